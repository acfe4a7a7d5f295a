"""The sentence that is quoted after the best one because it finishes that."""

from dataclasses import replace

import pytest

from corpus.models import SpanKind
from retrieval.query import parse
from retrieval.quoting.following import completing
from tests.unit.made_up_text import passage_of


@pytest.mark.parametrize(
    ("question", "first", "second"),
    [
        (
            "Was anything said of the weir?",
            "Cllr Ash asked why the weir was late.",
            "The engineer replied that the pump was not yet here.",
        ),
        (
            "Did anyone ask about buses?",
            "A member asked the clerk about buses.",
            "In response, the clerk said that two had gone.",
        ),
        (
            "When will the pump be mended?",
            "(1) Information was requested on the date of the work.",
            f"The engineer advised that he had none, {'as it were, ' * 20}and that parts were awaited.",
        ),
        (
            "Why are fewer pumps mended?",
            "Fewer pumps were mended than last year.",
            "The engineer attributes this to the loss of two fitters.",
        ),
    ],
)
def test_replies_and_reasons_are_quoted_too(question: str, first: str, second: str) -> None:
    passage = passage_of(first, second)
    assert completing(parse(question), passage, 0) == passage.spans[1]


@pytest.mark.parametrize(
    ("question", "sentences"),
    [
        ("Why are fewer pumps mended?", ["Fewer pumps were mended because two fitters left."]),
        ("Why are fewer pumps mended?", ["Fewer pumps were mended because two fitters left.", "This is due to the winter."]),
        ("Why are fewer pumps mended?", ["Fewer pumps were mended.", "The quay is open on Sundays."]),
        ("Who mended the pump?", ["The pump was mended in May.", "This was due to a gift."]),
        ("Was anything said of the weir?", ["Cllr Ash asked that the weir be mended.", "The engineer replied that it would."]),
        ("Was anything said of the weir?", ["Cllr Ash asked why the weir was late.", "The next item was the quay."]),
        ("Why are fewer pumps mended?", ["Fewer pumps were mended.", f"It is due to {'long ' * 60}winters."]),
    ],
)
def test_what_stands_by_itself_is_not(question: str, sentences: list[str]) -> None:
    assert completing(parse(question), passage_of(*sentences), 0) is None


MOVED = "Councillor Elm moved an amendment, seconded by Councillor Ode, that the quay be closed."


@pytest.mark.parametrize(
    ("between", "outcome"),
    [
        ([], "On a vote the amendment was lost."),
        (["The clerk advised on the cost."], "The amendment, put to the vote, was carried."),
        (["The clerk advised on the cost.", "Two members spoke against it."], "It was then withdrawn."),
    ],
)
def test_a_motion_is_quoted_with_its_outcome(between: list[str], outcome: str) -> None:
    passage = passage_of(MOVED, *between, outcome, "The meeting went on.")
    assert completing(parse("Was the quay closed?"), passage, 0) == passage.spans[len(between) + 1]


@pytest.mark.parametrize(
    "sentences",
    [
        [MOVED, "The clerk spoke.", "The mayor spoke.", "Two members spoke.", "The amendment was lost."],
        [MOVED, f"The clerk {'spoke and ' * 40}sat down.", "The amendment was lost."],
        ["The mayor moved the motion, which was carried.", "A later one was lost."],
        ["The mayor moved house.", "The key was lost."],
    ],
)
def test_what_is_far_or_known_already_is_not_quoted_with_a_motion(sentences: list[str]) -> None:
    assert completing(parse("Was the quay closed?"), passage_of(*sentences), 0) is None


def test_a_numbered_item_goes_on_in_sentences_without_a_number() -> None:
    passage = passage_of("Fewer pumps were mended.", "This is due to the winter.")
    numbered = [replace(span, kind=SpanKind.LIST_ITEM, group=0) for span in passage.spans]
    one = replace(passage, spans=(replace(numbered[0], marker="1."), numbered[1]))
    assert completing(parse("Why are fewer pumps mended?"), one, 0) == one.spans[1]
    bullets = replace(passage, spans=tuple(numbered))
    assert completing(parse("Why are fewer pumps mended?"), bullets, 0) is None
