"""Whether a text names who holds an office."""

import pytest

from retrieval.people import office_holders, roles


def _stems(text: str) -> list[str]:
    return [word.removesuffix("s").removesuffix("ed").removesuffix("-") for word in text.lower().replace("-", " ").split()]


@pytest.mark.parametrize(
    ("question", "text", "told"),
    [
        ("Who is the Chief Constable?", "The Chief Constable, Bo Marsh, said sorry.", True),
        ("Who is the Chief Constable?", "Chief Constable: Name Bo Marsh; Since 2031", True),
        ("Who is the Chief Constable?", "Bo Marsh QPM was appointed Chief Constable in May.", True),
        ("Who is the Chief Constable?", "Bo Marsh met the Chief Constable in May.", False),
        ("Who is the Chief Constable?", "Bo Marsh and the Chief Constable agreed.", False),
        ("Who is the Chief Constable?", "The Chief Constable told the panel that Marsh Builders had won.", False),
        ("Who is the Chief Constable?", "I will hold the Chief Constable to account.", False),
        ("Who is the Chief Constable?", "Deputy Chief Constable Bo Marsh leads on boats.", False),
        ("Who is the Head of Human Resources?", "Human Resources: Head Vacant", True),
        ("Who is the Head of Human Resources?", "Bo Marsh, Head of Human Resources", True),
        ("Who is the Head of Human Resources?", "Bo Marsh, Head of Estates", False),
        ("Who is the Contracts Manager?", "Bo Marsh | Contracts Manager", True),
        ("Who is the treasurer?", "The Treasurer of the Board is J. P. van Holt.", True),
        ("Who is the treasurer?", "The Treasurer reports to the Board each month.", False),
        ("Who chairs the panel?", "The panel is chaired by the Director of Housing.", True),
        ("Who chairs the panel?", "I chair the panel.", True),
        ("Who chairs the panel?", "The chair reports to the commissioner.", False),
        ("Who is the vice-chair?", "Cllr Ash (Vice-Chairman)", True),
        ("Who is the vice-chair?", "The vice-chair is the council's Director of Place, Ann Ode.", True),
        ("Who is the clerk?", "Ann Ode, Treasurer and Clerk", True),
    ],
)
def test_a_name_stands_beside_the_office(question: str, text: str, told: bool) -> None:
    assert office_holders.told(roles.asked(question), text, _stems) is told


def test_who_stands_in_for_a_time() -> None:
    office, text = roles.asked("Who is the Chief Constable?"), "Acting Chief Constable Ann Ode"
    assert not office_holders.told(office, text, _stems)
    assert office_holders.told(office, text, _stems, roles.STANDING_IN)
    assert not office_holders.told(office, "Acting Deputy Chief Constable Ann Ode", _stems, roles.STANDING_IN)


@pytest.mark.parametrize(
    ("heading", "title"),
    [
        ("Chief Constable", True),
        ("The Chief Constable: Ann Ode", True),
        ("3. Holding the Chief Constable to account", False),
        ("Chief Constable Priorities", False),
        ("Assistant Chief Constable", False),
    ],
)
def test_a_heading_that_is_an_office(heading: str, title: bool) -> None:
    assert office_holders.is_title(heading, roles.asked("Who is the Chief Constable?"), _stems) is title


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("Who is the Head of Human Resources at the town hall?", {"head", "human", "resources"}),
        ("Who's head of estates?", {"head", "estates"}),
        ("Who is the head of the council?", set()),
        ("Who is head of Oxmere police?", {"chief", "constable"}),
        ("Who is the project co-ordinator?", {"project", "coordinator"}),
        ("Who is the waste contract manager?", {"waste", "contract", "manager"}),
    ],
)
def test_heads_managers_and_coordinators(question: str, office: set[str]) -> None:
    assert roles.asked(question) == office
