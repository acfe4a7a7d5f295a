"""Words and ruled lines of a PDF page, by pdfium.

pypdf's extraction places runs of text, not words, and guesses the spaces between them; pdfium knows every glyph's box
in any encoding and is an order of magnitude faster, so the geometry is taken from it.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf_words import Face, RawPage, Rule, Word

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SIGNS = re.compile(r"symbol|wingding|webding|dingbat", re.IGNORECASE)
BOLD = re.compile(r"bold|black|heavy|semib|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
SLANTED = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)
HYPHENS = {0x02, 0xFFFE}  # what pdfium gives for a hyphen at a line's end
FORCE_BOLD = 1 << 18  # font descriptor flag, ISO 32000-1 table 123
THIN = 3.0  # points: a filled box no thicker than this is a ruled line
MOST_SHAPES = 4000  # drawings (maps) have more shapes than any table has borders


@dataclass(frozen=True, slots=True)
class _Char:
    code: int
    index: int


def raw_page(page: Any) -> RawPage:
    """Words and rules of a ``pypdfium2.PdfPage``, turned so that most of the text runs from left to right."""
    textpage = page.get_textpage()
    try:
        words, unmapped = _words(textpage)
    finally:
        textpage.close()
    left, bottom, right, top = page.get_bbox()
    turn = _main_turn(words)
    placed = [(angle, _turned(word, turn)) for angle, word in words]
    rules = _rules(page)
    corners = [_turn_point(x, y, turn) for x in (left, right) for y in (bottom, top)]
    x_min, y_max = min(x for x, _ in corners), max(y for _, y in corners)
    width = max(x for x, _ in corners) - x_min
    height = y_max - min(y for _, y in corners)
    return RawPage(
        width=width,
        height=height,
        words=tuple(_drop_caps([_flipped(word, x_min, y_max) for angle, word in placed if angle == turn])),
        turned=tuple(_flipped(word, x_min, y_max) for angle, word in placed if angle != turn),
        rules=tuple(_flipped_rule(rule, turn, x_min, y_max) for rule in rules),
        unmapped=unmapped,
    )


def _words(textpage: Any) -> tuple[list[tuple[int, Word]], int]:
    """(quarter turns, word in page coordinates with y upwards), in the file's order, and the unmapped glyphs."""
    raw = textpage.raw
    faces: dict[int, Face] = {}
    words: list[tuple[int, Word]] = []
    unmapped = 0
    run: list[_Char] = []
    for index in range(textpage.count_chars()):
        code = pdfium.FPDFText_GetUnicode(raw, index)
        if code in (0, 0xFFFD):
            unmapped += 1
        if code in HYPHENS:
            code = 0x2D
        if code <= 0x20 or code in (0x85, 0xA0, 0x2028, 0x2029, 0xFEFF, 0xFFFF) or 0x2000 <= code <= 0x200B or code == 0x3000:
            if run:
                words.extend(_word(raw, run, faces, len(words)))
            run = []
        elif code != 0xFFFD:
            run.append(_Char(code, index))
    if run:
        words.extend(_word(raw, run, faces, len(words)))
    return words, unmapped


def _word(raw: Any, run: list[_Char], faces: dict[int, Face], order: int) -> Iterator[tuple[int, Word]]:
    """The words of a run of characters: one, unless the run jumps on the page."""
    first, last = _box(raw, run[0].index), _box(raw, run[-1].index)
    size, angle, face = _style(raw, run[0].index, faces)
    turn = round(angle / (math.pi / 2)) % 4
    wide = math.hypot(last[2] - first[0], last[3] - first[1])
    level = abs(last[4] - first[4]) if turn % 2 == 0 else abs(last[5] - first[5])
    if len(run) > 1 and (level > size or wide > len(run) * size * 1.3 + size):
        # A run that changes line or leaps over white space: pdfium missed the break, so each glyph stands alone.
        cut = max(range(1, len(run)), key=lambda at: _leap(raw, run[at - 1].index, run[at].index))
        yield from _word(raw, run[:cut], faces, order)
        yield from _word(raw, run[cut:], faces, order)
        return
    text = "".join(LIGATURES.get(char.code) or _chr(char.code) for char in run)
    x0, x1 = min(first[0], last[0]), max(first[2], last[2])
    y0, y1 = min(first[1], last[1]), max(first[3], last[3])
    baseline = first[4] if turn % 2 == 0 else first[5]
    yield turn, Word(text, x0, y1, x1, y0, baseline, size, face, order)


def _chr(code: int) -> str:
    return "" if 0xD800 <= code <= 0xDFFF else chr(code)


def _leap(raw: Any, left: int, right: int) -> float:
    a, b = _box(raw, left), _box(raw, right)
    return abs(b[0] - a[2]) + abs(b[4] - a[4])


def _box(raw: Any, index: int) -> tuple[float, float, float, float, float, float]:
    """left, bottom, right, top, baseline's y and x of a glyph, of the font's full height."""
    rect = pdfium.FS_RECTF()
    x, y = ctypes.c_double(), ctypes.c_double()
    pdfium.FPDFText_GetLooseCharBox(raw, index, rect)
    pdfium.FPDFText_GetCharOrigin(raw, index, x, y)
    return rect.left, rect.bottom, rect.right, rect.top, y.value, x.value


def _style(raw: Any, index: int, faces: dict[int, Face]) -> tuple[float, float, Face]:
    """Size in points as shown, angle in radians, face of a glyph."""
    matrix = pdfium.FS_MATRIX()
    scale, angle = 1.0, 0.0
    if pdfium.FPDFText_GetMatrix(raw, index, matrix):
        scale = math.hypot(matrix.c, matrix.d) or 1.0
        angle = math.atan2(matrix.b, matrix.a)
    size = pdfium.FPDFText_GetFontSize(raw, index) * scale
    text_object = pdfium.FPDFText_GetTextObject(raw, index)
    if not text_object:
        return size, angle, Face()
    font = pdfium.FPDFTextObj_GetFont(text_object)
    if not font:
        return size, angle, Face()
    key = ctypes.cast(font, ctypes.c_void_p).value or 0
    if key not in faces:
        faces[key] = _face(font)
    return size, angle, faces[key]


def _face(font: Any) -> Face:
    buffer = ctypes.create_string_buffer(256)
    pdfium.FPDFFont_GetBaseFontName(font, buffer, 256)
    name = buffer.value.decode("utf-8", "replace").split("+", 1)[-1]
    flags = pdfium.FPDFFont_GetFlags(font)
    # The weight that pdfium gives is guessed from stem widths and calls whole regular families bold.
    bold = bool(BOLD.search(name)) or (flags > 0 and bool(flags & FORCE_BOLD))
    return Face(name, bold, bool(SLANTED.search(name)), bool(SIGNS.search(name)))


def _rules(page: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every line that is level or upright, y upwards."""
    found: list[tuple[float, float, float, float]] = []
    for count, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > MOST_SHAPES:
            return []
        left, bottom, right, top = shape.get_bounds()
        if top - bottom <= THIN or right - left <= THIN:
            if max(top - bottom, right - left) > THIN:
                found.append((left, bottom, right, top))
        elif pdfium.FPDFPath_CountSegments(shape.raw) in (4, 5) and _stroked(shape):
            found += [(left, top, right, top), (left, bottom, right, bottom), (left, bottom, left, top), (right, bottom, right, top)]
    return found


def _stroked(shape: Any) -> bool:
    """Whether an outline is drawn: boxes that are only filled are shading, of single lines of text too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(stroke.value)


def _main_turn(words: list[tuple[int, Word]]) -> int:
    weight = [0, 0, 0, 0]
    for turn, word in words:
        weight[turn] += len(word.text)
    return weight.index(max(weight))


def _turn_point(x: float, y: float, turn: int) -> tuple[float, float]:
    """The point after the page is turned back by ``turn`` quarters."""
    return ((x, y), (y, -x), (-x, -y), (-y, x))[turn]


def _turned(word: Word, turn: int) -> Word:
    if not turn:
        return word
    a, b = _turn_point(word.x0, word.bottom, turn), _turn_point(word.x1, word.top, turn)
    baseline = _turn_point(word.baseline, word.baseline, turn)[1]
    return replace(
        word, x0=min(a[0], b[0]), x1=max(a[0], b[0]), bottom=min(a[1], b[1]), top=max(a[1], b[1]), baseline=baseline
    )


def _flipped(word: Word, x_min: float, y_max: float) -> Word:
    return replace(
        word,
        x0=word.x0 - x_min,
        x1=word.x1 - x_min,
        top=y_max - word.top,
        bottom=y_max - word.bottom,
        baseline=y_max - word.baseline,
    )


def _flipped_rule(rule: tuple[float, float, float, float], turn: int, x_min: float, y_max: float) -> Rule:
    a, b = _turn_point(rule[0], rule[1], turn), _turn_point(rule[2], rule[3], turn)
    x0, x1 = min(a[0], b[0]) - x_min, max(a[0], b[0]) - x_min
    top, bottom = y_max - max(a[1], b[1]), y_max - min(a[1], b[1])
    if bottom - top <= x1 - x0:
        middle = (top + bottom) / 2
        return Rule(x0, middle, x1, middle)
    middle = (x0 + x1) / 2
    return Rule(middle, top, middle, bottom)


def _drop_caps(words: list[Word]) -> list[Word]:
    """A large first letter joined to the word that it begins."""
    kept: list[Word] = []
    for word in words:
        big = kept[-1] if kept else None
        if (
            big is not None
            and len(big.text) == 1
            and big.text.isupper()
            and big.size >= 1.8 * word.size
            and word.text[0].islower()
            and 0 <= word.x0 - big.x1 + word.size <= 2 * word.size
            and big.top - word.size < word.middle < big.bottom
        ):
            kept[-1] = replace(word, text=big.text + word.text)
        else:
            kept.append(word)
    return kept
