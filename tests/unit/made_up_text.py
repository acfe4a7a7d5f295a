"""Made-up text and what the reader makes of it."""

from corpus.models import Block, BlockKind, ParsedFile, Passage, Span, SpanKind
from ingest.readers.text import read

PROSE = "The harbour committee met in spring and agreed that the quay wall must be mended before the autumn storms."
MORE = "Money for the work comes from mooring fees and from a grant that the county promised last year."


def parse(text: str) -> ParsedFile:
    return read(text.encode(), "made-up.txt")


def of(parsed: ParsedFile, kind: BlockKind) -> list[str]:
    return [" ".join(parsed.text_of(block).split()) for block in parsed.blocks if block.kind is kind]


def rows(parsed: ParsedFile) -> list[Block]:
    return [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]


def passage_of(*sentences: str) -> Passage:
    text, spans = "", []
    for sentence in sentences:
        spans.append(Span(start=len(text), end=len(text) + len(sentence), kind=SpanKind.SENTENCE))
        text += sentence + "\n"
    return Passage(id="p", document_id="d", ordinal=0, page=1, start=0, end=len(text), text=text, section=(), spans=tuple(spans))
