"""Uploaded files: kept as long as they are needed, whatever happens at the same moment."""

import io
import os
import threading
import time
from pathlib import Path

import pytest

from api import tasks
from api.uploads import FOLDER, Uploads
from corpus.catalogue import Catalogue
from corpus.errors import Busy, UnreadableFile, UnsupportedFile
from corpus.jobs import Jobs
from ingest import reading
from ingest.aside import read_aside
from ingest.pipeline import LOG, Options, ingest


@pytest.fixture
def jobs(tmp_path):
    catalogue = Catalogue(tmp_path)
    yield Jobs(catalogue)
    catalogue.close()


@pytest.fixture
def uploads(tmp_path, jobs):
    return Uploads(tmp_path, jobs, jobs._catalogue)


def names(tmp_path):
    return sorted(one.name for one in (tmp_path / FOLDER).iterdir())


def test_a_file_is_kept_until_its_job_has_ended(tmp_path, uploads, jobs):
    job = uploads.accept(io.BytesIO(b"Lamps."), "a/lamps.md", lambda kept: jobs.add(kept.name, kept.path, kept.sha256, None))
    path, _ = jobs.path(job.id)
    assert (job.file, names(tmp_path)) == ("lamps.md", [job.sha256])
    uploads.discard(path)
    assert names(tmp_path) == [job.sha256]
    jobs.note(job.id, state="failed")
    uploads.discard(path)
    assert names(tmp_path) == []


def test_the_same_bytes_uploaded_again_while_they_are_forgotten_are_kept(tmp_path, uploads, jobs):
    def begin(kept):
        forgetting = threading.Thread(target=uploads.discard, args=(kept.path,))
        forgetting.start()
        forgetting.join(0.2)
        begun.append(forgetting)
        return jobs.add(kept.name, kept.path, kept.sha256, None)

    begun = []
    job = uploads.accept(io.BytesIO(b"Lamps."), "lamps.md", begin)
    begun[0].join(10)
    assert not begun[0].is_alive() and names(tmp_path) == [job.sha256]


def test_a_file_that_no_job_could_be_made_of_is_forgotten(tmp_path, uploads):
    def begin(kept):
        raise Busy("Another program is writing.")

    with pytest.raises(Busy):
        uploads.accept(io.BytesIO(b"Lamps."), "lamps.md", begin)
    assert names(tmp_path) == []
    with pytest.raises(UnsupportedFile):
        uploads.accept(io.BytesIO(bytes(range(256))), "lamps.md", begin)


def test_what_was_not_uploaded_is_left(tmp_path, uploads):
    paper = tmp_path / "plan.md"
    paper.write_text("Lamps.")
    for path in ("", str(paper)):
        uploads.discard(path)
    assert paper.exists()


def test_half_received_files_of_an_ended_process_are_swept(tmp_path, uploads):
    folder = tmp_path / FOLDER
    folder.mkdir()
    for name, age in ((".receiving-old", 7200), (".receiving-new", 0), ("0" * 64, 7200)):
        (folder / name).write_bytes(b"Lamps.")
        os.utime(folder / name, (time.time() - age,) * 2)
    uploads.sweep()
    assert names(tmp_path) == [".receiving-new", "0" * 64]


class ReadingOnly:
    """What is asked of an assistant up to the reading of the file."""

    def __init__(self, stores, log):
        self.stores, self.log = stores, log

    def ingest(self, paths, *, kind, progress, names):
        return ingest(paths, self.stores, Options(log=self.log, names=names), progress)

    def check(self, path, name, plan, progress):
        return read_aside(path, name, self.stores.catalogue, self.stores.embedder, self.stores.vectors, progress)


@pytest.mark.parametrize("task", ["ingest", "check"])
@pytest.mark.parametrize("why", ["is larger than", "cannot be read"])
def test_an_error_names_the_file_as_it_was_uploaded(task, why, tmp_path, uploads, jobs, stores, monkeypatch):
    job = uploads.accept(io.BytesIO(b"Lamps."), "a/lamps.md", lambda kept: jobs.add(kept.name, kept.path, kept.sha256, None))
    path = Path(jobs.path(job.id)[0])
    if why == "is larger than":
        monkeypatch.setattr(reading, "LARGEST", 5)
    else:
        monkeypatch.setattr(Path, "read_bytes", _refused)
    assistant = ReadingOnly(stores, tmp_path / LOG)
    with pytest.raises(UnreadableFile) as refused:
        tasks.TASKS[task](assistant, jobs, job, path, lambda *_: None)
    assert refused.value.message.startswith(f"lamps.md {why}")
    said = f"{refused.value.message} {refused.value.hint} {assistant.log.read_text() if task == 'ingest' else ''}"
    assert job.sha256 not in said


def _refused(path):
    raise PermissionError(13, "Permission denied")
