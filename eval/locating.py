"""What comes out of the program as places in page texts: which range of which page a passage or a citation is."""

from collections.abc import Mapping, Sequence

from corpus.catalogue import Catalogue
from corpus.models import Document, Passage
from corpus.results import Citation
from eval.dataset import Place
from eval.outcomes import Cited, Retrieved


def retrieved(ranked: Sequence[tuple[str, float]], catalogue: Catalogue) -> tuple[Retrieved, ...]:
    """Passages by (id, score), best first, with their places; ids that the catalogue does not hold are left out."""
    held = catalogue.passages([identifier for identifier, _ in ranked])
    documents = {document.id: document for document in catalogue.documents()}
    return tuple(
        Retrieved(identifier, _place(held[identifier], documents), score) for identifier, score in ranked if identifier in held
    )


def _place(passage: Passage, documents: Mapping[str, Document]) -> Place:
    document = documents[passage.document_id]
    return Place(document.file, document.sha256, passage.page, passage.start, passage.end)


def cited(citation: Citation) -> Cited:
    """A citation with its place; no page means page 1."""
    names = (citation.title, citation.component, citation.date, citation.page_label, *citation.section)
    return Cited(
        marker=citation.marker,
        place=Place(citation.file, citation.sha256, citation.page or 1, citation.start, citation.end),
        quote=citation.quote,
        named=tuple(name for name in (*names, str(citation.page or "")) if name),
    )
