"""What only repeats a commitment is put aside, and what stands under it is found."""

from corpus.models import Component, Kind, Passage
from retrieval.coverage.reading import Line, is_pointer, lines_of, windows_of
from retrieval.coverage.restatements import Restatements, Wording
from retrieval.coverage.words import Words, rarity, runs
from tests.unit.fake_coverage import DREDGE, GULLS, LAMPS, FakeLibrary, passage, plan, stems

DONE = "Contractors took 9,000 tonnes of mud out of the basin in March."
OTHER = "The harbour master retired after thirty years and was thanked."


def restatements(*passages: Passage) -> tuple[list[Line], Restatements]:
    words = Words(stems)
    lines = lines_of(FakeLibrary(passages), passages, words)  # type: ignore[arg-type]
    return lines, Restatements([Wording(one, words) for one in plan()], lines, words)


def test_a_repetition_is_left_out_and_what_follows_it_stands_under_it() -> None:
    _, found = restatements(passage(DREDGE, DONE, LAMPS, "All 41 lamps burned on every night of the year."))
    assert [found.left_out(at) for at in range(4)] == [True, False, True, False]
    assert found.under(0) == [1]
    assert found.under(1) == [3]
    assert found.under(2) == []


def test_spelling_and_a_running_number_do_not_hide_a_repetition() -> None:
    _, found = restatements(passage("4.2 Dredge the inner-basin so that deep boats can moor at low water", DONE))
    assert found.left_out(0)
    assert found.under(0) == [1]


def test_a_report_in_the_commitments_words_is_no_repetition() -> None:
    told = (
        "We dredged the inner basin in March so that 14 deep boats now moor there at low water, and the silt was "
        "sold to a brickworks."
    )
    _, found = restatements(passage(told))
    assert not found.left_out(0)


def test_a_heading_of_the_commitments_words_owns_its_section_even_when_cut_short() -> None:
    headed = passage(DONE, section=("Delivery", "3.1 Dredge the inner basin so that deep boats can moor"))
    _, found = restatements(headed, passage(OTHER, name="p-2", section=("Delivery",), ordinal=1))
    assert found.under(0) == [0]


def test_two_repetitions_put_together_say_nothing_new() -> None:
    _, found = restatements(passage("Dredge the inner basin and keep every lamp on the breakwater lit through the night.", DONE))
    assert found.left_out(0)


def test_a_number_of_its_own_makes_a_line_a_report() -> None:
    _, found = restatements(passage("Every lamp on the breakwater lit through 365 night."))
    assert not found.left_out(0) or found.under(1) == []
    _, other = restatements(passage("Boats moor at low water in basin 17."))
    assert not other.left_out(0)


def test_a_section_ends_what_stands_under_a_repetition() -> None:
    first = passage(DREDGE, DONE, section=("Basin",))
    _, found = restatements(first, passage(OTHER, name="p-2", section=("Staff",), ordinal=1))
    assert found.under(0) == [1]


def test_a_plan_inside_the_file_is_not_read() -> None:
    inside = passage(DONE, component=0)
    library = FakeLibrary([inside], (Component("Harbour Plan", Kind.PLAN),))
    assert lines_of(library, [inside], Words(stems)) == []  # type: ignore[arg-type]


def test_windows_stop_at_passages_and_at_what_is_left_out() -> None:
    passages = [passage(DONE, GULLS, OTHER), passage(OTHER, DONE, name="p-2", ordinal=1)]
    lines, found = restatements(*passages)
    windows = windows_of(lines, found.left_out)
    assert [window.lines for window in windows] == [(0,), (2,), (3, 4)]
    assert windows[2].text == f"{OTHER} {DONE}"


def test_windows_hold_about_sixty_words() -> None:
    lines, found = restatements(passage(*[f"{DONE} {number}" for number in range(12)]))
    assert all(len(window.text.split()) <= 60 for window in windows_of(lines, found.left_out))


def test_a_pointer_is_no_report() -> None:
    assert is_pointer("Further details are set out in the narrative above.")
    assert not is_pointer("The appendix above all pleased the 300 skippers who had asked for it.")
    assert not is_pointer(DONE)


def test_runs_survive_blanks_and_hyphens() -> None:
    assert runs("front line") == runs("frontline") == runs("Front-Line")
    assert runs("abc") == frozenset()


def test_rarity_is_one_for_what_nobody_has() -> None:
    weigh = rarity([{"mud", "boat"}, {"boat"}, {"boat"}])
    assert weigh("gull") == 1
    assert 1 > weigh("mud") > weigh("boat") > 0
