"""What a question names, and what a document only asks or numbers, on made-up plans with the real models."""

from dataclasses import replace
from pathlib import Path

import pytest

from corpus.settings import Settings
from retrieval.answerability import names
from retrieval.assistant import Assistant
from retrieval.library import Library
from retrieval.people import roles
from retrieval.query import parse
from retrieval.questions import preferences

OLD = """# Tarnmoor Harbour Plan 2021-2025

## Foreword

The harbour plan of 2021 was written after a consultation that ended in March 2021. Many people said in 2021 what they wanted.

## Priority 1: A clean harbour

Two skips will be kept on the fish quay for old nets.

## Priority 2: Quiet moorings

Engines are to be stopped by ten at night on the inner pontoons.

## Priority 3: Fair berths

When will the waiting list be opened again? Residents asked this at every meeting. The waiting list for berths opens again in
June 2024.

The harbour master is Ida Rowntree. The board's treasurer is Sam Oakes.

| Berth | Boats | Fee |
|---|---|---|
| North | 14 | £310* |
| South | 22 | * |
"""
NEW = OLD.replace("2021-2025", "2026-2030").replace("2021", "2026").replace("Two skips", "Five skips").replace("2024", "2029")


@pytest.fixture(scope="module")
def tarnmoor(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("tarnmoor")
    paths = [Path(folder / "old.md"), Path(folder / "new.md")]
    for path, text in zip(paths, (OLD, NEW), strict=True):
        path.write_text(text, "utf-8")
    assistant = Assistant.open(Settings(data_dir=folder / "data"))
    assert not assistant.ingest(paths).failed
    return assistant


def test_a_year_that_names_a_plan_is_not_read_beside_its_texts(tarnmoor: Assistant) -> None:
    held = list(tarnmoor.catalogue.documents())
    query = preferences.plainly(parse("What did the 2021 plan say about nets in 2023?"), held)
    assert query.read == "What did the plan say about nets in 2023?"
    assert query.words == ("plan", "nets", "2023")
    assert query.years == ("2021", "2023")
    assert preferences.plainly(parse("What did the 1997 plan say about nets?"), held).read.startswith("What did the 1997 plan")
    answer = tarnmoor.ask("What does the 2021 plan say about old nets?")
    assert answer.citations[0].quote == "Two skips will be kept on the fish quay for old nets."


@pytest.mark.parametrize(
    "question",
    [
        "What are the three priorities of the 2026 plan?",
        "what are the harbour board's priorities in the 2026 plan",
        "how many priorities are there in the 2026 plan",
    ],
)
def test_numbered_headings_answer_a_question_for_all_of_them(tarnmoor: Assistant, question: str) -> None:
    answer = tarnmoor.ask(question)
    assert [citation.quote for citation in answer.citations] == [
        "Priority 1: A clean harbour",
        "Priority 2: Quiet moorings",
        "Priority 3: Fair berths",
    ]
    assert {citation.file for citation in answer.citations} == {"new.md"}
    assert any(warning.startswith("read: the 3 priorities") for warning in answer.warnings)


@pytest.mark.parametrize(
    "question", ["What are the priorities for engines at night?", "What are the five priorities of the 2026 plan?"]
)
def test_numbered_headings_answer_nothing_more_particular(tarnmoor: Assistant, question: str) -> None:
    assert not any(warning.startswith("read: the 3 priorities") for warning in tarnmoor.ask(question).warnings)


def test_a_question_in_the_text_is_no_answer(tarnmoor: Assistant) -> None:
    answer = tarnmoor.ask("When will the waiting list for berths be opened again?", history=())
    assert answer.citations
    assert not any(citation.quote.endswith("?") for citation in answer.citations)


def test_a_mark_behind_a_figure_is_quoted_with_it(tarnmoor: Assistant) -> None:
    answer = tarnmoor.ask("What is the berth fee in the north in the 2026 plan?")
    assert any("£310*" in citation.quote for citation in answer.citations)


def test_the_office_that_is_asked_for_must_stand_with_a_name(tarnmoor: Assistant) -> None:
    assert "Sam Oakes" in tarnmoor.ask("Who is the treasurer?").text
    assert tarnmoor.ask("Who is the vice-chair of the board?").status == "not_found"


def test_a_name_in_another_row_is_not_held_by_a_row(tarnmoor: Assistant) -> None:
    library = Library(tarnmoor.catalogue)
    rows = [(p, s) for p in tarnmoor.catalogue.all_passages() for s in p.spans if s.cells[:1] in {("North",), ("South",)}]
    query = replace(parse("How many boats are there in the south?"), names=("south",))
    held = {span.cells[0]: names.held(query, passage, library, span) for passage, span in rows}
    assert held == {"North": 0.0, "South": 1.0}


@pytest.mark.parametrize(
    ("question", "office"),
    [
        ("who is the vice chair of the panel?", {"vice", "chair"}),
        ("Who is the Vice-Chairman?", {"vice", "chair"}),
        ("who chairs the joint audit committee?", {"chair"}),
        ("who's the chief fire officer", {"chief", "fire", "officer"}),
        ("who is in charge of leisure", set()),
        ("who is the officer in charge of leisure", set()),
        ("who are the members of the panel", set()),
    ],
)
def test_the_words_of_an_office(question: str, office: set[str]) -> None:
    assert roles.asked(question) == office
