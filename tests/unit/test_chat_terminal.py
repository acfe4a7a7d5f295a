"""The chat as a person at a terminal types it, and its interrupts."""

import io
import os
import signal
import subprocess
import sys
import threading
import time
from pathlib import Path

import pytest

from corpus.errors import IndexMismatch
from terminal.lines import PlainLines, PromptLines
from tests.unit.fake_assistant import QUOTE

ROOT = Path(__file__).parents[2]


def test_a_line_is_edited_and_remembered(tmp_path):
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    folder = tmp_path / "data"
    kept = folder / "chat_history"
    ready = threading.Event()
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        lines = PromptLines(lambda: folder, ["/help"], lambda: "Loading ...", ready.set)
        keys.send_text("lampx\x7fs\r")
        assert lines.read("> ") == "lamps"
        keys.send_text("/he\t\r")
        assert lines.read("> ") == "/help"
        threading.Timer(1, keys.send_text, ["\x1b[A\x1b[A\r"]).start()  # earlier lines are read on another thread
        assert lines.read("> ") == "lamps"
        keys.send_text("\x03")
        with pytest.raises(KeyboardInterrupt):
            lines.read("> ")
        keys.send_text("\x04")
        with pytest.raises(EOFError):
            lines.read("> ")
    assert kept.stat().st_mode & 0o777 == 0o600
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        threading.Timer(1, keys.send_text, ["\x1b[A\r"]).start()
        assert PromptLines(lambda: folder, [], str, ready.set).read("> ") == "lamps"


def test_a_prompt_that_is_up_can_be_ended_and_starts_the_loading(tmp_path):
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):

        def ready():
            threading.Thread(target=lambda: lines.leave(IndexMismatch("x"))).start()

        lines = PromptLines(lambda: tmp_path, [], str, ready)
        with pytest.raises(IndexMismatch):
            lines.read("> ")


def test_a_history_that_cannot_be_kept_does_not_matter(tmp_path):
    from prompt_toolkit.application import create_app_session
    from prompt_toolkit.input import create_pipe_input
    from prompt_toolkit.output import DummyOutput

    (tmp_path / "file").write_text("in the way")
    with create_pipe_input() as keys, create_app_session(input=keys, output=DummyOutput()):
        keys.send_text("lamps\r")
        assert PromptLines(lambda: tmp_path / "file", [], str, lambda: None).read("> ") == "lamps"


def test_bytes_that_are_no_text_are_refused_and_the_chat_goes_on(capsys):
    stream = io.TextIOWrapper(io.BytesIO(b"lamps \xff\n"), encoding="utf-8")
    lines = PlainLines(stream)
    line = lines.read("> ")
    assert line == "lamps \udcff"
    lines.echo("> ", line)
    assert capsys.readouterr().out == "> lamps ?\n"


PROMPT = "\x1b[?2004h"  # what switches bracketed paste on

CHILD = """
import sys, threading, time
sys.path.insert(0, {root!r})
from pathlib import Path
from corpus.models import Filters
from terminal.opening import converse
from terminal.session import Session
from tests.unit.fake_assistant import *

fake = FakeAssistant(slow=threading.Event())

def opener(settings):
    time.sleep(1.5)
    return fake

raise SystemExit(converse(Session(data_dir=Path({data!r}), opener=opener), Filters()))
"""


@pytest.mark.skipif(not hasattr(os, "openpty"), reason="needs a pseudo-terminal")
def test_at_a_terminal_ctrl_c_stops_the_answer_and_ctrl_d_leaves(tmp_path):
    import pty

    code = CHILD.format(root=str(ROOT), data=str(tmp_path))
    pid, master = pty.fork()
    if pid == 0:
        os.environ.update(TERM="xterm", COLUMNS="80", LINES="24")
        os.execv(sys.executable, [sys.executable, "-c", code])
    seen = ""

    def until(text, seconds=20.0):
        nonlocal seen
        end = time.monotonic() + seconds
        while text not in seen:
            assert time.monotonic() < end, seen
            seen += os.read(master, 4096).decode(errors="replace")
            if "\x1b[6n" in seen:  # the prompt asks where the cursor is
                seen = seen.replace("\x1b[6n", "")
                os.write(master, b"\x1b[1;1R")
        before, _, seen = seen.partition(text)
        return before

    until(PROMPT)
    os.write(master, b"How many lamps?\r")  # before the library is loaded
    until("Loading the models")
    until(QUOTE)
    until("Sources")
    until(PROMPT)
    os.write(master, b"slow one?\r")
    until("Reading")
    os.write(master, b"\x03")
    until("Stopped.")
    until(PROMPT)
    os.write(master, b"\x03")
    until("Ctrl-D or /quit leaves the chat.")
    until(PROMPT)
    os.write(master, b"Again?\r")
    until(QUOTE)
    until(PROMPT)
    os.write(master, b"\x04")
    _, status = os.waitpid(pid, 0)
    os.close(master)
    assert os.waitstatus_to_exitcode(status) == 0


def test_piped_ctrl_c_stops_the_answer_and_the_next_line_is_read(tmp_path):
    code = CHILD.format(root=str(ROOT), data=str(tmp_path))
    command = [sys.executable, "-c", code]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as one:
        assert one.stdin and one.stdout and one.stderr
        limit = threading.Timer(120, one.kill)  # a hang is a failure, not the end of the whole run
        limit.start()
        one.stdin.write("slow one?\nHow many lamps?\n")
        one.stdin.close()
        assert one.stdout.readline() == "> slow one?\n"  # from here on Ctrl-C stops this question, whatever is going on
        one.send_signal(signal.SIGINT)
        out, err = one.stdout.read(), one.stderr.read()
        limit.cancel()
    assert one.returncode == 0
    assert "Stopped.\n" in err
    assert out.startswith("> How many lamps?\n") and QUOTE in out
