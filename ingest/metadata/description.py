"""What a file is: kind, title, publisher, date and period, from the best evidence there is."""

import re
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass

from corpus.errors import UsageError
from corpus.models import BlockKind, Kind, ParsedFile
from ingest.metadata.bodies import body_on_cover, names_body
from ingest.metadata.dates import as_iso, find_periods, in_words
from ingest.metadata.evidence import Evidence, Guess, gather
from ingest.metadata.kinds import guess_kind
from ingest.metadata.meetings import body_that_met, day_met, is_of_item, names_page, title_of_page, title_of_sitting
from ingest.metadata.publication import PLAN_YEARS, guess_date, guess_period
from ingest.metadata.publishers import guess_publisher
from ingest.metadata.titles import guess_title, is_useful, tidy_title, title_from_file, title_of_deep_dive
from ingest.packs.components import Pack
from ingest.packs.report_headers import ReportHeader, report_headers
from ingest.structure.site_lines import page_date

_FROM_OVERRIDE, _FROM_PACK, _FROM_PROPERTIES, _FROM_FILE_NAME = 1.0, 0.95, 0.9, 0.2
_VENUE = re.compile(r"^\W*(?:venue|location|place of meeting)\s*:.*$", re.IGNORECASE | re.MULTILINE)  # whose the room is
_SURE = 0.7
_HEAD_BLOCKS = 6  # a report's head stands at its beginning, below a crest, a committee and an item's number
_LIKE_A_TITLE = 0.6  # of a line that has a sort of document in it, and of no other
_UNSURE = 0.5  # below this the person who ingests is told to check


@dataclass(frozen=True, slots=True)
class Metadata:
    """What is known of a file, each with its confidence; ``None`` where there is no evidence."""

    kind: Guess[Kind]
    title: Guess[str]
    publisher: Guess[str] | None = None
    date: Guess[str] | None = None
    period: Guess[str] | None = None
    superseded_by: Guess[str] | None = None

    def confidence(self) -> dict[str, float]:
        """How sure each fact that is known is, from 0 to 1."""
        names = ("kind", "title", "publisher", "date", "period", "superseded_by")
        return {name: round(guess.confidence, 2) for name in names if (guess := getattr(self, name)) is not None}

    def warnings(self) -> tuple[str, ...]:
        """What had to be guessed, and how to say it instead."""
        if self.kind.confidence >= _UNSURE:
            return ()
        return (f"The kind '{self.kind.value}' is a guess; set it with --kind.",)


def describe(parsed: ParsedFile, file: str, pack: Pack | None, overrides: Mapping[str, str]) -> Metadata:
    """What the file is: ``overrides`` first, then what it says of itself in its properties, then its text.

    Raises:
        UsageError: an override is no kind, or no date.
    """
    evidence = gather(parsed, file, overrides)
    head = _head(parsed)
    title = _title(evidence, pack, head.title if head else None)
    kind = _kind(evidence, title.value, pack, head)
    period = _stated("period", evidence)
    if period is None and pack is None:
        period = guess_period(title.value, evidence.lines, kind.value)
    period = _tidy_period(period)
    publisher = _publisher(evidence, kind.value, pack)
    date = _date(evidence, kind.value, period, pack)
    return Metadata(kind, title, publisher, date, period, _stated("superseded_by", evidence))


def kind_named(name: str) -> Kind:
    """The kind that a person typed.

    Raises:
        UsageError: there is no such kind.
    """
    try:
        return Kind(re.sub(r"[\s-]+", "_", name.strip().lower()))
    except ValueError as error:
        raise UsageError(f"There is no kind '{name}'.", f"Kinds: {', '.join(Kind)}.") from error


def _stated(key: str, evidence: Evidence) -> Guess[str] | None:
    if key in evidence.given:
        return Guess(evidence.given[key], _FROM_OVERRIDE)
    return Guess(evidence.own[key], _FROM_PROPERTIES) if key in evidence.own else None


def _publisher(evidence: Evidence, kind: Kind, pack: Pack | None) -> Guess[str] | None:
    found = _stated("publisher", evidence)
    if found is None and pack and pack.body and names_body(body := tidy_title(pack.body)):
        return Guess(body, _SURE)
    if found is None and (met := body_that_met(evidence.lines)):
        return Guess(met, _SURE)
    lines = [line for line in evidence.lines if not _VENUE.match(line.text)]
    text = _VENUE.sub("", evidence.text)
    found = found or guess_publisher(lines, text, kind)
    # A Word file says once what it prints on every page.
    running = evidence.running * 2 if evidence.stamped and not evidence.paged else evidence.running
    return found or body_on_cover(lines, running, text)


def _head(parsed: ParsedFile) -> ReportHeader | None:
    """The head of a report that the file begins with; ``None`` where it begins with none."""
    head = next(iter(report_headers(parsed)), None)
    before = sum(block.kind is not BlockKind.FURNITURE for block in parsed.blocks[: head.first]) if head else 0
    return head if before < _HEAD_BLOCKS else None


def _title(evidence: Evidence, pack: Pack | None, head: str | None = None) -> Guess[str]:
    if "title" in evidence.given:
        return Guess(evidence.given["title"], _FROM_OVERRIDE)
    written = not evidence.paged and is_useful(evidence.own.get("title", ""))  # front matter, which a person wrote
    if pack and (pack.body or pack.date) and not written:
        day = in_words(pack.date) if pack.date else None
        body = tidy_title(pack.body) if pack.body else ""
        return Guess(f"{', '.join(part for part in (body, day) if part)}: agenda pack", _FROM_PACK)
    stated = evidence.own.get("title", "")
    stated = "" if names_page(stated) else stated
    if head and is_useful(head) and (evidence.stamped or not is_useful(stated)):
        return Guess(tidy_title(head), _FROM_PROPERTIES)
    found = title_of_page(evidence.lines, evidence.file) or guess_title(evidence.lines)
    if is_useful(stated):
        # A program's title property is often a shorthand of the title on the cover, which then says more.
        if found and evidence.stamped and found.confidence >= _SURE and _is_shorthand(stated, found.value):
            return found
        return Guess(tidy_title(stated), _FROM_PROPERTIES)
    return _title_in_text(evidence, found)


def _title_in_text(evidence: Evidence, found: Guess[str] | None) -> Guess[str]:
    """The line that was ``found``, if it is like a title, else who met when, else what the file is called."""
    met = title_of_sitting(evidence.lines)
    if met and (found is None or found.confidence < _LIKE_A_TITLE):
        return met
    return found or title_of_deep_dive(evidence.text) or Guess(title_from_file(evidence.file), _FROM_FILE_NAME)


def _is_shorthand(short: str, full: str) -> bool:
    own, printed = (set(re.findall(r"\w+", each.lower())) for each in (short, full))
    return bool(own) and len(own & printed) >= len(own) / 2


def _kind(evidence: Evidence, title: str, pack: Pack | None, head: ReportHeader | None) -> Guess[Kind]:
    if "kind" in evidence.given:
        return Guess(kind_named(evidence.given["kind"]), _FROM_OVERRIDE)
    if "kind" in evidence.own:
        with suppress(UsageError):  # of a file's own words any may be no kind of ours
            return Guess(kind_named(evidence.own["kind"]), _FROM_PROPERTIES)
    if pack:
        return Guess(Kind.AGENDA_PACK, _FROM_PACK)
    if is_of_item(evidence.lines):
        title = ""
    return guess_kind(evidence.text, title, headed=head is not None and any("report" in label for label in head.fields))


def _date(evidence: Evidence, kind: Kind, period: Guess[str] | None, pack: Pack | None) -> Guess[str] | None:
    if "date" in evidence.given:
        iso = as_iso(evidence.given["date"])
        if iso is None:
            raise UsageError(f"'{evidence.given['date']}' is no date.", "Write it as 2024-03-31, 2024-03 or 2024.")
        return Guess(iso, _FROM_OVERRIDE)
    if pack and pack.date:
        return Guess(pack.date, _FROM_PACK)
    printed = guess_date(evidence.lines, evidence.text, kind, period.value if period else None, evidence.broken)
    if kind in (Kind.MINUTES, Kind.AGENDA_PACK) and (met := day_met(evidence.lines)):
        printed = Guess(met, _SURE)  # whatever meetings its items speak of
    stated = as_iso(evidence.own.get("date", ""))
    if stated is None:
        seen = next(filter(None, map(page_date, evidence.running)), None)
        return printed or (Guess(seen, _UNSURE) if seen else None)
    # A program's date is of the file, which may have been made again years later, or of the template that it was made
    # from, years before: a printed date that differs wins.
    if evidence.stamped and printed and printed.confidence >= _SURE and not stated.startswith(printed.value):
        return printed
    if evidence.stamped and period and (_is_long_before(stated, period.value) or _is_long_after(stated, period.value, kind)):
        return printed
    return Guess(stated, _FROM_PROPERTIES)


def _is_long_before(date: str, period: str) -> bool:
    """Whether a date is in none of the years of a period, nor in the year before it or any later."""
    begun = re.search(r"(?:19|20)\d\d", period)
    return begun is not None and int(date[:4]) < int(begun[0]) - 1


def _is_long_after(date: str, period: str, kind: Kind) -> bool:
    """Whether a plan for a term of office is dated more than a year after the term began: when the file was made again."""
    years = [int(year) for year in re.findall(r"(?:19|20)\d\d", period)]
    return kind is Kind.PLAN and len(years) > 1 and years[-1] - years[0] <= PLAN_YEARS and int(date[:4]) > years[0] + 1


def _tidy_period(period: Guess[str] | None) -> Guess[str] | None:
    if period is None:
        return None
    years = next(find_periods(period.value), None)
    return Guess(f"{years[0]}-{years[1]}", period.confidence) if years else period
