import pytest

from corpus.errors import UnknownDocument
from corpus.models import Document, Kind
from corpus.naming import resolve


def document(id_, title, file):
    return Document(id_, file, f"/data/{file}", title, Kind.PLAN, "0" * 64)


HELD = [document("d-aa11", "Parking Plan 2016", "old.txt"), document("d-ab22", "Parking Plan 2020", "new.txt")]


@pytest.mark.parametrize(
    ("name", "expected"),
    [("d-aa11", "d-aa11"), ("d-ab", "d-ab22"), ("2016", "d-aa11"), ("parking  plan 2020", "d-ab22"), ("NEW", "d-ab22")],
)
def test_a_name_finds_its_document(name, expected):
    assert resolve(name, HELD).id == expected


def test_a_name_of_two_lists_both():
    with pytest.raises(UnknownDocument, match="d-aa11.*d-ab22"):
        resolve("parking", HELD)


@pytest.mark.parametrize("name", ["waste", "", "   "])
def test_a_name_of_none_says_what_to_do(name):
    with pytest.raises(UnknownDocument, match="answerable documents"):
        resolve(name, HELD)
