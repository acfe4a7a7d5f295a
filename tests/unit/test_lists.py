"""Which list the best spans agree on."""

from collections.abc import Sequence
from dataclasses import dataclass, field

import pytest

from corpus.models import SpanKind
from retrieval.query import parse
from retrieval.questions import question_forms
from retrieval.quoting import lists
from retrieval.quoting.lists import ItemList, agreed_on


@dataclass
class _Span:
    group: int | None
    kind: SpanKind = SpanKind.LIST_ITEM


@dataclass
class _Passage:
    document_id: str = "d-1"
    section: tuple[str, ...] = ()


@dataclass
class _Evidence:
    score: float
    span: _Span
    passage: _Passage = field(default_factory=_Passage)
    text: str = "mooring here"

    @property
    def index(self) -> int:
        """That of the span: here the group of its list, by which the list is known."""
        return self.span.group or 0


def _found(*scored: tuple[float, int | None]) -> list[_Evidence]:
    return [_Evidence(score, _Span(group)) for score, group in scored]


@pytest.fixture
def length(monkeypatch: pytest.MonkeyPatch) -> dict[int, int]:
    """How many items the list of each group has; a list is led into by "Resolved:"."""
    lengths = {1: 3, 2: 6}

    def around(passage: _Passage, index: int, library: object) -> ItemList:
        return ItemList(tuple((passage, _Span(index)) for _ in range(lengths[index])), None)  # type: ignore[misc]

    monkeypatch.setattr(lists, "around", around)
    monkeypatch.setattr(lists, "lead_text", lambda found, library: "Resolved:")
    return lengths


def _items(question: str, evidence: Sequence[_Evidence]) -> int:
    found = agreed_on(parse(question), evidence, None)  # type: ignore[arg-type]
    return len(found.items) if found else 0


@pytest.mark.usefixtures("length")
@pytest.mark.parametrize(
    ("question", "evidence", "items"),
    [
        ("What will happen on the quay?", _found((1, None), (0.4, 2), (0.3, 2), (0.2, 2), (0.1, 2)), 6),
        ("Has the quay wall been mended?", _found((1, None), (0.4, 2), (0.3, 2), (0.2, 2), (0.1, 2)), 0),
        ("Has the quay wall been mended?", _found((1, 2), (0.9, 2)), 0),
        ("What will happen on the quay?", _found((3, 2), (0.3, 2), (0.2, 2), (0.1, 2)), 0),  # one item is what is asked for
        ("What will happen on the quay?", _found((1, None), (0.4, 1), (0.3, 1), (0.2, 1)), 3),  # all of a short list
        ("What will happen on the quay?", _found((1, None), (0.4, 1), (0.3, 1)), 0),
        ("What was agreed about the quay?", _found((1, None), (0.4, 1), (0.3, 1)), 3),  # decisions: all of them
        ("What was agreed about the quay?", _found((1, None), (0.4, 1), (0.3, None)), 0),
        ("Was the quay agreed?", _found((1, None), (0.4, 1), (0.3, 1)), 0),
    ],
)
def test_the_list_that_the_best_spans_are_in(question: str, evidence: list[_Evidence], items: int) -> None:
    assert _items(question, evidence) == items


@pytest.mark.parametrize(
    ("lead", "told"),
    [
        ("Resolved:", True),
        ("The Harbour Board agreed that:", True),
        ("It was unanimously agreed to", True),
        ("The Board has decided:", True),
        ("We will:", False),
        ("The agreed aims are:", False),
        ("Ships are charged as was agreed with the owners:", False),
    ],
)
def test_what_leads_into_decisions(lead: str, told: bool) -> None:
    assert (lists._DECISIONS.match(lead) is not None) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [
        ("Did they mend the quay?", True),
        ("And has the wall been mended?", True),
        ("Are there any risks?", False),
        ("Can you tell me which boats sank?", False),
        ("Does the plan say how it will mend the quay?", False),
        ("What did they mend?", False),
        ("Willow boats, number", False),
    ],
)
def test_yes_or_no(question: str, told: bool) -> None:
    assert question_forms.yes_or_no(question) is told


@pytest.mark.parametrize(
    ("question", "told"),
    [("What did the board resolve about tolls?", True), ("Who decided on tolls?", False), ("What is the toll?", False)],
)
def test_what_was_decided(question: str, told: bool) -> None:
    assert question_forms.asks_what_was_decided(question) is told


@pytest.mark.usefixtures("length")
def test_a_list_of_what_is_not_answers_what_is_not_and_one_of_what_is_does_not() -> None:
    denying = _Passage(section=("1. Moorings", "What is not a mooring"))
    listed = [_Evidence(1, _Span(2), denying), _Evidence(0.5, _Span(2), denying)]
    assert _items("What isn't a mooring?", listed) == 6
    assert _items("What isn't a mooring?", [_Evidence(1.2, _Span(None)), *listed]) == 6
    assert _items("What isn't a mooring?", [_Evidence(1.2, _Span(None), text="A raft is not a mooring."), *listed]) == 0
    assert _items("What isn't a mooring?", _found((1, 2), (0.5, 2))) == 0
