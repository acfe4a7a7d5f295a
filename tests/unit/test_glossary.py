from types import SimpleNamespace
from typing import cast

import pytest

from corpus.models import Block, BlockKind, Document, Page, ParsedFile
from ingest.passages.glossary import explanations, mine_glossary
from retrieval.questions.acronyms import expansions, merged


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("run by the Harbour Safety Forum (HSF) since May", ("HSF", "Harbour Safety Forum")),
        ("two Harbour Safety Forums (HSFs) met", ("HSF", "Harbour Safety Forum")),
        ("the Night Patrol Authorities (NPAs) agreed", ("NPA", "Night Patrol Authority")),
        ("HSF (Harbour Safety Forum) led it", ("HSF", "Harbour Safety Forum")),
        ("HSF - Harbour Safety Forum", ("HSF", "Harbour Safety Forum")),
        ("HSF: Harbour Safety Forum, founded in 1999", ("HSF", "Harbour Safety Forum")),
        ("anti-theft marking (ATM) of bicycles", ("ATM", "anti-theft marking")),
        ("Board for Roads and Rivers (BRR)", ("BRR", "Board for Roads and Rivers")),
        ("Independent Review into Ferry Accidents (IRFA)", ("IRFA", "Independent Review into Ferry Accidents")),
        (
            "Office of the Borsetshire Harbour and Port Commissioner (OHPC)",
            ("OHPC", "Office of the Borsetshire Harbour and Port Commissioner"),
        ),
        ("Trees & Hedges Plan (T&HP)", ("T&HP", "Trees & Hedges Plan")),
    ],
)
def test_explained_acronyms(text: str, expected: tuple[str, str]) -> None:
    assert list(explanations(text)) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "the harbour is closed (PTO) on Sundays",
        "Safety Forum of the Harbour (HSF)",
        "a meeting was held. Harbour staff (HSF) came",
        "costs rose (see Table A) in spring",
    ],
)
def test_initials_that_do_not_match_are_left_alone(text: str) -> None:
    assert list(explanations(text)) == []


def test_a_table_of_abbreviations_is_read_by_its_cells() -> None:
    assert list(explanations("HSF\tHarbour Safety Forum", ("HSF", "Harbour Safety Forum"))) == [("HSF", "Harbour Safety Forum")]


def test_the_expansion_given_most_often_wins_and_furniture_is_ignored() -> None:
    lines = [
        ("Harbour Sailing Federation (HSF)", BlockKind.FURNITURE),
        ("Harbour Sailing Federation (HSF)", BlockKind.PARAGRAPH),
        ("Harbour Safety Forum (HSF)", BlockKind.PARAGRAPH),
        ("Harbour Safety Forum (HSF)", BlockKind.PARAGRAPH),
    ]
    text, blocks = "", []
    for line, kind in lines:
        blocks.append(Block(kind, 1, len(text), len(text) + len(line)))
        text += line + "\n\n"
    assert mine_glossary(ParsedFile((Page(1, text),), tuple(blocks))) == {"HSF": "Harbour Safety Forum"}


def test_what_a_document_says_of_an_acronym_comes_before_what_is_common() -> None:
    document = SimpleNamespace(glossary={"PC": "pier captain"})
    glossary = merged([cast(Document, document)])
    assert expansions("How many PCs are on the quay?", glossary) == ["pier captain"]
    assert expansions("how many pcsos are there", glossary) == ["police community support officer"]
    assert expansions("anti-social behaviour on the quay", glossary) == ["ASB"]
    assert expansions("what did cllr Elm say", glossary) == ["councillor"]
    assert expansions("what did councillor Elm say", glossary) == ["Cllr"]
