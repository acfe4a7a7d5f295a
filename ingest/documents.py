"""A parsed file made a document: what it is, what it holds, and its passages."""

from collections.abc import Callable, Mapping
from dataclasses import replace
from itertools import groupby

from corpus.models import BlockKind, Document, Kind, ParsedFile, StoredDocument
from ingest.metadata.description import describe, kind_named
from ingest.packs.components import Pack, find_pack
from ingest.passages.cuts import Setting, estimated_tokens, make_passages
from ingest.passages.glossary import mine_glossary
from ingest.structure.outline import heading_text, section_paths

# To be raised by hand whenever files are read otherwise than before, so that files held already are read again.
READER = 13


def build(
    parsed: ParsedFile,
    *,
    file: str,
    path: str,
    sha256: str,
    overrides: Mapping[str, str] | None = None,
    declared: Mapping[str, str] | None = None,
    bundled: bool = False,
    count_tokens: Callable[[str], int] = estimated_tokens,
) -> StoredDocument:
    """Everything that is derived from a file.

    ``file`` is its name without folder, ``sha256`` of its bytes. ``declared`` (title, kind, publisher, date, period,
    superseded_by) wins over what the file says, ``overrides`` (the same) over both. ``count_tokens`` measures text in
    tokens of the embedding model.

    Raises:
        UsageError: an override is no kind, or no date.
    """
    overrides = {**(declared or {}), **(overrides or {})}
    pack = _pack(parsed, overrides)
    known = describe(parsed, file, pack, overrides)
    document = Document(
        id=f"d-{sha256[:12]}",
        file=file,
        path=path,
        title=known.title.value,
        kind=known.kind.value,
        sha256=sha256,
        publisher=known.publisher.value if known.publisher else None,
        date=known.date.value if known.date else None,
        period=known.period.value if known.period else None,
        paged=parsed.paged,
        bundled=bundled,
        components=pack.components if pack else (),
        glossary=mine_glossary(parsed),
        warnings=(*parsed.warnings, *known.warnings()),
        superseded_by=known.superseded_by.value if known.superseded_by else None,
        confidence=known.confidence(),
        declared=dict(declared or {}),
        reader=READER,
    )
    owners = pack.owners if pack else (None,) * len(parsed.blocks)
    sections = _sections(parsed, owners, document.title)
    setting = Setting(document.id, document.title, sections, owners, document.components, document.glossary)
    passages = make_passages(parsed, setting, count_tokens)
    return StoredDocument(document, parsed.pages, passages, _outline(parsed))


def _pack(parsed: ParsedFile, overrides: Mapping[str, str]) -> Pack | None:
    if not overrides.get("kind", "").strip():
        return find_pack(parsed)
    return find_pack(parsed, certain=True) if kind_named(overrides["kind"]) is Kind.AGENDA_PACK else None


def _sections(parsed: ParsedFile, owners: tuple[int | None, ...], title: str) -> list[tuple[str, ...]]:
    """The path of headings over each block: every component has its own, and what it is called is not repeated."""
    paths: list[tuple[str, ...]] = []
    for owner, group in groupby(zip(owners, parsed.blocks, strict=True), key=lambda pair: pair[0]):
        blocks = tuple(block for _, block in group)
        part = section_paths(replace(parsed, blocks=blocks))
        if owner is None:
            named = title
        else:
            first = next((block for block in blocks if block.kind is not BlockKind.FURNITURE), blocks[0])
            named = heading_text(parsed.text_of(first)) if first.kind is BlockKind.HEADING else ""
        paths += [path[1:] if path and path[0] == named else path for path in part]
    return paths


def _outline(parsed: ParsedFile) -> tuple[tuple[int, str, int], ...]:
    """Level from 1, heading and page of each heading."""
    headings = (block for block in parsed.blocks if block.kind is BlockKind.HEADING)
    return tuple((max(1, block.level), heading_text(parsed.text_of(block)), block.page) for block in headings)
