"""Which runs of lines are headings, and of what level: by type, by numbering and by the file's bookmarks."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ingest.headings.person_lines import says_who
from ingest.headings.resolutions import states_decision
from ingest.readers.pdf.nesting import Placed, nested
from ingest.readers.pdf.paragraphs import DECIMAL, ORDINAL, caption, marker_of
from ingest.readers.pdf.words import Line

LONGEST_RUN = 5  # lines
LEAST_LETTERS = 0.5  # of the characters: fewer is an axis of a chart, a telephone number or a sum
SMALLEST = 0.9  # of the body's size: smaller type is a note's or a label's
SHORTEST_CAPITALS = 7  # characters: shorter runs of capitals are acronyms
LARGER = 1.08  # times the body's size: type that stands out without being bold
LONGEST_LARGE, LONGEST_BOLD, LONGEST_PLAIN = 30, 20, 12  # words; longer runs are leads, warnings or prose
DEEPEST = 6
COVERS = 2  # pages after the first that may still be title pages
NAMED = re.compile(
    r"^(?:(?:strategic\s+)?(?:policy|priority|objective|proposal|aim|theme|focus\s+area)\s+[A-Z]{0,5}\s?\d+[A-Za-z]?|"
    r"(?:appendix|annex|schedule)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,5})|(?:part|section|chapter)\s+(?:[A-Z]|\d{1,2}|[IVX]{1,5}))\b",
    re.IGNORECASE,
)
TOP_NAMES = re.compile(r"^(?:appendix|annex|schedule|chapter)\b", re.IGNORECASE)
# What a meeting decided, set in bold, begins a text; other uses of the last two words are titles.
LEAD_IN = re.compile(r"^(?:ACTION|DECISION)(?:$|\s*:|\s+[-–—](?:\s|$))")
ENDS = (".", ",", ";", "?”")
# Words set apart to be read as somebody's own; a few of them without a stop are a theme's name.
QUOTED = re.compile(r"(?:“[^“”]+”|\"[^\"]+\"|‘[^‘]+’|'[^']+')[.,]?")
QUOTE_STOP = re.compile(r"[.!…,;][”\"’']?[.,]?$")
SHORTEST_QUOTE = 6  # words, where no stop shows that it is a sentence
ADDRESS = re.compile(r"https?://|www\.|@|^\W*$")

Style = tuple[float, bool, bool]  # font size, bold, capitals


@dataclass(frozen=True, slots=True)
class Body:
    """The type that most of the text is set in."""

    size: float
    bold: bool
    italic: bool = False
    typed: bool = False  # headings are set in type of their own, so a number alone makes none


def body_of(lines: Sequence[Line]) -> Body:
    """Size and weight of most letters; full lines decide, so tables of short lines do not."""
    letters: Counter[tuple[float, bool, bool]] = Counter()
    for line in lines:
        letters[line.size, line.bold, line.italic] += len(line.text) if len(line.words) > 5 else 1
    (size, bold, italic), _ = letters.most_common(1)[0] if letters else ((0.0, False, False), 0)
    return Body(size, bold, italic)


def style_of(run: Sequence[Line]) -> Style:
    """What makes headings of one level look alike."""
    letters = [char for line in run for char in line.text if char.isalpha()]
    return run[0].size, all(line.bold for line in run), bool(letters) and all(char.isupper() for char in letters)


def is_heading(run: Sequence[Line], body: Body) -> bool:
    """Whether a run stands out from the body as a heading does."""
    text = " ".join(line.text for line in run)
    letters = sum(1 for char in text if char.isalpha())
    if len(run) > LONGEST_RUN or letters < 3 or letters < LEAST_LETTERS * len(text.replace(" ", "")):
        return False
    if ADDRESS.search(text) or caption(run) or _is_quotation(text):
        return False
    marker = marker_of(run[0])
    numbered = bool(DECIMAL.match(marker)) or (bool(marker) and marker.rstrip(".").isdigit())
    if marker and not numbered and not (ORDINAL.match(marker) and style_of(run)[1]):
        return False
    count = sum(len(line.words) for line in run)
    begins = numbered or text[0].isupper() or not text[0].isalpha()
    sentence = text.endswith(ENDS) and not text.endswith(("etc.", "Ltd."))
    if style_of(run)[0] >= body.size * LARGER:
        return count <= LONGEST_LARGE and not (sentence and count > LONGEST_PLAIN) and (begins or style_of(run)[1])
    if sentence or run[0].size < body.size * SMALLEST or LEAD_IN.match(text) or says_who(text) or states_decision(text):
        return False
    return (begins and _stands_out(run, body, count)) or (
        not body.typed and not text.endswith(":") and _plainly_numbered(text, count)
    )


def _is_quotation(text: str) -> bool:
    """Whether the text is a sentence in quotation marks and no more: a pull quote."""
    if not QUOTED.fullmatch(text):
        return False
    return len(text.split()) >= SHORTEST_QUOTE or bool(QUOTE_STOP.search(text))


def _stands_out(run: Sequence[Line], body: Body, count: int) -> bool:
    """Whether type of the body's size is set apart: by weight, by slant or by capitals."""
    _, bold, capitals = style_of(run)
    if bold and not body.bold:
        return count <= LONGEST_BOLD
    text = run[-1].text
    if all(line.italic for line in run) and not body.italic and len(run) <= 2 and not text.endswith(":"):
        return count <= LONGEST_PLAIN
    return capitals and count <= LONGEST_PLAIN and sum(map(len, (line.text for line in run))) > SHORTEST_CAPITALS


def _plainly_numbered(text: str, count: int) -> bool:
    """Titles told by their number alone, in files of one type (typescripts, scans)."""
    if count > LONGEST_PLAIN:
        return False
    named = NAMED.match(text)
    if named:
        rest = text[named.end() :].strip()
        return not rest or rest[0] in ":–—-" or rest[0].isupper()
    first, _, rest = text.partition(" ")
    words = rest.split()
    return (
        bool(DECIMAL.match(first))
        and 0 < len(words) <= 8
        and words[0][0].isupper()
        and not any(word.endswith(".") for word in words)
    )


def depth_of(text: str) -> int:
    """How deep a heading's own number says it stands: 1 for "4" and "4.0", 2 for "4.1"; 0 without a number."""
    number = re.match(r"^((?:[A-Z]\.?)?\d{1,3}(?:\.\d{1,3})*)\.?\s", text)
    if not number:
        return 1 if TOP_NAMES.match(text) else 0
    parts = number[1].split(".")
    while len(parts) > 1 and not parts[-1].strip("0"):
        parts.pop()
    return len(parts)


def number_of(text: str) -> tuple[int, ...]:
    """A heading's own number, without the noughts that it ends in; empty for none, and for numbers with a letter."""
    number = re.match(r"^(\d{1,3}(?:\.\d{1,3})*)\.?\s", text)
    parts = [int(part) for part in number[1].split(".")] if number else []
    while len(parts) > 1 and not parts[-1]:
        parts.pop()
    return tuple(parts)


def levels(headings: Sequence[tuple[int, Sequence[Line]]], bookmarks: Mapping[str, int]) -> list[int]:
    """A level from 1 to 6 for each (page, run), larger type above smaller, each number above its parts."""
    styles = [style_of(run) for _, run in headings]
    texts = [" ".join(line.text for line in run) for _, run in headings]
    depths = [depth_of(text) for text in texts]
    pages: dict[Style, set[int]] = defaultdict(set)
    for (page, _), style in zip(headings, styles, strict=True):
        pages[style].add(page)
    first_page = min((page for page, _ in headings), default=0)
    # Type that only covers, charts or posters use must not push all other headings down.
    common = {rank_of(style) for style, on in pages.items() if len(on) > 1 and max(on) > first_page + COVERS}
    ranked = sorted(common or {rank_of(style) for style in styles}, reverse=True)
    shallowest: dict[tuple[float, int], int] = {}
    for style, depth in zip(styles, depths, strict=True):
        if depth:
            shallowest[rank_of(style)] = min(depth, shallowest.get(rank_of(style), 99))
    found = []
    for style, depth in zip(styles, depths, strict=True):
        rank = rank_of(style)
        level = 1 + sum(1 for other in ranked if other > rank)
        if depth:
            level += depth - shallowest[rank]
        found.append(level)
    marked = [bookmarks.get(plain(text)) for text in texts]
    placed = [
        Placed(text, rank_of(style), () if NAMED.match(text) else number_of(text), bool(NAMED.match(text)), level)
        for text, style, level in zip(texts, styles, found, strict=True)
    ]
    return [max(1, min(DEEPEST, level)) for level in nested(placed, marked)]


def rank_of(style: Style) -> tuple[float, int]:
    """Sizes a point apart are one level; weight and capitals part headings of one size."""
    size, bold, capitals = style
    return round(size), int(bold) + int(capitals)


def plain(text: str) -> str:
    """Letters and digits only, without case: how a title is recognised elsewhere."""
    return re.sub(r"[\W_]+", "", text).casefold()
