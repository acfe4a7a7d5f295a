"""Questions about what somebody promised who signs a plan. All texts are made up."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from corpus.models import Document, Kind, Passage
from retrieval.people.signers import Signers, signed
from tests.unit.made_up_text import passage_of


def foreword(*lines: str) -> Passage:
    return replace(passage_of(*lines), section=("Foreword",))


def plan(name: str, period: str, publisher: str | None = None) -> Document:
    return Document(f"d-{name}", f"{name}.md", "", "Harbour Plan", Kind.PLAN, "0" * 64, publisher, None, period)


FIRST, SECOND = plan("one", "2031-2035"), plan("two", "2036-2040")
SIGNED = {
    "d-one": [foreword("I shall light the mole.", "Ann Ode", "Harbour Commissioner for", "Corrow")],
    "d-two": [foreword("I shall dredge.", "Cllr Ann Ode OBE", "Commissioner")],
}


def restated(question: str, *documents: Document) -> str:
    held = {document.id: document for document in documents or (FIRST, SECOND)}
    catalogue = SimpleNamespace(passages_of=lambda id_: SIGNED.get(id_, SIGNED["d-one"]))
    return Signers(SimpleNamespace(documents=held, catalogue=catalogue)).restated(question)


def test_a_name_at_the_end_of_a_foreword_is_signed_with_the_office_below() -> None:
    assert list(signed(SIGNED["d-one"])) == [("Ann Ode", "commissioner")]
    assert list(signed([foreword("Ann Ode", "Safe Water")])) == []
    assert list(signed([passage_of("Ann Ode", "Harbour Commissioner")])) == []  # a list of those who were there


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what did ann ode promise about lamps?", "What does the 2036 plan say about lamps?"),
        ("What has Ann Ode said on lamps in the 2031 plan", "What does the 2031 plan say about lamps?"),
        ("did Ann Ode say anything about gulls", "What does the 2036 plan say about gulls?"),
        ("what's Ann Ode's view of gulls", "What does the 2036 plan say about gulls?"),
        ("what is commissioner ann odes view of gulls", "What does the 2036 plan say about gulls?"),
        ("what are ann odes priorities", "What are the priorities in the 2036 plan?"),
        ("which advice did Ann Ode turn down", "which advice did the commissioner turn down"),
        ("what has ann ode said she will do for skippers", "What does the 2036 plan say about skippers?"),
        ("who is Ann Ode?", "who is Ann Ode?"),
        ("how much is Ann Ode paid?", "how much is Ann Ode paid?"),
        ("What salary does Ann Ode get?", "What salary does Ann Ode get?"),
        ("what did Bo Marsh promise about lamps?", "what did Bo Marsh promise about lamps?"),
    ],
)
def test_questions_about_who_signs_are_asked_of_the_plan(question: str, expected: str) -> None:
    assert restated(question) == expected


def test_where_plans_of_several_areas_are_held_the_office_says_whose() -> None:
    ours = plan("one", "2031-2035", "Harbour Commissioner for Corrow")
    other = Document("d-x", "x.md", "", "Quay Plan", Kind.PLAN, "1" * 64, "Selwick Town Council", None, "2031-2035")
    asked = restated("which advice did Ann Ode turn down", ours, replace(other, kind=Kind.PLAN))
    assert asked == "which advice did the Harbour Commissioner for Corrow turn down"
