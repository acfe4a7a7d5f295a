"""Statuses, evidence and reasons for a made-up report."""

from dataclasses import replace

import pytest

from corpus.coverage import CoverageResult
from corpus.models import Component, Kind, Passage
from retrieval.coverage.assessment import Coverage, Tools, cover
from retrieval.coverage.clauses import clauses
from retrieval.coverage.decision import Signals, decide, likelihoods
from retrieval.coverage.evidence import is_undertaking, reason
from retrieval.coverage.support import Cosines
from tests.unit.fake_coverage import DREDGE, GULLS, LAMPS, PLAN, FakeLibrary, FakeModels, commitment, passage, plan, stems

TOLD = "Divers dredged the inner basin in March, and deep boats moor there at low water again, 14 of them."
MORE = "The inner basin was dredged twice so that deep boats could moor at low water in summer too."
SILENT = "Accounts were signed by the auditors in June without remark."


def run(*passages: Passage, components: tuple[Component, ...] = ()) -> CoverageResult:
    library, models = FakeLibrary(passages, components), FakeModels(passages)
    tools = Tools(models, models, models, stems)  # type: ignore[arg-type]
    return cover(library, tools, PLAN, plan(), library.documents["d-report"])  # type: ignore[arg-type]


def report() -> list[Passage]:
    return [
        passage(DREDGE, TOLD, MORE, section=("Delivery",)),
        passage(SILENT, name="p-2", section=("Money",), ordinal=1),
    ]


def test_what_is_reported_is_covered_and_what_is_not_is_a_gap() -> None:
    result = run(*report())
    assert [one.status for one in result.commitments] == ["covered", "not_covered", "not_covered"]
    assert [one.order for one in result.commitments] == [1, 2, 3]


def test_evidence_is_verbatim_best_first_and_never_the_repetition() -> None:
    passages = report()
    covered = run(*passages).commitments[0]
    assert [one.marker for one in covered.evidence] == list(range(1, len(covered.evidence) + 1))
    for one in covered.evidence:
        assert passages[0].text[one.start : one.end] == one.quote
        assert one.quote != DREDGE
    assert covered.evidence[0].quote in {TOLD, MORE}


def test_a_repetition_alone_is_no_coverage() -> None:
    result = run(passage(LAMPS, section=("Contents",)), passage(f"{GULLS}", name="p-2", ordinal=1))
    assert {one.status for one in result.commitments} == {"not_covered"}
    assert all(one.evidence == [] for one in result.commitments)


def test_a_plan_bound_into_the_file_is_no_evidence() -> None:
    inside = passage(TOLD, MORE, component=0)
    assert run(inside, components=(Component("Harbour Plan", Kind.PLAN),)).summary.total.not_covered == 3


def test_an_empty_document_covers_nothing() -> None:
    assert run().summary.total.not_covered == 3


def test_the_summary_counts_by_heading() -> None:
    summary = run(*report()).summary
    assert (summary.total.commitments, summary.total.covered, summary.total.not_covered) == (3, 1, 2)
    assert [each.heading for each in summary.headings] == ["Safe water", "Visitors"]
    assert sum(each.counts.commitments for each in summary.headings) == 3


def test_the_same_document_has_the_same_result() -> None:
    assert run(*report()) == run(*report())


def test_progress_is_told_for_each_commitment() -> None:
    passages = report()
    library, models = FakeLibrary(passages), FakeModels(passages)
    heard: list[tuple[str, int, int]] = []
    coverage = Coverage(library, Tools(models, models, models, stems), plan(), library.documents["d-report"])  # type: ignore[arg-type]
    coverage.readings(lambda what, done, total: heard.append((what, done, total)))
    assert [one[1:] for one in heard] == [(1, 3), (2, 3), (3, 3)]


def test_it_works_without_a_cross_encoder() -> None:
    passages = report()
    library, models = FakeLibrary(passages), FakeModels(passages)
    tools = Tools(models, models, None, stems)  # type: ignore[arg-type]
    result = cover(library, tools, PLAN, plan(), library.documents["d-report"])  # type: ignore[arg-type]
    assert len(result.commitments) == 3


def test_long_commitments_are_read_by_their_clauses() -> None:
    long = (
        "Rebuild the northern breakwater from the lighthouse to the old slipway before the winter storms of next year, "
        "including a new parapet for walkers and anglers, through a contract that the harbour users' committee may inspect."
    )
    parts = clauses(long)
    assert len(parts) == 3
    assert all(part in long for part in parts)
    assert clauses(DREDGE) == []


def test_margins_compare_a_passage_between_commitments() -> None:
    cosines = Cosines([{"a": 0.8, "b": 0.5}, {"a": 0.6}])
    assert cosines.margin(0, "a") == pytest.approx(0.2)
    assert cosines.margin(1, "a") == pytest.approx(-0.2)
    assert cosines.of(1, "b") == 0.6


def test_more_support_never_makes_a_commitment_less_covered() -> None:
    steps = [likelihoods(Signals(value, 0.0, 0.2)) for value in (0.0, 4.0, 8.0, 12.0)]
    assert steps == sorted(steps)
    assert all(0 <= main <= anything <= 1 for anything, main in steps)


def test_words_that_the_document_has_nowhere_speak_against_it() -> None:
    assert likelihoods(Signals(7.0, 0.0, 0.5)) < likelihoods(Signals(7.0, 0.0, 0.0))


def test_a_commitment_that_is_passed_over_is_partial_at_most() -> None:
    strong = Signals(12.0, 0.3, 0.0)
    assert decide(strong).status == "covered"
    assert decide(replace(strong, passed_over=True)).status == "partial"


def test_little_under_the_commitments_own_words_is_partial() -> None:
    assert decide(Signals(5.0, 0.0, 0.0, under=True, weak=0.1)).status == "covered"
    assert decide(Signals(9.0, 0.0, 0.0, under=True, weak=1.2)).status == "partial"


def test_confidence_is_that_of_the_likeliest_of_three() -> None:
    for value in (0.0, 4.0, 6.0, 8.0, 12.0):
        assert 1 / 3 <= decide(Signals(value, 0.0, 0.1)).confidence <= 1


def test_a_bare_undertaking_is_told_from_a_report() -> None:
    openings = frozenset({"dredge", "keep"})
    assert is_undertaking("- Keep the slipway clear of weed.", openings)
    assert not is_undertaking("Keep the slipway clear: weed was cut in May.", openings)
    assert not is_undertaking("The slipway is clear of weed.", openings)


def test_what_only_undertakes_something_is_cited_last() -> None:
    again = "Keep a lamp lit on every breakwater through each night."
    told = "Two keepers keep watch: every lamp on the breakwater was lit through each night of May."
    passages = [
        passage(again, name="p-1"),
        passage(told, name="p-2", ordinal=1),
        passage(told + " Twice.", name="p-3", ordinal=2),
    ]
    quotes = [one.quote for one in run(*passages).commitments[1].evidence]
    assert quotes
    assert quotes[0] != again


def test_the_reason_names_what_nothing_was_found_on() -> None:
    assert reason("partial", True, [], ["gulls"]).endswith("nothing there on: gulls.")
    assert reason("not_covered", False, [], ["gulls"]) == "Nothing was found that reports on it."


def test_what_is_passed_over_among_commitments_that_are_gone_through() -> None:
    ropes, nets = "Splice every mooring rope before the autumn storms begin.", "Mend fishing nets beside the northern quay wall."
    beacons, ferry = "Paint both beacons in bright red before every Easter.", "Run a ferry from the slipway to the island."
    first = [commitment(text, order) for order, text in enumerate((DREDGE, ropes, nets, beacons), start=1)]
    listed = [*first, commitment(ferry, 5, "Visitors")]
    passages = [passage(text, TOLD, name=f"p-{at}", ordinal=at) for at, text in enumerate((DREDGE, ropes, nets))]
    library, models = FakeLibrary(passages), FakeModels(passages)
    coverage = Coverage(library, Tools(models, models, models, stems), listed, library.documents["d-report"])  # type: ignore[arg-type]
    signals = [reading.signals for reading in coverage.readings()]
    assert [one.under for one in signals] == [True, True, True, False, False]
    assert [one.passed_over for one in signals] == [False, False, False, False, True]
