"""A folder of more than a hundred bad and odd files: each has a clear outcome in bounded time and memory, and the good
ones among them are read."""

import functools
import os
import socket
import sys
import time
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.results import IngestReport
from ingest import pipeline, workers
from ingest.pipeline import Options, Stores, ingest
from tests.integration.odd_file import Odd
from tests.integration.odd_pdfs import encrypted, odd_pdfs, plain_pdf
from tests.integration.odd_texts import TEXT, odd_docx, odd_pages, odd_texts, plain_docx
from tests.unit.fake_stores import FakeEmbedder, FakeVectors, FakeWords

# A worker may take minutes and 3 GB for a scanned pack of hundreds of pages; of these files none needs a tenth of it.
SECONDS, MEMORY = 60.0, 2 * 2**30
WHOLE = 240.0  # seconds for all of them; 30 on two idle cores
GOOD = {"good.pdf": plain_pdf(), "good.docx": plain_docx(), "good.txt": TEXT.encode(), "good.md": f"# {TEXT}".encode()}
UNCLEAR = ("reader failed", "reader crashed", "given up", "Traceback", "Error(")


def read(*paths: Path, **options: object) -> tuple[IngestReport, Stores]:
    """Ingest with stores that cost nothing."""
    stores = Stores(Catalogue(paths[0].parent / "data"), FakeEmbedder(), FakeVectors(), FakeWords())
    try:
        return ingest(list(paths), stores, Options(**options)), stores  # type: ignore[arg-type]
    finally:
        stores.catalogue.close()


@pytest.fixture(scope="module")
def odds() -> list[Odd]:
    return [*odd_pdfs(), *odd_docx(), *odd_pages(), *odd_texts()]


def limited(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(pipeline, "Worker", functools.partial(workers.Worker, seconds=SECONDS, memory=MEMORY))
    monkeypatch.setattr(workers, "SECONDS_A_MEGABYTE", 0.0)


def test_every_bad_file_has_a_clear_outcome_and_every_good_one_lands(
    odds: list[Odd], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    limited(monkeypatch)
    folder = tmp_path / "papers"
    for place in ("a", "m", "z"):  # before, among and behind the bad ones
        (folder / place).mkdir(parents=True)
        for name, data in GOOD.items():
            extra = f"\nOf {place}.\n".encode() if name.endswith((".txt", ".md")) else b""
            (folder / place / name).write_bytes(data + extra)
    bad = folder / "bad"
    bad.mkdir()
    for odd in odds:
        (bad / odd.name).write_bytes(odd.data)
    assert len(odds) >= 100 and len({odd.name for odd in odds}) == len(odds)
    started = time.monotonic()
    report, stores = read(folder)
    assert time.monotonic() - started < WHOLE
    failed = {Path(one.file).name: one for one in report.failed}
    landed = {one.file for one in (*report.added, *report.updated, *report.unchanged)}
    assert set(GOOD) <= landed
    for odd in odds:
        assert (odd.name in failed) != (odd.name in landed), odd.name
        assert odd.outcome in ("either", "failed" if odd.name in failed else "added"), (odd.name, failed.get(odd.name))
        if odd.name in failed:
            said = failed[odd.name]
            assert said.error.strip() and said.hint.strip() and "\n" not in said.error + said.hint, odd.name
            assert odd.says in said.error and not any(word in said.error for word in UNCLEAR), (odd.name, said.error)
    assert not Path("/tmp/answerable-outside.txt").exists() and not Path("/etc/answerable-outside").exists()
    assert len(stores.vectors.ids()) == len(stores.words.ids()) > 5000


def test_a_password_opens_what_it_locks(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    limited(monkeypatch)
    paper = tmp_path / "locked.pdf"
    paper.write_bytes(encrypted("quay"))
    report, _ = read(paper, password="wall")
    assert "the password given does not open it" in report.failed[0].error
    report, _ = read(paper, password="quay")
    assert [one.file for one in report.added] == ["locked.pdf"]


@pytest.mark.skipif(sys.platform == "win32", reason="such files cannot be made here")
def test_what_is_no_file_is_passed_over_in_folders_and_named_when_asked_for(tmp_path: Path, one_by_one: list[str]) -> None:
    folder = tmp_path / "papers"
    (folder / "folder.pdf").mkdir(parents=True)
    (folder / "folder.pdf" / "inner.txt").write_text(TEXT + "Within.")
    (folder / "good.txt").write_text(TEXT)
    os.mkfifo(folder / "pipe.txt")
    with socket.socket(socket.AF_UNIX) as listening:
        listening.bind(os.path.relpath(folder / "socket.txt"))
    (folder / "round.txt").symlink_to("round.txt")
    (folder / "there.txt").symlink_to("back.txt")
    (folder / "back.txt").symlink_to("there.txt")
    (folder / "gone.txt").symlink_to("nowhere.txt")
    (folder / "up").symlink_to("..")
    (folder / "again.txt").symlink_to("good.txt")
    (folder / ".hidden.txt").write_text(TEXT + "Hidden.")
    report, _ = read(folder)
    assert sorted(one.file for one in report.added) == ["good.txt", "inner.txt"]
    assert not report.failed and not report.unchanged
    special = [folder / name for name in ("pipe.txt", "socket.txt", "round.txt", "gone.txt")]
    report, _ = read(*special, folder / "good.txt")
    assert len(report.failed) == 4 and all(one.error and one.hint for one in report.failed)
    assert [one.file for one in report.added] == ["good.txt"]


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="such names cannot be given here")
def test_files_with_strange_names_are_read_or_named(tmp_path: Path, one_by_one: list[str]) -> None:
    folder = tmp_path / "papers"
    folder.mkdir()
    names = [
        "two\nlines.txt",
        "bell\x07.txt",
        "\x1b[31mred.txt",
        "\u202etxt.evil.txt",
        "x" * 251 + ".txt",
        "café 🚢.txt",
        "-k.txt",
    ]
    for number, name in enumerate(names):
        (folder / name).write_text(f"{TEXT}Number {number}.")
    bad = os.fsencode(folder) + b"/caf\xe9.txt"
    Path(os.fsdecode(bad)).write_text(TEXT)
    report, _ = read(folder)
    assert {one.file for one in report.added} == set(names)
    assert len(report.failed) == 1 and "not valid UTF-8" in report.failed[0].error
    assert report.failed[0].file.endswith("caf\\udce9.txt") and report.model_dump_json()


@pytest.mark.skipif(sys.platform == "win32" or os.geteuid() == 0, reason="permissions do not bind this user")
def test_a_file_that_may_not_be_read_is_named(tmp_path: Path, one_by_one: list[str]) -> None:
    for name in ("closed.txt", "good.txt"):
        (tmp_path / name).write_text(TEXT + name)
    (tmp_path / "closed.txt").chmod(0)
    report, _ = read(tmp_path / "closed.txt", tmp_path / "good.txt")
    assert "permission denied" in report.failed[0].error and [one.file for one in report.added] == ["good.txt"]
