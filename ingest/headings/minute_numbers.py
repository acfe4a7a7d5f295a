"""Items of minutes that are numbered through a year or on and on: "21/25 Apologies", "HB/41 Fees", "334 DECLARATIONS"."""

import re
from collections.abc import Sequence
from itertools import pairwise

from ingest.headings.forms import style_of
from ingest.structure.lines import Line, ends_sentence, introduces, runs_on, words

_NUMBER = re.compile(r"^(?P<series>[A-Z]{2,6}[ /-]?)?(?P<number>\d{1,3})(?P<year>[/.](?:20)?\d{2})\.?\s+(?=[A-Z])")
# Without a year letters and a stroke, or three figures with the title in capitals.
_RUNNING = re.compile(r"^(?P<series>[A-Z]{1,6}/)(?P<number>\d{1,4})[.:]?\s+(?=[A-Z])")
_FIGURES = re.compile(r"^(?P<number>\d{3,4})[.:]?\s+(?=[A-Z])")
_CLAUSE = re.compile(r"^\d{1,3}(?P<part>\.\d{1,2})\.?\s")
_LEAST = 3  # so many in a row: a financial year or a date by itself is no minute
_TITLE_WORDS = 16
_LAST_MONTH = 12  # "21/05" may be a day


def minute_number(text: str) -> tuple[str, int, int]:
    """The series with its year, the number and its length of "PCP 21/25 Apologies"; ("", 0, 0) for other texts."""
    match = _NUMBER.match(text)
    if match and int(match["year"][1:]) > _LAST_MONTH and int(match["number"]):
        return f"{match['series'] or ''}{match['year']}", int(match["number"]), match.end()
    match = _RUNNING.match(text)
    if match:
        return match["series"], int(match["number"]), match.end()
    match = _FIGURES.match(text)
    if match and style_of(text[match.end() :]) == "upper":
        return "#", int(match["number"]), match.end()
    return "", 0, 0


def minute_titles(lines: Sequence[Line], plain: Sequence[bool]) -> frozenset[int]:
    """The lines that are titles of minutes: short, of one series and year, each the next number after the one before."""
    clauses = {match["part"] for line in lines if (match := _CLAUSE.match(line.text))}  # of several parts: "21.25" is one
    runs: list[list[int]] = []
    last: dict[tuple[str, int], list[int]] = {}  # the runs by what they ended with
    for i, line in enumerate(lines):
        series, number, length = minute_number(line.text) if plain[i] else ("", 0, 0)
        if (series in clauses and len(clauses) > 1) or not number or not _is_title(line.text[length:]):
            continue
        run = last.pop((series, number - 1), None)
        if run is None:
            runs.append(run := [])
        run.append(i)
        last[series, number] = run
    return frozenset(i for run in runs if len(run) >= _LEAST and _stand_over_text(lines, run) for i in run)


def _stand_over_text(lines: Sequence[Line], run: Sequence[int]) -> bool:
    """Whether most titles of a run without a year have text below them: else they are a list, of papers or of addresses."""
    dated = _NUMBER.match(lines[run[0]].text) is not None
    return dated or 2 * sum(later > earlier + 1 for earlier, later in pairwise(run)) > len(run) - 1


def _is_title(text: str) -> bool:
    short = len(words(text)) <= _TITLE_WORDS
    return short and not ends_sentence(text) and not introduces(text) and not runs_on(text)
