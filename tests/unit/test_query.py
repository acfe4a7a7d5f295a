import pytest

from retrieval.query import parse
from retrieval.questions.wants import Wants


@pytest.mark.parametrize(
    ("question", "wants"),
    [
        ("How many wardens were there in May 2020?", Wants.NUMBER),
        ("how much did the new depot cost", Wants.MONEY),
        ("What will the depot's money be spent on?", Wants.ANY),
        ("What share of letters was answered in a week?", Wants.SHARE),
        ("who chairs the board?", Wants.PERSON),
        ("and when does it open", Wants.DATE),
        ("Which districts have no depot?", Wants.LIST),
        ("What are the aims of the strategy?", Wants.LIST),
        ("What happened about the depots?", Wants.ANY),
        ("What has become of the promised wardens?", Wants.ANY),
        ("What are the blue bins for?", Wants.ANY),
        ("What does LTN mean?", Wants.DEFINITION),
        ("what is an LTN?", Wants.DEFINITION),
        ("Which ward had the highest turnout?", Wants.EXTREME),
        ("How do the two plans differ on parking?", Wants.COMPARISON),
        ("What will be done about people who park on verges?", Wants.ANY),
        ("What was the outcome when the depot closed?", Wants.ANY),
        ("Why did the depot close?", Wants.REASON),
        ("reason given for closing the depot", Wants.REASON),
        ("what's behind the longer waits", Wants.REASON),
        ("yearly cost of the new depot?", Wants.MONEY),
        ("training budget 2021", Wants.MONEY),
        ("what do lock keepers get paid?", Wants.MONEY),
        ("What are ferry pilots paid an hour?", Wants.MONEY),
        ("share of letters answered in a week", Wants.SHARE),
        ("empty shops in Oakham, %", Wants.SHARE),
        ("opening date for the depot", Wants.DATE),
        ("depot lease runs out when?", Wants.DATE),
        ("number of wardens in Oakham", Wants.NUMBER),
        ("over 65s who live alone, number", Wants.NUMBER),
        ("name of the firm that runs the depot", Wants.PERSON),
        ("is the cost of the depot known", Wants.ANY),
        ("wardens in Oakham", Wants.ANY),
        ("what is the fare per mile for a taxi?", Wants.MONEY),
        ("what is the date of the next meeting?", Wants.DATE),
        ("what was the cut-off for claims", Wants.DATE),
        ("what are the priorities?", Wants.LIST),
        ("what are hubs?", Wants.DEFINITION),
        ("What is the repair rate for lamps?", Wants.NUMBER),
        ("What was the average annual number of floods?", Wants.NUMBER),
        ("What was the overall percentage of lamps mended?", Wants.SHARE),
        ("What is the number one aim?", Wants.ANY),
        ("What was decided about the fee?", Wants.ANY),
        ("What happened to the budget film?", Wants.ANY),
        ("What does the board plan to spend on boats?", Wants.MONEY),
        ("What is the size of the budget?", Wants.MONEY),
        ("When may you light a fire on the beach?", Wants.ANY),
        ("When can we expect the report?", Wants.DATE),
        ("What is the plan to cut the rate of floods?", Wants.ANY),
    ],
)
def test_the_kind_of_answer_is_read_from_the_question(question, wants):
    assert parse(question).wants is wants


def test_words_that_carry_no_subject_are_left_out():
    assert parse("What did they say about the wardens?").words == ("wardens",)


def test_words_that_only_ask_are_not_the_subject():
    query = parse("What is the total number of wardens?")
    assert query.subject == ("wardens",)
    assert "number" in query.words


def test_months_keep_their_year_and_the_verb_may_is_not_a_month():
    assert parse("what was agreed in September 2021 and in May 2022?").months == (("2021", 9), ("2022", 5))
    assert parse("may residents speak?").months == ()
    assert parse("how many homes will west March get?").months == ()
    assert parse("what was agreed in march?").months == ((None, 3),)


@pytest.mark.parametrize("typed", ["tolls on the quay", "tolls on the quay?", "tolls on the quay ?!", "tolls on the quay."])
def test_a_question_is_read_with_a_question_mark_however_it_was_typed(typed: str) -> None:
    assert parse(typed).read == parse(typed).embedded == "tolls on the quay?"


def test_references_are_identifiers():
    assert parse("what does report AB/12/19 say about decision 071?").identifiers == ("AB/12/19", "071")


def test_names_are_capitalised_words_but_not_the_first():
    assert parse("Where in Great Oakham is the Old Depot?").names == ("Great Oakham", "Old Depot")


@pytest.mark.parametrize("question", ["how many millions came from council tax", "How many pounds did the pier cost?"])
def test_so_many_pounds_are_money(question: str) -> None:
    assert parse(question).wants is Wants.MONEY
