"""An office, and longer ones that it is a part of."""

import pytest

from retrieval.people import roles


def _stems(text: str) -> list[str]:
    return [text.lower().removesuffix("s").removesuffix("ed")]


@pytest.mark.parametrize(
    ("question", "text", "named"),
    [
        ("Who is the chief constable?", "Assistant Chief Constable Ada Fenn leads on boats.", False),
        ("Who is the chief constable?", "The Chief Constable, Bo Marsh, said sorry.", True),
        ("Who is the assistant chief constable?", "Assistant Chief Constable Ada Fenn leads on boats.", True),
        ("Who is the commissioner?", "Deputy Police and Crime Commissioner Cy Reed opened it.", False),
        ("Who is the commissioner?", "Cy Reed, Office of the Police and Crime Commissioner", False),
        ("Who is the police and crime commissioner?", "Di Holm, Police and Crime Commissioner", True),
        ("Who is the deputy commissioner?", "Cy Reed | Deputy Oxmere Police, Fire and Crime Commissioner", True),
        ("Who is the deputy commissioner?", "Di Holm, Police, Fire and Crime Commissioner; Deputy Chief Fay Lunn", False),
        ("Who chairs the panel?", "Cllr Ash (Vice-Chair)", False),
        ("Who chairs the panel?", "The panel is chaired by Cllr Elm.", True),
        ("Who is the panel chair?", "Cllr Elm, Chairman of the Panel", True),
        ("Who is the vice-chair?", "Cllr Ash (Vice-Chairman)", True),
    ],
)
def test_an_office_is_not_named_by_a_longer_one(question: str, text: str, named: bool) -> None:
    assert roles.named(roles.asked(question), text.lower(), _stems) is named


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("who was chief constable in 2013", {"chief", "constable"}),
        ("who is the deputy police and crime commissioner", {"deputy", "police", "and", "crime", "commissioner"}),
        ("Who is the Police, Fire and Crime Commissioner?", {"police", "fire", "and", "crime", "commissioner"}),
        ("who runs the police in Tarnmoor?", {"chief", "constable"}),
        ("who is in charge of Tarnmoor Police", {"chief", "constable"}),
        ("Who leads the fire and rescue service?", {"chief", "fire", "officer"}),
        ("who is the boss of the fire brigade", {"chief", "fire", "officer"}),
        ("who leads the work on fire safety?", set()),
        ("Who was the boss of the police in Tarnmoor in those days?", set()),
        ("Who is the boss of the police in Tarnmoor these days?", {"chief", "constable"}),
        ("who ran Tarnmoor Police when the 2016 plan came out", {"chief", "constable"}),
        ("who is running Tarnmoor Police?", {"chief", "constable"}),
        ("who leads the scrutiny of the police?", set()),
        ("who runs training for the fire service?", set()),
        ("who leads the task force?", set()),
        ("who runs the force's cadets?", set()),
        ("who was arrested by an inspector", set()),
        ("who is responsible for officer welfare", set()),
    ],
)
def test_the_office_that_is_asked_for(question: str, office: set[str]) -> None:
    assert roles.asked(question) == office
