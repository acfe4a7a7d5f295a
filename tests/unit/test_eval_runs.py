import json
import math
import re
from dataclasses import asdict, replace
from pathlib import Path

import pytest

from corpus.catalogue import Catalogue
from corpus.errors import UsageError
from eval import folder, plots, printing, report
from eval.aggregate import aggregate
from eval.compare import compare
from eval.dataset import Question
from eval.folder import Run
from eval.outcomes import Outcome
from eval.pages import Pages
from eval.run import put
from tests.unit.fake_evaluation import CRANE, PEARS, Scripted, pages, question, retrieved, right, unanswerable

ASKED = (
    question("q-1"),
    question("q-2", "list", facts=(("june",),), evidence=((PEARS,),), question="When are <pears> picked?"),
    unanswerable(),
)


def as_line(asked: Question) -> str:
    return json.dumps(asdict(asked))


@pytest.fixture
def held(tmp_path: Path) -> Pages:
    return pages(tmp_path / "data")


def made(tmp_path: Path, held: Pages, *systems: Scripted) -> Run:
    """A run of systems over ``ASKED``, written and read back."""
    dataset = tmp_path / "made-up.jsonl"
    dataset.write_text("\n".join(map(as_line, ASKED)), "utf-8")
    results = [scored for system in systems for scored in put(ASKED, system, held, lambda *_: None, lambda _: None)]
    about = {
        "dataset": "made-up",
        "dataset_file": str(dataset),
        "dataset_sha256": "ee" * 32,
        "split": "test",
        "questions": len(ASKED),
        "systems": {system.name: "scripted" for system in systems},
        "documents": {"harbour.txt": "aa", "orchard.txt": "bb"},
        "data_dir": str(tmp_path / "data"),
    }
    versions = {"embedding": "none", "reranker": math.nan, "machine": "a table"}
    into = folder.make(tmp_path / "runs", "made-up", "test")
    folder.write(into, results, aggregate(results), about, versions)
    return folder.read(into)


GOOD = Scripted({asked.id: right(asked, "good") for asked in ASKED if asked.answerable}, name="good")
POOR = Scripted({"q-1": right(ASKED[0], "poor")}, frozenset({"u-1"}), name="poor")
SEARCH = Scripted({q.id: Outcome(q.id, "bm25", answers=False, passages=retrieved(CRANE)) for q in ASKED}, name="bm25")


def test_a_run_is_read_back(tmp_path: Path, held: Pages) -> None:
    run = made(tmp_path, held, GOOD, POOR)
    assert run.systems == ("good", "poor")
    assert re.fullmatch(r"\d{8}T\d{12}Z-made-up-test", run.folder.name)
    assert list(run.of("good")) == ["q-1", "q-2", "u-1"]
    assert run.of("poor")["u-1"].outcome.error == "RuntimeError: no steam"
    written = json.loads((run.folder / "aggregate.json").read_text("utf-8"))
    assert written["good"]["overall"]["concise_correct"] == {"value": 1.0, "low": 1.0, "high": 1.0, "n": 2}
    assert written["poor"]["overall"]["evidence_any@5"]["value"] == 0.5
    assert run.versions["reranker"] is None
    with pytest.raises(UsageError, match="no system 'best'"):
        run.of("best")


def test_what_is_no_run_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="not the folder of a finished run"):
        folder.read(tmp_path)
    broken = tmp_path / "broken"
    broken.mkdir()
    for name in ("results.jsonl", "settings.json", "versions.json"):
        (broken / name).write_text('{"scores": 1}\n', "utf-8")
    with pytest.raises(UsageError, match="not the folder of a finished run"):
        folder.read(broken)


def test_two_systems_compared(tmp_path: Path, held: Pages, capsys: pytest.CaptureFixture[str]) -> None:
    run = made(tmp_path, held, GOOD, POOR)
    found = compare(run, run, "good", "poor")
    by_metric = {line.metric.key: line.difference for line in found.lines}
    assert found.questions == 3
    assert (by_metric["concise_correct"].left, by_metric["concise_correct"].right) == (1, 0.5)
    assert (by_metric["concise_correct"].lost, by_metric["concise_correct"].p) == (1, 1.0)
    lost = {(turn.question_id, turn.metric) for turn in found.turns if turn.lost}
    assert {("q-2", "concise_correct"), ("u-1", "refused_rightly")} <= lost
    printing.comparison(found)
    shown = capsys.readouterr().out
    assert "lost   q-2  concise_correct: 1.00 -> 0.00" in shown
    assert re.search(r"evidence@5, any +1\.000 +0\.500 +-0\.500", shown)


def test_runs_without_a_question_in_common_are_refused(tmp_path: Path, held: Pages) -> None:
    run = made(tmp_path, held, GOOD)
    other = replace(run, results=tuple(put((question("other"),), GOOD, held, lambda *_: None, pytest.fail)))
    with pytest.raises(UsageError, match="no question in common"):
        compare(run, other, "good", "good")


def test_a_run_is_printed(tmp_path: Path, held: Pages, capsys: pytest.CaptureFixture[str]) -> None:
    printing.run(made(tmp_path, held, GOOD, POOR))
    shown = capsys.readouterr()
    assert re.search(r"concise and correct +1\.000 +0\.500", shown.out)
    assert "1 questions failed with an error" in shown.err


def test_the_report_asks_nothing_of_anybody(tmp_path: Path, held: Pages) -> None:
    page = report.write(made(tmp_path, held, GOOD, POOR, SEARCH), "poor").read_text("utf-8")
    assert re.findall(r"(?:https?:|//|url\(|<script|@import| src=)", page) == []
    assert set(re.findall(r'href="([^"]*)"', page)) == {"data:,", "#type-list", "#type-unanswerable"}
    assert "default-src 'none'" in page


def test_the_report_shows_failures_with_what_was_wanted(tmp_path: Path, held: Pages) -> None:
    page = report.write(made(tmp_path, held, POOR, GOOD)).read_text("utf-8")
    assert "What poor got wrong: 2 of 3 questions" in page
    assert 'id="q-1"' not in page
    assert "<mark>Pears are picked in June.</mark>" in page
    assert "When are &lt;pears&gt; picked?" in page
    assert '<li class="missed">june</li>' in page
    assert "RuntimeError: no steam" in page
    assert "All evidence in five passages of: good" in page
    assert page.count('<svg class="plot"') == 5


def test_a_report_of_nothing_wrong(tmp_path: Path, held: Pages) -> None:
    run = made(tmp_path, held, GOOD)
    assert "No question failed." in report.html(run, "good", held)


def test_a_report_needs_the_documents(tmp_path: Path, held: Pages) -> None:
    run = made(tmp_path, held, GOOD)
    gone = replace(run, about={**run.about, "data_dir": str(tmp_path / "gone")})
    with pytest.raises(UsageError, match="is gone"):
        report.write(gone)


def test_plots_put_points_where_they_belong() -> None:
    drawn = plots.lines("R", "k", "share", {"a<b": [(1, 0.0), (10, 1.0)]}, (1.0, 10.0))
    assert 'points="48.0,240.0 428.0,26.0"' in drawn  # bottom left to top right of the frame
    assert "a&lt;b" in drawn
    rows = plots.ranges("T", "ms", {"x": (10.0, 100.0)})
    assert '<circle cx="255.0"' in rows  # halfway between 1 and 100, on an axis from 130 to 380
    assert len({plots.style(i) for i in range(11)}) == 11


def test_the_catalogue_is_the_only_source_of_document_text(tmp_path: Path, held: Pages) -> None:
    run = made(tmp_path, held, POOR)
    empty = Pages(Catalogue(tmp_path / "empty"))
    assert "Pears are picked" not in report.html(run, "poor", empty)
