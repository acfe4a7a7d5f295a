"""A note of which documents' index entries are in the making, so that a run that is killed leaves nothing behind.

The note is made before an index is touched and struck out when catalogue and indexes agree again. Whatever a killed
run noted is looked at by the next one: entries of a document that never became current are removed.
"""

import json
from collections.abc import Iterable
from typing import Protocol

from corpus.catalogue import Catalogue

KEY = "unfinished"


class Index(Protocol):
    """What entries can be removed from."""

    def remove(self, document_id: str) -> None:
        """Forget a document's passages; no error where there are none."""


def noted(catalogue: Catalogue) -> set[str]:
    """Ids of the documents whose index entries may not agree with the catalogue."""
    return set(json.loads(catalogue.meta(KEY) or "[]"))


def note(catalogue: Catalogue, document_ids: Iterable[str]) -> None:
    """Remember that the index entries of these documents are about to change."""
    _write(catalogue, noted(catalogue) | set(document_ids))


def settle(catalogue: Catalogue, indexes: Iterable[Index], document_ids: Iterable[str]) -> None:
    """Remove the index entries of those of the documents that the catalogue does not hold, and strike them all out."""
    done = set(document_ids)
    gone = [id_ for id_ in sorted(done) if catalogue.document(id_) is None]
    for index in indexes:
        for document_id in gone:
            index.remove(document_id)
    _write(catalogue, noted(catalogue) - done)


def _write(catalogue: Catalogue, document_ids: set[str]) -> None:
    if document_ids != noted(catalogue):
        catalogue.set_meta(KEY, json.dumps(sorted(document_ids)))
