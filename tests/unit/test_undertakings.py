"""Sentences that undertake something, and those that only seem to."""

import pytest

from ingest.commitments.actions import begins_with_verb, names_action
from ingest.commitments.leads import Lead, asked_of, kind_of, pending_lead, time_of
from ingest.commitments.subjects import subject
from ingest.commitments.undertakings import undertakes


@pytest.mark.parametrize(
    ("sentence", "actor"),
    [
        ("We will clear the ditches before winter.", "We"),
        ("Over the next year the Mayor will ask the boatyards what they need.", "the Mayor"),
        ("In addition to the trams, the Transport Board will look at ferries.", "the Transport Board"),
        ("The Mayor and the County Council will jointly publish the figures.", "The Mayor and the County Council"),
        ("To help the young, he will commission a second club.", "he"),
        ("You can be sure that we will make good use of the levy.", "we"),
        ("The TPB will have regard to the national code.", "The TPB"),
        ("Ferry Services – crews, pilots and shore staff – will continue to adapt.", "Ferry Services"),
        ("The Mayor will be working with the schools.", "The Mayor"),
        ("Partners are to share their maps.", "Partners"),
    ],
)
def test_who_will_act(sentence: str, actor: str) -> None:
    assert undertakes(sentence)
    assert subject(sentence) == actor


@pytest.mark.parametrize(
    "sentence",
    [
        "The results will be published on the website.",
        "Pupils will be invited to the opening.",
        "Our night buses will run until three.",
        "The Mayor is committed to keeping the pool open.",
        "I promise to answer every letter.",
        "Those who sail know the rocks best, and I will set up a pilots' council.",
        "The Mayor intends, where possible, for works to be done at night.",
        "The overall approach is to spend where the need is greatest.",
        "Clean water will be a key area of focus for the Mayor.",
        "Central to this will be to end the queues.",
        "Work will continue with the parishes.",
        "Every rider should be safe and we will hold the operators to account.",
    ],
)
def test_other_words_for_it(sentence: str) -> None:
    assert undertakes(sentence)


@pytest.mark.parametrize(
    "sentence",
    [
        "This will be achieved by trust.",
        "This approach will help everybody.",
        "Effective scrutiny by the Council will improve trust.",
        "The next few years will see great changes.",
        "Costs will continue to be stretched.",
        "Further savings will have to be made.",
        "It is likely that the plan will be revised next spring.",
        "This plan sets out what the Mayor will do.",
        "How the Council will decide is explained below.",
        "Our objective is that nobody waits.",
        "How we plan to do this: more boats.",
        "The Council must run an efficient service.",
        "The Board's work will be important.",
        "The Mayor has built two bridges.",
        "Will the Council mend it?",
        "The plan will help us in our work.",
        "These changes will also involve the parishes.",
        "There is a need for better drains.",
    ],
)
def test_what_undertakes_nothing(sentence: str) -> None:
    assert not undertakes(sentence)


@pytest.mark.parametrize(
    "item",
    [
        "Publish the minutes within a week.",
        "Through the Harbour Forum, raise awareness of tides.",
        "To support the county in its work.",
        "Jointly commission a survey of wrecks.",
        "Work with schools on the new route.",
        "Support villages that look after their verges.",
    ],
)
def test_imperatives(item: str) -> None:
    assert begins_with_verb(item)


@pytest.mark.parametrize(
    "item",
    [
        "Increase in public confidence",
        "Support to victims and families",
        "Officer numbers by district",
        "Work (by the Council) to date",
        "Reduction in fires",
        "Speeding offences on main roads",
    ],
)
def test_names_are_no_imperatives(item: str) -> None:
    assert not begins_with_verb(item)
    assert not names_action(item)


def test_named_actions() -> None:
    assert names_action("A programme of lessons for skippers and crews.")
    assert names_action("Closer working with the coastguard.")
    assert names_action("Supporting the night shelter by paying for its heating.")
    assert not names_action("Tackling under-reporting will see the number rise.")


@pytest.mark.parametrize(
    ("lead", "kind"),
    [
        ("Working with partners we will:", Lead.UNDERTAKES),
        ("To mend the roof, we will", Lead.UNDERTAKES),
        ("The plan undertakes to:", Lead.UNDERTAKES),
        ("By 2034 we will have:", Lead.UNDERTAKES),
        ("The Council will take the following steps:", Lead.UNDERTAKES),
        ("What we will do", Lead.UNDERTAKES),
        ("Key Points:", Lead.MAY),
        ("This will include:", Lead.INCLUDES),
        ("The Board is responsible for:", Lead.NONE),
        ("Our priorities are:", Lead.NONE),
        ("Those who put the plan into action are:", Lead.NEUTRAL),
        ("The Council will help builders to engage with:", Lead.OBJECTS),
        ("For rural roads:", Lead.NEUTRAL),
    ],
)
def test_lead_ins(lead: str, kind: Lead) -> None:
    assert kind_of(lead) is kind


def test_a_lead_in_that_a_caption_came_to_follow() -> None:
    assert pending_lead("Working with the port we will:\n\nPHOTOGRAPH OF\nTHE QUAY") == "Working with the port we will:"
    assert pending_lead("The port has grown.\n\nIt will grow again.") == ""


def test_an_aside_between_subject_and_verb() -> None:
    assert subject("The Borough Council, working with every parish, will keep the paths open.") == "The Borough Council"


@pytest.mark.parametrize(
    ("lead", "whom"),
    [
        ("I expect the Chief Constable to:", "the Chief Constable"),
        ("We will also ask our partners to:", "our partners"),
        ("The Commissioner requires the Force to do the following:", "the Force"),
        ("We want residents to:", ""),
        ("We are required by law to:", ""),
    ],
)
def test_what_is_expected_of_an_office_is_undertaken(lead: str, whom: str) -> None:
    assert asked_of(lead) == whom
    assert (kind_of(lead) is Lead.UNDERTAKES) == bool(whom)


@pytest.mark.parametrize(
    "item",
    [
        "Attend every fire in the harbour.",
        "Answer letters within a week.",
        "Ring-fence £9,000 for the lifeboats.",
        "Reopen two lighthouses by 2032.",
        "Recommission the rescue service.",
        "Abolish the landing fee.",
        "Arrest those who cut moorings.",
        "Issue every crew with a lamp.",
    ],
)
def test_further_imperatives(item: str) -> None:
    assert begins_with_verb(item)


@pytest.mark.parametrize("item", ["Arrest rates by parish", "Release date of the report", "Issue log and register"])
def test_a_noun_before_a_noun_is_no_imperative(item: str) -> None:
    assert not begins_with_verb(item)


@pytest.mark.parametrize(
    ("lead", "time"),
    [
        ("In 2031/32 I will:", "In 2031/32"),
        ("By March 2032 we will:", "By March 2032"),
        ("The quay is old. Over the next two years, the Harbour Board will also:", "Over the next two years"),
        ("We will, by May 2032:", "by May 2032"),
        ("In 2031 the quay fell in. We will:", ""),
        ("In 2031 we asked skippers what the board will do, and they said:", ""),
        ("Skippers asked in 2031 that we:", ""),
        ("We will:", ""),
        ("", ""),
    ],
)
def test_the_time_that_a_lead_in_gives_its_items(lead: str, time: str) -> None:
    assert time_of(lead) == time


@pytest.mark.parametrize(
    "sentence", ["I cannot promise that every wreck will be raised.", "We can not guarantee that the ferry will be kept."]
)
def test_what_nobody_can_promise_is_no_undertaking(sentence: str) -> None:
    assert not undertakes(sentence)
