"""What a text must say to be evidence: that somebody seconded, how a vote went, why something is late."""

from types import SimpleNamespace

import pytest

from corpus.models import Component, Kind
from retrieval.answerability import kinds, proceedings
from retrieval.query import parse
from tests.unit.made_up_text import passage_of


@pytest.mark.parametrize(
    ("question", "sentences", "told"),
    [
        ("Who seconded the motion on buses?", ("Cllr Ash spoke of buses.",), False),
        ("Who seconded the motion on buses?", ("Cllr Ash spoke of buses.", "Seconder: Cllr Elm"), True),
        ("Who moved the amendment?", ("Cllr Ash spoke of the amendment.",), False),
        ("Who moved the amendment?", ("Proposed by Cllr Ash.",), True),
        ("who moved and who seconded noting the paper", ("Moving forward, fares would rise.",), False),
        ("Who moved noting the paper?", ("Moved by Cllr Ash.",), True),
        ("Why did the panel veto the levy?", ("Members spoke of the levy.",), False),
        ("Why did the panel veto the levy?", ("The levy was agreed in May.",), True),
        ("Why are ferry rates so poor?", ("The ferry has come a long way.",), True),
        ("Why was the ferry rated outstanding?", ("The ferry has come a long way.",), False),
        ("Why was the ferry rated outstanding?", ("The ferry requires improvement.",), True),
        ("How did the board vote on the bus lane?", ("Open a new bus lane by May.",), False),
        ("How did the board vote on the bus lane?", ("The bus lane was agreed.",), True),
        ("How did the vote on the bus lane go?", ("For: 7, the rest being away",), True),
        ("Who proposed that the depot should close?", ("Cllr Ash would close it.",), True),
        ("Who sent apologies in May?", ("Enquiries to Cy Ash.",), False),
        ("Who sent apologies in May?", ("Cllr Ash", "Apologies: Cllr Elm"), True),
    ],
)
def test_proceedings_are_told_by_their_words(question: str, sentences: tuple[str, ...], told: bool) -> None:
    needed = proceedings.required(question)
    assert (needed is None or proceedings.told(needed, passage_of(*sentences), 0)) is told


@pytest.mark.parametrize(
    ("text", "degree"),
    [
        ("Mend the weir: Status Delayed - pump not yet here", 1.0),
        ("Mend the weir: Status Overdue (no contractor found)", 1.0),
        ("Mend the weir: Status Delayed", kinds.UNSAID),
        ("Mend the weir: Status Red; Due May", kinds.UNSAID),
        ("A late-night bus runs to the weir.", kinds.UNSAID),
    ],
)
def test_a_state_with_words_gives_a_reason(text: str, degree: float) -> None:
    assert kinds.degree(parse("Why is the weir late?"), text, lambda stem: 1.0, lambda t: t.lower().split()) == degree


@pytest.mark.parametrize(
    ("question", "sentence", "elsewhere"),
    [
        ("What did the panel resolve in June 2031?", "The quay was to be mended.", True),
        ("What did the panel resolve in May 2031?", "The quay was to be mended.", False),
        ("What did the panel resolve in May?", "The quay was to be mended.", False),
        ("What did the panel resolve in June 2031?", "The visit of June 2031 was noted.", False),
        ("How many boats sank in June 2031?", "The quay was to be mended.", False),
    ],
)
def test_minutes_of_another_meeting(question: str, sentence: str, elsewhere: bool) -> None:
    minutes = Component("Minutes of 9 May 2031", Kind.MINUTES, "2031-05-09", None, 1, 1)
    library = SimpleNamespace(component=lambda passage: minutes)
    assert proceedings.dated_elsewhere(parse(question), passage_of(sentence), 0, library) is elsewhere  # type: ignore[arg-type]
