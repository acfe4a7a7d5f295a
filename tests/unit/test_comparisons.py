"""Questions that compare documents."""

import pytest

from corpus.models import Document, Kind
from retrieval.query import parse
from retrieval.questions import clauses
from retrieval.questions.comparisons import of_each
from retrieval.questions.wants import Wants


@pytest.mark.parametrize(
    ("question", "each"),
    [
        ("how has the quay budget changed between the 2031 plan and the 2036 plan", "What is the quay budget?"),
        ("What's the difference between the priorities in the 2031 plan and the 2036 one?", "What are the priorities?"),
        ("Compare the tolls of the 2031 and the 2036 plan", "What are the tolls?"),
        ("compare what the 2031 plan and the 2036 plan say about tug hire", "What is the tug hire?"),
        ("How do the 2031 and 2036 plans differ on tug hire?", "What is the tug hire?"),
        ("How has the number of tugs changed?", None),
        ("What does the 2031 plan say about tugs?", None),
    ],
)
def test_what_is_asked_of_each(question: str, each: str | None) -> None:
    assert of_each(question) == each


def _plan(year: int) -> Document:
    name, period = f"{year}.txt", f"{year}-{year + 4}"
    return Document(f"d-{year}", name, name, f"Harbour Plan {year}", Kind.PLAN, "0" * 64, period=period)


@pytest.mark.parametrize(
    ("question", "documents"),
    [
        ("Compare the tolls of the 2031 and the 2036 plan", {"d-2031", "d-2036"}),
        ("How do the tolls differ between the 2031 plan and the 2036 one?", {"d-2031", "d-2036"}),
        ("What are the tolls in both plans?", {"d-2031", "d-2036"}),
        ("What are the tolls in the 2031 plan?", set()),
    ],
)
def test_each_document_that_is_named_is_asked(question: str, documents: set[str]) -> None:
    found = clauses.parts(parse(question), [_plan(2031), _plan(2036)])
    assert {part.document for part in found} == documents


def test_a_reason_asked_for_besides_is_a_part_of_its_own() -> None:
    found = clauses.parts(parse("By how much have thefts from boats risen and why?"), [])
    assert [part.query.text for part in found] == ["By how much have thefts from boats risen?", "thefts boats risen: why?"]
    assert found[1].query.wants is Wants.REASON
