"""The counts of a plan's headings as a chart: one bar each, drawn as SVG inside the page."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING

from corpus.plain import folded, shortened

if TYPE_CHECKING:
    from corpus.coverage import CoverageCounts, CoverageSummary

COLOURS = {"covered": "#1b7f4b", "partial": "#d99a1c", "not_covered": "#b3372f"}
"""Dark, middle and dark again: told apart in grey too, because the middle one is hatched and every part has its number."""

_WIDTH, _BAR, _ROW, _LABEL, _TOP = 900, 20, 34, 330, 8  # pixels of the drawing's own units
_LETTERS = 46  # of a heading, that fit beside the bars


def chart(summary: CoverageSummary) -> str:
    """An ``svg`` element; bars are as long as there are commitments, on one scale."""
    most = max((each.counts.commitments for each in summary.headings), default=0)
    height = _TOP * 2 + _ROW * len(summary.headings)
    drawn = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {_WIDTH} {height}" role="img" '
        'aria-label="Commitments by heading and status">',
        '<defs><pattern id="hatch" width="6" height="6" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">'
        f'<rect width="6" height="6" fill="{COLOURS["partial"]}"/><rect width="2" height="6" fill="#fff"/></pattern></defs>',
    ]
    for row, each in enumerate(summary.headings):
        drawn += _bar(folded(each.heading) or "(no heading)", each.counts, _TOP + row * _ROW, most)
    drawn.append("</svg>")
    return "".join(drawn)


def _bar(heading: str, counts: CoverageCounts, top: int, most: int) -> list[str]:
    scale = (_WIDTH - _LABEL - 10) / most
    middle = top + _BAR / 2 + 5
    drawn = [f'<text x="0" y="{middle:.0f}" font-size="14">{escape(shortened(heading, _LETTERS))}</text>']
    left = float(_LABEL)
    for status, number in (("covered", counts.covered), ("partial", counts.partial), ("not_covered", counts.not_covered)):
        if not number:
            continue
        width = number * scale
        fill = "url(#hatch)" if status == "partial" else COLOURS[status]
        ink = "#000" if status == "partial" else "#fff"
        drawn.append(f'<rect x="{left:.1f}" y="{top}" width="{width - 1:.1f}" height="{_BAR}" fill="{fill}"/>')
        if status == "partial":
            drawn.append(f'<rect x="{left + width / 2 - 9:.1f}" y="{top + 2}" width="18" height="16" fill="#fff"/>')
        drawn.append(
            f'<text x="{left + width / 2:.1f}" y="{middle:.0f}" font-size="13" text-anchor="middle" fill="{ink}">{number}</text>'
        )
        left += width
    return drawn
