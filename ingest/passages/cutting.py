"""Cutting text that is too long for one passage: at a clause, else at a word, else anywhere."""

import re
from collections.abc import Callable

from ingest.passages.sentences import split_sentences, trim

# Best first: a sentence may be cut after a semicolon or colon, at a dash or a comma, before "and" or "or", at a blank.
_CUTS = tuple(re.compile(form) for form in (r"(?<=[;:])\s+", r"\s+(?=[–—-]\s)", r"(?<=,)\s+", r"\s+(?=(?:and|or)\s)", r"\s+"))


def cut(text: str, start: int, end: int, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    """Ranges of ``text[start:end]`` that each fit, in order, covering everything but the white space between them."""
    start, end = trim(text, start, end)
    if end - start < 2 or fits(text[start:end]):
        return [(start, end)] if start < end else []
    middle = _middle(text, start, end)
    return [*cut(text, start, middle, fits), *cut(text, middle, end, fits)]


def cut_row(text: str, cells: tuple[str, ...], fits: Callable[[str], bool]) -> list[tuple[int, int, tuple[str, ...]]]:
    """Pieces of a table row that each fit: range and cells, those of other pieces left empty so that columns stay.

    A row is cut between cells, a cell that is too long by itself between sentences. Where the cells cannot be found in
    the row's text the whole of it is cut as text, and every piece keeps all cells.
    """
    places = _cell_places(text, cells)
    if places is None:
        return [(start, end, cells) for start, end in _cut_sentences(text, 0, len(text), fits)]
    pieces: list[tuple[int, int, dict[int, str]]] = []
    for column, (start, end) in places.items():
        whole = fits(text[start:end])
        for first, last in [(start, end)] if whole else _cut_sentences(text, start, end, fits):
            held = {column: " ".join(text[first:last].split())}
            if pieces and fits(text[pieces[-1][0] : last]):
                before = pieces[-1]
                joined = {**before[2], column: f"{before[2].get(column, '')} {held[column]}".strip()}
                pieces[-1] = (before[0], last, joined)
            else:
                pieces.append((first, last, held))
    starts = [trim(text, 0, len(text))[0], *(piece[0] for piece in pieces[1:])]
    ends = [trim(text, start, end)[1] for start, end in zip(starts, [*starts[1:], len(text)], strict=True)]
    filled = (tuple(held.get(i, "") for i in range(len(cells))) for _, _, held in pieces)
    return list(zip(starts, ends, filled, strict=True))


def _middle(text: str, start: int, end: int) -> int:
    """The best place to cut, in the middle half of the range."""
    quarter = (end - start) // 4
    centre = (start + end) // 2
    for form in _CUTS:
        places = [m.end() for m in form.finditer(text, start + quarter, end - quarter) if start < m.end() < end]
        if places:
            return min(places, key=lambda place: abs(place - centre))
    return centre


def _cut_sentences(text: str, start: int, end: int, fits: Callable[[str], bool]) -> list[tuple[int, int]]:
    ranges = [(start + first, start + last) for first, last in split_sentences(text[start:end])]
    return [piece for first, last in ranges for piece in cut(text, first, last, fits)]


def _cell_places(text: str, cells: tuple[str, ...]) -> dict[int, tuple[int, int]] | None:
    """Where each filled cell stands in the row's text; ``None`` unless the cells are all there is, in order."""
    places: dict[int, tuple[int, int]] = {}
    at = 0
    for column, cell in enumerate(cells):
        if not cell:
            continue
        form = re.compile(r"\s+".join(re.escape(word) for word in cell.split()))
        match = form.search(text, at)
        if match is None or re.search(r"\w", text[at : match.start()]):
            return None
        places[column] = match.start(), match.end()
        at = match.end()
    return places if places and not re.search(r"\w", text[at:]) else None
