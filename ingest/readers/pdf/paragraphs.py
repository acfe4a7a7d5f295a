"""Lines joined to paragraphs and list items."""

import re
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from corpus.models import BlockKind
from ingest.lists.markers import is_quantity
from ingest.metadata.dates import MONTH_NAME
from ingest.readers.pdf.words import Item, Line, Word
from ingest.structure.lines import runs_on

BULLETS = "•●○◦▪■□▫◆◇►▶➢➤✓✔❖‣⁃∙·*–—‒―─−-"
SIGN_BULLETS = {"o", "§", "Ø", "ü", "v", "·", "¨", "q", "à", "n", "l"}  # what signs fonts give as letters
ORDINAL = re.compile(r"^(?:\(?(?:[a-z]{1,2}|[ivx]{1,5}|[A-Z]|\d{1,2})\)|(?:[a-zA-Z]|[ivx]{1,5}|\d{1,3})\.(?!\d))$")
DECIMAL = re.compile(r"^(?:[A-Z]{1,3}\.?)?\d{1,3}(?:\.\d{1,3})+\.?$")
CAPTION = re.compile(
    r"^(?i:table|figure|fig\.|map|chart|diagram|box|graph|plate|photo|image)\s+(?:[A-Z]?\d+[A-Za-z]?(?:\.\d+)*\b|[A-Z]\s?[:.–—-])"
)
GLUED = re.compile(r"^(?:\d{1,2}\.|\([a-z]\)|[a-z]\))(?=[A-Z][a-z])")  # "2.Aims", set without a space
LOOSE = 1.25  # times the usual distance of lines: more white than that begins a paragraph
SAME_SIZE = 0.8  # points by which lines of one paragraph differ at most
DAY_LAST = re.compile(rf"\b\d{{1,2}} {MONTH_NAME}$", re.IGNORECASE)
YEAR_FIRST = re.compile(r"(?:19|20)\d\d\b")
STOPS = (".", ":", ";", "?", "!", ".”", ".’", '."')


@dataclass(frozen=True, slots=True)
class Run:
    """Lines that belong together, what they are, and the list marker or paragraph number they begin with."""

    kind: BlockKind
    lines: tuple[Line, ...]
    marker: str = ""
    level: int = 0


def leading(lines: Iterable[Line]) -> float:
    """The usual distance from line to line, as a multiple of the font size."""
    seen: Counter[float] = Counter()
    previous: Line | None = None
    for line in lines:
        if previous is not None and abs(previous.size - line.size) < SAME_SIZE and line.size and previous.left == line.left:
            ratio = round((line.baseline - previous.baseline) / line.size, 1)
            if 0.9 <= ratio <= 2.2:
                seen[ratio] += 1
        previous = line
    return seen.most_common(1)[0][0] if seen else 1.2


def marker_of(line: Line) -> str:
    """The bullet or ordinal that a line begins with, bullets of signs fonts as a bullet; empty if there is none."""
    first = line.words[0]
    if _is_sign(first):
        return "•"
    # A decimal fraction may begin a line as well as a number may.
    if len(line.words) == 1 or first.text.startswith("0") or is_quantity(line.text):
        return ""
    bullet = len(first.text) == 1 and first.text in BULLETS
    if bullet or ORDINAL.match(first.text) or DECIMAL.match(first.text):
        return first.text
    glued = GLUED.match(first.text)
    return glued[0] if glued else ""


def _is_sign(word: Word) -> bool:
    if len(word.text) != 1:
        return False
    private = "\ue000" <= word.text <= "\uf8ff"
    return private or (word.face.symbol and not word.text.isdigit()) or (word.text == "o" and "courier" in word.face.name.lower())


def runs(lines: Sequence[Line], usual: float, body: float) -> list[list[Line]]:
    """Lines of one stretch of a page parted to paragraphs, items and headings; ``body`` is the body's font size."""
    found: list[list[Line]] = []
    for line in lines:
        if found and _continues(found[-1], line, usual, body):
            found[-1].append(line)
        else:
            found.append([line])
    return found


def _continues(run: list[Line], line: Line, usual: float, body: float) -> bool:
    """Whether ``line`` goes on with the run."""
    last = run[-1]
    step = line.baseline - last.baseline
    if step <= 0:  # the next column: joined only where the sentence plainly runs on
        return _runs_on(run, line)
    apart = abs(last.size - line.size) > SAME_SIZE or step > usual * LOOSE * max(line.size, last.size) + 1
    unfinished = not last.text.endswith(STOPS) and line.words[0].text[0].islower() and not marker_of(line)
    restyled = last.bold != line.bold and not unfinished and (len(run) > 1 or _emphasis_changes(last, line))
    if apart or restyled or _begins_anew(run, line):
        return False
    title = line.size >= 1.15 * body and line.bold == last.bold  # titles are broken where they look best
    return last.text.endswith("-") or unfinished or title or _breaks_off(run, line) or not _stopped_short(last, line)


def _begins_anew(run: list[Line], line: Line) -> bool:
    """Whether a marker or an indent says that a paragraph begins."""
    last, first = run[-1], run[0]
    marker, held = marker_of(line), marker_of(first)
    if marker:
        return not _inside_sentence(last, line, marker)
    if not held:  # an indented first line
        return line.x0 > last.x0 + 0.8 * line.size and len(run) > 1 and last.text.endswith(STOPS)
    if line.x0 < first.x0 - 2:
        return True
    hanging = len(first.words) > 1 and first.words[1].x0 - first.x0 > 1.2 * line.size
    return hanging and not DECIMAL.match(held) and line.x0 <= first.x0 + 1 and last.text.endswith(STOPS)


def _emphasis_changes(last: Line, line: Line) -> bool:
    """Whether type changes at a line's end as between heading and text, not within a sentence."""
    return last.words[-1].face.bold != line.words[0].face.bold


def _stopped_short(last: Line, line: Line) -> bool:
    """Whether the first word of ``line`` had room on ``last``: the line was ended on purpose."""
    room = last.right - last.x1 - 0.3 * last.size
    slack = 1.5 * last.size if last.text.endswith(STOPS) else 4 * last.size
    return room > (line.words[0].x1 - line.words[0].x0) + slack


def _inside_sentence(last: Line, line: Line, marker: str) -> bool:
    """Whether a number or dash at a line's start is only where the sentence was broken."""
    if last.text.endswith(STOPS) or _stopped_short(last, line):
        return False
    if marker in "–—−-―":
        return line.x0 <= last.x0 + 1 and not marker_of(last)
    text_at = line.words[1].x0 if len(line.words) > 1 else line.x1
    hanging = text_at - line.words[0].x1 > 0.6 * line.size  # a tab after it makes it a number of its own
    return any(char.isdigit() for char in marker) and abs(line.x0 - last.x0) <= 2 and not hanging and not marker_of(last)


def _runs_on(run: list[Line], line: Line) -> bool:
    last = run[-1]
    return (
        not last.text.endswith(STOPS)
        and abs(last.size - line.size) < SAME_SIZE
        and last.bold == line.bold
        and (line.words[0].text[0].islower() or _breaks_off(run, line))
        and not marker_of(line)
    )


def _breaks_off(run: list[Line], line: Line) -> bool:
    """Whether the last line of an item or of wrapped text ends where no sentence can: behind a small word, or in a date.

    A title may end so ("Who we work with"), and stands on one line.
    """
    last, held = run[-1], marker_of(run[0])
    if not (len(run) > 1 or (held and not DECIMAL.match(held))):
        return False
    return runs_on(last.text) or bool(DAY_LAST.search(last.text) and YEAR_FIRST.match(line.text))


def caption(lines: Sequence[Line]) -> bool:
    """Whether a run is the title of a table or figure."""
    return bool(CAPTION.match(lines[0].text)) and sum(len(line.words) for line in lines) <= 40


def lines_of(items: Iterable[Item]) -> list[Line]:
    """The lines among items."""
    return [item for item in items if isinstance(item, Line)]
