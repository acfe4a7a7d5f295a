"""Words that belong to a passage though they stand elsewhere: indexed beside its text, never shown."""

import re
from collections.abc import Mapping, Sequence

from corpus.models import BlockKind, ParsedFile
from ingest.passages.grouping import Membership
from ingest.passages.spans import PlacedSpan


def terms_of(
    parsed: ParsedFile,
    spans: Sequence[PlacedSpan],
    places: Sequence[Membership | None],
    glossary: Mapping[str, str],
) -> str:
    """Column names, captions and lead-ins that stand in other passages, and what acronyms stand for, both ways.

    Each once, joined by "; ", and none that the passage says itself.
    """
    page = parsed.blocks[spans[0].first_block].page
    start, end = spans[0].span.start, spans[-1].span.end
    text = " ".join(parsed.pages[page - 1].text[start:end].split())
    terms: dict[str, None] = {}
    for placed in spans:
        place = places[placed.first_block]
        if place is None:
            continue
        terms.update(dict.fromkeys(column for column in place.columns if column))
        if place.caption:
            terms[place.caption] = None
        if place.lead and not place.columns:
            terms[place.lead.text] = None
        block = parsed.blocks[placed.first_block]
        if block.kind is BlockKind.TABLE_ROW and placed.span.cells != block.cells:
            terms.update(dict.fromkeys([cell for cell in block.cells if cell][:1]))
    terms.update(dict.fromkeys(_both_ways(text, glossary)))
    return "; ".join(term for term in terms if term not in text)


def _both_ways(text: str, glossary: Mapping[str, str]) -> list[str]:
    folded = text.casefold()
    found: list[str] = []
    for acronym, expansion in glossary.items():
        if acronym in text and re.search(rf"(?<!\w){re.escape(acronym)}(?:[’']?s)?(?!\w)", text):
            found.append(expansion)
        elif expansion.casefold() in folded:
            found.append(acronym)
    return found
