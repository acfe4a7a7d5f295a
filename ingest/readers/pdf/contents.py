"""Contents pages: runs of lines that end in the number of a page. Dotted lines of forms lead to none."""

import re
from collections.abc import Sequence

from ingest.readers.pdf.words import Item, Line

TITLE = re.compile(r"^(?:table\s+of\s+)?(?:contents?(?:\s+page)?|index)(?:\s+page)?[:.]?$", re.IGNORECASE)
LEADS = " .…·_‥"  # what leads from an entry to its number
LED = re.compile(r"[.…·_‥]{3}")
LED_TO = re.compile(r"(?<=[ .…·_‥])(?:\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
ENDING = re.compile(r"(?P<title>.*\S)\s+(?P<page>\d{1,4}|[ivxlc]{1,6})$", re.IGNORECASE)
FEWEST = 4  # entries: fewer lines ending in rising numbers are chance
LONGEST_BREAK = 2  # lines of a long entry before its number, and headings between entries
LEAST_NUMBERED = 0.5  # of the entries that no title announces: on a form, next to none has a number
WIDE = 1.5  # of the font size: white between an entry and its number where no dots lead there

Place = tuple[int, int]


def contents_lines(pages: Sequence[Sequence[Item]], skip: set[Place]) -> set[Place]:
    """Places of the lines of contents pages, their title among them; ``skip`` holds running lines."""
    found: set[Place] = set()
    announced = False  # a contents page was begun on the page before
    for page, items in enumerate(pages):
        lines = [(at, item) for at, item in enumerate(items) if isinstance(item, Line) and (page, at) not in skip]
        title = next((place for place, (_, line) in enumerate(lines) if TITLE.match(line.text)), None)
        hits = [_entry(line, loosely=title is not None or announced) for _, line in lines]
        runs = _runs(hits, lines, title)
        announced = False
        for first, last in runs:
            titled = title is not None and title < first and first - title <= LONGEST_BREAK + 1
            begin = title if titled and title is not None else first
            found.update((page, lines[place][0]) for place in range(begin, last + 1))
            announced = last >= len(lines) - 2
    return found


def _entry(line: Line, *, loosely: bool) -> tuple[str, str] | None:
    text = line.text
    led = _led(text)
    if led and len(led[0]) > 2:
        return led
    ended = ENDING.match(text)
    if not ended or len(line.words) < 2:
        return None
    gap = line.words[-1].x0 - line.words[-2].x1
    if gap > WIDE * line.size or (loosely and line.x1 > line.right - 2 * line.size and gap > 0.8 * line.size):
        return ended["title"], ended["page"]
    return None


def _led(text: str) -> tuple[str, str] | None:
    """Title and page, ``""`` for none, of a line in which dots lead from one to the other."""
    # Found from the end: a form's dotted lines lead to no number, and a pattern would try every way of sharing them out.
    page = LED_TO.search(text)
    head = text[: page.start()] if page else text
    title = head.rstrip(LEADS)
    return (title, page[0] if page else "") if LED.search(head, len(title)) else None


def _runs(hits: list[tuple[str, str] | None], lines: list[tuple[int, Line]], title: int | None) -> list[tuple[int, int]]:
    """(first, last) of the runs of entries whose pages do not fall; they begin and end with a page or below a title."""
    runs: list[tuple[int, int]] = []
    at = 0
    while at < len(hits):
        announced = title is not None and 0 < at - title <= LONGEST_BREAK + 1
        begun = hits[at]
        if not begun or not (begun[1] or announced):
            at += 1
            continue
        end, last, count, numbered, highest = at, at, 0, 0, 0
        for place in range(at, len(hits)):
            hit = hits[place]
            if hit:
                number = int(hit[1]) if hit[1].isdigit() else highest
                if number < highest:
                    break
                highest, last, count, numbered = number, place, count + 1, numbered + bool(hit[1])
                end = place if hit[1] or not numbered else end
            elif place - last > LONGEST_BREAK:
                break
        led = sum(1 for hit in range(at, last + 1) if hits[hit] and _led(lines[hit][1].text))
        paged = announced or (numbered >= FEWEST and numbered >= LEAST_NUMBERED * count)
        if count >= FEWEST and paged and (led >= FEWEST or title is not None or count >= 2 * FEWEST):
            while at > 0 and not hits[at - 1] and title is not None and title < at - 1 and at - 1 - title <= LONGEST_BREAK:
                at -= 1
            runs.append((at, end))
        at = last + 1
    return runs
