"""Which files are meant by the paths typed."""

import os
from pathlib import Path

import pytest

from ingest.sources import collect


def touch(folder: Path, *names: str) -> None:
    for name in names:
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text("x")


def found(folder: Path, *paths: Path) -> list[str]:
    return [str(path.relative_to(folder.resolve())) for path in collect(paths or [folder]).files]


def test_a_folder_stands_for_the_readable_files_below_it_in_order(tmp_path):
    touch(tmp_path, "b.TXT", "a.pdf", "more/c.docx", "more/deep/d.html", "e.md", "image.png", "sums.xlsx")
    assert found(tmp_path) == ["a.pdf", "b.TXT", "e.md", "more/c.docx", "more/deep/d.html"]


def test_hidden_files_and_files_about_the_folder_are_passed_over(tmp_path):
    touch(tmp_path, ".hidden.txt", ".git/x.txt", "README.md", "licence.txt", "LICENSE.md", "readme-first.txt", "a.txt")
    assert found(tmp_path) == ["a.txt", "readme-first.txt"]


def test_a_file_that_is_named_is_taken_whatever_it_is_called(tmp_path):
    touch(tmp_path, "README.md", "image.png")
    assert found(tmp_path, tmp_path / "README.md", tmp_path / "image.png") == ["README.md", "image.png"]


def test_a_file_named_twice_or_through_a_link_is_taken_once(tmp_path):
    touch(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "a.txt")
    assert found(tmp_path, tmp_path, tmp_path / "a.txt", tmp_path / "b.txt") == ["a.txt"]


def test_links_to_folders_are_not_followed(tmp_path):
    touch(tmp_path, "papers/a.txt")
    (tmp_path / "papers" / "again").symlink_to(tmp_path / "papers")
    assert found(tmp_path) == ["papers/a.txt"]


def test_a_broken_link_is_passed_over_in_a_folder_and_missing_by_name(tmp_path):
    touch(tmp_path, "a.txt")
    (tmp_path / "b.txt").symlink_to(tmp_path / "nothing.txt")
    assert found(tmp_path) == ["a.txt"]
    assert collect([tmp_path / "b.txt"]).failed[0].error == "There is no such file or folder."


@pytest.mark.parametrize("name", ["missing.txt", "missing/", "a\0b", "x" * 300])
def test_a_path_that_is_not_there_is_named(tmp_path, name):
    touch(tmp_path, "a.txt")
    result = collect([tmp_path / name, tmp_path])
    assert [failure.file for failure in result.failed] == [str(tmp_path / name)]
    assert result.failed[0].error and result.failed[0].hint
    assert len(result.files) == 1


def test_an_empty_folder_says_what_is_read(tmp_path):
    failure = collect([tmp_path]).failed[0]
    assert failure.error == "The folder holds no file that is read."
    assert ".docx" in failure.hint and ".pdf" in failure.hint


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="there are no pipes with names here")
def test_what_is_neither_file_nor_folder_is_not_opened(tmp_path):
    os.mkfifo(tmp_path / "pipe.txt")
    assert collect([tmp_path / "pipe.txt"]).failed[0].error == "This is neither a file nor a folder."


def test_a_closed_folder_costs_no_other_file(tmp_path, monkeypatch):
    touch(tmp_path, "a.txt", "closed/b.txt", "open/c.txt")
    real = Path.iterdir

    def iterdir(self):  # permissions do not bind everyone who runs the tests
        if self.name == "closed":
            raise PermissionError(13, "Permission denied", str(self))
        return real(self)

    monkeypatch.setattr(Path, "iterdir", iterdir)
    result = collect([tmp_path])
    assert [path.name for path in result.files] == ["a.txt", "c.txt"]
    assert [failure.file for failure in result.failed] == [str(tmp_path / "closed")]
    assert result.failed[0].error == "It cannot be opened: permission denied."
    assert [failure.file for failure in collect([tmp_path / "closed"]).failed] == [str(tmp_path / "closed")]


def test_a_paper_that_has_the_name_of_a_file_about_the_folder_is_read(tmp_path):
    touch(tmp_path, "Notice.pdf", "notice.docx", "NOTICE.txt", "contributing.md", "Licence.html")
    assert found(tmp_path) == ["Licence.html", "Notice.pdf", "notice.docx"]
