"""Plots as inline SVG, drawn here so that a report needs no library and makes no request.

Coordinates are SVG user units: a plot is ``WIDTH`` by ``HEIGHT`` of them, and is scaled with the page.
"""

import math
from collections.abc import Mapping, Sequence
from html import escape

WIDTH, HEIGHT = 440, 280
_LEFT, _RIGHT, _TOP, _BOTTOM = 48, 12, 26, 40
# Okabe and Ito 2008, "Color Universal Design": told apart with any colour vision, and on light and dark.
_COLOURS = ("#0072b2", "#d55e00", "#009e73", "#cc79a7", "#e69f00", "#56b4e9")
_DASHES = ("", "6 3", "2 3")

Series = Mapping[str, Sequence[tuple[float, float]]]


def style(index: int) -> str:
    """Stroke of the ``index``-th series, from 0: colours first, then the colours dashed."""
    dashes = _DASHES[index // len(_COLOURS) % len(_DASHES)]
    return f'stroke="{_COLOURS[index % len(_COLOURS)]}"' + (f' stroke-dasharray="{dashes}"' if dashes else "")


def colour(index: int) -> str:
    """Colour of the ``index``-th series."""
    return _COLOURS[index % len(_COLOURS)]


def lines(title: str, x_name: str, y_name: str, series: Series, x_range: tuple[float, float]) -> str:
    """Lines over ``x_range`` and 0 to 1 upwards, one for each series."""
    low, high = x_range

    def x(value: float) -> float:
        return _LEFT + (value - low) / (high - low) * (WIDTH - _LEFT - _RIGHT)

    ticks = [(x(low + (high - low) * i / 5), f"{low + (high - low) * i / 5:.3g}") for i in range(6)]
    if high > 2:  # ranks: whole numbers
        ticks = [(x(i), str(i)) for i in range(round(low), round(high) + 1)]
    drawn = []
    for index, (name, points) in enumerate(series.items()):
        path = " ".join(f"{x(a):.1f},{_y(b):.1f}" for a, b in points)
        label = escape(name)
        drawn.append(f'<polyline points="{path}" fill="none" stroke-width="2" {style(index)}><title>{label}</title></polyline>')
    return _frame(title, x_name, y_name, ticks, "".join(drawn))


def ranges(title: str, x_name: str, rows: Mapping[str, tuple[float, float]]) -> str:
    """A row for each name: a dot at the first value and a line to the second, on a logarithmic axis of milliseconds."""
    top = max((high for _, high in rows.values()), default=1.0)
    decades = max(1, math.ceil(math.log10(max(top, 1.0))))
    left = 130

    def x(value: float) -> float:
        return left + math.log10(max(value, 1.0)) / decades * (WIDTH - left - 60)

    height = _TOP + 24 * len(rows) + _BOTTOM
    parts = [_opening(title, height)]
    for i in range(decades + 1):
        parts.append(f'<line class="grid" x1="{x(10**i):.1f}" x2="{x(10**i):.1f}" y1="{_TOP}" y2="{height - _BOTTOM}"/>')
        parts.append(f'<text x="{x(10**i):.1f}" y="{height - _BOTTOM + 16}" text-anchor="middle">{10**i:,}</text>')
    for index, (name, (middle, high)) in enumerate(rows.items()):
        y = _TOP + 24 * index + 12
        parts.append(f'<text x="{left - 8}" y="{y + 4}" text-anchor="end">{escape(name)}</text>')
        parts.append(f'<line x1="{x(middle):.1f}" x2="{x(high):.1f}" y1="{y}" y2="{y}" stroke-width="3" {style(index)}/>')
        parts.append(f'<circle cx="{x(middle):.1f}" cy="{y}" r="5" fill="{colour(index)}"/>')
        parts.append(f'<text x="{x(high) + 8:.1f}" y="{y + 4}">{middle:,.0f}-{high:,.0f}</text>')
    parts.append(f'<text x="{WIDTH / 2}" y="{height - 6}" text-anchor="middle">{escape(x_name)}</text></svg>')
    return "".join(parts)


def legend(names: Sequence[str]) -> str:
    """Which line is whose."""
    keys = (
        f'<span><svg width="28" height="10" aria-hidden="true"><line x1="0" x2="28" y1="5" y2="5" stroke-width="3" '
        f"{style(index)}/></svg> {escape(name)}</span>"
        for index, name in enumerate(names)
    )
    return f'<p class="legend">{" ".join(keys)}</p>'


def _y(value: float) -> float:
    return HEIGHT - _BOTTOM - value * (HEIGHT - _TOP - _BOTTOM)


def _opening(title: str, height: int) -> str:
    name = escape(title)
    return (
        f'<svg class="plot" viewBox="0 0 {WIDTH} {height}" role="img" aria-label="{name}">'
        f'<text class="title" x="{WIDTH / 2}" y="14" text-anchor="middle">{name}</text>'
    )


def _frame(title: str, x_name: str, y_name: str, ticks: Sequence[tuple[float, str]], inside: str) -> str:
    parts = [_opening(title, HEIGHT)]
    for i in range(6):
        y = _y(i / 5)
        parts.append(f'<line class="grid" x1="{_LEFT}" x2="{WIDTH - _RIGHT}" y1="{y:.1f}" y2="{y:.1f}"/>')
        parts.append(f'<text x="{_LEFT - 6}" y="{y + 4:.1f}" text-anchor="end">{i / 5:.1f}</text>')
    for x, name in ticks:
        parts.append(f'<text x="{x:.1f}" y="{HEIGHT - _BOTTOM + 16}" text-anchor="middle">{name}</text>')
    middle = (HEIGHT - _BOTTOM + _TOP) / 2
    parts.append(f'<text x="{(WIDTH + _LEFT) / 2}" y="{HEIGHT - 6}" text-anchor="middle">{escape(x_name)}</text>')
    parts.append(f'<text transform="translate(12 {middle}) rotate(-90)" text-anchor="middle">{escape(y_name)}</text>')
    return "".join((*parts, inside, "</svg>"))
