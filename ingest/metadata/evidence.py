"""What a file shows of itself, and how sure a conclusion from it is."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Generic, TypeVar

from corpus.models import BlockKind, ParsedFile
from ingest.structure.entries import are_entries

T = TypeVar("T")

_OPENING_LINES = 60  # cover and first page
_WORD = (".docx", ".docm", ".dotx")
_LONG = 40  # words; a longer paragraph is prose, not a line of the cover
_COVER_PROSE = 4  # the first page is over with so many of those
_IMPRINT_BLOCKS = 12  # from the beginning or end
_COVER_WORDS = 14  # a longer block of several lines is a wrapped sentence, not a title broken over lines


@dataclass(frozen=True, slots=True)
class Guess(Generic[T]):
    """A value with a confidence from 0 (none) to 1 (certain)."""

    value: T
    confidence: float


@dataclass(frozen=True, slots=True)
class Line:
    """A line of the cover or first page, white space folded; ``level`` is a heading's, 0 for other text."""

    text: str
    level: int = 0


@dataclass(frozen=True, slots=True)
class Evidence:
    """What there is to judge a file by.

    ``given`` is what a person says of it and ``own`` what its properties say, both without empty values; ``lines`` are
    those it begins with, ``text`` is all of it, a line for each block, furniture left out, and ``running`` that furniture.
    ``broken`` are the lines, as printed, of short blocks of several at its beginning and end: addresses, imprints.
    ``stamped`` says that a program set its properties, which may be those of a template.
    """

    file: str
    given: Mapping[str, str]
    own: Mapping[str, str]
    lines: tuple[Line, ...]
    text: str
    paged: bool
    running: tuple[str, ...] = ()
    stamped: bool = False
    broken: tuple[str, ...] = ()


def gather(parsed: ParsedFile, file: str, overrides: Mapping[str, str]) -> Evidence:
    """The evidence in a file and in what was said of it."""
    kept = (block for block in parsed.blocks if block.kind is not BlockKind.FURNITURE)
    return Evidence(
        file=file,
        given={key: value.strip() for key, value in overrides.items() if value.strip()},
        own={key.lower(): value.strip() for key, value in parsed.properties.items() if value.strip()},
        lines=opening_lines(parsed),
        text="\n".join(" ".join(parsed.text_of(block).split()) for block in kept),
        paged=parsed.paged,
        running=tuple(parsed.text_of(block) for block in parsed.blocks if block.kind is BlockKind.FURNITURE),
        stamped=parsed.paged or file.lower().endswith(_WORD),
        broken=tuple(_broken(parsed)),
    )


def _broken(parsed: ParsedFile) -> Iterator[str]:
    kept = [block for block in parsed.blocks if block.kind is not BlockKind.FURNITURE]
    for block in kept if len(kept) <= 2 * _IMPRINT_BLOCKS else [*kept[:_IMPRINT_BLOCKS], *kept[-_IMPRINT_BLOCKS:]]:
        lines = [" ".join(line.split()) for line in parsed.text_of(block).split("\n") if line.strip()]
        # In wrapped prose a line may begin anywhere, and most are as long as the measure.
        if len(lines) > 1 and all(len(line.split()) <= _COVER_WORDS for line in lines):
            yield from lines


def opening_lines(parsed: ParsedFile) -> tuple[Line, ...]:
    """The lines that a file begins with: cover and first headings, long paragraphs left out."""
    lines: list[Line] = []
    prose = 0
    for block in parsed.blocks:
        text = parsed.text_of(block)
        if block.kind is BlockKind.FURNITURE:
            continue
        if len(text.split()) > _LONG:
            prose += 1
            if prose == _COVER_PROSE:
                break
            continue
        heading = block.kind is BlockKind.HEADING
        parts = [part.strip() for part in re.split(r"[\n\t]+", text) if part.strip()]
        if heading or (len(text.split()) > _COVER_WORDS and not are_entries(parts)):
            parts = [text]
        folded = [" ".join(part.split()).strip("*# ") for part in parts]
        lines += [Line(part, block.level if heading else 0) for part in folded if part]
    return tuple(lines[:_OPENING_LINES])
