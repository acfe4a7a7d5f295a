"""Questions for what a plan says on a subject that a heading of it names, on made-up plans with the real models."""

import pytest

from corpus.settings import Settings
from retrieval.assistant import Assistant

PLAN = """# Tarnmoor Harbour Plan 2026-2030

## Foreword

The harbour is loved by many, and the board wants it to be quiet, clean and fair.

## Priority 1: Cleaner water

Nets and ropes are found on the slipway every week, and nobody likes it.

We will:

- keep two skips on the fish quay for old nets
- test the water by the slipway every month
- fine boats that pump their bilges inside the wall

## Priority 2: Safety on the water at night

Three boats ran onto the wall last winter.

We will:

- light the breakwater from dusk to dawn
- train six wardens in first aid

## Fees

| Berth | Fee |
|---|---|
| North | £310 |
"""
LONG = "\n".join(
    f"- mend the {name} of the old quay wall before the storms of the coming winter set in again" for name in "abcdefghijklmnop"
)


@pytest.fixture(scope="module")
def tarnmoor(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("tarnmoor")
    old = PLAN.replace("2026-2030", "2021-2025").replace("two skips", "one skip")
    for name, text in {"new.md": PLAN, "old.md": f"{old}\n## Repairs\n\nWe will:\n\n{LONG}\n"}.items():
        (folder / name).write_text(text, "utf-8")
    assistant = Assistant.open(Settings(data_dir=folder / "data"))
    assert not assistant.ingest([folder / "new.md", folder / "old.md"]).failed
    return assistant


def test_the_whole_list_under_the_heading_answers(tarnmoor: Assistant) -> None:
    answer = tarnmoor.ask("What does the 2026 plan say about cleaner water?")
    assert [one.quote for one in answer.citations] == [
        "We will:",
        "keep two skips on the fish quay for old nets",
        "test the water by the slipway every month",
        "fine boats that pump their bilges inside the wall",
    ]
    assert any("the list under the heading “Priority 1: Cleaner water”" in warning for warning in answer.warnings)


def test_the_plan_that_is_named_is_read_and_the_other_in_a_follow_up(tarnmoor: Assistant) -> None:
    question = "What did the 2021 plan promise on cleaner water?"
    assert tarnmoor.ask(question).citations[1].quote.startswith("keep one skip")
    assert tarnmoor.ask("and the later one?", history=[question]).citations[1].quote.startswith("keep two skips")


def test_of_a_long_list_the_first_items_are_quoted_and_it_is_said(tarnmoor: Assistant) -> None:
    answer = tarnmoor.ask("What does the 2021 plan say about repairs?")
    assert 10 <= len(answer.citations) <= 16
    assert any("the first" in warning and "of 16 items" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    "question",
    [
        "What does the 2026 plan say about fees?",
        "What does the 2026 plan say about old nets?",
        "How are wardens trained for safety on the water?",
    ],
)
def test_other_questions_are_answered_by_reading(tarnmoor: Assistant, question: str) -> None:
    assert not any("under the heading" in warning for warning in tarnmoor.ask(question).warnings)
