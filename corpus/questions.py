"""What may be asked: the checks that the command line, the chat and the HTTP endpoint share."""

import calendar
import re
from collections.abc import Sequence
from datetime import date

from corpus.errors import UsageError

# Code points. Four times the longest question in ordinary use (a paragraph of about 80 words); past the embedding
# model's window a longer question would be cut without anyone being told.
LIMIT = 2000

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?", re.ASCII)
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\s]+")


def checked(question: str) -> str:
    """The question with runs of white space and control characters folded to one space, and none at its ends.

    Raises:
        UsageError: it is empty, is longer than ``LIMIT`` characters, or is not valid Unicode.
    """
    if len(question) > LIMIT:
        raise UsageError(
            f"The question has {len(question):,} characters; at most {LIMIT:,} are read.",
            "Ask one thing at a time.",
        )
    if any("\ud800" <= character <= "\udfff" for character in question):
        raise UsageError("The question is not valid UTF-8.", "Type it again, or save the file as UTF-8.")
    folded = _CONTROL.sub(" ", question).strip()
    if not any(character.isalnum() for character in folded):
        raise UsageError("The question is empty.", "Ask it in words, in quotation marks.")
    return folded


def checked_history(history: Sequence[str]) -> tuple[str, ...]:
    """Earlier questions, oldest first, each as ``checked`` returns it.

    Raises:
        UsageError: one of them would not be accepted as a question.
    """
    return tuple(checked(question) for question in history)


def checked_date(text: str) -> str:
    """A date as typed, as an ISO 8601 day. A year or a month stands for its last day, so that it is included.

    Raises:
        UsageError: it is not a year, a month or a day in the calendar.
    """
    found = _DATE.fullmatch(text.strip())
    try:
        if not found:
            raise ValueError
        year, month = int(found[1]), int(found[2] or 12)
        return date(year, month, int(found[3] or calendar.monthrange(year, month)[1])).isoformat()
    except ValueError as error:  # calendar.IllegalMonthError is one too
        raise UsageError(f"'{text}' is not a date.", "Write it as 2019, 2019-07 or 2019-07-31.") from error
