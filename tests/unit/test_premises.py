import pytest

from retrieval.answerability.premises import PREFIX, contradiction
from retrieval.query import parse


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("Why did littering fall in 2019?", "Littering rose by 12% over the year."),
        ("What was behind the rise in fly-tipping?", "Reports of fly-tipping dropped again."),
        ("Why did the board reject the depot?", "The depot was approved by the board in May."),
        ("Why did littering fall in 2019?", "The wardens kept watch over littering. It rose by 12%."),
        ("Why did the council cut fees, as income fell?", "The council raised fees by £2."),
        ("Why was the harbour levy reduced?", "The board put the harbour levy up again."),
        ("Why was the ferry service graded outstanding?", "Inspectors judged the ferry service as requiring improvement."),
        ("How come 600 wardens were hired?", "In all 415 wardens were taken on."),
        ("What has the ferry board said since it opened in May?", "The ferry board has not yet been opened."),
        ("Why was the quay closed?", "The quay was not closed, as the panel put the matter off."),
        ("Why was the quay shut?", "The quay was never shut."),
        ("How did the wardens miss their target for boats?", "The wardens had exceeded the target for boats."),
        ("Why was the target for moorings met?", "The target for moorings was missed by 12."),
        ("Why did the inspector find the harbour plan sound?", "The inspector found the harbour plan unsound."),
        ("Why has trust in the wardens collapsed?", "Trust in the wardens grew by a tenth."),
        ("By how much did thefts from boats fall?", "There was an increase in thefts from boats of 13%."),
        ("Why has the ferry service deteriorated?", "The ferry service has greatly improved."),
        ("Why was the new pontoon brought forward to May?", "The date of the new pontoon was pushed back from May to July."),
        ("Why did the harbour plan decide to close two slipways?", "The board will not close any of the nine slipways."),
        ("How much did thefts from boats rise last summer?", "Thefts from boats 412 371 -10.0%"),
        ("Why is our harbour one of the most expensive to moor in?", "Our harbour is one of the least costly in the country."),
        (
            "Why did the kiosk get more letters in 2019 than in the year before?",
            "The number of letters to the kiosk was lower in 2019.",
        ),
        ("Why were there fewer letters than before?", "The number of letters was higher in 2019."),
        (
            "Why is the ferry service short of trained mates?",
            "Inspectors noted that the ferry service has plenty of trained mates.",
        ),
        ("Why did inspectors mark the ferry service down?", "Significant improvements made to the ferry service were praised."),
    ],
)
def test_what_the_passage_denies_is_said(question, passage):
    warning = contradiction(parse(question), passage)
    assert warning is not None
    assert warning.startswith(PREFIX)


@pytest.mark.parametrize(
    ("question", "passage"),
    [
        ("How did the wardens miss their target for boats?", "The target for boats was missed, as the wardens met in May."),
        ("Why did the wardens miss their target for boats?", "The wardens met 83% of calls, where the target for boats is 90%."),
        ("Why did the wardens miss their target for boats?", "The wardens' target for boats was not met."),
        ("Why did littering fall in 2019?", "It fell by 12% in that year. Littering had risen before."),
        ("Why did thefts from boats fall?", "Work on thefts from boats has improved since May."),
        ("Why has the wait for moorings dropped?", "The improvements made to the wait for moorings were praised."),
        ("Why was the new pontoon delayed?", "The cost of the new pontoon was brought forward to May; the work was delayed."),
        ("How much did thefts from boats rise last summer?", "Thefts from boats 412 503 +22.1%"),
        ("How much did thefts from boats rise last summer?", "Thefts from boats 10-15% of all"),
        ("Why did the board close two slipways?", "The board will close two slipways. It will not close the rest."),
        ("Why is our harbour the most expensive?", "At least two boats left our harbour, the most expensive of all."),
        ("Why is the ferry service short of mates?", "The ferry service lacks mates, and has plenty of cooks."),
        ("Why did more than ten boats leave?", "The fee for boats was lower in 2019."),
        ("Why did the board miss the meeting on boats?", "The board met on boats in May."),
        ("Why did the inspector find the harbour plan sound?", "The harbour plan is sound, since it meets the need."),
        ("Why did littering fall in 2019?", "Littering fell by 12% because more bins were put out."),
        ("Why did littering fall in 2019?", "Reports rose but littering itself fell."),
        ("Why was the quay closed?", "The quay was closed in May. It was not closed by the storm."),
        ("Why was the quay closed?", "The canteen was not closed. The quay was shut in May."),
        ("Why was the quay not closed?", "The quay was not closed, as boats still use it."),
        ("What has the ferry board said since it opened?", "The ferry board said that it was pleased."),
        ("How many wardens were hired?", "In all 415 wardens were taken on."),
        ("How come 415 wardens were hired?", "In all 415 wardens were taken on."),
        ("Why did she put the harbour levy up by £2?", "I chose to raise the levy by £2, and say where we have fallen short."),
        ("Why did the harbour levy rise?", "The duty to set the harbour levy falls to the board."),
        ("Why did the harbour levy rise?", "Boats of this size fall within the levy."),
        ("Why did the harbour levy rise?", "The levy is £2. Reports of spills fell in May."),
        ("Why did spills fall?", "Skippers raised concerns about spills."),
        ("Why was the ferry service graded outstanding?", "It was graded outstanding for safety and rated good for cost."),
        ("Why was the ferry service graded outstanding?", "The lock keepers were judged to be good."),
        ("Why are ferry rates so poor?", "The ferry was rated good."),
        ("Why was the ferry service graded outstanding?", "The inspectors spoke of poor weather and an adequate quay."),
        ("Did littering fall?", "Littering rose by 12%."),
    ],
)
def test_what_it_does_not_deny_is_not(question, passage):
    assert contradiction(parse(question), passage) is None
