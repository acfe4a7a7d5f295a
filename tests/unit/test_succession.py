"""Which plan is in force, how sure that is, and what was known on a day."""

from types import SimpleNamespace

from corpus.models import Document, Filters, Kind
from corpus.succession import standing, superseded_by
from retrieval.library import Library


def plan(name, *, period=None, date=None, publisher="Quay Board", title="Quay Plan", kind=Kind.PLAN, by=None):
    return Document(f"d-{name}", f"{name}.md", f"/{name}.md", title, kind, "0" * 64, publisher, date, period, superseded_by=by)


OLD = plan("old", period="2020-2024", date="2020-04-01")
NEW = plan("new", period="2024-2028", date="2024-04-01", publisher="Quay and Harbour Authority")


def test_a_later_plan_of_the_same_name_and_place_supersedes():
    assert superseded_by(OLD, [OLD, NEW]) is NEW and superseded_by(NEW, [OLD, NEW]) is None
    old, new = standing(OLD, [OLD, NEW]), standing(NEW, [OLD, NEW])
    assert (old.in_force, old.by, old.confidence) == (False, "Quay Plan", 0.9)
    assert (new.in_force, new.by, new.confidence) == (True, None, 0.9)


def test_less_evidence_is_less_sure():
    nameless = plan("old", period="2020-2024", publisher=None)
    assert standing(nameless, [nameless, NEW]).confidence == 0.6
    assert standing(OLD, [OLD]).in_force is True and standing(OLD, [OLD]).confidence == 0.6


def test_other_places_names_and_kinds_do_not():
    for other in (
        plan("b", period="2025-2029", publisher="Moorland Council"),
        plan("c", period="2025-2029", title="Transport Plan"),
        plan("d", period="2025-2029", kind=Kind.REPORT),
    ):
        assert standing(OLD, [OLD, other]).in_force is True
    report = plan("r", kind=Kind.REPORT, date="2020-04-01")
    assert standing(report, [report, NEW]).in_force is None


def test_files_tell_plans_apart_whose_publishers_are_not_known():
    ours = Document("d-1", "selwick-plan-2020.txt", "", "Quay Plan", Kind.PLAN, "0" * 64, None, None, "2020-2024")
    theirs = Document("d-2", "corrow-plan.txt", "", "Quay Plan", Kind.PLAN, "1" * 64, "Corrow Council", None, "2024-2028")
    later = Document("d-3", "Selwick plan (final).pdf", "", "Quay Plan", Kind.PLAN, "2" * 64, None, None, "2024-2028")
    assert superseded_by(ours, [ours, theirs]) is None
    assert superseded_by(ours, [ours, theirs, later]) is later


def test_what_is_stated_is_certain_held_or_not():
    told = plan("old", kind=Kind.REPORT, by="new.md")
    assert standing(told, [told, NEW]).by == "Quay Plan" and standing(told, [told, NEW]).confidence == 1.0
    assert standing(told, [told]).by == "new.md" and superseded_by(told, [told]) is None


def library(*documents):
    return Library(SimpleNamespace(documents=lambda: list(documents), page=lambda *_: None))


def test_as_of_a_day_only_what_was_there_is_asked_and_was_in_force():
    undated = plan("undated", title="Notes", kind=Kind.OTHER)
    no_date = plan("period", period="2024-2028")
    held = library(OLD, NEW, undated, no_date)
    assert held.within(Filters(as_of="2021-01-01")) == ["d-old", "d-undated"]
    assert held.within(Filters(as_of="2020-03-31")) == ["d-undated"]
    assert held.within(Filters(as_of="2024-04-01")) == ["d-old", "d-new", "d-undated", "d-period"]
    assert superseded_by(OLD, held.as_of("2021-01-01").values()) is None
    assert superseded_by(OLD, held.as_of("2024-05-01").values()) is not None
    assert list(held.as_of(None)) == ["d-old", "d-new", "d-undated", "d-period"]
