"""The name beside an office in a line."""

import pytest

from retrieval.people import holder_lines, roles


@pytest.mark.parametrize(
    ("asked", "line", "name", "plainness"),
    [
        ("commissioner", "Bo Marsh, Police, Fire and Crime Commissioner, and Fay Lunn, Deputy Commissioner.", "Bo Marsh", 2),
        ("commissioner", "Bo Marsh | Oxmere Police, Fire and Crime Commissioner", "Bo Marsh", 2),
        ("commissioner", "Report author: Bo Marsh (Police and Crime Commissioner for Oxmere)", "Bo Marsh", 2),
        ("commissioner", "Bo Marsh\nPolice and Crime\nCommissioner for Oxmere", "Bo Marsh", 2),
        ("commissioner", "I am Bo Marsh, your Police and Crime Commissioner", "Bo Marsh", 2),
        ("commissioner", "Yours\nBO MARSH\nPOLICE AND CRIME COMMISSIONER", "BO MARSH", 2),
        ("commissioner", "Bo Marsh OBE, Oxmere Police & Crime Commissioner", "Bo Marsh", 2),
        ("chief constable", "Cy Reed Chief Constable, Oxmere Police", "Cy Reed", 2),
        ("chief constable", "Cy Reed QPM, Chief Constable", "Cy Reed", 2),
        ("chief constable", "the Chief Constable, Cy Reed, said", "Cy Reed", 1),
        ("chief constable", "Chief Constable CJ Reed QPM, Oxmere Police.", "CJ Reed", 0),
        ("deputy commissioner", "Fay Lunn | Deputy Oxmere Police, Fire and Crime Commissioner", "Fay Lunn", 2),
        ("chair", "Chair: Cllr Ada Fenn", "Cllr Ada Fenn", 1),
        ("chair", "Present: Councillors A Fenn (Chair), D Holm (Vice-Chair)", "Councillors A Fenn", 2),
        ("vice chair", "Present: Councillors A Fenn (Chair), D Holm (Vice-Chair)", "D Holm", 2),
        ("chair", "Cllr Ada Fenn was duly elected as the Chair of the Panel for 2030/31.", "Cllr Ada Fenn", 2),
        ("new vice chair", "Councillor D Holm was appointed Vice Chair for the municipal year.", "Councillor D Holm", 2),
    ],
)
def test_who_holds_an_office(asked: str, line: str, name: str, plainness: int) -> None:
    found = holder_lines.holder(line, roles.asked(f"Who is the {asked}?"))
    assert found
    assert (" ".join(found.name), found.plainness) == (name, plainness)


@pytest.mark.parametrize(
    ("asked", "line"),
    [
        ("commissioner", "Fay Lunn | Deputy Oxmere Police, Fire and Crime Commissioner"),
        ("commissioner", "Di Ash | Chief Executive, Office of the Oxmere Police, Fire and Crime Commissioner"),
        ("commissioner", "Oxmere has had a Police and Crime Commissioner, who sets the precept, since 2012"),
        ("commissioner", "The West Oxmere Police and Crime Commissioner"),
        ("commissioner", "the Commissioner and Di Ash, Chief Finance Officer"),
        ("commissioner", "Police and Crime Commissioner, Marsh Park, London Road, Oxmere"),
        ("chief constable", "The Chief Constable answers to the courts"),
        ("chief constable", "Message from the Chief Constable"),
        ("chief constable", "Assistant Chief Constable Cy Reed"),
        ("chief constable", "Chief Constable\nAda Fenn, Chair"),
        ("chair", "Vice Chair: Cllr Di Holm"),
        ("chair", "The Chair appointed the clerk."),
        ("chair", "Cllr Ada Fenn said that nobody was elected as Chair."),
    ],
)
def test_an_office_without_its_holder(asked: str, line: str) -> None:
    assert holder_lines.holder(line, roles.asked(f"Who is the {asked}?")) is None


def test_a_place_is_no_holder() -> None:
    line = "Oxmere Valley Police and Crime Commissioner"
    assert holder_lines.holder(line, frozenset({"commissioner"}), frozenset({"oxmere", "valley"})) is None


def test_whose_an_office_is() -> None:
    found = holder_lines.holder("Ada Fenn, Chair of the Audit Committee, spoke", frozenset({"chair"}))
    assert found
    assert found.whose == "of the audit committee"
