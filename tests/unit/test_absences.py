"""Questions for those who were not at a meeting."""

import pytest

from retrieval.questions.absences import restated


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("Who missed the May meeting?", "Who sent apologies for the May meeting?"),
        ("which councillors didn't turn up to the last meeting", "which councillors sent apologies for the last meeting?"),
        ("who wasn't at the harbour board meeting in May 2031?", "who sent apologies for the harbour board meeting in May 2031?"),
        ("Which board members were absent from the meeting?", "Which board members sent apologies for the meeting?"),
        ("Who missed the target?", "Who missed the target?"),
        ("Who was at the meeting?", "Who was at the meeting?"),
        ("Why was the ferry missed at the meeting?", "Why was the ferry missed at the meeting?"),
    ],
)
def test_who_missed_a_meeting_is_who_sent_apologies(question: str, expected: str) -> None:
    assert restated(question) == expected
