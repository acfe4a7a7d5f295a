"""Forms of commitments that are no lists: policies, action tables, prose; and the lead-ins of lists."""

import hashlib

import pytest

from corpus.commitments import Commitment
from ingest.commitments.extraction import register_of
from ingest.documents import build
from ingest.readers.detect import read


def register(text: str, name: str = "plan.txt") -> tuple[Commitment, ...]:
    """The register of a file that holds ``text``."""
    data = text.encode()
    stored = build(read(data, name), file=name, path=name, sha256=hashlib.sha256(data).hexdigest())
    found = register_of(stored)
    for one in found:
        pieces = [stored.pages[each.page - 1].text[each.start : each.end] for each in one.extents]
        assert one.text == "\n".join(pieces)
    return found


def listed(text: str, name: str = "plan.txt") -> list[str]:
    return [one.folded for one in register(text, name) if one.section == "listed"]


def promised(text: str, name: str = "plan.txt") -> list[str]:
    return [one.folded for one in register(text, name) if one.section == "promise"]


LOCAL_PLAN = """Mereside Local Plan

1. Introduction

1.1 This plan guides where homes and workplaces go in Mereside. It was drawn up with the parishes.

2. Homes

2.1 The district needs smaller homes because its people are growing older.

Policy H1: Homes for older people

The Council will deliver 450 homes for older people by 2040. Proposals will be supported where:

(a) they stand within five minutes' walk of a shop; and
(b) they have a garden.

2.2 The figure follows from the survey that was made in the spring.

Policy H2: Conversions

Upper floors in the High Street should be turned into homes. The Council will refuse their use as stores.

3. Monitoring

Policy H1: Homes for older people

The number of completions will be counted each April.
"""


def test_a_policy_is_one_commitment_without_its_reasons() -> None:
    found = [one for one in register(LOCAL_PLAN) if one.section == "listed"]
    assert [one.heading for one in found] == ["Policy H1: Homes for older people", "Policy H2: Conversions"]
    assert found[0].folded.startswith("The Council will deliver 450 homes")
    assert found[0].folded.endswith("they have a garden.")
    assert (found[0].target, found[0].deadline, found[0].strength) == ("450 homes", "by 2040", "specific")


ACTIONS = """# Skills Strategy

## Objective 3: Work for everybody

| Action | Lead | Timescale | Target |
|---|---|---|---|
| Open a second training kitchen in the old dairy | College | March 2033 | 30 places |
| Pay for bus passes of trainees from the villages | County | Every term | 200 passes |
"""


def test_rows_of_an_action_plan() -> None:
    found = register(ACTIONS, "strategy.md")
    assert [one.folded for one in found] == [
        "Open a second training kitchen in the old dairy",
        "Pay for bus passes of trainees from the villages",
    ]
    assert {one.section for one in found} == {"listed"}
    assert (found[0].actor, found[0].deadline, found[0].target) == ("College", "March 2033", "30 places")
    assert found[0].strength == "specific"


PROSE_ONLY = """# Community Plan

## Welcome

Thank you to all who came to the workshops. We will listen to you every spring.

## Objective 1: Lively squares

Our squares empty after six in the evening. The Town Council will licence two evening markets in 2032. Traders will be
asked to stay open later. Visitors spend more where there is music.

## Objective 2: Shade

Summers are hotter than they were. We are committed to planting a tree for each one that is felled.
"""


def test_a_priority_without_a_list_gives_what_its_prose_undertakes() -> None:
    assert listed(PROSE_ONLY, "plan.md") == [
        "The Town Council will licence two evening markets in 2032.",
        "Traders will be asked to stay open later.",
        "We are committed to planting a tree for each one that is felled.",
    ]
    assert promised(PROSE_ONLY, "plan.md") == ["We will listen to you every spring."]


@pytest.mark.parametrize(
    "lead",
    [
        "We will:",
        "The Council will:",
        "To get there, we will",
        "We are committed to:",
        "Our commitments",
        "What we will do",
        "We aim to:",
    ],
)
def test_lead_ins(lead: str) -> None:
    text = f"# Parks Plan\n\n## Greener streets\n\n{lead}\n\n- Plant limes by the road.\n- Mulch every bed in autumn.\n"
    assert listed(text, "plan.md") == ["Plant limes by the road.", "Mulch every bed in autumn."]


@pytest.mark.parametrize(
    "lead", ["The Board is responsible for:", "Members include:", "The plan must cover:", "Our priorities are:"]
)
def test_lists_that_undertake_nothing(lead: str) -> None:
    text = f"# Parks Plan\n\n## How it works\n\n{lead}\n\n- Plant nurseries and growers\n- Review of all the accounts\n"
    assert register(text, "plan.md") == ()


def test_what_follows_the_last_priority_is_none_of_it() -> None:
    priorities = "".join(
        f"## Priority {number} - {name}\n\nWe will:\n\n- Mend {name} that leak.\n- Paint {name} that are sound.\n\n"
        for number, name in ((1, "Boats"), (2, "Sheds"), (3, "Piers"))
    )
    text = f"# Harbour Plan\n\n{priorities}### Sister ports\n\n- Work closely with the port over the bay.\n"
    assert len(listed(text, "plan.md")) == 6
    assert promised(text, "plan.md") == ["Work closely with the port over the bay."]


def test_who_delivers_an_action_is_not_by_when() -> None:
    table = """# Skills Strategy

## Objective 3: Work for everybody

| Action | Delivered by | Success measured by | Complete by |
|---|---|---|---|
| Open a second training kitchen in the old dairy | College | 30 places | March 2033 |
| Pay for bus passes of trainees from the villages | County | 200 passes | Every term |
"""
    found = register(table, "strategy.md")[0]
    assert (found.actor, found.deadline, found.target) == ("College", "March 2033", "30 places")


MEASURED = """Harbour Plan 2031-2035

Priority 1: Safe water

We will put twelve more lamps on the mole. Each berth will be dredged by 2033.

{heading}

- More people saying that they feel safe on the mole
- We will look at the share of boats that are moored properly

Priority 2: Visitors

We will open the lighthouse to schools.
"""


@pytest.mark.parametrize(
    "heading",
    ["How we will measure success", "TARGETS", "We will know that we have succeeded when we see:", "Our measures of success:"],
)
def test_what_is_measured_is_no_commitment_and_hides_none(heading: str) -> None:
    found = register(MEASURED.format(heading=heading))
    assert [one.folded for one in found] == [
        "We will put twelve more lamps on the mole.",
        "Each berth will be dredged by 2033.",
        "We will open the lighthouse to schools.",
    ]
    assert {one.section for one in found} == {"listed"}


def test_what_is_undertaken_beside_the_measures_is_a_promise() -> None:
    text = MEASURED.format(heading="How we will know").replace(
        "- We will look", "- Progress will be reported every May\n- We will look"
    )
    assert promised(text) == ["Progress will be reported every May"]


def test_the_parts_of_the_chapter_on_priorities_are_the_priorities() -> None:
    text = (
        "Harbour Plan 2031\n\n1. THE ROLE OF THE BOARD\n\nThe Board has nine members.\n\n2. STRATEGIC PRIORITIES\n\n"
        "2.1 SAFE WATER\n\nThe Board will ensure that the basin is dredged each year.\n\n2.2 CLEAN QUAYS\n\nThe Board will:\n\n"
        "(a) sweep the quays every morning; and\n(b) empty the bins at noon.\n\n3. PEOPLE\n\nThe Board will train its pilots.\n"
    )
    assert listed(text) == [
        "The Board will ensure that the basin is dredged each year.",
        "sweep the quays every morning",
        "empty the bins at noon.",
    ]
    assert promised(text) == ["The Board will train its pilots."]


def test_objectives_numbered_as_paragraphs_are_items() -> None:
    page = (
        "<html><head><title>Harbour Strategy 2031-2035</title></head><body><main><h1>Harbour Strategy 2031-2035</h1>"
        "<h2>Aim 1: Safe water</h2><h3>Objectives</h3><p><strong>1.1</strong>&nbsp;Dredge the inner basin each spring.</p>"
        "<p><strong>1.2</strong>&nbsp;Fit two hundred mooring rings.</p>"
        "<p><strong>1.3</strong>&nbsp;Offer tows to stranded boats.</p>"
        "<h3>Our pledges</h3><ul><li>✓ We will light the mole:<ul><li>a lamp on each of its four posts</li>"
        "<li>twelve lamps along the outer wall</li></ul></li><li>✓ We will sweep the quays.</li></ul></main></body></html>"
    )
    found = register(page, "page.html")
    assert [one.folded for one in found] == [
        "Dredge the inner basin each spring.",
        "Fit two hundred mooring rings.",
        "Offer tows to stranded boats.",
        "We will light the mole",
        "a lamp on each of its four posts",
        "twelve lamps along the outer wall",
        "We will sweep the quays.",
    ]
    assert {one.heading for one in found} == {"Aim 1: Safe water"}
    assert found[-1].lead == "Our pledges"  # and not the words over the list within the list


@pytest.mark.parametrize(
    "words",
    [
        "We are going to open twenty mooring offices.",
        "We intend to double the number of lamps.",
        "It is our intention to dredge the basin.",
        "Independent harbour visitors will continue to look at the chains.",
        "Every skipper will be told of the tides.",
        "All new pilots will receive two days of training.",
        "The Board will require savings of 3% each year.",
    ],
)
def test_promises_in_other_words(words: str) -> None:
    assert listed(f"Harbour Plan 2031\n\nPriority 1: Safe water\n\nThe water is deep here. {words}\n") == [words]


@pytest.mark.parametrize(
    "words",
    [
        "By 2033 fewer boats will be lost at sea.",
        "The force will require investment of £2m.",
        "Under the pledge skippers will be entitled to an answer.",
    ],
)
def test_outcomes_needs_and_entitlements_are_no_promises(words: str) -> None:
    assert not register(f"Harbour Plan 2031\n\nPriority 1: Safe water\n\nThe water is deep here. {words}\n")
