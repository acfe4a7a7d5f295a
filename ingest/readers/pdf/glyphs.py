"""Words and ruled lines of a PDF page, by pdfium.

pypdf's extraction places runs of text, not words, and guesses the spaces between them; pdfium knows every glyph's box
in any encoding and is an order of magnitude faster, so the geometry is taken from it.
"""

import ctypes
import math
import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import pypdfium2.raw as pdfium

from ingest.readers.pdf.marks import RAISED, SMALLER, SUPERSCRIPTS, joined
from ingest.readers.pdf.shapes import ruled_lines
from ingest.readers.pdf.turning import flipped, flipped_rule, main_turn, turn_point, turned
from ingest.readers.pdf.words import Face, RawPage, Word

LIGATURES = {0xFB00: "ff", 0xFB01: "fi", 0xFB02: "fl", 0xFB03: "ffi", 0xFB04: "ffl", 0xFB05: "st", 0xFB06: "st"}
SIGNS = re.compile(r"symbol|wingding|webding|dingbat", re.IGNORECASE)
BOLD = re.compile(r"bold|black|heavy|semib|demi|(?<![a-z])bd(?![a-z])", re.IGNORECASE)
SLANTED = re.compile(r"italic|oblique|(?<![a-z])it(?![a-z])", re.IGNORECASE)
HYPHENS = {0x02, 0xFFFE}  # what pdfium gives for a hyphen at a line's end
FORCE_BOLD = 1 << 18  # font descriptor flag, ISO 32000-1 table 123


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
    turn = main_turn(words)
    placed = [(angle, turned(word, turn)) for angle, word in words]
    rules = ruled_lines(page)
    corners = [turn_point(x, y, turn) for x in (left, right) for y in (bottom, top)]
    x_min, y_max = min(x for x, _ in corners), max(y for _, y in corners)
    width = max(x for x, _ in corners) - x_min
    height = y_max - min(y for _, y in corners)
    return RawPage(
        width=width,
        height=height,
        words=tuple(joined([flipped(word, x_min, y_max) for angle, word in placed if angle == turn])),
        turned=tuple(flipped(word, x_min, y_max) for angle, word in placed if angle != turn),
        rules=tuple(flipped_rule(rule, turn, x_min, y_max) for rule in rules),
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
        elif code != 0xFFFD and not 0xD800 <= code <= 0xDFFF:  # half of a character is none
            run.append(_Char(code, index))
    if run:
        words.extend(_word(raw, run, faces, len(words)))
    return words, unmapped


def _word(raw: Any, run: list[_Char], faces: dict[int, Face], order: int) -> Iterator[tuple[int, Word]]:
    """The words of a run of characters: one, unless the run jumps on the page."""
    waiting = [run]
    leaps: dict[int, float] = {}
    while waiting:
        part = waiting.pop()
        first, last = _box(raw, part[0].index), _box(raw, part[-1].index)
        size, angle, face = _style(raw, part[0].index, faces)
        turn = round(angle / (math.pi / 2)) % 4
        wide = math.hypot(last[2] - first[0], last[3] - first[1])
        level = abs(last[4] - first[4]) if turn % 2 == 0 else abs(last[5] - first[5])
        if len(part) > 1 and (level > size or wide > len(part) * size * 1.3 + size):
            # A run that changes line or leaps over white space: pdfium missed the break, so each glyph stands alone.
            leaps = leaps or {right.index: _leap(raw, left.index, right.index) for left, right in pairwise(run)}
            cut = max(range(1, len(part)), key=lambda at: leaps[part[at].index])
            waiting += [part[cut:], part[:cut]]
            continue
        text = "".join(LIGATURES.get(char.code) or chr(char.code) for char in part)
        if len(part) > 1 and text[-1].isdecimal() and (len(part) > 4 or not text.isdecimal()):
            text = _raised(raw, part, text, size, turn)
        x0, x1 = min(first[0], last[0]), max(first[2], last[2])
        y0, y1 = min(first[1], last[1]), max(first[3], last[3])
        baseline = first[4] if turn % 2 == 0 else first[5]
        yield turn, Word(text, x0, y1, x1, y0, baseline, size, face, order)


def _raised(raw: Any, run: list[_Char], text: str, size: float, turn: int) -> str:
    """A note's number set small and high behind a word as superscript digits: "2018" and note 8 are not 20188."""
    at = len(text)
    while at > 1 and len(text) == len(run) and text[at - 1].isdigit():
        own = pdfium.FPDFText_GetFontSize(raw, run[at - 1].index)
        first = pdfium.FPDFText_GetFontSize(raw, run[0].index)
        box, base = _box(raw, run[at - 1].index), _box(raw, run[0].index)
        rise = box[4] - base[4] if turn % 2 == 0 else 0.0
        if not (own < SMALLER * first or rise > RAISED * size):
            break
        at -= 1
    return text[:at] + text[at:].translate(SUPERSCRIPTS)


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
