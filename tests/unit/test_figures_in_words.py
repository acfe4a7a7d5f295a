"""A number of a question that the text spells out."""

from retrieval.evidence import figures
from retrieval.query import parse


def test_a_small_number_is_met_by_its_word() -> None:
    assert figures(parse("How many boats were met in 10 minutes?"), "Nine in ten were met.") == 1
    assert figures(parse("How many boats were met in 10 minutes?"), "They were often met.") == 0
    assert figures(parse("How many boats were met in 13 minutes?"), "Thirteen were met.") == 0
