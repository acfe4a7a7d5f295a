"""Names that the cover of a document has for the whole of it."""

import pytest

from retrieval import names

COVER = "Appraisal of the Oxmere Local Plan\nPrepared for Wender Borough Council\nThe Guildhall, Tenby, SA70 1AA\n"


@pytest.mark.parametrize(("name", "whole"), [("oxmere", True), ("wender", True), ("tenby", False), ("mere", False)])
def test_a_plan_or_a_publisher_is_named_on_the_cover(name: str, whole: bool) -> None:
    assert names.is_whole(name, COVER) is whole
