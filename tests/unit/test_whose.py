"""Places in a question that only say whose documents it means."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from corpus.models import Document, Kind
from retrieval.query import parse
from retrieval.questions import whose

PLAN = Document(
    id="d-1",
    sha256="0" * 64,
    file="plan.txt",
    path="plan.txt",
    title="Police and Crime Plan 2030",
    kind=Kind.PLAN,
    publisher="Police, Fire and Crime Commissioner for Oxmere",
)


@pytest.mark.parametrize(
    ("question", "read"),
    [
        ("What was agreed about the Oxmere precept?", "What was agreed about the precept?"),
        ("how many hubs were there in oxmere last year", "how many hubs were there last year?"),
        ("Oxmere's council tax", "the council tax?"),
        ("share of clean streams oxmere", "share of clean streams?"),
        ("What do they say about Oxmere?", "What do they say about Oxmere?"),
        ("Did Oxmere Police hit the target?", "Did the Police hit the target?"),
        ("What is Oxmere doing about drugs?", "What is Oxmere doing about drugs?"),
        ("Who died in Oxmere Road?", "Who died in Oxmere Road?"),
        ("How many hubs are there in Tenby?", "How many hubs are there in Tenby?"),
    ],
)
def test_the_publishers_place_is_not_read(question: str, read: str) -> None:
    assert whose.beside(parse(question), PLAN) == read


def test_a_place_in_the_title_is_read_since_the_title_is() -> None:
    titled = replace(PLAN, title="Oxmere Police and Crime Plan 2030")
    assert whose.beside(parse("Who is the Oxmere commissioner?"), titled) == "Who is the Oxmere commissioner?"


def test_a_publisher_of_two_places() -> None:
    joint = replace(PLAN, publisher="Wender and Westmoor Police Authority")
    assert whose.beside(parse("Who led the force in Wender and Westmoor then?"), joint) == "Who led the force then?"


class _Reranker:
    """Scores a text by the length of the question that it is read beside."""

    identity = "length@1"

    def score(self, query: str, texts: list[str]) -> list[float]:
        return [float(len(query)) for _ in texts]


def test_each_text_is_read_beside_its_own_documents_question() -> None:
    other = replace(PLAN, publisher="Tenby Council")
    query = parse("hubs in Oxmere")
    library = SimpleNamespace(page_text=lambda document, page: "", documents={})
    assert whose.scores(_Reranker(), query, [PLAN, other, PLAN], ["a", "b", "c"], library) == [5.0, 15.0, 5.0]


def test_a_place_that_only_the_cover_has_for_the_whole() -> None:
    nameless = replace(PLAN, publisher=None)
    assert (
        whose.beside(parse("Why has overtime gone up in Oxmere?"), nameless, "The Oxmere Town Plan")
        == "Why has overtime gone up?"
    )
    assert whose.beside(parse("Why go to Oxmere?"), nameless, "Printed in Oxmere") == "Why go to Oxmere?"
