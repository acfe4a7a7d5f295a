"""Ingests that are killed, on real stores: what was done is kept, and the next run ends where an undisturbed one does."""

import multiprocessing
import random
import shutil
import sqlite3
import subprocess
import sys
import time
from contextlib import closing
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from ingest import indexing, unfinished
from ingest.pipeline import Options, Stores, ingest
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.e2e.harbour import FILES, ROOT, answerable, begun, ended
from tests.integration import killable
from tests.integration.killable import SLICE, embedded
from tests.unit.fake_stores import FakeEmbedder

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")

RUN = """
import os, signal, sys
from pathlib import Path
from corpus.catalogue import Catalogue
from ingest.pipeline import Options, Stores, ingest
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.unit.fake_stores import FakeEmbedder
data, paper = map(Path, sys.argv[1:])
Catalogue.replace = lambda *_: os.kill(os.getpid(), signal.SIGKILL)
ingest([paper], Stores(Catalogue(data), FakeEmbedder(), ChromaVectors(data), TantivyWords(data)), Options())
"""

MOMENTS = 20
PAPERS, OLD = 5, 2  # papers ingested, and how many of them replace an old version


def held(data: Path) -> tuple[object, ...]:
    """Everything that the stores of a data directory say, but for where the files stood."""
    catalogue, vectors = Catalogue(data), ChromaVectors(data)
    documents = [(one, catalogue.detail(one.id), catalogue.passages_of(one.id)) for one in catalogue.documents()]
    found = documents, catalogue.passage_ids(), vectors.ids(), TantivyWords(data).ids(), unfinished.noted(catalogue)
    catalogue.close()
    vectors.close()
    return found


def test_what_a_killed_run_embedded_is_used_by_the_next(tmp_path, one_by_one):
    paper = tmp_path / "plan.md"
    paper.write_text(FILES["plan.md"])
    data = tmp_path / "data"
    killed = subprocess.run([sys.executable, "-c", RUN, data, paper], cwd=ROOT, capture_output=True, check=False)
    assert killed.returncode == -9, killed.stderr
    stores = Stores(Catalogue(data), FakeEmbedder(), ChromaVectors(data), TantivyWords(data))
    assert stores.catalogue.documents() == [] and stores.vectors.ids() == stores.words.ids() != set()
    report = ingest([paper], stores, Options())
    assert [one.file for one in report.added] == ["plan.md"] and one_by_one == ["plan.md"]
    assert stores.embedder.embedded == []
    assert stores.catalogue.passage_ids() == stores.vectors.ids() == stores.words.ids() != set()
    assert unfinished.noted(stores.catalogue) == set()
    stores.catalogue.close()
    stores.vectors.close()


def paper(number: int, thing: str, sections: int) -> str:
    parts = (f"## Part {n}\n\nQuay {number} has {n + 3} {thing}, and they are seen to in week {n}.\n" for n in range(sections))
    return f"# Quay {number} plan\n\n" + "\n".join(parts)


@pytest.fixture(scope="module")
def start(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A data directory that holds old versions of some papers, and the folder with the new ones of all."""
    folder = tmp_path_factory.mktemp("start")
    papers = folder / "papers"
    papers.mkdir()
    for number in range(OLD):
        (papers / f"paper-{number}.md").write_text(paper(number, "ropes", sections=5))
    killable.run(folder / "data", papers)
    for number in range(PAPERS):
        (papers / f"paper-{number}.md").write_text(paper(number, "lamps", sections=8))
    return folder / "data", papers


def test_killed_at_any_moment_the_next_run_ends_where_an_undisturbed_one_does(
    tmp_path: Path, start: tuple[Path, Path], one_by_one: list[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(indexing, "SLICE", SLICE)
    before, papers = start
    processes = multiprocessing.get_context("forkserver")
    processes.set_forkserver_preload(["tests.integration.killable"])  # imports take longer than the ingest

    def killed_after(seconds: float | None, data: Path) -> tuple[float, bool]:
        """How long the ingest took, and whether it was killed before its end."""
        shutil.copytree(before, data)
        told, telling = processes.Pipe(duplex=False)
        process = processes.Process(target=killable.child, args=(data, papers, telling))
        process.start()
        telling.close()
        assert told.recv() == "begun"
        began = time.monotonic()
        if seconds is not None and not told.poll(seconds):
            process.kill()
        process.join()
        taken = time.monotonic() - began
        assert process.exitcode == 0 or seconds is not None
        return taken, process.exitcode != 0

    longest, _ = killed_after(None, tmp_path / "whole")
    wanted, texts = held(tmp_path / "whole"), embedded(tmp_path / "whole")
    assert wanted[1] == wanted[2] == wanted[3] and not wanted[4] and len(set(texts)) == len(texts) > PAPERS * SLICE
    chance, cut = random.Random(4), 0
    for place in range(MOMENTS):
        data = tmp_path / f"killed-{place}"
        moment = chance.uniform(0.0, longest)
        cut += killed_after(moment, data)[1]
        killable.run(data, papers)
        assert held(data) == wanted, f"killed after {moment:.3f} of {longest:.3f} s"
        again = len(embedded(data)) - len(texts)
        assert set(embedded(data)) == set(texts) and again <= SLICE, f"{again} embedded twice, killed after {moment:.3f} s"
        shutil.rmtree(data)
    assert cut >= MOMENTS // 2  # a machine that became quicker meanwhile may end some of them first


def test_the_real_command_killed_while_it_embeds_ends_well_when_run_again(tmp_path: Path) -> None:
    (tmp_path / "quay.md").write_text(paper(1, "lamps", sections=30))
    data = tmp_path / "data"
    process = begun("ingest", tmp_path / "quay.md", data_dir=data, folder=tmp_path)
    deadline = time.monotonic() + 120
    while not is_indexing(data) and time.monotonic() < deadline:
        time.sleep(0.005)
    process.kill()
    assert ended(process).code == -9
    again = answerable("ingest", tmp_path / "quay.md", "--json", data_dir=data)
    assert again.code == 0 and [one["file"] for one in again.json["added"]] == ["quay.md"]
    documents, *ids, unsettled = held(data)
    assert len(documents) == 1 and ids[0] == ids[1] == ids[2] != set() and not unsettled


def is_indexing(data: Path) -> bool:
    """Whether an ingest has noted what it is about to write."""
    if not (data / "catalogue.sqlite").exists():
        return False
    try:
        with closing(sqlite3.connect(data / "catalogue.sqlite")) as connection:
            rows = connection.execute("SELECT value FROM meta WHERE key = ?", (unfinished.KEY,)).fetchall()
    except sqlite3.Error:  # in the making
        return False
    return rows not in ([], [("[]",)])
