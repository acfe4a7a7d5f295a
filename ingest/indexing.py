"""What of a passage is embedded, what of it is matched by words, and the writing of both."""

import hashlib
from collections.abc import Sequence
from dataclasses import replace
from typing import Protocol

import numpy as np

from corpus.models import Document, Passage, Span, SpanKind, StoredDocument
from corpus.ports import Embedder, LexicalIndex, Progress, VectorIndex, Vectors

SEPARATOR = " > "
SLICE = 256  # passages embedded between two writes: what a killed run loses is at most some 20 s of work


class KeyedVectors(VectorIndex, Protocol):
    """A vector index that also knows its vectors by a key of the text that they were made of."""

    def add(self, ids: Sequence[str], document_id: str, texts: Sequence[str], vectors: Vectors, keys: Sequence[str] = ()) -> None:
        """Write or overwrite passages, each with the key of its embedded text."""

    def known(self, keys: Sequence[str]) -> dict[str, Vectors]:
        """Stored vectors by key; keys that are not held are left out."""


def as_plain_text(stored: StoredDocument) -> StoredDocument:
    """The document as it would be if tables were not known: each row a sentence among others."""
    plain = [replace(p, spans=tuple(_plain(span) for span in p.spans), terms="") for p in stored.passages]
    return replace(stored, passages=tuple(plain))


def _plain(span: Span) -> Span:
    if span.kind is not SpanKind.TABLE_ROW:
        return span
    return replace(span, kind=SpanKind.SENTENCE, group=None, lead=None, cells=(), columns=())


def without_headings(stored: StoredDocument) -> StoredDocument:
    """The document with nothing above its passages, as far as indexing goes."""
    components = tuple(replace(component, title="", reference=None) for component in stored.document.components)
    document = replace(stored.document, title="", components=components)
    return replace(stored, document=document, passages=tuple(replace(p, section=()) for p in stored.passages))


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


def text_key(identity: str, text: str) -> str:
    """What tells an embedded text from any other: 128 bits of a sha256 over the model's identity and the text."""
    return hashlib.sha256(f"{identity}\n{text}".encode()).hexdigest()[:32]


def write_vectors(stored: StoredDocument, embedder: Embedder, vectors: KeyedVectors, progress: Progress | None = None) -> None:
    """Write a document's passages to the vector index; a text that it holds the vector of is not embedded again."""
    document, passages = stored.document, stored.passages
    done = 0

    def count(more: int) -> None:
        nonlocal done
        done += more
        if progress:
            progress(f"{document.file}: embedding", done, len(passages))

    for first in range(0, len(passages), SLICE):
        part = passages[first : first + SLICE]
        texts = [embedded_text(document, passage) for passage in part]
        keys = [text_key(embedder.identity, text) for text in texts]
        known = vectors.known(list(dict.fromkeys(keys)))
        new = {key: text for key, text in zip(keys, texts, strict=True) if key not in known}
        count(len(part) - len(new))
        if new:
            known.update(zip(new, embedder.embed_passages(list(new.values()), count), strict=True))
        rows = np.stack([known[key] for key in keys])
        vectors.add([passage.id for passage in part], document.id, [passage.text for passage in part], rows, keys)


def write_words(stored: StoredDocument, words: LexicalIndex) -> None:
    """Write a document's passages to the word index."""
    document = stored.document
    entries = [(p.id, heading_words(document, p), body_words(document, p)) for p in stored.passages]
    words.add(document.id, entries)
