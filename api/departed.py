"""Kept coverage of documents that have left: what became of them is said, rather than that nothing has their id."""

from collections.abc import Iterator
from contextlib import contextmanager

from corpus.catalogue import Catalogue
from corpus.errors import NotHeld, UnknownDocument


@contextmanager
def explained(catalogue: Catalogue, *names: str) -> Iterator[None]:
    """Around what looks up the documents of these names: where one of them is the id of a document that has left, and
    coverage of or by it is kept, say so.

    Raises:
        NotHeld: it was removed, or another version stands in its place.
    """
    try:
        yield
    except UnknownDocument as error:
        for name in names:
            if told := _what_became(catalogue, name):
                raise told from error
        raise


def _what_became(catalogue: Catalogue, name: str) -> NotHeld | None:
    id_ = name.strip().casefold()
    for kept in reversed(catalogue.reviews.all()):
        for side, path in (("plan", kept.plan_path), ("document", kept.document_path)):
            head = kept.result.get(side)
            if not isinstance(head, dict) or head.get("document_id") != id_ or catalogue.document(id_):
                continue
            if now := catalogue.at_path(path):
                hint = f"Ask for the coverage with {now[0].id}: it was kept, and says what has changed."
                return NotHeld(f"{head.get('title')} ({id_}) was replaced by another version, {now[0].id}.", hint)
            hint = "Add the same file again: the coverage and the decisions on it were kept."
            return NotHeld(f"{head.get('title')} ({id_}) was removed, so its coverage cannot be shown.", hint)
    return None
