"""The text of a Word paragraph as it is printed when all changes are accepted, and the notes that it refers to."""

from dataclasses import dataclass, field
from typing import Any

from ingest.readers.composing import BREAK, folded, lined
from ingest.readers.docx.names import COMPATIBILITY, switched_on, w

NAMES_LEFT_OUT = (
    "del moveFrom instrText delText delInstrText fldData pPr rPr sdtPr sdtEndPr rubyPr rt tblPr sectPr commentReference"
)
LEFT_OUT = {w(name) for name in NAMES_LEFT_OUT.split()}
# Characters of the signs fonts that checklists use, by their place in Wingdings.
SIGNS = {
    "F0FC": "✓",
    "F0FB": "✗",
    "F0FE": "☑",
    "F0FD": "☒",
    "F0A8": "☐",
    "F06F": "☐",
    "F071": "☐",
    "F0B7": "•",
    "F0A7": "▪",
    "F0E0": "→",
}


@dataclass(slots=True)
class Piece:
    """A paragraph's text, the ids of the notes that it refers to, and the text boxes anchored in it.

    Line breaks are kept where the lines are entries of their own; all other white space is folded.
    """

    text: str = ""
    notes: list[tuple[str, str]] = field(default_factory=list)  # (footnote or endnote, id)
    boxes: list[Any] = field(default_factory=list)


def piece(paragraph: Any) -> Piece:
    """What a ``w:p`` prints."""
    found = Piece()
    parts: list[str] = []
    _collect(paragraph, parts, found)
    found.text = lined("".join(parts))
    return found


def _collect(element: Any, parts: list[str], found: Piece) -> None:
    for child in element:
        tag = child.tag
        if not isinstance(tag, str) or tag in LEFT_OUT:
            continue
        if tag == w("t"):
            parts.append(child.text or "")
        elif tag in {w("br"), w("cr")}:
            parts.append(BREAK if child.get(w("type")) in {None, "textWrapping"} else " ")
        elif tag in {w("tab"), w("ptab")}:
            parts.append(" ")
        elif tag == w("noBreakHyphen"):
            parts.append("-")
        elif tag == w("sym"):
            parts.append(SIGNS.get((child.get(w("char")) or "").upper(), "•"))
        elif tag in {w("footnoteReference"), w("endnoteReference")}:
            kind = "footnote" if tag == w("footnoteReference") else "endnote"
            found.notes.append((kind, child.get(w("id")) or ""))
        elif tag == w("txbxContent"):
            found.boxes.append(child)
        elif tag == f"{{{COMPATIBILITY}}}AlternateContent":
            _collect_choice(child, parts, found)
        elif tag == w("r") and switched_on(child, "rPr", "vanish"):
            continue  # hidden text is not printed
        else:
            _collect(child, parts, found)


def _collect_choice(element: Any, parts: list[str], found: Piece) -> None:
    """A drawing is stored twice, for new and old programs: the first that holds anything is taken."""
    for option in element:
        before = (len(parts), len(found.boxes))
        _collect(option, parts, found)
        if (len(parts), len(found.boxes)) != before:
            return


def notes(document: Any) -> dict[tuple[str, str], str]:
    """(footnote or endnote, id) -> its text."""
    from docx.opc.constants import RELATIONSHIP_TYPE
    from docx.oxml import parse_xml

    found: dict[tuple[str, str], str] = {}
    for kind, relation in (("footnote", RELATIONSHIP_TYPE.FOOTNOTES), ("endnote", RELATIONSHIP_TYPE.ENDNOTES)):
        try:
            part = document.part.part_related_by(relation)
        except KeyError:
            continue
        for note in parse_xml(part.blob).iter(w(kind)):
            if note.get(w("type")) in {None, "normal"}:
                texts = [piece(paragraph).text for paragraph in note.iter(w("p"))]
                found[kind, note.get(w("id")) or ""] = folded(" ".join(texts))
    return found
