"""The systems that can be evaluated, by name: the program, baselines, and the program with one step left out."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Protocol

from corpus.errors import UsageError
from eval import parts, stock
from eval.bench import Bench
from eval.dataset import Question
from eval.outcomes import Outcome
from eval.product import Product

PRODUCT = "answerable"


class System(Protocol):
    """Something that a question can be put to."""

    @property
    def name(self) -> str:
        """As it stands in results."""

    @property
    def answers(self) -> bool:
        """Whether it answers, or only searches."""

    def run(self, question: Question) -> Outcome:
        """What it makes of a question."""


@dataclass(frozen=True, slots=True)
class Spec:
    """How a system is named, described in a report, and built."""

    name: str
    description: str
    build: Callable[[Bench], System]


def _product(name: str, without: frozenset[str]) -> Callable[[Bench], System]:
    def build(bench: Bench) -> System:
        from retrieval import opening

        assistant = opening.assistant(bench.prepared(without), cross_encoder=bench.remembering, judge=bench.reader)
        return Product(name, assistant, assistant.catalogue, timed=name == PRODUCT)

    return build


def _stock(bench: Bench) -> System:
    return stock.build(bench.catalogue, bench.embedder, bench.prepared().data_dir / "stock")


def _part(name: str) -> Callable[[Bench], System]:
    def build(bench: Bench) -> System:
        from retrieval.lexical import TantivyWords
        from retrieval.vectors import ChromaVectors

        folder = bench.prepared().data_dir
        words = parts.by_words(TantivyWords(folder))
        vectors = parts.by_vectors(bench.embedder, ChromaVectors(folder))
        search = {"bm25": words, "vectors": vectors}.get(name) or parts.fused([vectors, words])
        if name == "fused+reranked":
            if bench.reranker is None:
                raise UsageError(f"'{name}' needs a reranker, and none is configured.", "Leave it out with --systems.")
            search = parts.reranked(search, bench.reranker, bench.catalogue)
        return parts.Part(name, search, bench.catalogue)

    return build


def _ablation(step: str, description: str) -> Spec:
    name = f"without-{step}"
    return Spec(name, description, _product(name, frozenset({step})))


_MAIN = Spec(PRODUCT, "the program", _product(PRODUCT, frozenset()))
_BASELINES = (
    Spec("langchain", "stock LangChain recipe: 1000/200 characters, the same embedding, Chroma, top 5", _stock),
    Spec("bm25", "our passages by their words alone", _part("bm25")),
    Spec("vectors", "our passages by their vectors alone", _part("vectors")),
    Spec("fused", "both, fused by reciprocal rank", _part("fused")),
    Spec("fused+reranked", "both fused, the first 20 read by the cross-encoder", _part("fused+reranked")),
)
_ABLATIONS = (
    _ablation("headings", "the program; headings neither embedded nor matched"),
    _ablation("glossary", "the program; acronyms not spelled out"),
    _ablation("tables", "the program; tables read as plain text"),
    _ablation("preferences", "the program; what a question names is not preferred"),
    _ablation("reader", "the program; the cross-encoder as packaged judges what answers"),
    _ablation("reranker", "the program; no cross-encoder"),
)
SYSTEMS = {spec.name: spec for spec in (_MAIN, *_BASELINES, *_ABLATIONS)}
GROUPS = {
    "baselines": tuple(spec.name for spec in _BASELINES),
    "ablations": tuple(spec.name for spec in _ABLATIONS),
    "all": tuple(SYSTEMS),
}
USUAL = (PRODUCT, "baselines")


def chosen(names: Sequence[str] = USUAL) -> tuple[Spec, ...]:
    """The systems and groups named, each once, in the order of ``SYSTEMS``.

    Raises:
        UsageError: a name is not known.
    """
    wanted: set[str] = set()
    for name in names:
        if name not in SYSTEMS and name not in GROUPS:
            raise UsageError(f"There is no system '{name}'.", f"Known: {', '.join((*SYSTEMS, *GROUPS))}.")
        wanted.update(GROUPS.get(name, (name,)))
    return tuple(spec for name, spec in SYSTEMS.items() if name in wanted)
