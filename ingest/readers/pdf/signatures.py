"""Who signed a foreword: a name over an office, set apart as headings are, that heads nothing."""

import re
from collections.abc import Sequence
from dataclasses import replace

from corpus.models import BlockKind
from ingest.readers.pdf.headings import depth_of, rank_of, style_of
from ingest.readers.pdf.paragraphs import Run
from ingest.readers.pdf.words import Grid

Entry = Run | Grid

FOREWORD = re.compile(
    r"\b(?:foreword|preface|welcome|introduction (?:by|from)|(?:message|statement|letter|word) from"
    r"|(?:chair|leader|commissioner)\S*\s(?:message|statement))",
    re.IGNORECASE,
)
NAME = re.compile(
    r"(?:(?:Mr|Mrs|Ms|Miss|Dr|Prof|Professor|Sir|Dame|Lord|Lady|Cllr|Councillor|Revd)\.?\s+)?"
    r"[A-Z][\w’'-]*\.?(?:\s+(?:(?:de|van|von|le|la)\s+)?[A-Z][\w’'-]*\.?){1,3}"
    r"(?:,?\s+(?:OBE|CBE|MBE|QPM|KPM|DL|JP|QFSM|BEM|MP|PhD))*,?"
)
OFFICE = re.compile(
    r"(?:(?:the|your|our|deputy|vice|assistant|acting|temporary|interim|strategic|elected|independent|lead|group|and|of|for|&"
    r"|(?-i:[A-Z])[\w’'-]*)(?:,?\s+|[/-]))*?"  # one office may stand behind another: "Harbour Master and Chief Executive"
    r"(?:police(?:,\s+fire)?\s+and\s+crime\s+commissioner|commissioner|chief\s+(?:constable|executive|officer|fire|finance)"
    r"|superintendent|chair(?:man|woman|person)?|leader|mayor|cabinet\s+member|portfolio\s+holder|director|head\s+of|member\s+for|minister"
    r"|president|secretary|clerk)\b",
    re.IGNORECASE,
)
LONGEST_OFFICE = 14  # words


def without_signatures(pages: Sequence[Sequence[Entry]]) -> list[list[Entry]]:
    """The pages with names that sign a foreword, and the office beneath, as paragraphs."""
    foreword: tuple[float, int] | None = None  # the rank of the heading over it, while it lasts
    found: list[list[Entry]] = []
    for entries in pages:
        kept: list[Entry] = []
        signed = False
        for at, entry in enumerate(entries):
            following = _text(entries[at + 1]) if at + 1 < len(entries) else ""
            if not _is_heading(entry):
                signed = False
            elif foreword and ((signed and _is_office(_text(entry))) or _signs(entry, kept, following)):
                signed = True
                kept.append(replace(entry, kind=BlockKind.PARAGRAPH) if isinstance(entry, Run) else entry)
                continue
            else:
                foreword = _lasting(foreword, entry)
            kept.append(entry)
        found.append(kept)
    return found


def _lasting(foreword: tuple[float, int] | None, heading: Entry) -> tuple[float, int] | None:
    """The foreword's rank after a heading: one without a number, of lesser type, parts it and does not end it."""
    text = _text(heading)
    rank = rank_of(style_of(heading.lines)) if isinstance(heading, Run) else None
    if foreword and rank and rank < foreword and not depth_of(text):
        return foreword
    return rank if FOREWORD.search(text) else None


def _signs(entry: Entry, before: Sequence[Entry], following: str) -> bool:
    """Whether a heading under text is a name, with an office on its next lines or beneath it."""
    if not before or not isinstance(before[-1], Run) or before[-1].kind is not BlockKind.PARAGRAPH or not isinstance(entry, Run):
        return False
    name, office = entry.lines[0].text, " ".join(line.text for line in entry.lines[1:])
    return bool(NAME.fullmatch(name)) and _is_office(office or following)


def _is_office(text: str) -> bool:
    return bool(OFFICE.match(text)) and len(text.split()) <= LONGEST_OFFICE and not text.endswith(".")


def _is_heading(entry: Entry) -> bool:
    return isinstance(entry, Run) and entry.kind is BlockKind.HEADING


def _text(entry: Entry) -> str:
    return " ".join(line.text for line in entry.lines) if isinstance(entry, Run) else ""
