"""Pledges numbered with a letter, as plain lines."""

import hashlib

import pytest

from ingest.commitments.extraction import register_of
from ingest.documents import build
from ingest.readers.detect import read

PLEDGES = """Harbour Plan 2031 - 2035

Priority 1: Safer moorings

Boats have come adrift in every storm.

My pledges

G1.  Mend the mooring rings on the north quay
G2.  Buy a second rescue launch for the outer pool
G3.  Ensure that every skipper is called before a storm
G4.  Work with chandlers on cheaper rope

Priority 2: Cleaner water

Oil was found in the pool.
"""


def listed(text: str) -> list[str]:
    data = text.encode()
    stored = build(read(data, "plan.txt"), file="plan.txt", path="plan.txt", sha256=hashlib.sha256(data).hexdigest())
    found = [one for one in register_of(stored) if one.section == "listed"]
    for one in found:
        assert one.text == "\n".join(stored.pages[at.page - 1].text[at.start : at.end] for at in one.extents)
    return [one.folded for one in found]


def test_a_series_in_tight_lines_is_a_list() -> None:
    assert listed(PLEDGES) == [
        "Mend the mooring rings on the north quay",
        "Buy a second rescue launch for the outer pool",
        "Ensure that every skipper is called before a storm",
        "Work with chandlers on cheaper rope",
    ]


@pytest.mark.parametrize(
    "lines",
    [
        "A1  runs to the north gate of the docks\nA2  runs to the south gate of the docks\nA3  is closed for the winter",
        "G1. Mend the mooring rings on the quay\nG2. Buy a second launch for the pool",
    ],
)
def test_roads_and_two_lines_are_no_series(lines: str) -> None:
    text = PLEDGES.replace(PLEDGES[PLEDGES.index("My pledges") : PLEDGES.index("Priority 2")], f"Roads and rings\n\n{lines}\n\n")
    assert listed(text) == []
