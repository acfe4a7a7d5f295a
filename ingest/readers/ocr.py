"""Text of pages that are images: rendered by pdfium, read by rapidocr's packaged models."""

import functools
import logging
import statistics
from typing import Any

from ingest.readers.pdf.words import Face, Word

DPI = 200  # text of 8 points is then about 22 pixels high, which the models were made for
LARGEST = 4000  # pixels a side: posters and maps are scaled down to this
HEIGHT = 0.8  # font size as a share of a line's box, which holds ascenders and descenders
ALIKE = 0.3  # of the usual height: boxes with and without descenders differ by a quarter
LEAST_SURE = 0.5  # of 1: rapidocr's own default for dropping lines


@functools.lru_cache(maxsize=1)
def _engine() -> Any:
    logging.getLogger("RapidOCR").setLevel(logging.ERROR)
    from rapidocr import RapidOCR

    # The classifier of upside-down lines is off: it turns right lines over more often than it mends wrong ones.
    return RapidOCR(params={"Global.log_level": "error", "Global.text_score": LEAST_SURE, "Global.use_cls": False})


def page_words(page: Any, scale_to: tuple[float, float]) -> list[Word]:
    """Words of a ``pypdfium2.PdfPage`` in points from its top left corner; ``scale_to`` is its width and height."""
    width, height = scale_to
    scale = min(DPI / 72, LARGEST / max(width, height, 1.0))
    bitmap = page.render(scale=scale)
    image = bitmap.to_numpy()
    found = _engine()(image)
    if found.boxes is None or found.txts is None:
        return []
    usual = statistics.median(float(box[:, 1].max() - box[:, 1].min()) / scale for box in found.boxes)
    return [
        word
        for at, (box, text) in enumerate(zip(found.boxes, found.txts, strict=True))
        for word in _split(box, text, scale, usual, at * 1000)
    ]


def _split(box: Any, text: str, scale: float, usual: float, order: int) -> list[Word]:
    """A recognised line as words, its width shared out by letters."""
    x0, x1 = float(box[:, 0].min()) / scale, float(box[:, 0].max()) / scale
    top, bottom = float(box[:, 1].min()) / scale, float(box[:, 1].max()) / scale
    parts = text.split()
    letters = max(1, len(" ".join(parts)))
    words, at = [], 0
    height = bottom - top
    # Boxes of one type vary with the letters in them: those near the usual height are of the usual size.
    size = round(HEIGHT * (usual if abs(height - usual) <= ALIKE * usual else height))
    for place, part in enumerate(parts):
        start = x0 + (x1 - x0) * at / letters
        end = x0 + (x1 - x0) * (at + len(part)) / letters
        words.append(Word(part, start, top, end, bottom, bottom - 0.2 * (bottom - top), size, Face(), order + place))
        at += len(part) + 1
    return words
