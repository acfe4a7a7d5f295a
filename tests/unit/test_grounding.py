import pytest

from corpus.errors import GroundingError
from corpus.results import Answer, Citation, Timings
from retrieval.grounding import check, loose_numbers

PAGE = "The board met twice. It spent £1,200 on 3 May 2020."
HASH = "a" * 64


def cited(start=21, end=51, quote=None, **changes):
    fields = {
        "marker": 1, "document_id": "d-1", "file": "a.txt", "title": "A", "kind": "report", "date": None,
        "component": None, "section": [], "page": None, "page_label": None,
        "quote": PAGE[start:end] if quote is None else quote, "start": start, "end": end, "sha256": HASH,
    }  # fmt: skip
    return Citation(**{**fields, **changes})


def answer(text="It spent £1,200 on 3 May 2020. [1]", citations=None, status="answered"):
    return Answer(
        id=None, question="q", standalone_question="q", status=status, reason="", text=text,
        citations=[cited()] if citations is None else citations, passages=[], warnings=[], generator="extractive",
        timings_ms=Timings(total=0, search=0, rerank=0, answer=0),
    )  # fmt: skip


def checked(subject, page=PAGE, sha256=HASH):
    return check(subject, lambda document, number: page, lambda document: sha256)


def test_an_answer_that_holds_is_returned_unchanged():
    good = answer()
    assert checked(good) is good


@pytest.mark.parametrize(
    ("bad", "reason"),
    [
        (answer(citations=[cited(quote="It spent £1,300 on 3 May 2020.")]), "quotation"),
        (answer(citations=[cited(start=20)]), "marker|quotation"),
        (answer(text="It spent £1,200. [2]"), "Markers"),
        (answer(text="It spent £1,200."), "Markers"),
        (answer(text="It spent £1,250. [1]"), "1,250"),
        (answer(text="In 2021 it spent £1,200. [1]"), "2021"),
        (answer(text="", citations=[]), "without a citation"),
        (answer(status="not_found"), "not found"),
    ],
)
def test_what_does_not_hold_is_named(bad, reason):
    if bad.citations and bad.citations[0].start == 20:
        bad = answer(citations=[cited(start=20, quote=PAGE[21:51])])
    with pytest.raises(GroundingError, match=reason):
        checked(bad)


def test_a_file_that_changed_fails():
    with pytest.raises(GroundingError, match="not the one that was ingested"):
        checked(answer(), sha256="b" * 64)


def test_an_answer_that_was_not_found_needs_no_citation():
    assert checked(answer(text="", citations=[], status="not_found")).status == "not_found"


def test_markers_are_not_numbers_and_parts_of_numbers_do_not_count():
    assert loose_numbers("spent 1,200 [7]", "it spent 1,200") == []
    assert loose_numbers("spent 200", "it spent 1,200") == ["200"]
