"""Ruled lines of a PDF page: strokes, thin boxes and the edges of outlined boxes."""

import ctypes
from typing import Any

import pypdfium2.raw as pdfium

THIN = 3.0  # points: a filled box no thicker than this is a ruled line
THICK = 8.0  # points: so thick a single stroke may be drawn; its bounds reach beyond its width
LINE = 2  # segments of a path that is a single stroke: where it begins and where it ends
MOST_SHAPES = 4000  # drawings (maps) have more shapes than any table has borders


def ruled_lines(page: Any) -> list[tuple[float, float, float, float]]:
    """Left, bottom, right, top of every line that is level or upright, y upwards."""
    found: list[tuple[float, float, float, float]] = []
    for count, shape in enumerate(page.get_objects(filter=[pdfium.FPDF_PAGEOBJ_PATH], max_depth=1)):
        if count > MOST_SHAPES:
            return []
        left, bottom, right, top = shape.get_bounds()
        stroke = pdfium.FPDFPath_CountSegments(shape.raw) == LINE and _stroked(shape)
        if min(top - bottom, right - left) <= (THICK if stroke else THIN):
            if max(top - bottom, right - left) > THIN:
                found.append((left, bottom, right, top))
        elif pdfium.FPDFPath_CountSegments(shape.raw) in (4, 5) and _stroked(shape):
            found += [
                (left, top, right, top),
                (left, bottom, right, bottom),
                (left, bottom, left, top),
                (right, bottom, right, top),
            ]
    return found


def _stroked(shape: Any) -> bool:
    """Whether an outline is drawn: boxes that are only filled are shading, of single lines of text too."""
    fill, stroke = ctypes.c_int(), ctypes.c_int()
    pdfium.FPDFPath_GetDrawMode(shape.raw, fill, stroke)
    return bool(stroke.value)
