"""Names and the bodies that they represent, in two lists one after the other."""

from types import SimpleNamespace

import pytest

from corpus.models import Document, Kind, Passage, Span, SpanKind
from retrieval.people import paired_lists
from retrieval.query import parse
from retrieval.search import Ranked

NAMES = ("Cllr A Ash", "Cllr B Elm", "Cllr C Fir", "Jo Oakes")
BODIES = ("Tenby Town Council", "Wender Borough Council", "Oxmere Council", "Independent Member")


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?").lower() for word in text.split()]


def _said(question: str, *lines: str) -> list[str]:
    text = "\n".join(lines)
    spans: list[Span] = []
    for line in lines:
        start = spans[-1].end + 1 if spans else 0
        spans.append(Span(SpanKind.LIST_ITEM, start, start + len(line), 0))
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=len(text), text=text, section=("Membership",), spans=tuple(spans))
    document = Document("d-1", "p.txt", "p.txt", "Harbour Panel", Kind.MINUTES, "0" * 64, date="2031-05-09")
    library = SimpleNamespace(
        documents={"d-1": document},
        component=lambda passage: None,
        catalogue=SimpleNamespace(passages_of=lambda document, ordinals: [passage]),
    )
    found = paired_lists.find(parse(question), [Ranked(passage, 0.0, 0.0, 0.0, 0.0)], library, _Words())  # type: ignore[arg-type]
    return [place.said for place in found.places] if found else []


@pytest.mark.parametrize(
    "question",
    [
        "Who represents Wender?",
        "Who represented Wender in May 2031?",
        "who from Wender borough council sits on the panel",
        "Who speaks for Wender on the Harbour Panel?",
    ],
)
@pytest.mark.parametrize("between", [(), ("Representing",)])
def test_the_name_in_the_same_place(question: str, between: tuple[str, ...]) -> None:
    assert _said(question, "Membership", *NAMES, *between, *BODIES) == ["Cllr B Elm - Wender Borough Council"]


@pytest.mark.parametrize(
    ("question", "lines"),
    [
        ("Who represents Wender?", (*NAMES, *BODIES[:3])),  # not as many
        ("Who represents Wender?", (*NAMES[:3], *BODIES[:3])),  # too few
        ("Who represents Wender?", (*NAMES, *BODIES[:3], "Orley Council", "Ryhall Council")),  # more
        ("Who represents Tenby's traders?", (*NAMES, *BODIES)),  # more is asked
        ("Who gets money from Wender Borough Council?", (*NAMES, *BODIES)),
        ("Who represents Orley?", (*NAMES, *BODIES)),
        ("Who represented Wender in June 2031?", (*NAMES, *BODIES)),  # another meeting
        ("Who represented Wender in 2019?", (*NAMES, *BODIES)),
    ],
)
def test_other_lists_and_questions(question: str, lines: tuple[str, ...]) -> None:
    assert _said(question, *lines) == []
