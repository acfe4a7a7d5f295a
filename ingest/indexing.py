"""What of a passage is embedded, and what of it is matched by words."""

from corpus.models import Document, Passage

SEPARATOR = " > "


def heading_path(document: Document, passage: Passage) -> list[str]:
    """Title, component and section headings, outermost first, each once."""
    component = [document.components[passage.component].title] if passage.component is not None else []
    return list(dict.fromkeys([document.title, *component, *passage.section]))


def embedded_text(document: Document, passage: Passage) -> str:
    """The heading path on one line, then the passage with white space folded."""
    return f"{SEPARATOR.join(heading_path(document, passage))}\n{' '.join(passage.text.split())}"


def heading_words(document: Document, passage: Passage) -> str:
    """Words of the headings and the file's own facts, matched with less weight than the text."""
    facts = [document.date or "", document.period or ""]
    if passage.component is not None:
        component = document.components[passage.component]
        facts += [component.reference or "", component.date or ""]
    return " ".join([*heading_path(document, passage), *facts])


def body_words(document: Document, passage: Passage) -> str:
    """The passage's own words, and the terms that belong to it though they stand elsewhere."""
    return f"{passage.text} {passage.terms}".strip()
