"""What is said beside quotations that may not answer."""

import pytest

from corpus.models import Document, Kind
from retrieval import cautions
from retrieval.query import parse
from tests.unit.fake_assistant import citation

FELL = "Thefts from boats fell from 85 in 2025/26 to 64 in 2030/31."


def _told(question: str, quote: str, title: str = "Harbour report") -> list[str]:
    quoted = citation(quote=quote, title=title, section=[], date=None, component=None)
    document = Document(quoted.document_id, "report.txt", "report.txt", title, Kind.REPORT, "0" * 64)
    return cautions.cautions(parse(question), [quoted], [document])


@pytest.mark.parametrize(
    "question", ["How far did thefts fall between 2028/29 and 2032/33?", "How many thefts were there in 2028?"]
)
def test_quotations_of_other_years_are_doubtful(question: str) -> None:
    assert _told(question, FELL) == [cautions.DOUBTFUL]


@pytest.mark.parametrize(
    ("question", "quote", "title"),
    [
        ("How many thefts were there in 2026?", FELL, "Harbour report"),  # the second half of 2025/26
        ("How many thefts were there in 2031?", FELL, "Harbour report"),
        ("How many thefts were there in 2028?", FELL, "Harbour report 2028"),
        ("How many thefts were there in 2028?", "Thefts fell to 64.", "Harbour report"),
        ("How many thefts were there?", FELL, "Harbour report"),
    ],
)
def test_quotations_of_the_year_or_of_none_are_not(question: str, quote: str, title: str) -> None:
    assert _told(question, quote, title) == []


@pytest.mark.parametrize(
    ("question", "quote", "doubted"),
    [
        ("Why did thefts fall?", "Thefts fell by a fifth.", True),
        ("Why did thefts fall?", "The harbour master explained that thefts fell by a fifth.", True),
        ("Why did thefts fall?", "The chair asked for the reasons to be set out in writing.", True),
        ("Why did thefts fall?", "Thefts fell because the quay is lit.", False),
        ("Why were lamps bought?", "Forty lamps were bought to address thefts.", False),
        ("Did thefts fall?", "Thefts fell by a fifth.", False),
        ("By how much did thefts fall and why?", "Thefts fell by a fifth.", True),
    ],
)
def test_quotations_that_give_no_reason_are_doubtful_where_one_is_asked_for(question: str, quote: str, doubted: bool) -> None:
    assert (cautions.DOUBTFUL in _told(question, quote)) is doubted
