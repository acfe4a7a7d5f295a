"""The path of headings above every block."""

import re

from corpus.models import BlockKind, ParsedFile

_SIGNS = re.compile(r"^#{1,6}\s+|\s+(?:#+|=+|-{2,})$")

_CONTINUED = re.compile(r"\s*[(\[]\*?cont(?:inued|['.]?d)\.?\*?[)\]]$", re.IGNORECASE)


def section_paths(parsed: ParsedFile) -> list[tuple[str, ...]]:
    """For each block the headings it stands under, outermost first; a heading's own path ends with itself."""
    stack: list[tuple[int, str]] = []
    paths: list[tuple[str, ...]] = []
    for block in parsed.blocks:
        if block.kind is BlockKind.HEADING:
            while stack and stack[-1][0] >= block.level:
                stack.pop()
            stack.append((block.level, heading_text(parsed.text_of(block))))
        paths.append(tuple(text for _, text in stack))
    return paths


def heading_text(text: str) -> str:
    """A heading on one line, without Markdown's signs and "(continued)"."""
    folded = _SIGNS.sub("", " ".join(text.split()))
    bare = re.sub(r"\*\*|__|\\(?=[*_#])|</?[a-z]{1,6}>", "", folded).strip()
    return _CONTINUED.sub("", bare) or bare
