"""Questions for an address or a number, and the forms of these."""

import pytest

from retrieval.questions import reaching


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("Where do I write to the harbour master?", "Quay Street, Wendham, QZ9 4AA"),
        ("where do i post a letter to the clerk", "Wendham QZ94AA"),
        ("What's the clerk's email address?", "Write to clerk@wendham.example"),
        ("email for the clerk? what is her email address", "[email protected]"),
        ("what is the phone number of the harbour office", "Tel: 01632 960012"),
        ("how can residents contact the board?", "+44 (0)1632 960 012"),
        ("what is the harbour board's website?", "www.wendham.example"),
    ],
)
def test_a_line_has_the_form_of_what_is_asked(question: str, line: str) -> None:
    form = reaching.form(question)
    assert form
    assert form.search(line)


@pytest.mark.parametrize(
    ("question", "line"),
    [
        ("What's the clerk's email address?", "Tel: 01632 960012"),
        ("what is the phone number of the harbour office", "It costs £1,632 960 times"),
        ("Where do I write to the harbour master?", "The harbour master writes every week."),
    ],
)
def test_other_lines_have_not(question: str, line: str) -> None:
    form = reaching.form(question)
    assert form
    assert not form.search(line)


@pytest.mark.parametrize(
    "question",
    [
        "How does the plan address litter?",
        "How many calls were answered?",
        "What day was the old web site due to be switched off?",
        "How will you reach young people?",
        "What did the board write to the minister about?",
        "Why was the contact centre moved?",
    ],
)
def test_other_questions_ask_for_no_address(question: str) -> None:
    assert reaching.form(question) is None
