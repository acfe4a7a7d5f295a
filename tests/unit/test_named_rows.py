"""Rows of one table beside the one that a question names."""

from types import SimpleNamespace

import pytest

from corpus.models import Passage, Span, SpanKind
from retrieval import answering
from retrieval.evidence import Evidence
from retrieval.query import parse
from retrieval.search import Ranked


class _Words:
    def stems(self, text: str) -> list[str]:
        return [word.strip(".,?").lower() for word in text.split()]


def _kept(question: str, *labels: str) -> list[str]:
    spans = tuple(
        Span(SpanKind.TABLE_ROW, n, n + 1, group=1, cells=(label, "6", "15"), columns=("Source", "£m", "%"))
        for n, label in enumerate(labels)
    )
    passage = Passage(
        id="p-1", document_id="d-1", ordinal=0, page=1, start=0, end=9, text="", section=("Boats",), component=None, spans=spans
    )
    evidence = [Evidence(Ranked(passage, 0.0, 0.0, 0.0, 0.0), n, 0.0, -float(n)) for n in range(len(labels))]
    library = SimpleNamespace(documents={"d-1": SimpleNamespace(title="Budget", publisher=None)})
    kept = answering._of_the_row_named(parse(question), evidence, library, _Words())  # type: ignore[arg-type]
    return [e.span.cells[0] for e in kept]


@pytest.mark.parametrize(
    ("question", "labels", "kept"),
    [
        ("How much money comes from harbour dues?", ("Harbour grant", "Total", "Berths"), ["Harbour grant"]),
        ("How did berths compare with dues?", ("Berths", "Dues", "Total"), ["Berths", "Dues"]),
        ("How many fires were there?", ("Barn fires", "Ship fires", "Total"), ["Barn fires", "Ship fires", "Total"]),
        ("How many boats were there?", ("Old boats", "Total"), ["Old boats", "Total"]),
        ("How much is the total and the harbour grant?", ("Harbour grant", "Total"), ["Harbour grant", "Total"]),
    ],
)
def test_the_total_is_left_out_beside_the_row_that_is_named(question: str, labels: tuple[str, ...], kept: list[str]) -> None:
    assert _kept(question, *labels) == kept
