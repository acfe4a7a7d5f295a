"""When a document was published or a meeting held, and the years that a plan is for."""

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence

from corpus.models import Kind
from ingest.metadata.dates import FoundDate, financial_year, find_dates, find_periods
from ingest.metadata.evidence import Guess, Line
from ingest.metadata.sittings import is_sitting
from ingest.metadata.titles import is_period

# What stands before a date of publication, and how much it is worth; 2 is enough by itself.
_CUES: tuple[tuple[str, float], ...] = (
    (r"(?:published|publication|issued|adopted|adoption|approved|version|date of meeting)\W+(?:\w+\W+){0,3}$", 2.0),
    (r"^\W*(?:date|dated)\W*$", 2.5),
    (r"held (?:at|in|on)\b.{0,80}$", 2.5),
    (r"^\W*meeting(?: date)?\W*$", 2.5),
    (r"^\W*(?:report|paper|update|presentation) (?:to|for) (?:the )?(?:[\w’'&-]+,? ){1,9}$", 2.0),
    (r"(?:updated|revised|last reviewed)\W+(?:\w+\W+){0,2}$", 1.5),
    (r"publish(?:ed|ing)?\b.{0,80}$", 1.0),
)  # fmt: skip
_LIMIT = re.compile(r"\b(?:by|before|until|no later than)\b(?![^.]*\bon (?:the )?$)[^.]{0,25}$", re.IGNORECASE)
# "This plan was adopted by Full Council on": who did it may be named at length.
_DONE_BY = re.compile(r"\b(?:adopted|approved|agreed|published|issued) (?:by|at) (?:[\w’'-]+ ){1,8}on (?:the )?$", re.IGNORECASE)
_SUBJECTLESS = re.compile(r"^\W*(?:[\w ]{3,40}, )?(?:adopted|approved|agreed|published|issued) (?:by|at) ", re.IGNORECASE)
_OF_THIS = re.compile(r"\bthis (?:[\w,()’'-]+ ){0,8}?(?:plan|strategy|document|report|scheme|paper|policy)\b", re.IGNORECASE)
_OF_THE_PLAN = re.compile(rf"{_OF_THIS.pattern}|\b(?:our|my|the) (?:plan|strategy|document|scheme|policy)\b", re.IGNORECASE)
_ON_OTHERS = (Kind.REPORT, Kind.DEEP_DIVE, Kind.MINUTES, Kind.AGENDA_PACK)  # "the plan" in these is another document
_AHEAD = re.compile(r"\b(?:will|next|likely|due|expected|consultation|draft|ran to|from)\b", re.IGNORECASE)
_STATUS = re.compile(r"\bas (?:at|of)\s*(?:the\s+)?$", re.IGNORECASE)
_ITSELF = re.compile(
    r"\b(?:this|our|my|his|her|the)\b(?:\s[\w,’'-]+){0,8}?\s(?:plan|strategy|document|report|scheme|paper)\b",
    re.IGNORECASE,
)
_COVER_LINES = 12  # a date by itself among these is the cover's
_DONE = 2.0
_ALONE, _BESIDE = 2.5, 25  # its weight, and how many other characters ("Adopted", a weekday, a place) may stand there
# A line that is only this and a date is of the document that it stands in.
_OWN_LINE = re.compile(
    r"^\W*(?:(?:this )?(?:page|document|version|plan|strategy|report|policy) (?:was )?)?(?:(?:first|last) )?"
    r"(?:published|updated|issued|revised|modified|adopted|approved|date of publication|publication date)"
    r"(?: on| in| by [\w’' -]{3,60}?(?: on|,))?\W*$",
    re.IGNORECASE,
)
# Behind it other sentences may stand, for only this document's imprint is written so at its beginning or end.
_IMPRINT = re.compile(
    r"^\W*(?:published|issued|produced) (?:by (?:the )?(?-i:[A-Z])[\w’'&, -]{2,80}?,? (?:in )?)\|\.(?:\s|$)", re.IGNORECASE
)
# Minutes that a meeting confirms are of another.
_TO_CONFIRM = re.compile(r"\b(?:confirm|approv|agree|sign|receiv|record|accept|consider)\w*\b.{0,80}\bminutes\b", re.IGNORECASE)
_CONFIRMED = re.compile(
    r"[^.\n]{0,60}\b(?:be|were|are|is|was) (?:\w+ )?(?:approved|agreed|confirmed|signed|accepted|noted)\b", re.IGNORECASE
)
_IMPRINT_LINES = 6  # from the beginning or the end of the text
# A cover's line that begins with a day of the week and a date says when the meeting was, whatever place follows.
_ON_A_DAY = re.compile(r"\W*(?:mon|tues|wednes|thurs|fri|satur|sun)day\W+", re.IGNORECASE)
_NUMBERED = re.compile(r"\W*\d{1,2}(?:\.\d+)*[.)]?\s+[^\W\d]")  # an item's heading, what stands in it before a date
_TO_COME = re.compile(r"\b(?:review|due|expir(?:y|es)|valid|next|until)\b", re.IGNORECASE)
_OF_OTHERS = 0.2  # most dates after "published" are of other papers, unless the sentence speaks of this one
_PART_OF_YEAR = re.compile(r"\b(?:quarter|Q[1-4]|half[- ]year|mid-year|month)\b", re.IGNORECASE)
_LEAST = 1.5
PLAN_YEARS = 6  # a plan of a term of office is written in its first year; one for longer was mostly written later


def guess_date(lines: Sequence[Line], text: str, kind: Kind, period: str | None, broken: Sequence[str] = ()) -> Guess[str] | None:
    """The date of publication or meeting, as exact as the text gives it; ``None`` where it gives none.

    Dates on the cover and after words such as "published" count; "by 31 March" counts for the month only. A plan
    without a date is of the first year of its period, a report without one of the month that its figures are "as at".
    ``broken`` are lines of blocks of several, which are one line of ``text``.
    """
    weights: defaultdict[str, float] = defaultdict(float)
    for place, line in enumerate(lines[:_COVER_LINES]):
        label = lines[place - 1].text if place else ""
        if (len(label.split()) <= 3 and _TO_COME.search(label)) or is_period(line.text):
            continue  # "Review date", and in the next cell the date; or what a report is on
        for date in find_dates(line.text):
            beside = len(line.text) - (date.end - date.start) < _BESIDE and not _NUMBERED.match(line.text[: date.start])
            alone = beside or is_sitting(line.text) or _ON_A_DAY.fullmatch(line.text[: date.start]) is not None
            signed = _DONE_BY.search(line.text[: date.start]) and _SUBJECTLESS.match(line.text)
            weights[date.iso] += _ALONE if alone else _DONE if signed else _weight(line.text, date)
    for date in find_dates(text):
        sentence = _sentence_before(text, date)
        iso = date.iso[:7] if _LIMIT.search(sentence) else date.iso
        if _is_own_line(text, date):
            weights[iso] += _ALONE
        elif _DONE_BY.search(sentence) and (_OF_THIS if kind in _ON_OTHERS else _OF_THE_PLAN).search(sentence):
            weights[iso] += _DONE
        else:
            weights[iso] += _weight(text, date) * (1.0 if _ITSELF.search(sentence) else _OF_OTHERS)
    for iso in _imprints(text, broken):
        weights[iso] += _ALONE
    best = _strongest(weights)
    if best:
        return best
    years = re.findall(r"(?:19|20)\d\d", period or "")
    if kind is Kind.PLAN and years and int(years[-1]) - int(years[0]) <= PLAN_YEARS:
        return Guess(years[0], 0.5)
    return _status_month(text)


def guess_period(title: str, lines: Sequence[Line], kind: Kind) -> Guess[str] | None:
    """The years that a plan is for, as "2016-2020": those in its title, else those its cover names beside its title."""
    for first, last, _ in find_periods(title):
        return Guess(f"{first}-{last}", 0.9)
    if kind in (Kind.PLAN, Kind.REPORT) and (year := financial_year(title)) and not _PART_OF_YEAR.search(title):
        return Guess(f"{year[0]}-{year[1]}", 0.8)
    if kind is not Kind.PLAN:
        return None
    for line in lines[:15]:
        for first, last, _ in find_periods(line.text):
            if len(line.text.split()) <= 12 and last - first >= 2:
                return Guess(f"{first}-{last}", 0.7)
    return None


def _weight(text: str, date: FoundDate) -> float:
    sentence = _sentence_before(text, date)
    if _TO_CONFIRM.search(sentence) or ("minutes" in sentence.lower() and _CONFIRMED.match(text, date.end)):
        return 0.0
    weight = max((worth for form, worth in _CUES if re.search(form, sentence, re.IGNORECASE)), default=0.0)
    return weight * (0.3 if _AHEAD.search(sentence) else 1.0)


def _imprints(text: str, broken: Sequence[str]) -> Iterator[str]:
    """The dates of lines within a block, and of sentences at the beginning or end, that only say when it was published."""
    for printed in broken:
        if printed[:1].isupper():
            yield from (date.iso for date in find_dates(printed) if _is_own_line(printed, date))
    lines = text.split("\n")
    for line in lines if len(lines) <= 2 * _IMPRINT_LINES else [*lines[:_IMPRINT_LINES], *lines[-_IMPRINT_LINES:]]:
        first = next(iter(find_dates(line)), None)
        if first and _IMPRINT.match(f"{line[: first.start]}|{line[first.end :]}"):
            yield first.iso


def _is_own_line(text: str, date: FoundDate) -> bool:
    """Whether the date ends a line that says only that the document was published, adopted or updated then."""
    after = text[date.end : date.end + 3].split("\n", maxsplit=1)[0].strip(" .*_")
    before = text[max(0, date.start - 120) : date.start].rsplit("\n", maxsplit=1)[-1]
    return not after and bool(_OWN_LINE.match(before))


def _sentence_before(text: str, date: FoundDate) -> str:
    """The sentence that a date stands in, up to the date."""
    return re.split(r"[.;]\s|\n", text[max(0, date.start - 200) : date.start])[-1]


def _strongest(weights: Mapping[str, float]) -> Guess[str] | None:
    """The month with most weight, and the exactest date in it that has weight of its own."""
    months: defaultdict[str, float] = defaultdict(float)
    for iso, weight in weights.items():
        months[iso[:7]] += weight
    if not months:
        return None
    # Of months that are equally well attested the latest is the publication's.
    month = max(months, key=lambda each: (round(months[each], 1), each))
    if months[month] < _LEAST:
        return None
    exact = {iso: weight for iso, weight in weights.items() if iso.startswith(month) and weight >= _LEAST}
    iso = max(exact, key=lambda each: (exact[each], len(each)), default=month)
    return Guess(iso, min(1.0, months[month] / 3))


def _status_month(text: str) -> Guess[str] | None:
    """The latest month that figures are given "as at", if the text's years centre on it."""
    stated = [date.iso[:7] for date in find_dates(text) if _STATUS.search(text[max(0, date.start - 12) : date.start])]
    years = Counter(re.findall(r"\b(?:19|20)\d\d\b", text))
    if not stated or not years:
        return None
    latest = max(stated)
    return Guess(latest, 0.4) if years.most_common(1)[0][0] == latest[:4] else None
