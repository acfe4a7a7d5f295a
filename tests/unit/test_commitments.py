"""The register of made-up plans, read from text as a user's file is."""

import hashlib

from corpus.commitments import Commitment, commitment_id
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


LETTERED = """Harbour Safety Plan 2031-2034

Foreword

The harbour has never been busier than it is today. I am proud of the crews who keep it open in every weather.
We will spend what the levy raises on the lights first. Visitors tell us that they feel welcome here.

Priority 1 - Safer Moorings
"Our objective is that every vessel is safe at its berth"

We will:
A.

Replace the oldest mooring chains along the north quay,
beginning with those laid before the war.

B.

Train forty volunteer wardens and place one of them on
every pontoon by March 2032.

So that skippers sleep soundly
Continued >
Priority 1 - Safer Moorings
"Our objective is that every vessel is safe at its berth"

We will:
C.

Publish the results of each inspection within ten days.

So that skippers sleep soundly

Priority 2 - Cleaner Water
"Our objective is a harbour that children can swim in"

Working with the boatyards we will:
A.

Halve the oil that is spilled at the fuel dock.

B.

Encourage yards to collect the paint that they scrape off.

So that the water is clear
"""


def test_lettered_items_go_on_under_a_repeated_heading() -> None:
    found = [one for one in register(LETTERED) if one.section == "listed"]
    assert [one.folded.split()[0] for one in found] == ["Replace", "Train", "Publish", "Halve", "Encourage"]
    assert [one.heading.split(" - ")[0] for one in found] == ["Priority 1"] * 3 + ["Priority 2"] * 2
    assert found[0].text.endswith("before the war.")
    assert found[3].lead == "Working with the boatyards we will:"


def test_a_promise_of_the_foreword_is_kept_apart() -> None:
    assert promised(LETTERED) == ["We will spend what the levy raises on the lights first."]


def test_ids_stay_when_another_section_changes() -> None:
    changed = LETTERED.replace(
        "The harbour has never been busier than it is today.", "Trade fell last year.\nMuch has to be done."
    )
    changed = changed.replace("Halve the oil", "Quarter the oil")
    before, after = ({one.folded: one.id for one in register(text)} for text in (LETTERED, changed))
    assert "Quarter the oil that is spilled at the fuel dock." in after
    same = before.keys() & after.keys()
    assert len(same) == len(before) - 1
    assert all(before[text] == after[text] for text in same)


def test_ids_do_not_depend_on_wrapping_or_numbers_of_headings() -> None:
    assert commitment_id("Priority 2 - Cleaner water", "Sweep  the\nquay.") == commitment_id(
        "Priority 3: Cleaner Water", "Sweep the quay"
    )
    assert commitment_id("Cleaner water", "Sweep the quay.") != commitment_id("Cleaner water", "Sweep the slip.")
    assert commitment_id("Cleaner water", "Sweep the quay.") != commitment_id("Safer moorings", "Sweep the quay.")


def test_ids_are_the_same_in_every_run_and_unique() -> None:
    ids = [one.id for one in register(LETTERED)]
    assert ids == [one.id for one in register(LETTERED)]
    assert len(ids) == len(set(ids)) == 6


TICKED = """# Fire and Rescue Plan

## The three priorities for our county

- Homes that are safe from fire
- Crews ready at any hour
- Rivers that can be crossed

## Homes that are safe from fire

How we plan to do this: visits to those who need them most.

We will:

- ✓ Visit 4,000 homes a year and fit alarms where there are none.
- ✓ Build on the success of the kitchen scheme, by taking it to every school. This will include:
    - a. A programme of cookery lessons that show what hot oil does.
    - b. Visit parents' evenings with the display van.

“Alarms save more lives than engines.”

- ✓ Work with landlords so that escape routes stay clear. Locked doors kill.

## Crews ready at any hour

To fill the night rota, we will

- ✓ Recruit another 60 on-call firefighters by the end of 2033.

## Rivers that can be crossed

As part of the River Partnership, we will:

- ✓ To support the county surveyor in mending the bridges.

## Equality

- Scrutinise how well crews reflect the county. This will include a look at promotions.

## What does the service do for you?

- Sets the precept and decides how it is spent
- Holds the chief officer to account
"""


def test_ticked_items_sub_items_and_what_follows_a_pulled_quote() -> None:
    assert listed(TICKED, "plan.md") == [
        "Visit 4,000 homes a year and fit alarms where there are none.",
        "Build on the success of the kitchen scheme, by taking it to every school.",
        "A programme of cookery lessons that show what hot oil does.",
        "Visit parents' evenings with the display van.",
        "Work with landlords so that escape routes stay clear. Locked doors kill.",
        "Recruit another 60 on-call firefighters by the end of 2033.",
        "To support the county surveyor in mending the bridges.",
    ]


def test_undertakings_listed_under_no_priority_are_promises_and_duties_are_neither() -> None:
    assert promised(TICKED, "plan.md") == [
        "Scrutinise how well crews reflect the county. This will include a look at promotions."
    ]


KEY_POINTS = """THE MAYOR'S AREAS OF FOCUS

Therefore the areas of focus are:

- Mending local roads
- Helping young workers

Mending local roads

Roads here were laid for carts. The Mayor will ensure that utilities put back what they dig up.

Key Points:

- Potholes are reported by telephone today. Over the coming year, the Mayor will replace this with a map that all
can open. These reports will be public. Most of them come from cyclists.
- There is a need for better drains.
- Fewer roads flooded last winter than in any winter since records began.
- The Mayor will look at how tolls could be spent. In particular the Mayor will:
 - Benchmark what other ports charge their hauliers.
 - Ask hauliers what they would pay for.
- Support villages that want to look after their own verges.

Helping young workers

Key Points:

- There will continue to be a strong focus on the first job after school.
- The council's own apprentices are the best example. The Borough Council will double their number.
- The overall aim must be that nobody is left out.
"""


def test_key_points_give_what_they_undertake_and_not_what_they_describe() -> None:
    assert listed(KEY_POINTS) == [
        "Over the coming year, the Mayor will replace this with a map that all can open. These reports will be public.",
        "The Mayor will look at how tolls could be spent.",
        "Benchmark what other ports charge their hauliers.",
        "Ask hauliers what they would pay for.",
        "Support villages that want to look after their own verges.",
        "There will continue to be a strong focus on the first job after school.",
        "The Borough Council will double their number.",
    ]
    assert promised(KEY_POINTS) == ["The Mayor will ensure that utilities put back what they dig up."]


def test_who_undertakes_it_is_named() -> None:
    actors = {one.folded.split()[0]: one.actor for one in register(KEY_POINTS) if one.section == "listed"}
    assert actors["Over"] == "the Mayor"
    assert actors["Benchmark"] == "the Mayor"
    assert [one.actor for one in register(KEY_POINTS) if "double" in one.folded] == ["The Borough Council"]


def test_an_item_whose_letter_was_lost_is_an_item() -> None:
    text = LETTERED.replace("scrape off.", "scrape off.Run a collection of old flares for leisure sailors every winter.")
    assert listed(text)[-2:] == [
        "Encourage yards to collect the paint that they scrape off.",
        "Run a collection of old flares for leisure sailors every winter.",
    ]
