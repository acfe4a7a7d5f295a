"""What counts a thing and what merely stands beside it."""

import pytest

from retrieval.answerability import counting


def _stems(text: str) -> list[str]:
    return [word.lower().strip(".,:;()").removesuffix("s") for word in text.split()]


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("The force has 12 drones in service.", True),
        ("Drones: 12", True),
        ("A clip of a drone flight shows 73 new recruits.", False),
        ("25 drone flights were made.", False),
        ("In 2021/22 drones were bought.", False),
        ("1.6. The use of drones grew.", False),
        ("Twelve drones were bought.", True),
        ("Number of drones per 1,000 population: 0.62", False),
        ("Drones per head 0.1", False),
        ("There are 12 drones per 1,000 people, 340 drones in all.", True),
    ],
)
def test_drones_are_counted(text: str, counted: bool) -> None:
    assert counting.counts(text, ("drones",), lambda stem: 1.0, _stems) is counted


def test_a_rate_that_is_asked_for_is_counted() -> None:
    assert counting.counts("Number of drones per 1,000 people 0.62", ("drones", "per", "1,000"), lambda stem: 1.0, _stems)


@pytest.mark.parametrize(
    ("question", "count"),
    [("Which are the seven forces in the alliance?", 7), ("Which four places get money?", 4), ("Which places get money?", 0)],
)
def test_how_many_things_a_question_asks_for(question: str, count: int) -> None:
    assert counting.how_many(question) == count


@pytest.mark.parametrize(
    ("text", "counted"),
    [
        ("A boat crew of one skipper and four divers.", True),
        ("There is one skipper.", True),
        ("One skipper said that it was cold.", False),
        ("No one skipper training course is alike.", False),
    ],
)
def test_one_counts_what_it_stands_right_before(text: str, counted: bool) -> None:
    assert counting.counts(text, ("skippers",), lambda stem: 1.0, _stems) is counted
