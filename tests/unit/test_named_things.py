"""Questions that ask for something by its name, and texts that name one."""

import pytest

from retrieval.answerability import kinds
from retrieval.query import parse
from retrieval.questions.wants import Wants


def _stems(text: str) -> list[str]:
    return [word.lower().strip(".,:;()?").removesuffix("s") for word in text.split()]


@pytest.mark.parametrize(
    ("question", "asks"),
    [
        ("Which firm mends the boilers?", True),
        ("Which four fire stations change crews?", True),
        ("What make of phone was bought?", True),
        ("Which councils signed up?", True),
        ("What council tax was set?", False),
        ("What did the council decide?", False),
        ("Which priorities does the plan have?", False),
    ],
)
def test_whether_a_proper_name_is_asked_for(question: str, asks: bool) -> None:
    assert kinds.asks_which(question) is asks


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The contract went to Brightwater Ltd for two years.", 1),
        ("Stations at Marlow Road, Quayside and Old Mill change over.", 3),
        ("The service is converting four stations.", 0),
        ("Parish and Town Councils are encouraged to pay.", 0),
        ("Contract for boilers.", 0),
    ],
)
def test_new_names_are_counted(text: str, found: int) -> None:
    assert kinds.new_names(text, "Which stations change over?", _stems) == found


@pytest.mark.parametrize("question", ["What is the name of the new head of finance?", "Which members asked about boilers?"])
def test_a_person_is_asked_for(question: str) -> None:
    assert parse(question).wants is Wants.PERSON
