"""Where the appendices of a report begin: at their labels, at the titles that the report lists, or at their tables."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from corpus.models import Block, BlockKind, ParsedFile

_LABEL = re.compile(
    r"^\W*(?P<name>appendix|annexe?|schedule|enclosure)\s+(?P<number>[A-Z]|\d{1,2}|[IVX]{1,4})\b(?P<rest>.*)$",
    re.IGNORECASE | re.DOTALL,
)
_CONTENTS_ENTRY = re.compile(r"(?:\.{3,}|…|\t|\s{3,})\s*\d{1,4}\s*$")
_LIST_HEADING = re.compile(
    r"^\W*(?:\d+\.?\d*\W+)?(?:list of )?(?:appendices|annexes|attachments|background papers)\b.{0,20}$", re.I
)
_ENTRIES = re.compile(r"\n(?=\s*(?:appendix|annexe?|schedule|enclosure)\s+\w{1,4}\b)", re.IGNORECASE)
_OPENS = ("", " ", ":", ".", "-", "–", "—", "\t", "\n")  # what may follow the label
_CONTENTS = re.compile(r"^\W*(?:table of )?contents\W*$", re.IGNORECASE)
_TITLE_WORDS = 40  # a longer block that begins with "Appendix 2" is a sentence about it
_TITLE_BLOCKS = 4  # a cover prints a title on up to four lines


@dataclass(frozen=True, slots=True)
class Beginning:
    """Position of the block that an appendix or attached document begins with, and what it is called."""

    position: int
    title: str


@dataclass(frozen=True, slots=True)
class _Labelled:
    position: int
    key: tuple[str, str]
    title: str
    listed: bool


def appendix_beginnings(parsed: ParsedFile, first: int, last: int) -> list[Beginning]:
    """The appendices and attached documents of a report that takes the blocks from ``first`` up to ``last``, in order.

    Of several that begin in one block only the first is given.
    """
    labelled = list(_labelled(parsed, first, last))
    listed: dict[tuple[str, str], str] = {}
    for each in labelled:
        if each.listed and each.title:
            listed.setdefault(each.key, each.title)
    found: dict[tuple[str, str], Beginning] = {}
    for each in labelled:
        if not each.listed and each.key not in found:
            title = each.title or listed.get(each.key, "")
            found[each.key] = Beginning(each.position, _full_title(each.key, title))
    places = {each.key: each.position for each in labelled if each.listed}
    missing = {key: title for key, title in listed.items() if key not in found}
    for key, title in missing.items():
        position = _find_title(parsed, title, places[key] + 1, last)
        if position is not None:
            found[key] = Beginning(position, _full_title(key, title))
    missing = {key: title for key, title in sorted(listed.items(), key=lambda each: places[each[0]]) if key not in found}
    if missing and len(missing) == len(listed):
        tables = list(_table_beginnings(parsed, max(places[key] for key in missing) + 1, last))
        if len(tables) == len(missing):
            for position, (key, title) in zip(tables, missing.items(), strict=True):
                found[key] = Beginning(position, _full_title(key, title))
    begun = {each.position for each in found.values()}
    attached = [each for each in _attached(parsed, first, last) if not begun & set(range(each.position - 3, each.position + 5))]
    unique: dict[int, Beginning] = {}
    for beginning in sorted([*found.values(), *attached], key=lambda each: each.position):
        unique.setdefault(beginning.position, beginning)
    return list(unique.values())


def _labelled(parsed: ParsedFile, first: int, last: int) -> Iterator[_Labelled]:
    under_list = False
    seen: set[tuple[str, str]] = set()
    for position in range(first, last):
        block = parsed.blocks[position]
        text = parsed.text_of(block).strip()
        matches = [match for entry in _ENTRIES.split(text) if (match := _LABEL.match(entry))]
        if not matches:
            under_list = bool(_LIST_HEADING.match(text)) or (under_list and block.kind is BlockKind.LIST_ITEM)
            continue
        in_list = block.kind in (BlockKind.LIST_ITEM, BlockKind.TABLE_ROW, BlockKind.FURNITURE)
        for match in matches:
            rest = match["rest"]
            entry = bool(_CONTENTS_ENTRY.search(rest))
            title = " ".join(_CONTENTS_ENTRY.sub("", rest).strip(" \t\n:.–—-").split())
            running = block.kind is BlockKind.FURNITURE and not entry
            if running or len(title.split()) > _TITLE_WORDS or rest[:1] not in _OPENS or _is_sentence(title):
                continue
            key = (match["name"].title(), match["number"].upper())
            # What was listed before and now stands by itself, or without a title, is the appendix itself.
            listed = entry or (in_list and bool(title)) or ((in_list or under_list) and key not in seen)
            seen.add(key)
            yield _Labelled(position, key, title, listed)


def _is_sentence(title: str) -> bool:
    """Whether the words after "Appendix 1" go on as a sentence ("Appendix 1 shows ...")."""
    return title[:1].islower() or title.endswith((".", ";"))


def _full_title(key: tuple[str, str], title: str) -> str:
    return f"{key[0]} {key[1]}: {title}" if title else f"{key[0]} {key[1]}"


def _words(text: str) -> list[str]:
    return re.findall(r"\w+", text.lower())


def _find_title(parsed: ParsedFile, title: str, first: int, last: int) -> int | None:
    """Where the title is printed over a document: alone, or broken over some short blocks."""
    wanted = _words(title)
    for position in range(first, last):
        read: list[str] = []
        for block in parsed.blocks[position : min(position + _TITLE_BLOCKS, last)]:
            read += _words(parsed.text_of(block)) if block.kind is not BlockKind.FURNITURE else []
            if read == wanted and _is_head(parsed.blocks[position]):
                return position
            if read != wanted[: len(read)]:
                break
    return None


def _is_head(block: Block) -> bool:
    return block.kind in (BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.CAPTION)


def _table_beginnings(parsed: ParsedFile, first: int, last: int) -> Iterator[int]:
    """Beginnings of tables with other text between them."""
    in_table = False
    for position in range(first, last):
        kind = parsed.blocks[position].kind
        if kind is BlockKind.TABLE_ROW and not in_table:
            yield position
        if kind is not BlockKind.FURNITURE:
            in_table = kind is BlockKind.TABLE_ROW


def _attached(parsed: ParsedFile, first: int, last: int) -> Iterator[Beginning]:
    """Documents inside the report: a title with a page of contents under it."""
    for position in range(first + 1, last):
        if not _CONTENTS.match(parsed.text_of(parsed.blocks[position])):
            continue
        begin = position
        while begin - 1 > first and position - begin < _TITLE_BLOCKS and _is_title_line(parsed, begin - 1):
            begin -= 1
        if begin < position:
            lines = (parsed.text_of(block) for block in parsed.blocks[begin:position])
            yield Beginning(begin, " ".join(" ".join(lines).split()))


def _is_title_line(parsed: ParsedFile, position: int) -> bool:
    block = parsed.blocks[position]
    text = parsed.text_of(block).strip()
    return _is_head(block) and len(text.split()) <= 15 and not text.endswith((".", ":", ";"))
