"""The documents inside an agenda pack: agenda, minutes, reports, appendices, attached plans."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from corpus.models import Block, BlockKind, Component, Kind, ParsedFile
from ingest.metadata.dates import find_dates
from ingest.packs.agenda import AgendaItem, agenda_items, best_item
from ingest.packs.appendices import appendix_beginnings
from ingest.packs.minutes import minutes_beginnings, minutes_of, minutes_title
from ingest.packs.report_headers import ReportHeader, fields_of, report_headers

_BODY = re.compile(r"\b(?:panel|committee|board|cabinet|commission|forum|council|authority|executive)\b", re.IGNORECASE)
_PLAN = re.compile(r"\b(?:plan|strategy)\b(?!.*\b(?:report|update|review|progress|performance)\b)", re.IGNORECASE)
# An appendix that is called no more than that is of the report that it is appended to; others are drawings.
_NO_PLAN = re.compile(
    r"(?:^|[:–—-]\s*)(?:the |draft )?(?:action|improvement|implementation|project|work) plan\W*$"
    r"|\b(?:site|location|floor|layout) plans?\b",
    re.IGNORECASE,
)
# "Agenda Item 7" stands over a single paper.
_AGENDA = re.compile(
    r"^\W*(?:(?:public|open|draft|provisional|supplementary) )*agenda\b(?!\W+(?:items?|no|number)\b\D{0,9}\d)"
    r"|(?<!the )(?<!this )(?<!our )\bagenda\W*(?:$|(?:pack|papers|and (?:papers|reports)|for|part|[a-z]{3,6}day)\b|\d)",
    re.IGNORECASE,
)
_AGENDA_WORDS = 12  # of the line that an agenda is called by
_OVER_HEAD = re.compile(r"^\W*(?:report (?:of|by|to|from|no)\b|(?:agenda )?item \d)", re.IGNORECASE)
# The body's name may stand before it in capitals, on the first page of a paper and on the others.
_ITEM_LINE = re.compile(
    r"^\W*(?:(?-i:[A-Z][A-Z’'&,() -]{7,70}\s))?(?:agenda )?item(?: no\.?| number)?\s*:?\s*(?P<number>\d{1,2}[a-z]?)\W*$",
    re.IGNORECASE,
)
_PAPER_LINE = re.compile(r"^\W*agenda item(?: no\.?| number)?\s*:?\s*\d{1,2}[a-z]?\W*$", re.IGNORECASE)
_LINES_ABOVE = 4
_COVER_BLOCKS = 25  # committee, day and place stand among the first lines of an agenda


@dataclass(frozen=True, slots=True)
class Pack:
    """An agenda pack: ``owners[i]`` is the position in ``components`` of what block ``i`` belongs to.

    ``date`` is the day of the meeting, ISO; ``body`` the committee that meets.
    """

    components: tuple[Component, ...]
    owners: tuple[int | None, ...]
    date: str | None
    body: str | None


@dataclass(slots=True)
class _Start:
    position: int
    title: str
    kind: Kind
    date: str | None = None
    reference: str | None = None
    appendix: bool = False


def find_pack(parsed: ParsedFile, *, certain: bool = False) -> Pack | None:
    """What an agenda pack holds; ``None`` if the file is none.

    A pack has an agenda and a paper to it, or several papers with heads of their own. ``certain`` says that the file
    is known to be a pack, however little it shows.
    """
    minutes = minutes_beginnings(parsed)
    heads = [head for head in report_headers(parsed) if not any(head.first <= at <= head.last for at, _ in minutes)]
    first = min([at for at, _ in minutes] + [head.first for head in heads], default=len(parsed.blocks))
    cover = parsed.blocks[: min(first, _first_paper(parsed))]
    items = agenda_items(parsed, cover)
    has_agenda = len(items) >= 3 and (_says_agenda(parsed, cover) or sum(i.first_page is not None for i in items) >= 2)
    starts = [_Start(at, minutes_title(date), Kind.MINUTES, date) for at, date in minutes]
    taken = [0, *(head.last + 1 for head in heads)]  # what stands over a head is not of the head before it
    starts += [
        _report(parsed, head, items, max([before, *(at + 1 for at, _ in minutes if at < head.first)]))
        for head, before in zip(heads, taken, strict=False)
    ]
    if has_agenda:
        starts += _by_item_lines(parsed, items, starts)
        starts += _by_page_labels(parsed, items, starts)
    if not (len(starts) >= 2 or (starts and (has_agenda or certain))):
        return None
    starts.sort(key=lambda start: start.position)
    date = _meeting_date(parsed, cover, starts)
    whole = _with_appendices(parsed, starts)
    if any(block.kind is not BlockKind.FURNITURE for block in parsed.blocks[: whole[0].position]):
        whole.insert(0, _Start(0, "Agenda", Kind.OTHER, date))
    return _assemble(parsed, whole, date, _body(parsed, cover, heads))


def _assemble(parsed: ParsedFile, starts: Sequence[_Start], date: str | None, body: str | None) -> Pack:
    components: list[Component] = []
    owners: list[int | None] = [None] * len(parsed.blocks)
    for number, start in enumerate(starts):
        end = starts[number + 1].position if number + 1 < len(starts) else len(parsed.blocks)
        pages = [block.page for block in parsed.blocks[start.position : end]]
        # A report to a meeting is a paper of that day; what is appended to it may be older.
        day = start.date or (None if start.appendix or start.kind is Kind.MINUTES else date)
        components.append(Component(start.title, start.kind, day, start.reference, min(pages), max(pages)))
        owners[start.position : end] = [number] * (end - start.position)
    return Pack(tuple(components), tuple(owners), date, body)


def _report(parsed: ParsedFile, head: ReportHeader, items: Sequence[AgendaItem], earliest: int) -> _Start:
    title = head.title or _heading_near(parsed, head)
    number = re.match(r"\d+\w?", head.fields.get("agenda item", ""))
    item = next((i for i in items if number and i.number == number[0]), None) or best_item(title, items)
    reference = head.reference or (item.reference if item else None)
    begin = _above(parsed, head.first, earliest)
    return _Start(begin, title or (item.title if item else "Report"), Kind.REPORT, head.date, reference)


def _above(parsed: ParsedFile, position: int, earliest: int) -> int:
    """Where a report with a head at ``position`` begins, not before ``earliest``: committee, day and "Report of" often
    stand over the head."""
    begin = position
    while begin > earliest and position - begin < _LINES_ABOVE:
        block = parsed.blocks[begin - 1]
        text = " ".join(parsed.text_of(block).split())
        dates = find_dates(text)
        day = bool(dates) and len(text) - (dates[0].end - dates[0].start) < 15
        body = block.kind is BlockKind.HEADING and bool(re.search(rf"{_BODY.pattern}\W*$", text, re.IGNORECASE))
        if len(text.split()) > 15 or not (day or body or _OVER_HEAD.match(text)):
            break
        begin -= 1
    return begin


def _heading_near(parsed: ParsedFile, head: ReportHeader) -> str:
    """The first heading or short line in or after a head that does not say what the report is called."""
    for block in parsed.blocks[head.first : head.last + 4]:
        text = " ".join(parsed.text_of(block).split()).strip(" *")
        plain = block.kind not in (BlockKind.FURNITURE, BlockKind.TABLE_ROW) and not block.marker
        if plain and not fields_of(parsed, block) and len(text.split()) <= 20 and not text.endswith((":", ".")):
            return text
    return ""


def _by_item_lines(parsed: ParsedFile, items: Sequence[AgendaItem], starts: Sequence[_Start]) -> list[_Start]:
    """Papers without a head that begin with a line that says no more than which item of the agenda they are to."""
    by_number = {item.number: item for item in items}
    begun = {start.position for start in starts}
    found: dict[str, _Start] = {}
    for at, block in enumerate(parsed.blocks):
        line = _ITEM_LINE.match(" ".join(parsed.text_of(block).split()))
        item = by_number.get(line["number"].lower()) if line else None
        if item is None or item.number in found or begun & set(range(at - _LINES_ABOVE, at + _LINES_ABOVE + 1)):
            continue
        found[item.number] = _paper(at, item)
    return list(found.values())


def _by_page_labels(parsed: ParsedFile, items: Sequence[AgendaItem], starts: Sequence[_Start]) -> list[_Start]:
    """Papers without a head, found by the pages that the agenda gives for them."""
    pages = _by_printed_number(parsed)
    begun = {parsed.blocks[start.position].page for start in starts}
    found: list[_Start] = []
    for item in items:
        page = pages.get(item.first_page or "")
        if page is None or page in begun or any(_is_paper_to(item, items, start) for start in starts):
            continue
        position = next((i for i, block in enumerate(parsed.blocks) if block.page == page), None)
        if position:
            begun.add(page)
            found.append(_paper(position, item))
    return found


def _by_printed_number(parsed: ParsedFile) -> dict[str, int]:
    """The pages of a file by the numbers that an agenda gives: those printed on them, else their places in the file.

    Where most pages print a number, one that prints none between two others or behind them is counted with them.
    """
    pages = parsed.pages if parsed.paged else ()
    printed = {page.number: int(page.label) for page in pages if page.label and page.label.isdigit()}
    if 2 * len(printed) < len(pages):
        return {page.label or str(page.number): page.number for page in pages}
    found: dict[str, int] = {}
    for number, following in pairwise([*printed, len(pages) + 1]):
        counted = range(following - number)
        if following in printed and printed[following] - printed[number] != len(counted):
            counted = range(1)
        found.update({str(printed[number] + k): number + k for k in counted})
    return found


def _is_paper_to(item: AgendaItem, items: Sequence[AgendaItem], start: _Start) -> bool:
    """Whether a paper with a head is the one to an item: minutes of the day that it names, or a report of its title."""
    if start.kind is Kind.MINUTES:
        return start.date is not None and start.date == minutes_of(item.title)
    return best_item(start.title, items) is item


def _paper(position: int, item: AgendaItem) -> _Start:
    """A paper without a head, as its item says: a report, or the minutes of a day."""
    day = minutes_of(item.title)
    if day:
        return _Start(position, minutes_title(day), Kind.MINUTES, day, item.reference)
    return _Start(position, item.title, Kind.REPORT, None, item.reference)


def _with_appendices(parsed: ParsedFile, starts: Sequence[_Start]) -> list[_Start]:
    whole: list[_Start] = []
    for number, start in enumerate(starts):
        end = starts[number + 1].position if number + 1 < len(starts) else len(parsed.blocks)
        whole.append(start)
        if start.kind is Kind.MINUTES:
            continue  # minutes name the appendices of the reports that were discussed, and have none
        for each in appendix_beginnings(parsed, start.position + 1, end):
            kind = Kind.PLAN if _PLAN.search(each.title) and not _NO_PLAN.search(each.title) else Kind.REPORT
            title = f"{each.title} (attached)" if each.title.casefold() == start.title.casefold() else each.title
            whole.append(_Start(each.position, title, kind, None, start.reference, appendix=True))
    return whole


def _meeting_date(parsed: ParsedFile, cover: Sequence[Block], starts: Sequence[_Start]) -> str | None:
    """The first full date on the cover; else the one that most reports bear."""
    for block in cover[:_COVER_BLOCKS]:
        for date in find_dates(parsed.text_of(block)):
            if len(date.iso) == len("2000-01-01"):
                return date.iso
    days = Counter(start.date for start in starts if start.date and start.kind is Kind.REPORT)
    return days.most_common(1)[0][0] if days else None


def _body(parsed: ParsedFile, cover: Sequence[Block], heads: Sequence[ReportHeader]) -> str | None:
    """The committee: what reports are addressed to, in full as on the cover, else a short line there that names one."""
    to = Counter(
        v
        for head in heads
        for k, v in head.fields.items()
        if k in ("report to", "committee", "meeting", "to") and _BODY.search(v)
    )
    lines = [" ".join(line.split()) for block in cover[:_COVER_BLOCKS] for line in re.split(r"[\n\t]", parsed.text_of(block))]
    named = [line for line in lines if _BODY.search(line) and len(line.split()) <= 12 and not re.search(r"[:.]$|\d", line)]
    if to:
        name = to.most_common(1)[0][0]
        return next((line for line in named if line.casefold().endswith(name.casefold())), name)
    # A council's own name stands above its committee's.
    return next((line for line in named if not re.search(r"\bcouncil$", line, re.IGNORECASE)), next(iter(named), None))


def _says_agenda(parsed: ParsedFile, cover: Sequence[Block]) -> bool:
    lines = (line for block in cover for line in re.split(r"[\n\t]", parsed.text_of(block)))
    return any(_AGENDA.search(line) and len(line.split()) <= _AGENDA_WORDS for line in lines)


def _first_paper(parsed: ParsedFile) -> int:
    """Where the first line stands that says which item of an agenda a paper is to; behind it nothing is the agenda's."""
    for at, block in enumerate(parsed.blocks):
        if block.kind is not BlockKind.FURNITURE and any(map(_PAPER_LINE.match, parsed.text_of(block).split("\n"))):
            return at
    return len(parsed.blocks)
