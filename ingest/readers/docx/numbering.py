"""The numbers that Word shows before paragraphs, computed from numbering.xml (ISO/IEC 29500-1, 17.9)."""

import re
from dataclasses import dataclass
from typing import Any

from ingest.readers.docx.names import value, w

BULLET = "•"
ROMAN = (
    (1000, "m"),
    (900, "cm"),
    (500, "d"),
    (400, "cd"),
    (100, "c"),
    (90, "xc"),
    (50, "l"),
    (40, "xl"),
    (10, "x"),
    (9, "ix"),
    (5, "v"),
    (4, "iv"),
    (1, "i"),
)


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    kind: str
    pattern: str
    restarts: int | None
    legal: bool


class Numbering:
    """Counts paragraphs in document order and gives each its marker."""

    def __init__(self, document: Any) -> None:
        self._lists: dict[str, tuple[str, dict[int, _Level]]] = {}  # numId -> what it counts with, levels
        self._counts: dict[str, dict[int, int]] = {}
        self._begun: set[tuple[str, int]] = set()
        self._restarts: dict[tuple[str, int], int] = {}
        root = self._root(document)
        if root is None:
            return
        abstracts = {each.get(w("abstractNumId")): _levels(each) for each in root.findall(w("abstractNum"))}
        linked = {
            value(each, "styleLink"): each.get(w("abstractNumId"))
            for each in root.findall(w("abstractNum"))
            if value(each, "styleLink")
        }
        for each in root.findall(w("abstractNum")):
            link = value(each, "numStyleLink")
            if link in linked:
                abstracts[each.get(w("abstractNumId"))] = abstracts[linked[link]]
        for number in root.findall(w("num")):
            key, abstract = number.get(w("numId")), value(number, "abstractNumId") or ""
            levels = dict(abstracts.get(abstract, {}))
            for override in number.findall(w("lvlOverride")):
                at = int(override.get(w("ilvl")) or 0)
                own = override.find(w("lvl"))
                if own is not None:
                    levels[at] = _level(own)
                start = value(override, "startOverride")
                if start and start.isdigit():
                    self._restarts[key, at] = int(start)
            self._lists[key] = (abstract, levels)

    @staticmethod
    def _root(document: Any) -> Any:
        from docx.opc.constants import RELATIONSHIP_TYPE

        try:
            return document.part.part_related_by(RELATIONSHIP_TYPE.NUMBERING).element
        except (KeyError, AttributeError):
            return None

    def marker(self, key: str, level: int) -> str:
        """Count one paragraph of list ``key`` at ``level`` (from 0) and give its marker; empty if it shows none."""
        if key not in self._lists:
            return ""
        abstract, levels = self._lists[key]
        form = levels.get(level)
        if form is None:
            return BULLET
        counts = self._counts.setdefault(abstract, {})
        restart = self._restarts.get((key, level)) if (key, level) not in self._begun else None
        self._begun.add((key, level))
        if restart is not None:
            counts[level] = restart
        else:
            counts[level] = counts.get(level, form.start - 1) + 1
        for deeper in [at for at in counts if at > level]:
            lower = levels.get(deeper)
            if lower is None or lower.restarts is None or (lower.restarts != 0 and level < lower.restarts):
                del counts[deeper]
        if form.kind == "bullet":
            return BULLET
        if form.kind == "none" and "%" in form.pattern and not re.search(r"%[1-9]", form.pattern.replace(f"%{level + 1}", "")):
            return ""

        def number(match: re.Match[str]) -> str:
            at = int(match[1]) - 1
            shape = levels.get(at)
            count = counts.get(at, shape.start if shape else 1)
            kind = "decimal" if form.legal or shape is None else shape.kind
            return shown(count, kind)

        return re.sub(r"%([1-9])", number, form.pattern).strip()


def shown(count: int, kind: str) -> str:
    """A count as Word writes it in one of its number formats; unknown formats as digits."""
    if kind in {"lowerLetter", "upperLetter"} and count > 0:
        text = chr(ord("a") + (count - 1) % 26) * ((count - 1) // 26 + 1)
    elif kind in {"lowerRoman", "upperRoman"} and 0 < count < 4000:
        text = ""
        for size, letters in ROMAN:
            while count >= size:
                text, count = text + letters, count - size
    elif kind == "decimalZero":
        return f"{count:02d}"
    elif kind == "none":
        return ""
    elif kind == "ordinal":
        return f"{count}{'th' if 10 <= count % 100 <= 20 else {1: 'st', 2: 'nd', 3: 'rd'}.get(count % 10, 'th')}"
    else:
        return str(count)
    return text.upper() if kind.startswith("upper") else text


def _levels(abstract: Any) -> dict[int, _Level]:
    return {int(each.get(w("ilvl")) or 0): _level(each) for each in abstract.findall(w("lvl"))}


def _level(element: Any) -> _Level:
    start, restart = value(element, "start"), value(element, "lvlRestart")
    legal = element.find(w("isLgl")) is not None
    return _Level(
        int(start) if start and start.isdigit() else 1,
        value(element, "numFmt") or "decimal",
        value(element, "lvlText") or "",
        int(restart) if restart and restart.isdigit() else None,
        legal,
    )
