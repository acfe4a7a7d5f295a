"""Which evidence says who holds the office that is asked for."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from corpus.models import Document, Kind, Passage, Span, SpanKind
from retrieval.answerability import decision
from retrieval.evidence import Evidence
from retrieval.query import parse
from retrieval.search import Ranked

PLAN = Document(id="d", sha256="0" * 64, file="p", path="p", title="Oxmere Harbour Plan", kind=Kind.PLAN)
LIBRARY = cast(Any, SimpleNamespace(documents={"d": PLAN}, glossary={}, component=lambda passage: None))


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,:()").removesuffix("ed").removesuffix("s") for word in text.lower().replace("-", " ").split()]


def _evidence(*lines: str, at: int = 0, section: str = "Plan") -> Evidence:
    text, spans = "", []
    for line in lines:
        spans.append(Span(start=len(text), end=len(text) + len(line), kind=SpanKind.SENTENCE))
        text += line + "\n"
    passage = Passage(
        id="p", document_id="d", ordinal=0, page=1, start=0, end=len(text), text=text, section=(section,), spans=tuple(spans)
    )
    return Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), at, 0.0, 0.0)


@pytest.mark.parametrize(
    ("question", "evidence", "lacks"),
    [
        ("Who is the Chief Constable?", _evidence("The quay went to Marsh Works.", section="Helping the Chief Constable"), True),
        ("Who is the Chief Constable?", _evidence("Ann Ode joined in May.", section="Chief Constable"), False),
        ("Who is the Chief Constable?", _evidence("We welcomed Acting Chief Constable Ann Ode."), False),
        ("Who is the Chief Constable?", _evidence("Ann Ode", "Chief Constable", at=1), False),
        ("Who is the Chief Constable?", _evidence("Thank you all.", "Ann Ode", "Chief Constable"), True),
        ("Who is the Head of Estates?", _evidence("Ann Ode, Head of Harbours"), True),
        ("Who chairs the Port Authority?", _evidence("Ann Ode chairs the quay panel."), True),
        ("Who chairs the Port Authority?", _evidence("The chair is Ann Ode.", "The Port Authority is new."), False),
        ("Who chairs the Harbour Panel?", _evidence("Ann Ode chairs the panel."), False),
    ],
)
def test_the_holder_is_named_beside_the_office(question: str, evidence: Evidence, lacks: bool) -> None:
    assert decision.lacks_office(parse(question), [evidence], LIBRARY, cast(Any, _Words())) is lacks


def test_who_holds_an_office_for_a_time_comes_after_who_holds_it() -> None:
    acting, lasting = _evidence("Acting Chief Constable Ann Ode spoke."), _evidence("Chief Constable Bo Marsh spoke.")
    query, words = parse("Who is the Chief Constable?"), cast(Any, _Words())
    assert decision.holders_first(query, [acting, lasting], LIBRARY, words) == [lasting, acting]
    assert decision.holders_first(parse("How many boats sail?"), [acting, lasting], LIBRARY, words) == [acting, lasting]
