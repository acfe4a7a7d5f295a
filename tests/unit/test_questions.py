"""Which questions and dates are accepted."""

import pytest

from corpus.errors import UsageError
from corpus.questions import LIMIT, checked, checked_date, checked_history


def test_white_space_and_control_characters_are_folded():
    assert checked("  How many\n\tlamps\x00 are\x1b lit? ") == "How many lamps are lit?"


@pytest.mark.parametrize("question", ["", "   ", "\n\x00", "?!", "\u2014"])
def test_a_question_without_words_is_empty(question):
    with pytest.raises(UsageError, match="is empty"):
        checked(question)


def test_the_limit_is_inclusive_and_named():
    assert len(checked("a" * LIMIT)) == LIMIT
    with pytest.raises(UsageError, match=r"has 10,000 characters; at most 2,000"):
        checked("a" * 10_000)


def test_what_is_not_unicode_is_refused():
    with pytest.raises(UsageError, match="not valid UTF-8"):
        checked("lamps \udcff")


def test_other_scripts_are_words():
    assert checked("灯?") == "灯?"


def test_every_earlier_question_is_checked():
    assert checked_history([" a ", "b"]) == ("a", "b")
    with pytest.raises(UsageError):
        checked_history(["a", ""])


@pytest.mark.parametrize(
    ("typed", "day"),
    [("2019", "2019-12-31"), ("2020-02", "2020-02-29"), ("2019-07-31", "2019-07-31"), (" 2019 ", "2019-12-31")],
)
def test_a_date_stands_for_its_last_day(typed, day):
    assert checked_date(typed) == day


@pytest.mark.parametrize("typed", ["", "19", "2019-13", "2019-02-30", "31/07/2019", "2019-7", "0000", "２０１９", "2019-00"])
def test_what_is_no_date_is_refused(typed):
    with pytest.raises(UsageError, match="is not a date"):
        checked_date(typed)
