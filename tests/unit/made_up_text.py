"""Made-up text and what the reader makes of it."""

from corpus.models import Block, BlockKind, ParsedFile
from ingest.readers.text import read

PROSE = "The harbour committee met in spring and agreed that the quay wall must be mended before the autumn storms."
MORE = "Money for the work comes from mooring fees and from a grant that the county promised last year."


def parse(text: str) -> ParsedFile:
    return read(text.encode(), "made-up.txt")


def of(parsed: ParsedFile, kind: BlockKind) -> list[str]:
    return [" ".join(parsed.text_of(block).split()) for block in parsed.blocks if block.kind is kind]


def rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
