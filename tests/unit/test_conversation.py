import pytest

from retrieval.conversation import standalone


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("How many wardens work in Oakham?", "and in Melton?", "How many wardens work in Melton?"),
        ("What did the depot cost in 2018?", "and 2019?", "What did the depot cost in 2019?"),
        ("What did the depot cost in May 2018?", "what about June 2019?", "What did the depot cost in June 2019?"),
        ("What does the plan say about parking?", "what about noise?", "What does the plan say about noise?"),
        ("What is the target for bus 12?", "and for 14?", "What is the target for bus 14?"),
        ("How far did littering fall?", "and graffiti?", "How far did graffiti fall?"),
        ("What came in during 2019/20?", "and the year after?", "What came in during 2020/21?"),
        ("What came in during 2019?", "and the year before?", "What came in during 2018?"),
        ("How much will a band D household pay?", "what about band A?", "How much will a band A household pay?"),
        ("How much will a band D household pay?", "and a band A household?", "How much will a band A household pay?"),
        ("What was the Q2 figure for theft?", "and Q3?", "What was the Q3 figure for theft?"),
        ("What was the figure for theft in quarter 2?", "and in Q3?", "What was the figure for theft in Q3?"),
        ("How many in the first quarter of 2030/31?", "and the third quarter?", "How many in the third quarter of 2030/31?"),
        ("How many in Q1 2030/31?", "and Q4 2029/30?", "How many in Q4 2029/30?"),
        ("What is the target for priority 1?", "and priority 2?", "What is the target for priority 2?"),
        ("What is shown in table 4?", "what about table 5b?", "What is shown in table 5b?"),
        ("Who owns risk R3?", "and R12?", "Who owns risk R12?"),
        ("Is it a priority a year on in Oakham?", "and in Melton?", "Is it a priority a year on in Melton?"),
    ],
)
def test_a_part_is_swapped_for_one_of_its_sort(before, question, expected):
    assert standalone(question, [before]) == expected


def test_a_question_that_leans_on_a_pronoun_gets_the_subject():
    assert standalone("who paid for it?", ["How much did the Oakham depot cost?"]) == "Who paid for it? (Oakham depot)"


def test_a_follow_up_that_names_its_own_time_does_not_take_the_earlier_document_along():
    before = "What did the 2016 plan promise about wardens?"
    assert standalone("how many of them were there in 2019?", [before]) == "How many of them were there in 2019? (wardens)"


def test_the_subject_is_carried_over_several_turns():
    history = ["How much did the Oakham depot cost?", "who paid for it?"]
    assert "Oakham depot" in standalone("and when was that?", history)


@pytest.mark.parametrize(
    "question",
    [
        "How many wardens are there in Oakham?",
        "Is there a plan to close the depot in Oakham?",
        "Will residents who park on verges be fined for it by the new wardens?",
        "what is an LTN?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question):
    assert standalone(question, ["What did the depot cost in 2018?"]) == question


def test_without_a_history_nothing_changes():
    assert standalone("and in Melton?", []) == "and in Melton?"
