"""Quantities, deadlines and strength of undertakings."""

import pytest

from ingest.commitments.targets import deadline, quantity, strength


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Cut fires by a further 40 per cent over four years.", "by a further 40 per cent"),
        ("Spend another £1.5 million on drains.", "another £1.5 million"),
        ("Recruit 60 more on-call firefighters.", "60 more on-call firefighters"),
        ("Hold at least two public meetings.", "at least two public meetings"),
        ("Grow the crew, doubling the reserve.", "doubling the reserve"),
        ("Reduce deaths to zero by 2040.", "to zero"),
        ("Improve the 101 line and policy H2 in 2031.", ""),
        ("Answer within ten days.", ""),
        ("Hire four more advisers.", "four more advisers"),
        ("Buy twelve new fire engines.", "twelve new fire engines"),
        ("Make 14,000 home lamp safety visits.", "14,000 home lamp safety visits"),
        ("Offer option 4 for skippers.", ""),
        ("End waits of more than 65 weeks.", ""),
        ("Reach all Year 12 students.", ""),
        ("Show the lamps to Year 6 pupils.", ""),
        ("Make at least 9,000 home lamp safety visits.", "at least 9,000 home lamp safety visits"),
        ("Mend at least 40 lamps on the quay walls.", "at least 40 lamps"),
        ("Reach at least 90 children in schools.", "at least 90 children"),
        ("Hear at least 20 business cases.", "at least 20 business cases"),
        ("Buy four harbour vehicles.", "four harbour vehicles"),
        ("Buy four open sea rescue boats.", "four open sea rescue boats"),
        ("Support 60 Harbour Watch groups (there are 37 today).", "60 Harbour Watch groups"),
        ("Work under Section 106 Agreements.", ""),
        ("Set up a roving crew of eight lamplighters.", "eight lamplighters"),
        ("Open two years of accounts.", ""),
        ("Report on three themes.", ""),
    ],
)
def test_quantity(text: str, expected: str) -> None:
    assert quantity(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Open it by March 2032.", "by March 2032"),
        ("Open it by the end of the financial year 2032/33.", "by the end of the financial year 2032/33"),
        ("Over the coming year, ask the crews.", "Over the coming year"),
        ("Answer every letter within ten working days.", "within ten working days"),
        ("Cut fires over the next four years.", "over the next four years"),
        ("Build 900 homes between 2031 and 2040.", "between 2031 and 2040"),
        ("Meet the parishes each year.", ""),
        ("Open it by Spring 2032.", "by Spring 2032"),
        ("Open it by Christmas 2032.", "by Christmas 2032"),
        ("Open it by 31/03/2032.", "by 31/03/2032"),
        ("Open it by Mar 2032.", "by Mar 2032"),
        ("Open it by Q4 2031/32.", "by Q4 2031/32"),
        ("Open it from 1 April 2032.", "from 1 April 2032"),
        ("Open it in early 2032.", "in early 2032"),
        ("Open it in autumn 2032.", "in autumn 2032"),
        ("Lose fewer boats than in 2031/32.", ""),
        ("Answer within four hours by March 2032.", "by March 2032"),
        ("Lift it only where it was offered for 18 months.", ""),
        ("Fund the lifeboats for the next three years.", "for the next three years"),
        ("Under the Act of 2011 nothing changes.", ""),
        ("Make 900 visits, up from 640 in 2022/23.", ""),
        ("Make 900 visits, up from 640 visits in 2022/23, in 2026/27.", "in 2026/27"),
        ("Answer 90 per cent on time, against 71 per cent in 2031.", ""),
        ("Renew the lease before it lapses on 1 July 2032.", "before it lapses on 1 July 2032"),
        ("Hire a clerk from April 2032.", "from April 2032"),
    ],
)
def test_deadline(text: str, expected: str) -> None:
    assert deadline(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Build 900 homes by 2040.", "specific"),
        ("Publish a strategy for the quays.", "measurable"),
        ("Give every skipper a radio.", "measurable"),
        ("Improve the timeliness of replies.", "measurable"),
        ("Encourage parishes to take part.", "vague"),
        ("Work with partners to make things better.", "vague"),
    ],
)
def test_strength(text: str, expected: str) -> None:
    assert strength(text) == expected


def test_a_target_and_deadline_known_from_a_table_count() -> None:
    assert strength("Encourage parishes to take part.", "12 parishes", "March") == "specific"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Raise the share of boats that are sound from 24 per cent to 30 per cent.", "to 30 per cent"),
        (
            "Double the pilots from one coxswain and six rowers to two coxswains and twelve rowers.",
            "to two coxswains and twelve rowers",
        ),
        ("Expand the harbour watch from 63 to 120 groups by May.", "to 120 groups"),
        ("Cut the average wait from 12 days to five days.", "to five days"),
        ("Double the number of pilots from year to year.", "Double the number of pilots"),
        ("Recruit 60 more rowers, taking the crew from 240 to 300.", "60 more rowers"),
        ("Improve lessons for pupils from 5 to 16.", ""),
        ("Extend opening hours from 9am to 5pm.", ""),
    ],
)
def test_what_it_is_to_become_is_the_quantity_and_not_what_it_is(text: str, expected: str) -> None:
    assert quantity(text) == expected


def test_the_rows_of_a_table_that_stands_below_are_not_read() -> None:
    below = "Moorings must have regard to the table.\nRef\tMooring\tNeeds\nM1\tOld Quay\ta buffer of 30 metres by 2031\n"
    assert (quantity(below), deadline(below), strength(below)) == ("", "", "vague")
    assert quantity(f"{below}Each must have 12 rings.") == "12 rings"
    marked = "Each mooring must have:\n(a)\t12 rings; and\n(b)\ta ladder by 2031."
    assert (quantity(marked), deadline(marked)) == ("12 rings", "by 2031")
    assert quantity("Mend rings\t12 rings\nQuay\tMay") == "12 rings"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("No longer tow boats between 08:00 and 18:00 unless a storm is near.", ""),
        ("Answer 999 calls from the mole.", ""),
        ("Inspect every mast over 11 metres.", ""),
        ("Bring the wait on 101 below two minutes.", "below two minutes"),
        ("Double the number of harbour cadets by 2034.", "Double the number of harbour cadets"),
        ("Set up a lamp fund of £150,000 a year.", "£150,000"),
        ("Enlarge the night watch from nine to sixteen pilots.", "to sixteen pilots"),
        ("Seize boats worth 1.6 million pounds.", "1.6 million pounds"),
    ],
)
def test_numbers_that_are_targets_and_that_are_none(text: str, expected: str) -> None:
    assert quantity(text) == expected
