"""The sentence that is quoted after the best one because it finishes that."""

import pytest

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
