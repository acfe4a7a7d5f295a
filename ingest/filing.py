"""Making a document current, leaving it as it is, or forgetting it, so that catalogue and indexes agree afterwards.

A document is written to both indexes first and then made current in one catalogue transaction; only after that does its
old version leave the indexes. Searches look passages up in the catalogue, so a crash at any point shows either the old
version or the new one, never a mixture, and nothing is lost.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.models import Document, StoredDocument
from corpus.ports import Embedder, LexicalIndex, Progress
from ingest import unfinished
from ingest.indexing import KeyedVectors, as_plain_text, without_headings, write_vectors, write_words
from ingest.reading import holds


@dataclass(frozen=True, slots=True)
class Stores:
    """What ingestion writes to, and the model that it embeds with. Steps ``without`` ("headings", "tables") are left out, to
    measure what they bring."""

    catalogue: Catalogue
    embedder: Embedder
    vectors: KeyedVectors
    words: LexicalIndex
    without: frozenset[str] = frozenset()


def index(stored: StoredDocument, stores: Stores, progress: Progress | None = None) -> None:
    """Write a document's passages to both indexes."""
    if "headings" in stores.without:
        stored = without_headings(stored)
    write_vectors(stored, stores.embedder, stores.vectors, progress)
    write_words(stored, stores.words)


def replace(stored: StoredDocument, stores: Stores, progress: Progress | None = None) -> str:
    """Make a document current in place of the one at its path and the one made of the same bytes.

    Returns "updated" where there was one, else "added".
    """
    if "tables" in stores.without:
        stored = as_plain_text(stored)
    catalogue, document = stores.catalogue, stored.document
    obsolete = [old.id for old in catalogue.at_path(document.path) if old.id != document.id]
    before = catalogue.document(document.id)
    stale = {passage.id for passage in catalogue.passages_of(document.id)} - {passage.id for passage in stored.passages}
    unfinished.note(catalogue, [document.id, *obsolete])
    index(stored, stores, progress)
    catalogue.replace(stored, obsolete)
    stores.vectors.discard(sorted(stale))
    settle(stores, [document.id, *obsolete])
    return "updated" if obsolete or (before and not before.bundled) else "added"


def keep(path: Path, held: Document, stores: Stores, name: str) -> str:
    """Leave a document as it is, wherever its file, called ``name``, stands now; another that stood at ``path`` is forgotten.

    Returns "updated" where there was one, else "unchanged".
    """
    catalogue = stores.catalogue
    stray = [document.id for document in catalogue.at_path(str(path)) if document.id != held.id]
    unfinished.note(catalogue, stray)
    if held.path != str(path) and not holds(Path(held.path), held.sha256):
        catalogue.move(held.id, str(path), name)
    for document_id in stray:
        catalogue.remove(document_id)
    settle(stores, stray)
    return "updated" if stray else "unchanged"


def forget(document_id: str, stores: Stores) -> None:
    """Remove a document: first from the catalogue, so that no answer cites it, then from the indexes."""
    unfinished.note(stores.catalogue, [document_id])
    stores.catalogue.remove(document_id)
    settle(stores, [document_id])


def settle(stores: Stores, document_ids: Iterable[str]) -> None:
    """Remove what the indexes hold of those of the documents that are not current."""
    unfinished.settle(stores.catalogue, (stores.words, stores.vectors), document_ids)
