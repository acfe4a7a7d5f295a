"""What a document is called by, and documents that a question's names leave out."""

from types import SimpleNamespace
from typing import Any, cast

import pytest

from corpus.models import Document, Kind
from corpus.ports import LexicalIndex
from retrieval.questions import called


def _document(id_: str, file: str, title: str = "Minutes", publisher: str | None = None) -> Document:
    return Document(id_, file, file, title, Kind.MINUTES, "0" * 64, publisher)


CORROW = _document("d-c", "corrow-precept-2031.txt")
SELWICK = _document("d-s", "2031.txt", "Selwick Harbour Plan", "Wender Council")
NAMELESS = _document("d-n", "scan 14.pdf")
ALL = (CORROW, SELWICK, NAMELESS)


def _words(**mentions: list[str]) -> LexicalIndex:
    """An index in which documents mention the names given, by id."""

    def search(terms: Any, _limit: int, within: Any) -> list[tuple[str, float]]:
        ((name, _),) = terms
        return [(id_, 1.0) for id_ in within if id_ in mentions.get(name, [])]

    return cast(LexicalIndex, SimpleNamespace(search=search))


@pytest.mark.parametrize(
    ("name", "document", "whether"),
    [
        ("corrow", CORROW, True),
        ("corrows", CORROW, True),  # typed for "Corrow's"
        ("selwick", SELWICK, True),
        ("wender", SELWICK, True),
        ("corr", CORROW, False),
        ("council", SELWICK, False),  # a sort of body
        ("2031", CORROW, False),
        ("scan", NAMELESS, True),
        ("leicestershire", _document("d-l", "leics-veto.txt"), True),
        ("herts", _document("d-h", "1.txt", "Hertfordshire Police and Crime Plan"), True),
        ("hampshire", _document("d-h", "herts.txt"), False),
    ],
)
def test_titles_publishers_and_files_name_documents(name: str, document: Document, whether: bool) -> None:
    assert called.is_called(name, document) is whether


def test_a_name_of_some_documents_singles_them_out_and_one_of_all_none() -> None:
    assert called.singled_out(["corrow"], ALL) == {"d-c"}
    assert called.singled_out(["tenby"], ALL) == frozenset()
    assert called.singled_out(["corrow"], (CORROW,)) == frozenset()


def test_a_document_that_never_has_the_name_of_another_is_a_stranger() -> None:
    ids = [document.id for document in ALL]
    assert called.strangers(["corrow"], ids, ALL, _words(corrow=["d-n"])) == {"d-s"}
    assert called.strangers(["tenby"], ids, ALL, _words()) == frozenset()  # no document is called so
    assert called.strangers(["corrow"], ["d-c"], ALL, _words()) == frozenset()


def test_of_two_bodies_that_are_compared_neither_is_a_stranger() -> None:
    ids = [document.id for document in ALL]
    assert called.strangers(["corrow", "selwick"], ids, ALL, _words()) == {"d-n"}
