"""Who holds an office, on made-up documents with the real models."""

from pathlib import Path

import pytest

from corpus.models import Filters
from corpus.settings import Settings
from retrieval.assistant import Assistant

PLAN = """# Tarnmoor Police and Crime Plan 2021-2025

## Foreword

The Commissioner is elected by the people of Tarnmoor. The Commissioner sets the budget and the Commissioner appoints the Chief
Constable. I want every street to be safe, and the Commissioner answers for that.

Ida Rowntree, PCC, and Sam Oakes, Deputy PCC.

## The Chief Constable

How officers go about their work is a matter for the Chief Constable alone.

## The Panel

The Police and Crime Panel (the Panel) checks what the Police and Crime Commissioner (PCC) does. The Ethics Committee, chaired by
Dr Fay Lunn, advises on stop and search.
"""
MINUTES = """# Tarnmoor Police and Crime Panel

## Minutes of the meeting held on 4 March 2026

Present: Councillor Ada Fenn (Chair), Councillor Di Holm (Vice-Chair), Councillor Bo Marsh

In attendance: Cy Reed, Police and Crime Commissioner; Jo Elm, Chief Constable; Kit Vane, Chief Fire Officer

### 1. Ethics

The Chair of the Ethics Committee, Dr Fay Lunn, spoke of stop and search.

Resolved: That the report be noted.
"""


@pytest.fixture(scope="module")
def tarnmoor(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("holders")
    paths = [Path(folder / "plan.md"), Path(folder / "minutes.md")]
    for path, text in zip(paths, (PLAN, MINUTES), strict=True):
        path.write_text(text, "utf-8")
    assistant = Assistant.open(Settings(data_dir=folder / "data"))
    assert not assistant.ingest(paths).failed
    return assistant


@pytest.mark.parametrize(
    ("question", "name"),
    [
        ("who is the commissioner", "Cy Reed"),
        ("Who is the Police and Crime Commissioner for Tarnmoor?", "Cy Reed"),
        ("Who runs the police?", "Jo Elm"),
        ("who leads the fire and rescue service", "Kit Vane"),
        ("who is the chief constable?", "Jo Elm"),
        ("Who was the commissioner in the 2021 plan?", "Ida Rowntree"),
        ("Who was the commissioner in the 2021-25 plan?", "Ida Rowntree"),
        ("who is our deputy commissioner", "Sam Oakes"),
        ("who chairs the panel", "Ada Fenn"),
        ("who's the vice chair of the panel", "Di Holm"),
        ("who is the chair of the ethics committee", "Fay Lunn"),
    ],
)
def test_one_line_with_the_holders_name_answers(tarnmoor: Assistant, question: str, name: str) -> None:
    answer = tarnmoor.ask(question)
    assert len(answer.citations) == 1
    assert name in answer.citations[0].quote
    assert not answer.warnings or "not in force" in answer.warnings[0]


def test_a_document_that_may_not_be_quoted_names_nobody(tarnmoor: Assistant) -> None:
    answer = tarnmoor.ask("who is the commissioner", filters=Filters(documents=("plan.md",)))
    assert [citation.quote for citation in answer.citations] == ["Ida Rowntree, PCC, and Sam Oakes, Deputy PCC."]
