"""Jobs: what is done of each kind, taken up again, given up, and forgotten."""

import subprocess
import sys
import threading
from datetime import timedelta
from pathlib import Path

import pytest

from api.jobs import MOST_ATTEMPTS, Runner
from api.metrics import Metrics
from api.uploads import FOLDER, Uploads
from corpus import jobs as stored_jobs
from corpus.catalogue import Catalogue
from corpus.coverage import CoverageResult, CoverageSummary, DocumentName
from corpus.errors import UsageError
from corpus.jobs import Jobs
from corpus.settings import Settings
from tests.integration.slow_assistant import until

ROOT = Path(__file__).parents[2]
SLOW = """
import sys, threading, time
from pathlib import Path
from api.jobs import Runner
from api.metrics import Metrics
from api.uploads import Uploads
from corpus.catalogue import Catalogue
from corpus.jobs import Jobs
from corpus.settings import Settings

class Assistant:
    settings = Settings(data_dir=Path(sys.argv[1]))
    catalogue = Catalogue(settings.data_dir)

    def coverage(self, document, plan, heard):
        for number in range(6000):
            heard("commitments compared", number + 1, 6000)
            time.sleep(0.01)

assistant, jobs = Assistant(), Jobs(Assistant.catalogue)
uploads = Uploads(assistant.settings.data_dir, jobs, assistant.catalogue)
Runner(assistant, jobs, uploads, Metrics(), threading.Event()).start()
time.sleep(60)
"""


def coverage_of(document):
    name = DocumentName(document_id=document, file=f"{document}.md", title=document)
    return CoverageResult(plan=name, document=name, commitments=[], summary=CoverageSummary.of([]))


class Assistant:
    """Does what it is asked, one step at a time, as often as it is let."""

    def __init__(self, settings, catalogue):
        self.settings, self.catalogue = settings, catalogue
        self.covered, self.checked = [], []
        self.begun, self.go = threading.Event(), threading.Event()

    def coverage(self, document, plan, progress):
        self.begun.set()
        progress("commitments compared", 1, 4)
        while not self.go.wait(0.01):
            progress("commitments compared", 1, 4)
        if document == "d-gone":
            raise UsageError("No document is named so.", "Name another.")
        progress("commitments compared", 4, 4)
        self.covered.append((document, plan))
        return coverage_of(document)

    def check(self, path, name, plan, progress):
        self.checked.append((path.read_text(), name, plan))
        return coverage_of("d-aside")


@pytest.fixture
def assistant(tmp_path):
    made = Assistant(Settings(data_dir=tmp_path), Catalogue(tmp_path))
    yield made
    made.go.set()
    made.catalogue.close()


@pytest.fixture
def jobs(assistant):
    return Jobs(assistant.catalogue)


@pytest.fixture
def uploads(assistant, jobs, tmp_path):
    (tmp_path / FOLDER).mkdir()
    return Uploads(tmp_path, jobs, assistant.catalogue)


@pytest.fixture
def begin(assistant, jobs, uploads):
    """Begin a runner, and get the event that ends it; all are ended after the test."""
    begun = []

    def start():
        runner = Runner(assistant, jobs, uploads, Metrics(), threading.Event())
        runner.start()
        begun.append(runner)
        return runner

    yield start
    for runner in begun:
        runner._stopping.set()
        runner.join()


def ended(jobs, job):
    until(lambda: jobs.get(job.id).state in {"done", "failed"})
    return jobs.get(job.id)


def test_coverage_that_was_interrupted_is_taken_up_again(assistant, jobs, begin):
    job = jobs.add_coverage("d-plan", ["d-one", "d-two"])
    first = begin()
    assert assistant.begun.wait(10)
    until(lambda: jobs.get(job.id).total)
    assert (jobs.get(job.id).stage, jobs.get(job.id).total) == ("comparing", 8)
    first._stopping.set()
    first.join()
    assert jobs.get(job.id).state == "queued" and assistant.covered == []
    assistant.go.set()
    begin()
    done = ended(jobs, job)
    assert (done.state, done.result.documents) == ("done", ["d-one", "d-two"])
    assert assistant.covered == [("d-one", "d-plan"), ("d-two", "d-plan")]
    assert (done.done, done.total) == (8, 8)


def test_what_a_killed_process_left_is_taken_up_and_given_up_in_the_end(assistant, jobs, begin):
    assistant.go.set()
    left, hopeless = jobs.add_coverage("d-plan", ["d-one"]), jobs.add_coverage("d-plan", ["d-two"])
    jobs.begin(left.id)
    jobs.note(hopeless.id, state="running", attempts=MOST_ATTEMPTS)
    begin()
    assert ended(jobs, left).state == "done"
    failed = ended(jobs, hopeless)
    assert failed.state == "failed" and "ended each time" in failed.error and failed.hint
    assert assistant.covered == [("d-one", "d-plan")]


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
def test_coverage_that_was_killed_is_made_by_the_next_process(assistant, jobs, begin, tmp_path):
    job, next_ = (jobs.add_coverage("d-plan", [document]) for document in ("d-one", "d-two"))
    with subprocess.Popen([sys.executable, "-c", SLOW, tmp_path], cwd=ROOT) as process:
        until(lambda: process.poll() is not None or jobs.get(job.id).done, 60)
        process.kill()
    left = jobs.get(job.id)
    assert (process.returncode, left.state, left.stage, left.total) == (-9, "running", "comparing", 6000)
    assert jobs.get(next_.id).state == "queued"
    assistant.go.set()
    begin()
    assert (ended(jobs, job).state, ended(jobs, next_).state) == ("done", "done")
    assert assistant.covered == [("d-one", "d-plan"), ("d-two", "d-plan")]
    assert jobs.path(job.id)[1] == 2  # begun twice


def test_a_document_that_is_gone_fails_the_job_and_says_why(assistant, jobs, begin):
    assistant.go.set()
    begin()
    failed = ended(jobs, jobs.add_coverage("d-plan", ["d-gone"]))
    assert (failed.state, failed.error, failed.hint) == ("failed", "No document is named so.", "Name another.")


def test_a_checked_file_is_forgotten_and_its_result_a_day_later(assistant, jobs, begin, tmp_path, monkeypatch):
    file = tmp_path.resolve() / FOLDER / "aside"
    file.write_text("Lamps.")
    begin()
    job = jobs.add_check("lamps.md", str(file), "0" * 64, "d-plan")
    done = ended(jobs, job)
    assert assistant.checked == [("Lamps.", "lamps.md", "d-plan")] and done.result == coverage_of("d-aside")
    until(lambda: not file.exists())
    assert jobs.latest()[0].result is None
    jobs.resume()
    assert jobs.get(job.id).result == done.result
    monkeypatch.setattr(stored_jobs, "KEPT", timedelta(seconds=-1))
    jobs.resume()
    assert jobs.get(job.id).result is None and jobs.get(job.id).state == "done"
