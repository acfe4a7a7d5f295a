"""The program as a whole: errors, streams, global options, help."""

import json
from pathlib import Path

import pytest
from typer.testing import CliRunner

from cli import app
from corpus.errors import Busy, UnknownDocument
from terminal.program import hoisted
from tests.unit.fake_assistant import FakeAssistant
from tests.unit.fake_commands import run_command, spawned


def test_errors_are_one_line_with_their_exit_code():
    failing = {
        "busy?": Busy("Another process is\nwriting.", "Wait."),
        "who?": UnknownDocument("No document is named 'x'.", "List them."),
        "bug?": ValueError("a \x1b[31mred\nbug"),
    }
    expected = {
        "busy?": (1, "error: Another process is writing. Wait.\n"),
        "who?": (2, "error: No document is named 'x'. List them.\n"),
        "bug?": (
            1,
            "error: Unexpected ValueError: a red bug. For the details, run again with: answerable --debug ...\n",
        ),
    }
    for question, (code, line) in expected.items():
        result = run_command("ask", question, fake=FakeAssistant(failing))
        assert (result.exit_code, result.stdout, result.stderr) == (code, "", line)


def test_debug_adds_the_traceback():
    result = run_command("ask", "bug?", "--debug", fake=FakeAssistant({"bug?": ValueError("deep")}))
    assert result.exit_code == 1
    assert "Traceback" in result.stderr and "fake_assistant.py" in result.stderr


def test_an_unknown_setting_is_a_usage_error(monkeypatch):
    monkeypatch.setenv("ANSWERABLE_COLOUR", "red")
    result = run_command("ask", "Q?")
    assert result.exit_code == 2
    assert result.stderr.startswith("error: Unknown setting ANSWERABLE_COLOUR")


def test_global_options_may_follow_the_command():
    assert hoisted(["ask", "q", "--data-dir", "x", "--debug"]) == ["--data-dir", "x", "--debug", "ask", "q"]
    assert hoisted(["ask", "--data-dir=x", "q"]) == ["--data-dir=x", "ask", "q"]
    assert hoisted(["ask", "--", "--debug"]) == ["ask", "--", "--debug"]
    assert hoisted(["ask", "q", "--data-dir"]) == ["--data-dir", "ask", "q"]


@pytest.mark.parametrize("place", ["before", "after"])
def test_the_data_directory_reaches_the_settings(tmp_path, place):
    from terminal.session import Session

    seen = []
    option = ["--data-dir", str(tmp_path)]
    words = [*option, "documents"] if place == "before" else ["documents", *option]
    opened = Session(opener=lambda settings: seen.append(settings.data_dir) or FakeAssistant())
    assert CliRunner().invoke(app, words, obj=opened).exit_code == 0
    assert seen == [tmp_path]


def test_every_command_has_help():
    for words in ([], ["ingest"], ["documents"], ["documents", "show"], ["documents", "remove"], ["search"], ["ask"]):
        result = run_command(*words, "--help")
        assert result.exit_code == 0 and result.stdout.startswith("Usage: answerable")
        assert "..." not in result.stdout.partition("Commands:")[2], "a command's first line is too long for the list"
    assert run_command("--version").stdout.startswith("answerable ")


def test_the_command_line_imports_nothing_heavy():
    heavy = ["rich", "prompt_toolkit", "pydantic", "numpy", "retrieval.assistant", "sqlalchemy", "torch"]
    result = spawned(f"import cli, sys; print([name for name in {heavy} if name in sys.modules])")
    assert result.stdout == "[]\n"


def test_a_reader_that_leaves_is_no_error():
    code = (
        "import os, sys; from cli import app; from tests.unit.fake_assistant import *\n"
        "reading, writing = os.pipe(); os.close(reading); os.dup2(writing, 1)\n"
        "app(['documents', 'show', 'harbour', '--json'], obj=session(FakeAssistant()))"
    )
    result = spawned(code)
    assert (result.returncode, result.stderr) == (1, "")


def test_streams_that_are_closed_or_full():
    code = (
        "import os, sys; os.close(FD); sys.stdFD = None\n"
        "from cli import app; from tests.unit.fake_assistant import *\n"
        "app(WORDS, obj=session(FakeAssistant()))"
    )
    for number, name, words in ((0, "in", ["chat"]), (1, "out", ["ask", "Q?", "--json"]), (2, "err", ["documents"])):
        closed = code.replace("stdFD", f"std{name}").replace("FD", str(number)).replace("WORDS", str(words))
        result = spawned(closed)
        assert result.returncode == 0, name
        assert "error" not in result.stdout + result.stderr
    refused = spawned(code.replace("stdFD", "stderr").replace("FD", "2").replace("WORDS", "['askk']"))
    assert (refused.returncode, refused.stdout) == (2, "")


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs a device that is always full")
def test_a_full_disk_is_one_line():
    code = (
        "import os, sys; os.dup2(os.open('/dev/full', os.O_WRONLY), 1)\n"
        "from cli import app; from tests.unit.fake_assistant import *\n"
        "app(['ask', 'Q?', '--json'], obj=session(FakeAssistant()))"
    )
    result = spawned(code)
    assert result.returncode == 1
    assert result.stderr == "error: No space left on device. For the details, run again with: answerable --debug ...\n"


def test_output_that_the_terminal_cannot_encode():
    code = (
        "import sys; sys.stdout.reconfigure(encoding='ascii'); from cli import app\n"
        "from tests.unit.fake_assistant import *\n"
        "fake = FakeAssistant({'q': answer(text='caf\\u00e9 [1]', citations=[citation(quote='caf\\u00e9')])})\n"
        "app(['ask', 'q', *sys.argv[1:]], obj=session(fake))"
    )
    assert '"caf\\xe9" [1]' in spawned(code).stdout
    as_json = spawned(code.replace("*sys.argv[1:]", "'--json'"))
    assert json.loads(as_json.stdout)["text"] == "café [1]"
