"""From a question to the passages worth reading closely: several routes, fused."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from corpus.models import Passage
from corpus.ports import Embedder, LexicalIndex, VectorIndex
from retrieval import fusion
from retrieval.library import Library
from retrieval.query import Query
from retrieval.questions import acronyms
from retrieval.questions.language import ASKING

DEPTH = 60  # candidates taken from each route
ASKING_WEIGHT = 0.3  # of words that name the kind of answer ("amount", "date")
IDENTIFIER_WEIGHT = 3.0  # of references and numbers with a leading zero, which are hardly ever chance matches
NUMBER_WEIGHT = 1.5
EXPANSION_WEIGHT = 0.6


@dataclass(frozen=True, slots=True)
class Candidate:
    """A passage and its fused score, scaled so that the top of every route has 1.0."""

    passage: Passage
    score: float


def find(
    query: Query,
    library: Library,
    embedder: Embedder | None,
    vectors: VectorIndex,
    words: LexicalIndex | None,
    documents: Sequence[str] | None = None,
    named: frozenset[str] = frozenset(),
    around: Sequence[str] = (),
    glossary: Mapping[str, str] | None = None,
    depth: int = DEPTH,
) -> list[Candidate]:
    """Candidates, best first. A route whose part is ``None`` is left out; ``glossary`` stands in for the library's.

    Documents ``named`` by the question (a part of ``documents``, if that is given) are also searched on their own, because
    in the whole a small document's passages are easily outnumbered. ``around`` are ids to consider beside what is found.
    """
    added = acronyms.expansions(query.text, library.glossary if glossary is None else glossary)
    text = f"{query.embedded} ({'; '.join(added)})" if added else query.embedded
    vector = embedder.embed_query(text) if embedder else None
    weighted = weighted_words(query, added)
    rankings: list[tuple[list[str], float]] = []
    for within in (documents, sorted(named)) if named else (documents,):
        if vector is not None:
            rankings.append(([id_ for id_, _ in vectors.search(vector, depth, within)], 1.0))
        if words:
            rankings.append(([id_ for id_, _ in words.search(weighted, depth, within)], 1.0))
    if around:
        rankings.append((list(around), 1.0))
    fused = fusion.reciprocal_rank(rankings)
    return [Candidate(passage, fused[passage.id]) for passage in library.passages(list(fused))]


def weighted_words(query: Query, added: Sequence[str] = ()) -> list[tuple[str, float]]:
    """The question's words with the weight that each has in the word index."""
    weights: dict[str, float] = {}
    for word in query.words:
        weights[word] = ASKING_WEIGHT if word in ASKING else NUMBER_WEIGHT if word in query.numbers else 1.0
    for identifier in query.identifiers:
        weights[identifier] = IDENTIFIER_WEIGHT
    for phrase in added:
        for word in phrase.lower().split():
            weights.setdefault(word, EXPANSION_WEIGHT)
    return list(weights.items())
