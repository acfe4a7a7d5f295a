"""Notes below tables."""

import pytest

from retrieval.quoting import notes

PAGE = """Ward\tFires\tCost
North\t12*\t£4.0m†
South\t3\t£1.0m
* Provisional figures.
** Not used.
† Without pensions,
* Another table's note.
"""


@pytest.mark.parametrize(
    ("said", "noted"),
    [
        ("North: Fires 12*", ["* Provisional figures."]),
        ("North: Fires 12*; Cost £4.0m†", ["* Provisional figures.", "† Without pensions,"]),
        ("South: Fires 3", []),
        ("South: Fires *", []),
        ("**North**", []),
    ],
)
def test_the_note_that_a_mark_points_to(said: str, noted: list[str]) -> None:
    found = notes.of(said, PAGE, PAGE.index("South"))
    assert [PAGE[start:end] for start, end in found] == noted
