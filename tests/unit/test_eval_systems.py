from collections.abc import Sequence
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest

from corpus.errors import UsageError
from corpus.models import Passage
from corpus.results import Answer, Citation, PassageResult, SearchResult, Timings
from corpus.settings import STEPS, Settings, load
from eval import bench, parts, stock
from eval.bench import Bench
from eval.locating import cited, retrieved
from eval.product import Product
from eval.stock import Stock
from eval.systems import SYSTEMS, chosen
from tests.unit.fake_evaluation import FERRY, HARBOUR, TEXTS, pages, question

QUOTE = TEXTS[HARBOUR][FERRY.start : FERRY.end]


def stored(identifier: str, text: str = "words") -> Passage:
    return Passage(identifier, "d-harbour.txt", 0, 1, FERRY.start, FERRY.end, text)


class OnePassage:
    """A catalogue that holds the passages p-1 and p-2 of the harbour plan."""

    def passages(self, ids: Sequence[str]) -> dict[str, Passage]:
        texts = {"p-1": "long passage about ferries", "p-2": "short"}
        return {one: stored(one, texts[one]) for one in ids if one in texts}

    def documents(self) -> list[SimpleNamespace]:
        return [SimpleNamespace(id="d-harbour.txt", file="harbour.txt", sha256=HARBOUR)]


def test_every_step_has_its_ablation() -> None:
    assert {name.removeprefix("without-") for name in SYSTEMS if name.startswith("without-")} == STEPS


def test_systems_are_chosen_by_name_and_group_in_one_order() -> None:
    assert [spec.name for spec in chosen(("bm25", "answerable"))] == ["answerable", "bm25"]
    assert [spec.name for spec in chosen()] == ["answerable", "langchain", "bm25", "vectors", "fused", "fused+reranked"]
    assert len(chosen(("all", "baselines"))) == len(SYSTEMS)
    with pytest.raises(UsageError, match="no system 'magic'"):
        chosen(("magic",))


def test_the_program_is_searched_and_asked_with_the_history() -> None:
    heard: list[tuple[str, tuple[str, ...]]] = []
    passage = PassageResult(
        passage_id="p-1", document_id="d-harbour.txt", file="harbour.txt", title="Harbour", kind="plan", component=None,
        section=[], page=None, page_label=None, text=QUOTE, score=3.5,
    )  # fmt: skip
    citation = Citation(
        marker=1, document_id="d-harbour.txt", file="harbour.txt", title="Harbour", kind="plan", date="2031-01",
        component=None, section=["Fares"], page=None, page_label=None, quote=QUOTE, start=FERRY.start, end=FERRY.end,
        sha256=HARBOUR,
    )  # fmt: skip

    class Assistant:
        def search(self, text: str, *, k: int, history: Sequence[str], id: str | None) -> SearchResult:
            heard.append((text, tuple(history)))
            return SearchResult(id=id, query=text, passages=[passage][:k])

        def ask(self, question: str, *, history: Sequence[str], id: str | None) -> Answer:
            heard.append((question, tuple(history)))
            return Answer(
                id=id, question=question, standalone_question="whole", status="answered", reason="",
                text=f"{QUOTE} [1]", citations=[citation], passages=[passage], warnings=["premise: no"],
                generator="extractive", timings_ms=Timings(total=1, search=1, rerank=0, answer=0),
            )  # fmt: skip

    asked = question("f", "follow_up", history=("Is there a ferry?",))
    outcome = Product("answerable", Assistant(), OnePassage()).run(asked)  # type: ignore[arg-type]
    assert heard == [(asked.question, asked.history)] * 2
    assert (outcome.status, outcome.standalone, outcome.warnings) == ("answered", "whole", ("premise: no",))
    assert outcome.passages[0].place == FERRY
    assert outcome.citations[0].place == FERRY  # page None is page 1
    assert outcome.citations[0].named == ("Harbour", "2031-01", "Fares")
    assert outcome.search_ms >= 0
    assert outcome.ask_ms >= 0


def test_a_page_is_among_the_words_that_a_lead_in_may_use() -> None:
    numbered = SimpleNamespace(
        marker=1, title="T", component=None, date=None, page_label="xii", section=[], file="f", sha256=HARBOUR, page=14,
        start=0, end=1, quote="q",
    )  # fmt: skip
    assert cited(numbered).named == ("T", "xii", "14")  # type: ignore[arg-type]


def test_passages_that_are_gone_are_left_out() -> None:
    found = retrieved([("p-9", 2.0), ("p-1", 1.0)], OnePassage())  # type: ignore[arg-type]
    assert [(one.id, one.score, one.place) for one in found] == [("p-1", 1.0, FERRY)]


def test_words_alone_search_for_content_words() -> None:
    asked: list[list[tuple[str, float]]] = []

    def search(words: Sequence[tuple[str, float]], count: int) -> list[tuple[str, float]]:
        asked.append(list(words))
        return [("p-1", 1.0)][:count]

    index: Any = SimpleNamespace(search=search)
    assert parts.by_words(index)("What does the ferry cost?", 3) == [("p-1", 1.0)]
    assert asked == [[("ferry", 1.0), ("cost", 1.0)]]


def test_fused_prefers_what_both_find() -> None:
    one = lambda text, count: [("a", 9.0), ("b", 8.0)]  # noqa: E731
    other = lambda text, count: [("b", 0.9), ("c", 0.8)]  # noqa: E731
    ranked = parts.fused([one, other])("anything", 2)
    assert [identifier for identifier, _ in ranked] == ["b", "a"]


def test_reranked_takes_the_cross_encoders_order() -> None:
    class ByLength:
        identity = "length"

        def score(self, question: str, texts: Sequence[str]) -> list[float]:
            return [-float(len(text)) for text in texts]

    found = parts.reranked(lambda text, count: [("p-1", 9.0), ("p-2", 8.0)], ByLength(), OnePassage())  # type: ignore[arg-type]
    assert [identifier for identifier, _ in found("anything", 5)] == ["p-2", "p-1"]


def test_a_part_reports_places() -> None:
    part = parts.Part("bm25", lambda text, count: [("p-1", 2.0)], OnePassage())  # type: ignore[arg-type]
    outcome = part.run(question())
    assert (outcome.system, outcome.answers, outcome.status) == ("bm25", False, None)
    assert outcome.passages[0].place == FERRY


def test_the_stock_recipe_reports_its_chunks_as_places() -> None:
    chunk = SimpleNamespace(metadata={"file": "harbour.txt", "sha256": HARBOUR, "page": 1, "start": 14, "end": 40})
    store = SimpleNamespace(similarity_search_with_score=lambda query, k: [(chunk, 0.25)][:k])
    outcome = Stock(store).run(question())
    assert outcome.passages[0].place == FERRY
    assert outcome.passages[0].score == -0.25


def test_stock_chunks_are_ranges_of_their_page(tmp_path: Path) -> None:
    pytest.importorskip("langchain_text_splitters")
    held = pages(tmp_path)
    for chunk in stock.chunks(held._catalogue):
        about = chunk.metadata
        assert held.text(about["sha256"], about["page"])[about["start"] : about["end"]] == chunk.page_content


def test_a_bench_is_named_by_what_its_index_depends_on(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "a.txt"
    file.write_text("one", "utf-8")
    settings = load(data_dir=tmp_path / "mine", database_url="sqlite:///mine", chroma_url="http://mine:1")
    opened: list[Settings] = []
    monkeypatch.setattr(Bench, "_ingest", lambda self, prepared: opened.append(prepared))

    def prepared(*without: str) -> Settings:
        return Bench(settings, [file], tmp_path / "root", lambda *_: None).prepared(frozenset(without))

    whole, reread = prepared(), prepared()
    assert whole.data_dir == reread.data_dir
    assert whole.data_dir.parent == tmp_path / "root"
    assert (whole.database_url, whole.chroma_url) == (None, None)  # a user's own stores are never written
    assert prepared("reranker").data_dir == whole.data_dir
    assert prepared("reranker").without == {"reranker"}
    assert prepared("headings").data_dir != whole.data_dir
    file.write_text("two", "utf-8")
    assert prepared().data_dir != whole.data_dir
    monkeypatch.setattr(bench, "code_identity", lambda: "other code")
    file.write_text("one", "utf-8")
    assert prepared().data_dir != whole.data_dir
