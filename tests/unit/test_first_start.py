"""The bundled digests are for an empty data directory only, whoever else begins to fill it at the same moment."""

from contextlib import contextmanager

import pytest

from corpus.settings import Settings
from ingest.pipeline import Options, ingest
from retrieval import assistant as module
from retrieval.assistant import BUNDLED, Assistant
from retrieval.library import Library
from retrieval.locking import alone

pytestmark = pytest.mark.usefixtures("one_by_one")


@pytest.fixture
def assistant(stores, tmp_path, monkeypatch):
    digests = tmp_path / "digests"
    digests.mkdir()
    (digests / "digest.md").write_text("# Digest\n\nThe quay has seven lamps.\n")
    monkeypatch.setattr(module, "BUNDLED", digests)
    return Assistant(Settings(data_dir=tmp_path / "data"), Library(stores.catalogue), None, stores)


def _files(stores):
    return [(document.file, document.bundled) for document in stores.catalogue.documents()]


def test_an_empty_data_directory_gets_the_digests_once(assistant, stores):
    assert [one.file for one in assistant.ingest_bundled().added] == ["digest.md"]
    assert assistant.ingest_bundled() is None
    assert _files(stores) == [("digest.md", True)] and list(BUNDLED.glob("*.md"))


@pytest.mark.parametrize("bundled", [True, False])
def test_what_another_process_adds_first_is_seen_when_it_is_this_one_s_turn(assistant, stores, tmp_path, monkeypatch, bundled):
    paper = tmp_path / "paper.md"
    paper.write_text("# Paper\n\nThe quay has eight lamps.\n")

    @contextmanager
    def behind_another(settings):
        with alone(settings):
            ingest([paper], stores, Options(bundled=bundled))
        with alone(settings):
            yield

    monkeypatch.setattr(module, "alone", behind_another)
    assert assistant.ingest_bundled() is None
    assert _files(stores) == [("paper.md", bundled)]
