import math

import pytest

from eval.metrics.citation_precision import citation_precision
from eval.metrics.citation_recall import citation_recall, statements
from eval.metrics.evidence_cited import all_cited, any_cited, share_cited
from eval.metrics.numbers_grounded import numbers, numbers_grounded
from eval.metrics.verbatim import is_verbatim, verbatim


def test_precision_needs_verbatim_and_gold_or_a_fact() -> None:
    quotes = ["it cost 40 crowns", "on gold", "on gold, altered", "beside the point"]
    checks, gold = [True, True, False, True], [False, True, True, False]
    assert citation_precision(quotes, checks, gold, (("40 crowns",),)) == 2 / 4


def test_precision_is_undefined_without_citations_or_without_facts() -> None:
    assert math.isnan(citation_precision([], [], [], (("40",),)))
    assert math.isnan(citation_precision(["anything"], [True], [False], ()))


def test_statements_end_at_their_markers() -> None:
    text = "Tides turn twice [1] [2].\n- Gulls nest in May [3]\nAnd so on"
    assert statements(text) == [("Tides turn twice", (1, 2)), (".\n- Gulls nest in May", (3,)), ("\nAnd so on", ())]
    assert statements("[1].") == []


def test_recall_is_the_share_of_supported_statements() -> None:
    sources = {1: ["Tides turn twice daily"], 2: ["Gulls nest in May"], 3: ["Otters sleep afloat"]}
    exact = {1: True, 2: False, 3: True}
    text = "Tides turn twice [1] Gulls nest in May [2] Otters build cathedrals from driftwood [3] trailing words"
    assert citation_recall(text, sources, exact) == 1 / 4
    assert math.isnan(citation_recall(" ", sources, exact))


def test_recall_allows_a_lead_in_that_names_the_source() -> None:
    sources = {1: ["Gulls nest in May", "Shore register", "Birds"]}
    assert citation_recall("Shore register, Birds: Gulls nest in May [1]", sources, {1: True}) == 1
    assert citation_recall("Gulls nest in May [4]", sources, {1: True}) == 0


def test_evidence_cited() -> None:
    some = frozenset({0, 2})
    assert (any_cited(some, 4), all_cited(some, 4), share_cited(some, 4)) == (1, 0, 0.5)
    assert (any_cited(frozenset(), 1), all_cited(some, 2)) == (0, 1)
    assert all(math.isnan(metric(frozenset(), 0)) for metric in (any_cited, all_cited, share_cited))


def test_verbatim_is_exact_to_the_code_point() -> None:
    page = "Zoë’s kiln\tfired"
    assert is_verbatim("Zoë’s kiln", 0, 10, page)
    assert not is_verbatim("Zoë's kiln", 0, 10, page)  # another apostrophe
    assert not is_verbatim("kiln fired", 6, 16, page)  # a space for the tab
    assert not is_verbatim("\t", 10, 11, page)
    assert not is_verbatim("fired", -5, 99, page)
    assert verbatim([True, False, True, True]) == 0.75
    assert math.isnan(verbatim([]))


def test_numbers_of_a_text() -> None:
    assert numbers("On the 3rd of March 2031 it cost £1,250.50 (7%)") == {"3", "month 3", "2031", "1250.50", "7"}
    assert numbers("2031-03-09") == {"2031", "03", "3", "09", "9", "month 3"}
    assert numbers("they may march") == set()


@pytest.mark.parametrize(
    ("text", "grounded"),
    [
        ("In March 2031 it rose to 1250 [1]", 1),
        ("In April 2031 it rose to 1250 [1]", 0),
        ("It rose to 1,250 [1][2]", 1),
        ("It rose to 125 [1]", 0),
        ("1. It rose to 1250 [1]\n2) 2031 [1]", 1),
    ],
)
def test_numbers_must_be_in_quotes_or_names(text: str, grounded: int) -> None:
    assert numbers_grounded(text, ["it rose to 1,250", "Review", "2031-03"]) == grounded


def test_numbers_are_undefined_where_there_are_none() -> None:
    assert math.isnan(numbers_grounded("It rose [1]", ["it rose"]))


def test_a_month_that_opens_a_line_is_not_beside_the_number_above() -> None:
    text = "Shortfall 3.2 8.8 [1]\nNovember shortfall 4.5 [2]"
    assert numbers_grounded(text, ["Shortfall 3.2 8.8", "November shortfall 4.5"]) == 1.0
