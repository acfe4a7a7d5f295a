"""Ctrl-C at the worst moments of a chat: whenever it comes, the question that is on the screen is stopped."""

import io
import signal
import sys
import time

import pytest

from corpus.models import Filters
from terminal.background import Background
from terminal.interrupts import Interrupts
from terminal.lines import PlainLines
from terminal.opening import converse
from terminal.session import Session
from tests.unit.fake_assistant import QUOTE, FakeAssistant


class Slow(FakeAssistant):
    """Answers "slow one?" only when it is told to stop; ``stuck`` where nobody tells it for ten seconds."""

    stuck = False

    def ask(self, question, *, cancelled, **options):
        end = time.monotonic() + 10
        while question == "slow one?" and not cancelled() and not self.stuck:
            time.sleep(0.01)
            self.stuck = time.monotonic() > end
        return super().ask(question, **options)


class Dying:
    """Presses Ctrl-C where an exception is dropped, as in the callbacks of the import system."""

    def __del__(self):
        signal.raise_signal(signal.SIGINT)


def press():
    signal.raise_signal(signal.SIGINT)


def press_where_exceptions_are_dropped():
    Dying()


@pytest.mark.parametrize("how", [press, press_where_exceptions_are_dropped])
@pytest.mark.parametrize(("owner", "moment"), [(Background, "call"), (PlainLines, "echo")])
def test_ctrl_c_stops_the_question_whenever_it_comes(monkeypatch, capsys, tmp_path, owner, moment, how):
    real = getattr(owner, moment)
    pressed = []

    def interrupted(self, *arguments):
        done = real(self, *arguments)
        if not pressed:
            pressed.append(moment)
            how()  # after the question was asked or shown, before anybody holds what came of it
        return done

    monkeypatch.setattr(owner, moment, interrupted)
    monkeypatch.setattr(sys, "stdin", io.StringIO("slow one?\nHow many lamps?\n"))
    fake = Slow()
    assert converse(Session(data_dir=tmp_path, opener=lambda settings: fake), Filters()) == 0
    out, err = capsys.readouterr()
    assert not fake.stuck
    assert err.endswith("\nStopped.\n")
    assert out.startswith("> slow one?\n> How many lamps?\n") and QUOTE in out
    assert signal.getsignal(signal.SIGINT) is signal.default_int_handler


def test_the_first_ctrl_c_is_raised_where_one_looks_and_the_second_at_once():
    interrupts = Interrupts()
    with interrupts:
        press()
        with pytest.raises(KeyboardInterrupt):
            interrupts.look()
        interrupts.look()
        press()
        with pytest.raises(KeyboardInterrupt):
            press()
    with pytest.raises(KeyboardInterrupt):
        press()
    with interrupts:
        interrupts.at_once()
        with pytest.raises(KeyboardInterrupt):
            press()
    with interrupts:
        press()
        with pytest.raises(KeyboardInterrupt):
            interrupts.at_once()
    with interrupts:
        press()
    with interrupts:
        interrupts.look()  # what was not looked at is forgotten


def test_where_ctrl_c_is_ignored_it_stays_so():
    before = signal.signal(signal.SIGINT, signal.SIG_IGN)
    try:
        with Interrupts() as interrupts:
            press()
            interrupts.look()
        assert signal.getsignal(signal.SIGINT) is signal.SIG_IGN
    finally:
        signal.signal(signal.SIGINT, before)
