"""Blocks to passages, the units of retrieval: consecutive blocks of one section, page and component."""

import hashlib
import re
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from corpus.models import Block, BlockKind, Component, ParsedFile, Passage
from ingest.headings.bodiless import bodiless, heading_spans, says_something
from ingest.passages.grouping import Membership, memberships
from ingest.passages.packing import MOST_WORDS, Piece, pack
from ingest.passages.spans import PlacedSpan, find_spans
from ingest.passages.terms import terms_of
from ingest.passages.ties import cut_costs
from ingest.structure.outline import heading_text

MODEL_TOKENS = 512
_SPECIAL_TOKENS = 2  # a BERT model adds one token before and one after the text
_LEAST_ROOM = 64  # tokens left to the text however long the headings are


@dataclass(frozen=True, slots=True)
class Setting:
    """What passages are made within.

    ``sections[i]`` is the path of headings over block ``i``, ``owners[i]`` the component it belongs to (a position in
    ``components``) or ``None``. ``glossary`` maps acronyms to what they stand for.
    """

    document_id: str
    title: str
    sections: Sequence[tuple[str, ...]]
    owners: Sequence[int | None]
    components: Sequence[Component] = ()
    glossary: Mapping[str, str] = field(default_factory=dict)


def estimated_tokens(text: str) -> int:
    """About how many tokens of a BERT model a text takes; on the high side for prose, names and tables of figures."""
    words = len(text.split())
    pieces = re.findall(r"[^\W\d_]+|\d+|[^\w\s]|_", text)
    cut = sum(1 + (len(piece) - 1) // (2 if piece.isdigit() else 8) for piece in pieces)
    return max(round(words * 1.6), cut)


def make_passages(
    parsed: ParsedFile, setting: Setting, count_tokens: Callable[[str], int] = estimated_tokens
) -> tuple[Passage, ...]:
    """The passages of a file in reading order.

    Furniture is left out, and so are headings over a text; one without is a passage, or a term of the next if it says
    little. ``page.text[start:end] == text`` for each, and title, component, section and text together fit the model's
    window as ``count_tokens`` (special tokens left out) measures it.
    """
    places = memberships(parsed, list(zip(setting.owners, setting.sections, strict=True)))
    bare = bodiless(parsed, setting.owners)
    labels: list[int] = []
    made: list[Passage] = []
    for run in _runs(parsed, setting, bare):
        room = _room(setting, run[0], count_tokens)
        if run[0] not in bare:
            spans = find_spans(parsed, run, places, _fits(room, count_tokens))
        elif made and says_something(parsed.text_of(parsed.blocks[run[0]])):
            spans = heading_spans(parsed, run[0], _fits(room, count_tokens))
        else:  # before any text it is lettering of the cover
            labels.append(run[0])
            continue
        page = parsed.pages[parsed.blocks[run[0]].page - 1]
        sizes = [(len(text.split()), count_tokens(text)) for text in (page.text[s.span.start : s.span.end] for s in spans)]
        costs = cut_costs(spans, places, sizes, room)
        pieces = [Piece(words, tokens, cost) for (words, tokens), cost in zip(sizes, costs, strict=True)]
        for first, last in pack(pieces, room):
            made.append(_passage(parsed, setting, spans[first:last], places, len(made)))
    return _with_labels(parsed, setting, made, labels)


def _with_labels(parsed: ParsedFile, setting: Setting, made: Sequence[Passage], labels: Sequence[int]) -> tuple[Passage, ...]:
    """The passages, each heading in ``labels`` a term of the next of its component, or of the last if none follows."""
    terms: dict[int, list[str]] = {}
    for position in labels:
        block, text = parsed.blocks[position], heading_text(parsed.text_of(parsed.blocks[position]))
        near = [one for one in made if one.component == setting.owners[position]]
        after = [one for one in near if (one.page, one.start) > (block.page, block.start)]
        if near:
            terms.setdefault((after or near[-1:])[0].ordinal, []).append(text)
    known = [dict.fromkeys((one.terms, *terms.get(one.ordinal, []))) for one in made]
    return tuple(replace(one, terms="; ".join(filter(None, each))) for one, each in zip(made, known, strict=True))


def _fits(room: int, count_tokens: Callable[[str], int]) -> Callable[[str], bool]:
    def fits(text: str) -> bool:
        return len(text.split()) <= MOST_WORDS and count_tokens(text) <= room

    return fits


def _runs(parsed: ParsedFile, setting: Setting, bare: Container[int]) -> Iterator[list[int]]:
    """Positions of blocks that may share a passage: adjoining, on one page, of one section and component.

    Each heading in ``bare`` is alone, unless it only says what the document's or its component's title says.
    """
    run: list[int] = []
    for position, block in enumerate(parsed.blocks):
        apart = block.kind in (BlockKind.FURNITURE, BlockKind.HEADING)
        if run and (apart or not _adjoin(parsed, setting, run[-1], position)):
            yield run
            run = []
        if position in bare and heading_text(parsed.text_of(block)) not in _titles(setting, position):
            yield [position]
        if not apart and parsed.text_of(block).strip():
            run.append(position)
    if run:
        yield run


def _adjoin(parsed: ParsedFile, setting: Setting, before: int, after: int) -> bool:
    left, right = parsed.blocks[before], parsed.blocks[after]
    return (
        left.page == right.page
        and left.end <= right.start
        and setting.sections[before] == setting.sections[after]
        and setting.owners[before] == setting.owners[after]
        and not re.search(r"\w", parsed.pages[left.page - 1].text[left.end : right.start])
    )


def _titles(setting: Setting, position: int) -> list[str]:
    owner = setting.owners[position]
    return [setting.title, *([setting.components[owner].title] if owner is not None else [])]


def _room(setting: Setting, position: int, count_tokens: Callable[[str], int]) -> int:
    """Tokens that the headings leave to a passage's text."""
    headings = " > ".join([*_titles(setting, position), *setting.sections[position]])
    return max(MODEL_TOKENS - _SPECIAL_TOKENS - count_tokens(headings), _LEAST_ROOM)


def _passage(
    parsed: ParsedFile,
    setting: Setting,
    spans: Sequence[PlacedSpan],
    places: Sequence[Membership | None],
    ordinal: int,
) -> Passage:
    block: Block = parsed.blocks[spans[0].first_block]
    start, end = spans[0].span.start, spans[-1].span.end
    text = parsed.pages[block.page - 1].text[start:end]
    key = f"{setting.document_id}:{block.page}:{start}:{end}"
    return Passage(
        id="p-" + hashlib.sha256(key.encode()).hexdigest()[:16],
        document_id=setting.document_id,
        ordinal=ordinal,
        page=block.page,
        start=start,
        end=end,
        text=text,
        section=setting.sections[spans[0].first_block][: -1 if block.kind is BlockKind.HEADING else None],
        component=setting.owners[spans[0].first_block],
        spans=tuple(placed.span for placed in spans),
        terms=terms_of(parsed, spans, places, setting.glossary),
    )
