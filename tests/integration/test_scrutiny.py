"""Coverage, matrix, review and comparison with the real models, over short made-up documents."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from corpus.errors import UsageError
from corpus.settings import load
from retrieval import opening
from retrieval.assistant import Assistant

PLAN = """# Harbour Plan 2031-2035

## Priority 1: Safe water

We will:

- Dredge the inner basin so that deep boats can moor at low water.
- Keep 12 lamps on the breakwater lit through the night by 2033.
- Inspect every mooring chain once a year and replace worn ones.

## Priority 2: Visitors

We will:

- Teach visitors not to feed gulls on the promenade.
- Open the lighthouse to school groups and run a ferry to it on summer Sundays.
"""
LATER = """# Harbour Plan 2036-2040

## Priority 1: Safe water

We will:

- Dredge the inner basin and the outer basin so that deep boats can moor at low water.
- Keep 9 lamps on the breakwater lit through the night by 2038.
- Inspect every mooring chain once a year and replace worn ones.

## Priority 2: Visitors

We will:

- Open the lighthouse to school groups.
- Run a ferry to the lighthouse on summer Sundays.
- Lend life jackets to families who hire small boats.
"""
REPORT = """# Harbour Master's annual report 2033

## Dredging

Divers and a hired dredger cleared the inner basin between March and May 2033. Boats of up to three metres' draught have
moored there at low water since June, 14 of them this summer. The work cost 212,000 pounds.

## Lights

Eight of the twelve lamps on the breakwater were lit through the night all year. Four wait for new cables.

## Visitors

The café on the promenade was let to a new tenant in April. Takings at the car park rose by a tenth.
"""
MINUTES = """# Harbour Board, minutes of the meeting of 7 November 2033

## 4 Moorings

The harbour master reported that all 86 mooring chains had been inspected in September 2033 and that 11 worn chains had
been replaced. The Board noted the report.

## 5 Gulls

Members asked what was done about gulls. Volunteers talked to visitors on the promenade on nine weekends and gave out
2,000 leaflets that ask them not to feed the birds.
"""
FILES = {"plan-2031.md": PLAN, "plan-2036.md": LATER, "report-2033.md": REPORT, "minutes-2033.md": MINUTES}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("files")
    for name, text in FILES.items():
        (path / name).write_text(text, "utf-8")
    return path


@pytest.fixture(scope="module")
def assistant(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Assistant]:
    opened = opening.assistant(load(data_dir=tmp_path_factory.mktemp("data")))
    assert not opened.ingest([folder]).failed
    yield opened
    opened.catalogue.close()


def test_short_documents_are_read_like_long_ones(assistant: Assistant) -> None:
    matrix = assistant.coverage_matrix(["report-2033", "minutes-2033"], "plan-2031")
    found = [[cell.status != "not_covered" for cell in row.cells] for row in matrix.commitments]
    assert found == [[True, False], [True, False], [False, True], [False, True], [False, False]]
    assert matrix.commitments[4].best == "not_covered"
    assert "dredger" in matrix.commitments[0].cells[0].evidence[0].quote


def test_a_decision_is_kept_and_a_changed_document_is_suspect_until_it_is_run_again(assistant: Assistant, folder: Path) -> None:
    assistant.coverage("report-2033", "plan-2031")
    assistant.review("report-2033", "plan-2031", "1", "agree", by="R. Clarke", note="Seen.")
    assert assistant.stored_coverage("report-2033", "plan-2031").stored.state == "current"
    (folder / "report-2033.md").write_text(REPORT.replace("rose by a tenth", "fell"), "utf-8")
    assert assistant.ingest([folder]).updated
    stored = assistant.stored_coverage("report-2033", "plan-2031")
    assert (stored.stored.state, stored.stored.changed) == ("suspect", ["document"])
    states = {head.document_id: head.stored.state for head in assistant.stored_coverages()}
    assert states[next(one.id for one in assistant.catalogue.documents() if one.file == "report-2033.md")] == "suspect"
    again = assistant.coverage("report-2033", "plan-2031")
    made = again.commitments[0].review
    assert made is not None
    assert (made.by, made.note, made.stands) == ("R. Clarke", "Seen.", True)
    assert assistant.stored_coverage("report-2033", "plan-2031").stored.state == "current"


def test_plans_are_compared(assistant: Assistant) -> None:
    result = assistant.compare("plan-2031", "plan-2036")
    assert [(pair.kind, [one.order for one in pair.old], [one.order for one in pair.new]) for pair in result.pairs] == [
        ("widened", [1], [1]),
        ("narrowed", [2], [2]),
        ("kept", [3], [3]),
        ("split", [5], [4, 5]),
        ("new", [], [6]),
        ("dropped", [4], []),
    ]
    assert [(one.change, one.old, one.new) for one in result.pairs[1].targets] == [
        ("lowered", "12 lamps", "9 lamps"),
        ("later", "by 2033", "by 2038"),
    ]
    with pytest.raises(UsageError, match="same document"):
        assistant.compare("plan-2031", "plan-2031")
