"""What a paragraph's style says: heading level, list, caption, contents entry or bold; styles inherit."""

import re
from typing import Any

from ingest.readers.docx.names import switched_on, value, w

HEADING = re.compile(r"^heading (\d)", re.IGNORECASE)
CONTENTS = re.compile(r"^(?:toc|table of (?:contents|figures)|contents)\b", re.IGNORECASE)
BODY_LEVEL = 9  # outline level 9 is body text (17.3.1.20)
LONGEST_CHAIN = 20  # styles based on styles; Word itself allows about ten
LONGEST_BOLD = 15  # words: longer bold paragraphs are warnings, not headings
FALSE_HEADING = 4  # level of bold lines that no style calls headings: below the usual three of styled ones

FIRST_ROW = 0x0020  # of the number in w:tblLook


class Styles:
    """Paragraph styles of a document by id."""

    def __init__(self, document: Any) -> None:
        self._styles = {style.get(w("styleId")): style for style in document.styles.element.iter(w("style"))}
        default = [
            key
            for key, style in self._styles.items()
            if style.get(w("type")) == "paragraph" and style.get(w("default")) in {"1", "true"}
        ]
        self._default = default[0] if default else None

    def chain(self, paragraph: Any) -> list[Any]:
        """The paragraph's properties and those of its style and the styles that it is based on, nearest first."""
        found = []
        own = paragraph.find(w("pPr"))
        if own is not None:
            found.append(own)
        key = value(paragraph, "pPr", "pStyle") or self._default
        for _ in range(LONGEST_CHAIN):
            style = self._styles.get(key)
            if style is None:
                break
            found.append(style)
            key = value(style, "basedOn")
        return found

    def names(self, paragraph: Any) -> list[str]:
        """Names of the paragraph's style and of those that it is based on."""
        return [value(style, "name") or "" for style in self.chain(paragraph) if style.tag == w("style")]

    def heading_level(self, paragraph: Any) -> int:
        """1 to 6 for a heading, 0 for other text."""
        for properties in self.chain(paragraph):
            if properties.tag == w("style"):
                name = value(properties, "name") or ""
                match = HEADING.match(name)
                if match:
                    return min(6, max(1, int(match[1])))
                if name.lower() in {"title", "subtitle"}:
                    return 1 if name.lower() == "title" else 2
            held = properties if properties.tag == w("pPr") else properties.find(w("pPr"))
            outline = value(held, "outlineLvl") if held is not None else None
            if outline is not None and outline.isdigit():
                return 0 if int(outline) >= BODY_LEVEL else min(6, int(outline) + 1)
        return 0

    def is_contents(self, paragraph: Any) -> bool:
        """Whether it is an entry or the title of a table of contents."""
        return any(CONTENTS.match(name) for name in self.names(paragraph)[:1])

    def is_caption(self, paragraph: Any) -> bool:
        """Whether it names a figure or table."""
        return any(name.lower() == "caption" for name in self.names(paragraph)[:1])

    def numbering(self, paragraph: Any) -> tuple[str, int] | None:
        """(numbering id, level from 0) of a numbered paragraph; ``None`` for others."""
        level: int | None = None
        for properties in self.chain(paragraph):
            held = properties if properties.tag == w("pPr") else properties.find(w("pPr"))
            numbered = held.find(w("numPr")) if held is not None else None
            if numbered is None:
                continue
            stated = value(numbered, "ilvl")
            if level is None and stated is not None and stated.isdigit():
                level = int(stated)
            key = value(numbered, "numId")
            if key is not None:
                return None if key == "0" else (key, level or 0)
        return None

    def is_bold(self, paragraph: Any, *, otherwise: bool = False) -> bool:
        """Whether all letters of the paragraph are bold; ``otherwise`` where neither its style nor its runs say so."""
        base = next(
            (
                state
                for state in (switched_on(style, "rPr", "b") for style in self.chain(paragraph) if style.tag == w("style"))
                if state is not None
            ),
            otherwise,
        )
        runs = [run for run in paragraph.iter(w("r")) if any(text.text and text.text.strip() for text in run.iter(w("t")))]
        return bool(runs) and all(self._run_bold(run, base) for run in runs)

    def sets_first_row_bold(self, table: Any) -> bool:
        """Whether the table's style sets its first row bold, and the table asks for that (17.7.6, 17.4.55)."""
        look = table.find(f"{w('tblPr')}/{w('tblLook')}")
        if look is None:
            return False
        stated = look.get(w("firstRow"))
        if stated is None:  # older files have one hexadecimal number for all the parts that a style may set
            held = look.get(w("val")) or ""
            wanted = re.fullmatch(r"[0-9A-Fa-f]{4}", held) is not None and bool(int(held, 16) & FIRST_ROW)
        else:
            wanted = stated.lower() not in {"0", "false", "off"}
        key = value(table, "tblPr", "tblStyle")
        for _ in range(LONGEST_CHAIN if wanted else 0):
            style = self._styles.get(key)
            if style is None:
                break
            for part in style.findall(w("tblStylePr")):
                bold = switched_on(part, "rPr", "b") if part.get(w("type")) == "firstRow" else None
                if bold is not None:
                    return bold
            key = value(style, "basedOn")
        return False

    def _run_bold(self, run: Any, base: bool) -> bool:
        own = switched_on(run, "rPr", "b")
        if own is None:
            style = self._styles.get(value(run, "rPr", "rStyle"))
            own = switched_on(style, "rPr", "b") if style is not None else None
        return base if own is None else own
