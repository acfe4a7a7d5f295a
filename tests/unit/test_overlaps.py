"""Ranges of a page that overlap are quoted once."""

from types import SimpleNamespace
from typing import cast

from retrieval.answering import Place, _joined
from retrieval.library import Library
from tests.unit.made_up_text import passage_of

PAGE = "The lamp is old. It is dim too. It will be replaced."
LIBRARY = cast(Library, SimpleNamespace(page_text=lambda document, page: PAGE))
PASSAGE = passage_of("The lamp is old.", "It is dim too.", "It will be replaced.")


def _places(*ranges: tuple[int, int]) -> list[Place]:
    return [Place(PASSAGE, start, end, len(PAGE[start:end].split())) for start, end in ranges]


def test_sentences_quoted_with_the_one_before_them_are_one_quotation() -> None:
    assert _joined(_places((0, 31), (17, 52)), LIBRARY) == _places((0, 52))
    assert _joined(_places((17, 31), (0, 31)), LIBRARY) == _places((0, 31))
    assert _joined(_places((0, 16), (0, 16)), LIBRARY) == _places((0, 16))


def test_others_stay_apart_in_their_order() -> None:
    assert _joined(_places((17, 31), (0, 16)), LIBRARY) == _places((17, 31), (0, 16))
