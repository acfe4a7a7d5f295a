"""A letter or a number stays with what it tells apart: in follow-ups, and in the parts of a question."""

import pytest

from retrieval.conversation import standalone
from retrieval.query import parse
from retrieval.questions.clauses import parts
from retrieval.questions.lettered import head, units


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the band D toll", ["the", "band D", "toll"]),
        ("band A in table 5b, 2031", ["band A", "in", "table 5b", "2031"]),
        ("bands A and D", ["bands A and D"]),
        ("priorities 1, 2 and 3", ["priorities 1, 2 and 3"]),
        ("a group a day, the plan I read", ["a", "group", "a", "day", "the", "plan", "I", "read"]),
        ("band 2031/32 or plan B-side", ["band", "2031/32", "or", "plan", "B-side"]),
    ],
)
def test_words_and_their_letters(text: str, expected: list[str]) -> None:
    assert units(text) == expected


def test_the_word_of_a_lettered_thing() -> None:
    assert (head("Appendix B"), head("appendix"), head("toll")) == ("appendix", "", "")


@pytest.mark.parametrize(
    ("history", "question", "expected"),
    [
        (["How much is the band D toll in 2031?"], "how much a week is that?", "How much a week is that? (band D toll 2031)"),
        (["How much is the band A toll?"], "why did it go up?", "Why did it go up? (band A toll)"),
        (["How much is the band D toll?", "why did it go up?"], "who set it?", "Who set it? (band D toll)"),
        (["What is in appendix B?"], "who wrote it?", "Who wrote it? (appendix B)"),
        (["What does Policy H say?"], "who is responsible for it?", "Who is responsible for it? (Policy H)"),
        (["How is priority 2 doing?"], "how did it do in 2031?", "How did it do in 2031? (priority 2)"),
    ],
)  # fmt: skip
def test_a_follow_up_keeps_the_letter(history: list[str], question: str, expected: str) -> None:
    assert standalone(question, history) == expected


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        (
            "How many Night Wardens did the board promise and how many were there in the end?",
            ["How many Night Wardens did the board promise?", "night wardens board: how many were there in the end?"],
        ),
        (
            "How much is the band D toll and how many homes pay it?",
            ["How much is the band D toll?", "band D toll: how many homes pay it?"],
        ),
        (
            "How bad did it get for herring boats? How many sank?",
            ["sank: How bad did it get for herring boats?", "bad herring boats: How many sank?"],
        ),
        (
            "When did it open, and how much did the depot cost?",
            ["depot: When did it open?", "open: how much did the depot cost?"],
        ),
    ],
)
def test_the_first_part_takes_nothing_along_where_it_stands_alone(question: str, expected: list[str]) -> None:
    assert [part.query.text for part in parts(parse(question), [])] == expected
