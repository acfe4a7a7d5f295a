"""Bodies on covers and in running heads, and what web pages say of themselves."""

import pytest

from ingest.metadata.bodies import body_on_cover, names_body
from ingest.metadata.evidence import Line
from ingest.readers.html import reader as html


@pytest.mark.parametrize(
    "name",
    [
        "Ambridge and Felpersham Police Authority",
        "Borsetshire Police, Fire and Crime Panel",
        "Safer Ambridge Partnership",
        "NHS Borset Integrated Care Board",
        "Felpersham Hospitals NHS Foundation Trust",
        "University of Borset",
        "Borsetshire Combined Authority",
    ],
)
def test_names_of_bodies(name: str) -> None:
    assert names_body(name)


@pytest.mark.parametrize(
    "text",
    [
        "Community Safety Partnership",
        "Working in Partnership",
        "Chair of the Safer Ambridge Partnership",
        "We fund the Board",
        "Trust",
    ],
)
def test_what_names_no_body(text: str) -> None:
    assert not names_body(text)


def test_the_body_on_a_cover() -> None:
    lines = [Line("Ambridge and Felpersham"), Line("POLICE AUTHORITY"), Line("Local Policing"), Line("Plan 2009-2012")]
    found = body_on_cover(lines, (), "Write to Ambridge and Felpersham Police Authority. It meets in Felpersham.")
    assert found and found.value == "Ambridge and Felpersham Police Authority"
    head = "4    Ambridge Health Board        Yearly Plan"
    found = body_on_cover([Line("Yearly Plan", 1)], (head, head), "Nurses work.")
    assert found and found.value == "Ambridge Health Board"


def test_a_row_of_partners_and_an_unknown_name_publish_nothing() -> None:
    assert body_on_cover([Line("Ambridge Council | Borset Police")], (), "People in Ambridge and in Borset.") is None
    assert body_on_cover([Line("Hopeful Partnership")], (), "They are hopeful.") is None


def page(head: str, foot: str = "") -> dict[str, str]:
    return dict(
        html.read(f"<html><head>{head}</head><body><p>Lamps are lit.</p>{foot}</body></html>".encode(), "x.html").properties
    )


def test_the_site_of_a_page_is_its_publisher_and_no_part_of_its_title() -> None:
    assert page("<title>Lamps - at dusk - Quay District Council</title>") == {
        "title": "Lamps - at dusk",
        "publisher": "Quay District Council",
    }
    site = "<title>Lamps | Quay Life</title><meta property='og:site_name' content='Quay Life'>"
    assert page(site, "<footer><p>&copy; 2031 Quay District Council</p></footer>") == {
        "title": "Lamps",
        "publisher": "Quay District Council",
    }
    assert page("<title>Lamps - at dusk</title>") == {"title": "Lamps - at dusk"}
