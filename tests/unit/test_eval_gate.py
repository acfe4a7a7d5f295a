import json
from dataclasses import replace
from pathlib import Path
from types import SimpleNamespace

import pytest
from typer.testing import CliRunner

from corpus.errors import UsageError
from eval import gate
from eval.commands import app
from eval.dataset import Question
from eval.outcomes import Outcome, Scored
from eval.pages import Pages
from eval.run import put
from tests.unit.fake_evaluation import CRANE, LADDER, Scripted, pages, question, retrieved, right, unanswerable

ASKED = (
    *(question(f"q-{i}") for i in range(8)),
    question("q-8", evidence=((LADDER,),), facts=(("blue",),)),
    unanswerable(),
)
SHA = "ee" * 32


@pytest.fixture
def held(tmp_path: Path) -> Pages:
    return pages(tmp_path)


def results(held: Pages, **changed: Outcome) -> list[Scored]:
    good = {asked.id: right(asked) for asked in ASKED if asked.answerable}
    return put(ASKED, Scripted(good | changed), held, lambda *_: None, pytest.fail)


def missed(asked: Question) -> Outcome:
    """What a broken ranking makes of a question: another passage first, and quoted."""
    return replace(right(replace(asked, evidence=((CRANE,),))), question_id=asked.id, passages=retrieved(CRANE))


def test_the_same_results_pass(held: Pages) -> None:
    verdict = gate.judged(results(held), gate.entry(results(held), SHA))
    assert verdict.passed
    assert verdict.turns == ()


def test_one_turned_question_is_tolerated_and_named(held: Pages) -> None:
    verdict = gate.judged(results(held, **{"q-3": missed(ASKED[3])}), gate.entry(results(held), SHA))
    assert verdict.passed
    assert {(turn.question_id, turn.lost) for turn in verdict.turns} == {("q-3", True)}


def test_a_planted_regression_fails_and_names_the_questions(held: Pages) -> None:
    worse = results(held, **{f"q-{i}": missed(ASKED[i]) for i in (2, 5)})
    verdict = gate.judged(worse, gate.entry(results(held), SHA))
    assert not verdict.passed
    fallen = {fall.metric: fall for fall in verdict.falls}
    assert {"evidence_any@5", "concise_correct", "cited_any", "reciprocal_rank"} <= fallen.keys()
    assert fallen["evidence_any@5"].was == 1
    assert fallen["evidence_any@5"].now == pytest.approx(7 / 9)
    assert fallen["evidence_any@5"].tolerance == pytest.approx(1 / 9, abs=1e-6)
    assert [t.question_id for t in verdict.turns if t.metric == "evidence_any@5"] == ["q-2", "q-5"]


def test_gains_do_not_fail(held: Pages) -> None:
    before = gate.entry(results(held, **{"q-2": missed(ASKED[2]), "q-5": missed(ASKED[5])}), SHA)
    verdict = gate.judged(results(held), before)
    assert verdict.passed
    assert {turn.lost for turn in verdict.turns} == {False}


def test_one_altered_quote_fails(held: Pages) -> None:
    good = right(ASKED[0])
    altered = replace(good, citations=(replace(good.citations[0], quote="The ferry costs £4 a trip!"),))
    verdict = gate.judged(results(held, **{"q-0": altered}), gate.entry(results(held), SHA))
    assert "verbatim" in {fall.metric for fall in verdict.falls}


def test_a_number_that_is_no_longer_defined_fails(held: Pages) -> None:
    silent = put(ASKED, Scripted(), held, lambda *_: None, pytest.fail)  # refuses everything: no citation to check
    fallen = {fall.metric for fall in gate.judged(silent, gate.entry(results(held), SHA)).falls}
    assert {"verbatim", "concise_correct", "cited_any"} <= fallen


def test_the_baseline_is_kept_by_dataset_and_version(tmp_path: Path, held: Pages) -> None:
    path = tmp_path / "baseline.json"
    gate.write(path, "digests/dev", {"dataset_sha256": "dd" * 32})
    gate.write(path, "digests/test", gate.entry(results(held), SHA))
    assert set(json.loads(path.read_text("utf-8"))) == {"digests/dev", "digests/test"}
    assert gate.read(path, "digests/test", SHA)["metrics"]["verbatim"] == {"value": 1.0, "tolerance": 0.0}
    with pytest.raises(UsageError, match="no entry for digests/all"):
        gate.read(path, "digests/all", SHA)
    with pytest.raises(UsageError, match="dataset has changed"):
        gate.read(path, "digests/dev", SHA)
    with pytest.raises(UsageError, match="cannot be read"):
        gate.read(tmp_path / "none.json", "digests/dev", SHA)


def test_the_command_writes_passes_and_fails(tmp_path: Path, held: Pages, monkeypatch: pytest.MonkeyPatch) -> None:
    good = {asked.id: right(asked) for asked in ASKED if asked.answerable}
    system = Scripted(good)
    bench = SimpleNamespace(pages=held)
    monkeypatch.setattr("eval.gate.prepare", lambda plan, progress: (ASKED, bench))
    monkeypatch.setattr("eval.systems.SYSTEMS", {"answerable": SimpleNamespace(name="answerable", build=lambda _: system)})
    monkeypatch.setattr(gate.gate, "__kwdefaults__", None)
    baseline = tmp_path / "baseline.json"
    monkeypatch.setattr(gate.gate, "__defaults__", (False, baseline))
    written = CliRunner().invoke(app, ["gate", "--write", "--data-dir", str(tmp_path)])
    assert (written.exit_code, baseline.exists()) == (0, True)
    passed = CliRunner().invoke(app, ["gate", "--data-dir", str(tmp_path)])
    assert (passed.exit_code, passed.stdout) == (0, "gate passed\n")
    system.outcomes |= {f"q-{i}": missed(ASKED[i]) for i in range(4)}
    failed = CliRunner().invoke(app, ["gate", "--data-dir", str(tmp_path)])
    assert failed.exit_code == 1
    assert "FELL evidence_any@5: 0.556, was 1.000" in failed.stdout
    assert "lost   q-2  evidence_any@5: 1.00 -> 0.00" in failed.stdout
    assert "gate failed" in failed.stdout
