"""Names that the cover of a document has for the whole of it."""

from dataclasses import replace
from types import SimpleNamespace

import pytest

from retrieval.answerability import names
from retrieval.query import parse
from tests.unit.made_up_text import passage_of

COVER = "Appraisal of the Oxmere Local Plan\nPrepared for Wender Borough Council\nThe Guildhall, Tenby, SA70 1AA\n"


@pytest.mark.parametrize(("name", "whole"), [("oxmere", True), ("wender", True), ("tenby", False), ("mere", False)])
def test_a_plan_or_a_publisher_is_named_on_the_cover(name: str, whole: bool) -> None:
    assert names.is_whole(name, COVER) is whole


@pytest.mark.parametrize(("name", "share"), [("harlow", 1.0), ("harlows", 1.0), ("harwich", 0.0), ("harlowe", 0.0)])
def test_a_name_typed_with_an_s_for_its_apostrophe_is_that_name(name: str, share: float) -> None:
    library = SimpleNamespace(
        documents={"d": SimpleNamespace(title="Report", publisher=None, file="report.pdf")},
        component=lambda passage: None,
        page_text=lambda document, page: "",
    )
    passage = passage_of("Twelve lamps were lit in Harlow.")
    query = replace(parse("How many lamps?"), names=(name,))
    assert names.held(query, passage, library) == share  # type: ignore[arg-type]
