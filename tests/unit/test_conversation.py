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
        ("How much has bus ridership changed?", "what about cycling?", "How much has cycling changed?"),
        ("Has fly tipping gone up?", "what about noise?", "Has noise gone up?"),
        ("How much did the bus fare increase?", "and the parking permit?", "How much did the parking permit increase?"),
        ("What is happening with the bus depot?", "How much will it cost?", "How much will it cost? (bus depot)"),
    ],
)
def test_a_part_is_swapped_for_one_of_its_sort(before, question, expected):
    assert standalone(question, [before]) == expected


CONVERSATIONS = [
    (["How many PCSOs are there in Basildon?"], "and in Harlow?", "How many PCSOs are there in Harlow?"),
    (["How many burglaries were recorded in 2018?"], "what about 2019?", "How many burglaries were recorded in 2019?"),
    (["What does the domestic abuse hub do?"], "who is in charge of it?", "Who is in charge of it? (domestic abuse hub)"),
    (["How much is the police precept for 2025/26?"], "why did it go up?", "Why did it go up? (police precept 2025/26)"),
    (["How many special constables does the force have?"], "and the target?", "The target? (special constables force)"),
    (
        ["Which scheme put defibrillators in police cars?"],
        "how much did that cost?",
        "How much did that cost? (scheme defibrillators police cars)",
    ),
    (["When will the new fire station at Ostley open?"], "is it finished?", "Is it finished? (new fire station Ostley open)"),
    (["How much will a band D household pay?"], "what about band F", "How much will a band F household pay?"),
    (["What is option A for the control room?"], "and option C?", "What is option C for the control room?"),
    (["How many hate crimes were recorded in 2021/22?"], "the year before?", "How many hate crimes were recorded in 2020/21?"),
    (["What are the risks of the estates programme?"], "any more?", "Any more? (risks estates programme)"),
    (
        ["What share of 999 calls are answered in ten seconds?"],
        "compared with Kent?",
        "Compared with Kent? (999 calls answered ten seconds)",
    ),
    (["Who chairs the audit committee?"], "since when?", "Since when? (chairs audit committee)"),
    (["What did the Commissioner decide about the Hallow Road site?"], "and why?", "Why? (Commissioner decide Hallow Road site)"),
    (["Was the precept agreed?"], "And when?", "When? (precept agreed)"),
    (
        ["How much was spent on Marlow town centre?"],
        "And which contractor won?",
        "Which contractor won? (spent Marlow town centre)",
    ),
    (
        ["How many people answered the precept survey?"],
        "And how many replied altogether?",
        "How many replied altogether? (answered precept survey)",
    ),
    (
        ["How much is the Ostley capital reserve?"],
        "what about the insurance reserve?",
        "How much is the Ostley insurance reserve?",
    ),
    (
        ["What was the balance of the Ostley capital reserve at 31 March 2026?"],
        "and the insurance reserve?",
        "What was the balance of the Ostley insurance reserve at 31 March 2026?",
    ),
    (["How many fire engines does Ostley have?", "and Denby?"], "and Marlow?", "How many fire engines does Marlow have?"),
    (
        ["How much did the youth service cost in 2022/23?", "and in 2023/24?"],
        "who runs it?",
        "Who runs it? (youth service 2023/24)",
    ),
    (
        ["What is the target for response times?", "and for attendance at burglaries?"],
        "is it being met?",
        "Is it being met? (target attendance burglaries)",
    ),
    (["Who is the deputy commissioner?"], "how much is she paid?", "How much is she paid? (deputy commissioner)"),
    (["What is priority 2?"], "and 3?", "What is priority 3?"),
    (["How many complaints were upheld in June?"], "what about July?", "How many complaints were upheld in July?"),
    (
        ["Which councillors sent apologies in March 2024?"],
        "and in September?",
        "Which councillors sent apologies in September 2024?",
    ),
    (["What does the plan say about rural crime?"], "what about e-scooters?", "What does the plan say about e-scooters?"),
    (["Does the plan mention drones?"], "and body-worn video?", "Does the plan mention body-worn video?"),
    (["How much was the Home Office grant?"], "and how much from council tax?", "How much from council tax? (Home Office grant)"),
    (["How did burglary change in Ostley district?"], "by how much?", "By how much? (burglary change Ostley district)"),
    (["What is the Ostley insurance reserve for?"], "how big is it?", "How big is it? (Ostley insurance reserve)"),
    (["What does the speed awareness course cost?"], "per person?", "What does the speed awareness course cost per person?"),
    (["How many officers have left?"], "in total?", "How many officers have left in total?"),
    (["When did the panel last meet?"], "who was absent?", "Who was absent? (panel last meet)"),
    (
        ["How many knife crimes were there in Harlow in 2023?"],
        "and Basildon?",
        "How many knife crimes were there in Basildon in 2023?",
    ),
    (["What is the underspend on staff pay?"], "and on premises?", "What is the underspend on premises?"),
    (["Who owns the risk on cyber security?"], "what's the score?", "What's the score? (owns risk cyber security)"),
    (["What will the new custody suite cost?"], "and when will it open?", "When will it open? (new custody suite)"),
    (["How satisfied are victims of burglary?"], "and victims of robbery?", "How satisfied are victims of robbery?"),
    (["Is the bus lane on Hill Street finished?"], "why not?", "Why not? (bus lane Hill Street finished)"),
    (
        ["How many apprentices were hired in 2020?", "and in 2021?"],
        "and the year after?",
        "How many apprentices were hired in 2022?",
    ),
    (
        ["What was the turnout in Ostley?"],
        "how does that compare with Denby?",
        "How does that compare with Denby? (turnout Ostley)",
    ),
    (["How many knife crimes were there in Kelby?"], "and robberies in Marlow?", "How many robberies were there in Marlow?"),
    (
        ["How many knife crimes were there in Kelby in 2019?"],
        "and Marlow in 2020?",
        "How many knife crimes were there in Marlow in 2020?",
    ),
    (["What does the plan say about rural crime?"], "and the strategy?", "What does the strategy say about rural crime?"),
    (["What does the plan say about rural crime?"], "and drones?", "What does the plan say about drones?"),
    (["What is the cost of the hub?"], "and the deadline?", "What is the deadline of the hub?"),
    (["What was the score for cyber risk?"], "and the score for fire risk?", "What was the score for fire risk?"),
    (["When does the contract end?"], "and the lease?", "When does the lease end?"),
    (["Who is the chief executive?"], "and the treasurer?", "Who is the treasurer?"),
    (["Who chairs the panel?"], "and the audit committee?", "Who chairs the audit committee?"),
    (["What is the council tax for a band D home?"], "and the fire precept?", "What is the fire precept for a band D home?"),
    (["How much did Kelby's scheme cost?"], "and Marlow's?", "How much did Marlow's scheme cost?"),
    (["What was the email address in the 2016 plan?"], "and what is it now?", "What is it now? (email address)"),
    (["Was the precept agreed?"], "and now?", "And now? (precept agreed)"),
    (["How many burglaries were solved in Kelby?"], "same for Marlow", "How many burglaries were solved in Marlow?"),
    (["What did councillor Marsh ask?"], "and councillor Bell?", "What did councillor Bell ask?"),
    (["What is the fine for littering?"], "what about dog fouling?", "What is the fine for dog fouling?"),
    (["How many complaints are about noise?"], "and litter?", "How many complaints are about litter?"),
    (["How many people did the wardens help in May?"], "the month before?", "How many people did the wardens help in April?"),
    (["What came in during January 2020?"], "and the month before?", "What came in during December 2019?"),
    (["What percentage of burglaries are solved?"], "and nationally?", "What percentage of burglaries are solved nationally?"),
]


@pytest.mark.parametrize(("history", "question", "expected"), CONVERSATIONS)
def test_conversations(history, question, expected):
    assert standalone(question, history) == expected


@pytest.mark.parametrize(
    "asks", ["why?", "when?", "which contractor won?", "how many replied altogether?", "what else?", "by whom?"]
)
@pytest.mark.parametrize(
    "before",
    ["Was the grant agreed?", "How much was spent on Marlow town centre?", "What did the Ouse commissioner decide about drones?"],
)
def test_a_part_that_opens_with_a_question_word_is_never_swapped_in(before, asks):
    assert standalone(f"And {asks}", [before]).startswith(f"{asks[:1].upper()}{asks[1:].rstrip('?')}? (")


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
        "Compared with 2020, how did burglary change in Ostley?",
    ],
)
def test_a_question_that_stands_alone_is_left_alone(question):
    assert standalone(question, ["What did the depot cost in 2018?"]) == question


def test_without_a_history_nothing_changes():
    assert standalone("and in Melton?", []) == "and in Melton?"


@pytest.mark.parametrize(
    ("before", "question", "expected"),
    [
        ("What does the 2021 plan say about moorings?", "and the later one?", "What does the latest plan say about moorings?"),
        ("What did the 2021-2025 plan promise on nets?", "what about the 2016 one?", "What did the 2016 plan promise on nets?"),
        (
            "How many priorities are in the latest harbour plan?",
            "and the old one?",
            "How many priorities are in the first harbour plan?",
        ),
        ("How much was the grant?", "and the later one?", "The later one? (grant)"),
    ],
)
def test_another_plan_takes_the_place_of_the_one_that_was_named(before: str, question: str, expected: str) -> None:
    assert standalone(question, [before]) == expected


def test_what_follows_is_asked_of_the_other_plan() -> None:
    history = ["What does the 2021 plan say about moorings?", "and the later one?"]
    assert standalone("what about nets?", history) == "What does the latest plan say about nets?"


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("and for berths?", "How will they know it has worked? (plan berths)"),
        ("and the old slipway?", "How will they know it has worked? (plan old slipway)"),
        ("and in Ryhall?", "How will they know it has worked? (plan moorings Ryhall)"),
    ],
)
@pytest.mark.parametrize("told", ["how will they know it has worked?", "How will they know it has worked? (plan moorings)"])
def test_a_subject_that_was_leant_on_is_replaced(told: str, question: str, expected: str) -> None:
    assert standalone(question, ["What does the plan want to do about moorings?", told]) == expected


def test_how_something_stands_is_asked_of_the_subject() -> None:
    assert standalone("what's still missing?", ["Is the ferry safe?"]) == "What's still missing? (ferry safe)"
    assert standalone("what's a ferry?", ["Is the quay safe?"]) == "what's a ferry?"
