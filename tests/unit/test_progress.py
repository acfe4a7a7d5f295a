"""The progress bar: drawn on a terminal, silent elsewhere."""

import io
import time

from rich.console import Console

from terminal import progress
from terminal.progress import Bar


def test_nothing_is_drawn_where_nobody_watches(capsys):
    with Bar() as bar:
        bar("harbour.pdf", 1, 2)
    assert capsys.readouterr() == ("", "")


def test_a_bar_has_counts_and_names_what_is_done(monkeypatch):
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, width=80, color_system=None)
    monkeypatch.setattr(progress, "messages", lambda: console)
    with Bar() as bar:
        bar("[red]harbour.pdf\x1b[2J", 0, 0)
        bar("harbour.pdf: embedding", 1, 40)
        time.sleep(0.2)
        bar("harbour.pdf: embedding", 32, 40)
        time.sleep(0.2)
    drawn = stream.getvalue()
    assert "[red]harbour.pdf " in drawn and "\x1b[2J" not in drawn
    assert "harbour.pdf: embedding" in drawn and "32/40" in drawn and "/s" in drawn


def test_a_bar_that_was_never_needed_is_never_drawn():
    with Bar() as bar:
        pass
    assert bar is not None
