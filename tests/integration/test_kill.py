"""An ingest that is killed between index writing and the catalogue's transaction, on real stores."""

import subprocess
import sys

import pytest

from corpus.catalogue import Catalogue
from ingest import unfinished
from ingest.pipeline import Options, Stores, ingest
from retrieval.lexical import TantivyWords
from retrieval.vectors import ChromaVectors
from tests.e2e.harbour import FILES, ROOT
from tests.unit.fake_stores import FakeEmbedder

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


@pytest.mark.skipif(sys.platform == "win32", reason="there is no such signal")
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
