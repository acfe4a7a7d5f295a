"""Tiles of an infographic: large figures side by side, each read with the caption beneath it."""

from collections.abc import Sequence

from ingest.readers.pdf.words import Line, Word

LARGER = 1.3  # times the captions' size: a row of figures in the text's own type is a table's
APART = 1.0  # of the font size: white between neighbouring tiles; word spaces are a quarter of it
FIGURE_WORDS = 4  # words with a figure ("1 in 4", "£1.1 million a year")
CAPTION_WORDS = 12  # words on one line of a caption: longer ones are prose
NEAR = 1.6  # of the larger size: captions stand that close under their figures
LEADING = 1.6  # of the caption's size, from line to line

Part = list[Line]


def with_tiles(lines: Sequence[Line]) -> list[tuple[bool, Part]]:
    """(whether it is a tile, lines) of a stretch of a page, in reading order: each tile apart, other lines together."""
    found: list[tuple[bool, Part]] = []
    at = 0
    while at < len(lines):
        tiles, end = _tiles(lines, at)
        if tiles:
            found += [(True, tile) for tile in tiles]
            at = end
            continue
        if not found or found[-1][0]:
            found.append((False, []))
        found[-1][1].append(lines[at])
        at += 1
    return found


def _tiles(lines: Sequence[Line], at: int) -> tuple[list[Part], int]:
    """The tiles whose figures stand on line ``at``, and the place after their captions; none if they are no such figures."""
    line = lines[at]
    figures = _clusters(line)
    if len(figures) < 2 or at + 1 == len(lines) or not all(map(_is_figure, figures)):
        return [], at
    tiles = [[_line(cluster, line)] for cluster in figures]
    end = at + 1
    while end < len(lines):
        below, above = lines[end], lines[end - 1]
        step = below.baseline - above.baseline
        near = NEAR * line.size if end == at + 1 else LEADING * above.size
        if not 0 < step <= near or line.size < LARGER * below.size or below.turned or below.left != line.left:
            break
        if end > at + 1 and abs(below.size - above.size) > 1:
            break
        captions = _clusters(below)
        homes = [_home(cluster, tiles) for cluster in captions]
        if None in homes or len(set(homes)) < len(homes) or any(len(cluster) > CAPTION_WORDS for cluster in captions):
            break
        if end == at + 1 and len(captions) != len(tiles):
            break
        for cluster, home in zip(captions, homes, strict=True):
            tiles[home or 0].append(_line(cluster, below))
        end += 1
    return (tiles, end) if end > at + 1 else ([], at)


def _clusters(line: Line) -> list[list[Word]]:
    """The words of a line parted at wide white."""
    clusters: list[list[Word]] = []
    for word in line.words:
        if clusters and word.x0 - clusters[-1][-1].x1 < APART * line.size:
            clusters[-1].append(word)
        else:
            clusters.append([word])
    return clusters


def _is_figure(cluster: Sequence[Word]) -> bool:
    return len(cluster) <= FIGURE_WORDS and any(char.isdigit() for word in cluster for char in word.text)


def _home(cluster: Sequence[Word], tiles: Sequence[Part]) -> int | None:
    """The place of the only tile whose figure stands over a caption's line, centred or begun where it begins."""
    over = [place for place, tile in enumerate(tiles) if tile[0].x0 < cluster[-1].x1 and cluster[0].x0 < tile[0].x1]
    if len(over) != 1:
        return None
    figure = tiles[over[0]][0]
    middle = (cluster[0].x0 + cluster[-1].x1) / 2
    centred = abs(middle - (figure.x0 + figure.x1) / 2) <= figure.size
    return over[0] if centred or abs(cluster[0].x0 - figure.x0) <= 2 else None


def _line(words: Sequence[Word], of: Line) -> Line:
    return Line(tuple(words), of.left, of.right, of.turned)
