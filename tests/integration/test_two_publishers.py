"""Extracts of two bodies' papers that read alike, of which only file and title say whose they are, with the real models."""

from pathlib import Path

import pytest

from corpus.settings import Settings
from retrieval.assistant import Assistant

CORROW = """Agenda and minutes

Corrow Police and Crime Panel - Friday, 19th July, 2030 10.00 am

Venue: Council Chamber, Guildhall, Corrow, QZ1 2BJ. View directions

Contact: Ira Penrose  Tel: 01632 960012 Email: ira.penrose@corrow.example

Items
No. Item

1.

Appointment of Chair for the 2030/31 Municipal Year

Minutes:

Mr Eli Marrow was elected as Chair of the Panel for the 2030/31 Municipal Year.

2.

Warden numbers

Minutes:

The Commissioner said that the number of harbour wardens had fallen from 40 to 31 and that he hoped to take on nine more.

3.

Whether the levy should rise

Minutes:

A member asked when the cameras on the quay would be working again.

The Commissioner said that he could give no date, as the tender was still being written for 14 quays.
"""
SELWICK = """Agenda item

HARBOUR LEVY

Minutes:

The Commissioner presented the levy for the coming year. The Panel could approve or reject it; a veto
needed two thirds of all members.

The number of harbour wardens had risen from 52 to 60, and no more were to be taken on.

Ms Ada Fenn was elected as Chair of the Panel in May.

Letters to the commissioner:

Office of the Police and Crime Commissioner
Old Customs House
Quay Street
Wendham QZ9 4AA
01632 960999
"""


@pytest.fixture(scope="module")
def two(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("two")
    paths = [Path(folder / "corrow-2030.txt"), Path(folder / "selwick-levy.txt")]
    for path, text in zip(paths, (CORROW, SELWICK), strict=True):
        path.write_text(text, "utf-8")
    assistant = Assistant.open(Settings(data_dir=folder / "data"))
    assert not assistant.ingest(paths).failed
    return assistant


@pytest.mark.parametrize(
    ("question", "file", "words"),
    [
        ("how many harbour wardens are there in Corrow", "corrow-2030.txt", "from 40 to 31"),
        ("how many harbour wardens does Selwick have?", "selwick-levy.txt", "from 52 to 60"),
        ("Who is the chair of the Corrow panel?", "corrow-2030.txt", "Mr Eli Marrow was elected as Chair"),
        ("who is the new chair of selwick's panel", "selwick-levy.txt", "Ms Ada Fenn was elected"),
    ],
)
def test_only_the_papers_of_the_body_that_is_named_are_quoted(two: Assistant, question: str, file: str, words: str) -> None:
    answer = two.ask(question)
    assert answer.citations, answer.reason
    assert {citation.file for citation in answer.citations} == {file}
    assert words in answer.citations[0].quote


@pytest.mark.parametrize(
    ("question", "quotes"),
    [
        ("Where do I write to the commissioner?", ["Wendham QZ9 4AA"]),
        ("what is the commissioner's phone number", ["01632 960999"]),
        ("what's Ira Penrose's email address?", ["ira.penrose@corrow.example"]),
    ],
)
def test_how_somebody_is_reached_is_told_by_the_form_of_the_lines(two: Assistant, question: str, quotes: list[str]) -> None:
    answer = two.ask(question)
    assert len({citation.file for citation in answer.citations}) == 1
    assert all(any(quote in citation.quote for citation in answer.citations) for quote in quotes)
    assert any(warning.startswith("read:") for warning in answer.warnings)


@pytest.mark.parametrize("question", ["What is the chief constable's email address?", "how do I contact the harbour master"])
def test_an_address_of_somebody_else_is_no_answer(two: Assistant, question: str) -> None:
    assert two.ask(question).status == "not_found"


def test_a_label_of_the_site_is_never_quoted(two: Assistant) -> None:
    asked = ("What was said about the levy?", "How many wardens does Corrow have?", "What did the panel decide about the levy?")
    quotes = [citation.quote for question in asked for citation in two.ask(question).citations]
    assert quotes
    assert "Minutes:" not in quotes
