"""Passages by their words: BM25 over English stems, in tantivy."""

import math
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

import tantivy

from corpus.errors import Busy, DataDirectoryError

HEADING_BOOST = 0.6  # weight of a match in the headings beside one in the text; eval run 'lexical' (docs/evaluation.md)
_HEAP_BYTES = 64_000_000
_NOTE_MARKS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", " " * 10)  # "Moorings¹" is found by its word


def _schema() -> tantivy.Schema:
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw")
    builder.add_text_field("document", stored=False, tokenizer_name="raw")
    builder.add_text_field("heading", stored=False, tokenizer_name="en_stem")
    builder.add_text_field("body", stored=False, tokenizer_name="en_stem")
    return builder.build()


class TantivyWords:
    """BM25 (k1 1.2, b 0.75, tantivy's own) over two fields: the headings and the text."""

    def __init__(self, data_dir: Path) -> None:
        self._folder = data_dir / "words"
        with self._mapped_errors():
            self._folder.mkdir(parents=True, exist_ok=True)
            self._schema = _schema()
            self._index = tantivy.Index(self._schema, path=str(self._folder))
        analyzer = tantivy.TextAnalyzerBuilder(tantivy.Tokenizer.simple())
        self._stems = analyzer.filter(tantivy.Filter.lowercase()).filter(tantivy.Filter.stemmer("english")).build()

    @contextmanager
    def _mapped_errors(self) -> Iterator[None]:
        try:
            yield
        except (OSError, ValueError) as error:
            reason = str(error).strip().splitlines()[0].rstrip(".") if str(error).strip() else type(error).__name__
            if "LockBusy" in reason:
                raise Busy(f"The word index {self._folder} is in use.", "Try again when the other has ended.") from error
            if "space" in reason:
                hint = "Free some space, then run the same command again."
            else:
                hint = f"If it is damaged, delete {self._folder} and run: answerable doctor --repair"
            raise DataDirectoryError(f"The word index {self._folder} cannot be used: {reason}.", hint) from error

    def stems(self, text: str) -> list[str]:
        """The terms that ``text`` is indexed under, in order."""
        return [stem for stem in self._stems.analyze(text.translate(_NOTE_MARKS)) if stem]

    def add(self, document_id: str, entries: Sequence[tuple[str, str, str]]) -> None:
        """Write (passage id, heading text, body text) entries in place of what the document had."""
        with self._writer() as writer:
            writer.delete_documents_by_term("document", document_id)
            for passage_id, heading, body in entries:
                texts = {"heading": [heading.translate(_NOTE_MARKS)], "body": [body.translate(_NOTE_MARKS)]}
                fields = {"id": [passage_id], "document": [document_id], **texts}
                writer.add_document(tantivy.Document(**fields))

    def remove(self, document_id: str) -> None:
        """Forget a document's passages."""
        with self._writer() as writer:
            writer.delete_documents_by_term("document", document_id)

    @contextmanager
    def _writer(self) -> Iterator[tantivy.IndexWriter]:
        """A writer whose changes are searched as soon as the block has ended, and forgotten where it fails."""
        with self._mapped_errors():
            writer = self._index.writer(heap_size=_HEAP_BYTES, num_threads=1)
            yield writer
            writer.commit()
            writer.wait_merging_threads()
            self._index.reload()

    def search(
        self, words: Sequence[tuple[str, float]], count: int, documents: Sequence[str] | None = None
    ) -> list[tuple[str, float]]:
        """Up to ``count`` (passage id, BM25 score) for words and their weights, best first."""
        if not words or (documents is not None and not documents):
            return []
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, q) for w in words for q in self._word(*w)])
        if documents is not None:
            within = tantivy.Query.term_set_query(self._schema, "document", list(documents))
            query = tantivy.Query.boolean_query(
                [(tantivy.Occur.Must, query), (tantivy.Occur.Must, tantivy.Query.const_score_query(within, 0.0))]
            )
        searcher = self._index.searcher()
        hits = searcher.search(query, limit=count).hits
        return [(str(searcher.doc(address).get_first("id")), float(score)) for score, address in hits]

    def _word(self, word: str, weight: float) -> list[tantivy.Query]:
        queries = []
        for stem in self.stems(word):
            for field, boost in (("body", weight), ("heading", weight * HEADING_BOOST)):
                term = tantivy.Query.term_query(self._schema, field, stem, "freq")
                queries.append(tantivy.Query.boost_query(term, boost))
        return queries

    def rarity(self, stem: str) -> float:
        """Inverse document frequency of a stem among passages, BM25's: ln(1 + (n - df + 0.5) / (df + 0.5)), above 0."""
        searcher = self._index.searcher()
        frequency = searcher.doc_freq("body", stem)
        return math.log(1 + (searcher.num_docs - frequency + 0.5) / (frequency + 0.5))

    def known(self, stem: str) -> bool:
        """Whether any passage has the stem."""
        return bool(self._index.searcher().doc_freq("body", stem))

    def alike(self, word: str, count: int) -> list[str]:
        """Ids of up to ``count`` passages with a stem that is the word's but for one letter, or two that are swapped."""
        forms = [tantivy.Query.fuzzy_term_query(self._schema, "body", stem) for stem in self.stems(word)]
        if not forms:
            return []
        searcher = self._index.searcher()
        query = tantivy.Query.boolean_query([(tantivy.Occur.Should, form) for form in forms])
        return [str(searcher.doc(address).get_first("id")) for _, address in searcher.search(query, limit=count).hits]

    def count(self) -> int:
        """How many passages are held."""
        return int(self._index.searcher().num_docs)

    def ids(self) -> set[str]:
        """All passage ids held."""
        searcher = self._index.searcher()
        if not searcher.num_docs:
            return set()
        hits = searcher.search(tantivy.Query.all_query(), limit=searcher.num_docs).hits
        return {str(searcher.doc(address).get_first("id")) for _, address in hits}

    def clear(self) -> None:
        """Forget everything."""
        with self._writer() as writer:
            writer.delete_all_documents()
