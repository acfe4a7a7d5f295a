"""The process that reads strangers' files: its limits, and what is left of it when it breaks them."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from corpus.errors import EncryptedFile, UnreadableFile
from ingest.parsing import Job
from ingest.workers import Worker

TARGETS = "tests.unit.fake_targets"
posix_only = pytest.mark.skipif(sys.platform == "win32", reason="this platform has no such limits or signals")


def worker(name, **limits):
    return Worker(f"{TARGETS}:{name}", **limits)


def test_a_result_comes_back_whatever_is_printed_meanwhile():
    with worker("echo") as one:
        (first, process), (second, same) = one.call("a", {"x": 1}), one.call("b", ["y"])
    assert (first, second) == ({"x": 1}, ["y"])
    assert process == same


def test_an_error_of_ours_comes_back_as_it_was_raised():
    with worker("refuse") as one, pytest.raises(EncryptedFile) as caught:
        one.call("plan.pdf", "plan.pdf")
    assert caught.value.message == "plan.pdf is locked."
    assert caught.value.hint == "Give its password."


@posix_only
@pytest.mark.parametrize(("target", "how"), [("crash", "SIGSEGV"), ("leave", "exit code 3")])
def test_a_crash_is_an_error_that_names_the_file(target, how):
    with worker(target) as one, pytest.raises(UnreadableFile, match=rf"plan\.pdf cannot be read: .* \({how}\)"):
        one.call("plan.pdf", 1)


def test_what_hangs_is_given_up_and_ended():
    with worker("hang", seconds=0.5) as one:
        started = time.monotonic()
        with pytest.raises(UnreadableFile, match=r"plan\.pdf was given up: .* more than 0 seconds"):
            one.call("plan.pdf", 1)
        assert time.monotonic() - started < 20


@posix_only
def test_memory_is_limited():
    with worker("fill", memory=500_000_000) as one:
        assert one.call("small", 1_000_000) == 1_000_000
        with pytest.raises(UnreadableFile, match="memory"):
            one.call("large", 600_000_000)


@posix_only
def test_the_next_call_has_a_new_process():
    one = worker("crash")
    with pytest.raises(UnreadableFile):
        one.call("a", 1)
    one._target = f"{TARGETS}:echo"
    assert one.call("b", 2)[0] == 2
    one.close()
    one.close()


def test_a_file_in_the_current_folder_cannot_stand_in_for_a_library(tmp_path, monkeypatch):
    (tmp_path / "json.py").write_text("raise SystemExit")
    monkeypatch.chdir(tmp_path)
    monkeypatch.syspath_prepend(str(Path(__file__).parents[2]))
    with worker("shadowed") as one:
        assert Path(one.call("a", 1)).parent != tmp_path


def test_the_real_target_makes_a_document():
    with Worker() as one:
        job = Job(b"# Harbour Plan\n\nTwelve lamps are lit.\n", "plan.md", "/plan.md", "0" * 64, ocr=False)
        assert one.call("plan.md", job).document.title == "Harbour Plan"


def test_a_script_without_a_guarded_main_part_can_ingest(tmp_path):
    script = tmp_path / "script.py"
    root = Path(__file__).parents[2]
    script.write_text(f"""
import sys
sys.path.insert(0, {str(root)!r})
from ingest.workers import Worker
with Worker("tests.unit.fake_targets:echo") as one:
    print(one.call("a", 5)[0])
""")
    done = subprocess.run([sys.executable, script], capture_output=True, text=True, check=True, cwd=root)
    assert done.stdout == "5\n"
