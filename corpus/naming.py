"""Finding the document that a person means by a name."""

from collections.abc import Sequence

from corpus.errors import UnknownDocument
from corpus.models import Document


def resolve(name: str, documents: Sequence[Document], listing: str = "answerable documents") -> Document:
    """The document with this id, or the only one with this prefix of an id or part of a title or file name.

    Case and white space are folded. A whole title or file name wins over a part of one. ``listing`` is what a person
    types to see them all.

    Raises:
        UnknownDocument: none or several match, naming them.
    """
    wanted = " ".join(name.casefold().split())
    if not wanted:
        raise UnknownDocument("The name of a document is empty.", f"List them with: {listing}")
    rules = (
        lambda d: d.id == wanted,
        lambda d: wanted in {_folded(d.title), _folded(d.file), _folded(d.path)},
        lambda d: wanted.startswith("d-") and d.id.startswith(wanted),
        lambda d: wanted in _folded(d.title) or wanted in _folded(d.file),
    )
    for rule in rules:
        matches = [document for document in documents if rule(document)]
        if len(matches) == 1:
            return matches[0]
        if matches:
            listed = "; ".join(f"{d.id} {d.title} ({d.file})" for d in matches[:5])
            raise UnknownDocument(f"'{name}' names {len(matches)} documents: {listed}.", "Give an id or more of the name.")
    raise UnknownDocument(f"No document is named '{name}'.", f"List them with: {listing}")


def _folded(text: str) -> str:
    return " ".join(text.casefold().split())
