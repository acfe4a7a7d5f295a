"""Running headers, footers and printed page numbers, told by their return on page after page."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from ingest.readers.pdf.words import Item, Line
from ingest.structure.page_numbers import in_order

MARGIN = 0.13  # of the page's height at its top and foot: where headers and footers stand
LEVEL = 1.0  # points by which the baselines of one line differ
SHIFT = 8.0  # points by which a running line may move from page to page
FEWEST = 3  # returns that make a line a running one (2 in files of up to 4 pages)
DENSEST = 0.4  # share of the pages between its first and last on which it returns: left and right pages differ
LONGEST = 20  # words: running lines are short
NUMBER = re.compile(
    r"^(?:[-–—|(\s]*)(?:page\s*|p\.\s*)?(?P<label>[A-Z]{0,2}\d{1,4}|[ivxlc]{1,7})(?:\s*(?:of|/)\s*\d{1,4})?(?:[-–—|).\s]*)$",
    re.IGNORECASE,
)
EMBEDDED = re.compile(
    r"(?:\b(?P<page>\d{1,4})\s?(?:/|of)\s?\d{1,4}\b)|(?:\bpage\s+(?P<named>\d{1,4})\b)|(?:^(?P<first>\d{1,4})\s*[|•–-]?\s)|(?:\s(?P<last>\d{1,4})$)",
    re.IGNORECASE,
)
DIGITS = re.compile(r"\d{1,4}")

Place = tuple[int, int]  # page from 0, item on it from 0
Row = tuple[Place, ...]  # lines that may be one line of the margin


def running_lines(pages: Sequence[Sequence[Item]], heights: Sequence[float]) -> set[Place]:
    """Places of the lines that are headers, footers or page numbers."""
    found: set[Place] = set()
    by_text: dict[tuple[str, bool, int | None], list[tuple[Row, float]]] = defaultdict(list)
    numbers: dict[bool, list[tuple[Place, str]]] = defaultdict(list)
    for page, items in enumerate(pages):
        lines = _margin_lines(page, items, heights[page])
        for place, line, at_foot in lines:
            number = NUMBER.match(line.text)
            if number:
                numbers[at_foot].append((place, number["label"]))
        for row, text, top, at_foot in [*_alone(lines), *_side_by_side(lines)]:
            for returning, offset in _keys(text.casefold(), page):
                by_text[returning, at_foot, offset].append((row, top))
    fewest = 2 if len(pages) <= 4 else FEWEST
    for returns in by_text.values():
        for group in _level(returns):
            on = sorted({place[0] for place in group})
            if len(on) >= fewest and len(on) >= DENSEST * (on[-1] - on[0] + 1):
                found.update(group)
    for candidates in numbers.values():
        found.update(_counting(candidates))
    return {(page, at) for page, items in enumerate(pages) for at in _outermost(page, items, found, heights[page])}


def at_the_edges(
    pages: Sequence[Sequence[Item]], running: set[Place], heights: Sequence[float]
) -> tuple[list[list[Item]], set[Place]]:
    """The pages with running lines before and after all else, and where these lines stand then.

    A footer under the first of two columns would part a sentence that goes on in the second.
    """
    moved: list[list[Item]] = []
    places: set[Place] = set()
    for page, items in enumerate(pages):
        own = [at for at in range(len(items)) if (page, at) in running]
        heads = [at for at in own if items[at].top < heights[page] / 2]
        feet = [at for at in own if at not in heads]
        rest = [at for at in range(len(items)) if (page, at) not in running]
        flowing = [at for at in rest if not _is_turned(items[at])]
        # Pages whose running lines part nothing stay as they are.
        parted = bool(flowing) and (max(heads, default=-1) > flowing[0] or min(feet, default=len(items)) < flowing[-1])
        order = [*heads, *rest, *feet] if parted else list(range(len(items)))
        moved.append([items[at] for at in order])
        places |= {(page, place) for place, at in enumerate(order) if (page, at) in running}
    return moved, places


def _is_turned(item: Item) -> bool:
    return isinstance(item, Line) and item.turned


def closing_numbers(pages: Sequence[Sequence[Item]]) -> set[Place]:
    """Places of the page numbers right below the text, wherever that ends, where they run through the file in order."""
    found: dict[Place, int] = {}
    for page, items in enumerate(pages):
        last = items[-1] if items else None
        number = NUMBER.match(last.text) if isinstance(last, Line) and not last.turned else None
        if number and number["label"].isdigit():
            found[page, len(items) - 1] = int(number["label"])
    return set(found) if in_order([(page, number) for (page, _), number in found.items()], len(pages)) else set()


def printed_label(items: Sequence[Item], furniture: set[int], height: float) -> str | None:
    """The page number that the furniture of a page prints, foot before head."""
    lines = [item for at, item in enumerate(items) if at in furniture and isinstance(item, Line)]
    lines.sort(key=lambda line: line.top < height / 2)
    for line in lines:
        alone = NUMBER.match(line.text)
        if alone:
            return alone["label"]
    return None


def embedded_labels(pages: Sequence[Sequence[Item]], furniture: set[Place]) -> dict[int, str]:
    """Page numbers at an end of a running line, where they rise with the pages."""
    found: dict[tuple[str, int], dict[int, str]] = defaultdict(dict)
    for page, at in furniture:
        item = pages[page][at]
        if isinstance(item, Line):
            for match in EMBEDDED.finditer(item.text):
                kind = match.lastgroup or ""
                number = match[kind]
                found[kind, int(number) - page].setdefault(page, number)
    best = max(found.values(), key=len, default={})
    return best if len(best) >= FEWEST else {}


def _keys(text: str, page: int) -> list[tuple[str, int | None]]:
    """What must return: the text as it is, or with one of its numbers counting with the pages."""
    counting = {int(number) - page for number in DIGITS.findall(text)}
    return [(text, None), *((DIGITS.sub("#", text), offset) for offset in counting)]


def _outermost(page: int, items: Sequence[Item], found: set[Place], height: float) -> Iterator[int]:
    """Running lines of a page with nothing but running lines between them and its edge."""
    lines = [(at, line, at_foot) for (_, at), line, at_foot in _margin_lines(page, items, height)]
    for foot in (False, True):
        side = [(line.top, at) for at, line, at_foot in lines if at_foot is foot]
        for _, at in sorted(side, reverse=foot):
            if (page, at) not in found:
                break
            yield at


def bare_pages(pages: Sequence[Sequence[Item]], running: set[Place]) -> list[int]:
    """Numbers from 1 of the pages that hold running lines and nothing else."""
    return [page + 1 for page, items in enumerate(pages) if items and all((page, at) in running for at in range(len(items)))]


def _margin_lines(page: int, items: Sequence[Item], height: float) -> list[tuple[Place, Line, bool]]:
    found = []
    for at, item in enumerate(items):
        if not isinstance(item, Line) or item.turned:
            continue
        if item.bottom > height * (1 - MARGIN):
            found.append(((page, at), item, True))
        elif item.top < height * MARGIN:
            found.append(((page, at), item, False))
    return found


def _alone(lines: Sequence[tuple[Place, Line, bool]]) -> Iterator[tuple[Row, str, float, bool]]:
    """(row, text, top, whether at the foot) of each line by itself."""
    for place, line, at_foot in lines:
        if len(line.words) <= LONGEST:
            yield (place,), line.text, line.top, at_foot


def _side_by_side(lines: Sequence[tuple[Place, Line, bool]]) -> Iterator[tuple[Row, str, float, bool]]:
    """The same of lines side by side: a gutter between columns cuts a header in two, on the pages that have one."""
    rows: list[list[tuple[Place, Line, bool]]] = []
    for each in sorted(lines, key=lambda each: (each[1].baseline, each[1].x0)):
        last = rows[-1][-1] if rows else None
        if last and abs(each[1].baseline - last[1].baseline) <= LEVEL and each[1].x0 >= last[1].x1 and each[2] is last[2]:
            rows[-1].append(each)
        else:
            rows.append([each])
    for row in rows:
        if len(row) > 1 and sum(len(line.words) for _, line, _ in row) <= LONGEST:
            text = " ".join(line.text for _, line, _ in row)
            yield tuple(place for place, _, _ in row), text, min(line.top for _, line, _ in row), row[0][2]


def _level(returns: list[tuple[Row, float]]) -> list[list[Place]]:
    """The returns of one text parted by their height on the page."""
    groups: list[tuple[float, list[Place]]] = []
    for row, top in sorted(returns, key=lambda each: each[1]):
        if groups and top - groups[-1][0] <= SHIFT:
            groups[-1][1].extend(row)
        else:
            groups.append((top, list(row)))
    return [group for _, group in groups]


def _counting(candidates: list[tuple[Place, str]]) -> set[Place]:
    """Numbers standing alone that count with the pages; a lone number in a two-page file counts as well."""
    by_offset: dict[tuple[bool, int], set[Place]] = defaultdict(set)
    for place, label in candidates:
        value = int(re.sub(r"\D", "", label)) if any(char.isdigit() for char in label) else _roman(label)
        if value:
            by_offset[label.isalpha(), value - place[0]].add(place)
    # Chapters and appendices may be counted anew, on a few pages each; a chart's axis is on one.
    return {
        place
        for places in by_offset.values()
        if len({page for page, _ in places}) >= (2 if len(candidates) <= 4 else FEWEST) or len(candidates) == 1
        for place in places
    }


def _roman(text: str) -> int:
    values = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100}
    total = 0
    for char, following in zip(text.lower(), [*text.lower()[1:], ""], strict=True):
        value = values.get(char, 0)
        total += -value if following and values.get(following, 0) > value else value
    return total
