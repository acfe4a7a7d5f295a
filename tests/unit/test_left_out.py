"""Steps left out to measure what they bring are really left out."""

import pytest

from corpus.catalogue import Catalogue
from corpus.models import SpanKind
from ingest.pipeline import Options, Stores, ingest
from tests.unit.fake_stores import FakeEmbedder, FakeVectors, FakeWords

pytestmark = pytest.mark.usefixtures("one_by_one")

TABLE = "# Ferries\n\n## Sailings\n\n| Route | Sailings |\n|---|---|\n| North Isle | 4 |\n| South Isle | 2 |\n"


@pytest.fixture
def held(tmp_path):
    """What the stores hold of one file where steps are left out."""
    paper = tmp_path / "ferries.md"
    paper.write_text(TABLE, "utf-8")

    def ingested(*without):
        catalogue = Catalogue(tmp_path / f"data-{'-'.join(without)}")
        stores = Stores(catalogue, FakeEmbedder(), FakeVectors(), FakeWords(), frozenset(without))
        assert ingest([paper], stores, Options()).added
        spans = {span.kind for passage in catalogue.all_passages() for span in passage.spans}
        headings = " ".join(heading for entries in stores.words.entries.values() for _, heading, _ in entries)
        catalogue.close()
        return spans, headings

    return ingested


def test_nothing_is_left_out_unless_asked_for(held):
    spans, headings = held()
    assert SpanKind.TABLE_ROW in spans and "Sailings" in headings


def test_without_tables_rows_are_sentences(held):
    spans, headings = held("tables")
    assert SpanKind.TABLE_ROW not in spans and "Sailings" in headings


def test_without_headings_nothing_above_a_passage_is_matched(held):
    spans, headings = held("headings")
    assert SpanKind.TABLE_ROW in spans and "Sailings" not in headings
