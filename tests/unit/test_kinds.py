import pytest

from retrieval.answerability.counting import counted_thing, counts
from retrieval.answerability.kinds import has_name, holds
from retrieval.query import parse


def stems(text):
    return [word.strip(".,?!:;()").lower().removesuffix("s") for word in text.split()]


def rarity(stem):
    return float(len(stem))  # longer words are rarer: near enough to try the rule


@pytest.mark.parametrize(
    ("question", "text", "expected"),
    [
        ("How many wardens are there?", "There are 40 wardens in the town.", True),
        ("How many wardens are there?", "Wardens patrol all of the town and its parks on 3 days.", False),
        ("How many wardens are there?", "There are 40 cleaners in the town.", False),
        ("How much did the depot cost?", "The depot cost £1.2m to build.", True),
        ("How much did the depot cost?", "The depot cost more than was thought.", False),
        ("What share of letters was answered?", "94% of letters were answered.", True),
        ("When did the depot open?", "The depot opened on 3 May 2020.", True),
        ("When did the depot open?", "The depot opened to great applause.", False),
        ("Who chairs the board?", "The board is chaired by Ann Other.", True),
        ("What is the name of the chair?", "The board is chaired by its longest member.", False),
        ("Why did the depot close?", "The roof had become unsafe.", True),
    ],
)
def test_whether_a_text_holds_the_kind_asked_for(question, text, expected):
    assert holds(parse(question), text, rarity, stems) is expected


def test_what_is_counted_ends_at_the_verb():
    assert counted_thing("How many new parking wardens does the town have?") == ("parking", "wardens")
    assert counted_thing("Where is the depot?") == ()


def test_a_number_far_away_does_not_count_the_thing():
    text = "The wardens of the town have been praised in many letters and at meetings, of which there were 12."
    assert not counts(text, ("wardens",), rarity, stems)


def test_bodies_are_not_people():
    assert has_name("It was signed by Ann Other.")
    assert not has_name("It was signed by the Great Oakham Parking Board.")
