"""Which evidence is quoted once a question is found to be answered, and when an answer is called doubtful."""

import pytest

from corpus.models import Document, Kind
from retrieval import cautions
from retrieval.answerability import decision
from retrieval.query import parse
from tests.unit.fake_assistant import citation

PLAN = Document(id="d-1", sha256="0" * 64, file="plan.txt", path="plan.txt", title="Plan", kind=Kind.PLAN)


class _Words:
    def stems(self, text: str) -> list[str]:
        return text.lower().split()

    def rarity(self, stem: str) -> float:
        return 1.0


class _Evidence:
    def __init__(self, text: str, logit: float) -> None:
        self.text, self.logit = text, logit


@pytest.fixture
def fitting(monkeypatch: pytest.MonkeyPatch) -> None:
    """A span fits where it names an amount."""

    def logit(query: object, e: _Evidence, library: object, words: object) -> float:
        return e.logit if "£" in e.text else -10.0

    monkeypatch.setattr(decision, "_fitting", logit)
    monkeypatch.setattr(decision, "_has_figures", lambda query, e: False)


@pytest.mark.usefixtures("fitting")
def test_what_lacks_the_kind_and_reads_no_better_is_left_out() -> None:
    page, amount, better = (
        _Evidence("Last reviewed in July.", -3.6),
        _Evidence("It cost £9.", -2.0),
        _Evidence("Nine pounds.", 1.0),
    )
    found = [page, amount, better]
    assert decision.to_the_point(parse("How much did it cost?"), found, None, _Words()) == [amount, better]
    assert decision.to_the_point(parse("What happened to it?"), found, None, _Words()) == found
    assert decision.to_the_point(parse("How much did it cost?"), [page], None, _Words()) == [page]


@pytest.mark.parametrize(("sure", "told"), [(0.55, [cautions.DOUBTFUL]), (decision.SURE, []), (1.0, [])])
def test_a_doubtful_answer_says_so(sure: float, told: list[str]) -> None:
    cited = citation(document_id=PLAN.id)
    assert cautions.cautions(parse("How many hubs are there?"), [cited], [PLAN], sure) == told


@pytest.mark.parametrize(
    ("question", "quote", "told"),
    [
        ("Did they hit the target for mended boats?", "Mending boats matters to everyone here.", [cautions.DOUBTFUL]),
        ("Did they hit the target for mended boats?", "Nine in ten boats were mended, short of the goal.", []),
        ("Did they hit the target for mended boats?", "Boats mended | 93%", []),
        ("What is the target for mended boats?", "Mending boats matters to everyone here.", []),
    ],
)
def test_a_line_that_passes_over_the_target_is_doubtful(question: str, quote: str, told: list[str]) -> None:
    cited = citation(document_id=PLAN.id, quote=quote)
    assert cautions.cautions(parse(question), [cited], [PLAN]) == told
