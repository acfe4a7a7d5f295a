"""Commitments by documents: the result, and how it is drawn and written."""

import csv
import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from rich.console import Console
from typer.testing import CliRunner

from corpus.coverage import CoverageResult, DocumentName
from corpus.errors import UsageError
from corpus.exports.matrix_files import export_matrix, page
from corpus.exports.wording import letter
from corpus.matrix import CoverageMatrix
from corpus.reviews import Review
from terminal.coverage_command import app
from terminal.matrix import draw_matrix
from terminal.session import Session
from tests.unit.test_coverage_drawing import NASTY, full, one, result

REVIEW = Review(
    decision="partial",
    status="partial",
    proposed="not_covered",
    note="=see minutes",
    by="A. Keeper",
    at="2031-05-01T09:00:00+00:00",
    stands=True,
)


def second(review: Review | None = REVIEW) -> CoverageResult:
    decided = one(2, "not_covered", text=NASTY).model_copy(update={"review": review})
    found = result(one(1, "not_covered"), decided, one(3, "not_covered", NASTY))
    return found.model_copy(update={"document": DocumentName(document_id="d-2", file="minutes.pdf", title="Minutes")})


def matrix() -> CoverageMatrix:
    return CoverageMatrix.of([full(), second()])


def test_the_best_status_counts_a_decision_that_stands() -> None:
    found = CoverageMatrix.of([second(), second(REVIEW.model_copy(update={"stands": False}))])
    assert [row.best for row in found.commitments] == ["not_covered", "partial", "not_covered"]
    assert found.summary.best.total.partial == 1
    assert [each.total.partial for each in found.summary.documents] == [0, 0]
    assert [cell.document_id for cell in found.commitments[0].cells] == ["d-2", "d-2"]


def test_the_terminal_has_a_column_for_each_document_and_marks_decisions() -> None:
    out = io.StringIO()
    draw_matrix(Console(file=out, width=100, markup=False, highlight=False, emoji=False), matrix())
    text = out.getvalue()
    assert "B: Minutes (minutes.pdf)" in text
    assert re.search(r"2  in part +in part\*", text)
    assert "By any of them: 1 covered, 1 in part, 1 not covered (of 3)" in text
    assert "decided by an officer" in text
    assert "\x1b" not in text


def test_columns_are_lettered() -> None:
    assert [letter(at) for at in (0, 25, 26)] == ["A", "Z", "A1"]


def test_the_workbook_has_the_matrix_and_the_evidence(tmp_path: Path) -> None:
    path = tmp_path / "m.xlsx"
    export_matrix(matrix(), path)
    book = load_workbook(path)
    assert book.sheetnames == ["Matrix", "Evidence", "Summary", "About"]
    sheet = book["Matrix"]
    assert sheet["F1"].value == "B: Minutes"
    assert "Officer changed to: in part" in sheet["F3"].value
    assert sheet["F3"].fill.fgColor.rgb.endswith("FFEB9C")
    assert book["Evidence"].max_row == 7
    assert all(cell.data_type != "f" for each in book for row in each.iter_rows() for cell in row)


def test_the_csv_has_a_row_for_each_commitment_and_document(tmp_path: Path) -> None:
    path = tmp_path / "m.csv"
    export_matrix(matrix(), path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert len(rows) == 7
    assert rows[4][5:8] == ["changed to: in part", "A. Keeper, 2031-05-01 09:00 UTC", "'=see minutes"]


def test_the_page_has_a_heat_map_and_asks_nobody() -> None:
    source = page(matrix())
    assert source.count('<td class="cell') == 6
    assert "in part (decided)" in source
    assert "<script" not in source
    assert not re.search(r"""(?:src|href)\s*=|@import|url\((?!#hatch)""", source)


class FakeAssistant:
    def coverage_matrix(self, documents: list[str], plan: str, progress: Any = None) -> CoverageMatrix:
        assert (documents, plan) == (["report", "minutes"], "plan")
        return matrix()

    def coverage(self, document: str, plan: str, progress: Any = None) -> CoverageResult:
        assert (document, plan) == ("review", "plan")
        return full()

    def review(self, document: str, plan: str, commitment: str, decision: str, *, note: str, by: str) -> Any:
        assert (document, plan, commitment, decision, note, by) == ("report", "plan", "2", "not_covered", "why", "A. Keeper")
        return second().commitments[1]


def run(*words: str) -> Any:
    session = Session(opener=lambda settings: FakeAssistant())  # type: ignore[arg-type,return-value]
    return CliRunner().invoke(app, list(words), obj=session)


@pytest.mark.parametrize(
    "words",
    [
        ("report", "minutes", "--plan", "plan"),
        ("--plan", "plan", "--against", "report", "--against", "minutes"),
        ("report", "--against", "minutes", "--plan", "plan"),
    ],
)
def test_several_documents_make_a_matrix(words: tuple[str, ...]) -> None:
    value = json.loads(run(*words, "--json").stdout)
    assert list(value) == ["plan", "documents", "commitments", "summary"]
    assert list(value["commitments"][0]) == ["id", "heading", "text", "page", "order", "best", "cells"]


def test_a_document_that_is_called_like_a_command_can_be_asked() -> None:
    assert run("show", "review", "--plan", "plan", "--json").exit_code == 0


def test_a_decision_is_recorded_and_said() -> None:
    ran = run("review", "report", "2", "not covered", "--plan", "plan", "--note", "why", "--by", "A. Keeper")
    assert "2. Officer changed to: in part (A. Keeper, 2031-05-01 09:00 UTC). Note: =see minutes" in " ".join(ran.stdout.split())


@pytest.mark.parametrize(
    ("words", "why"),
    [
        (("--plan", "plan"), "No document"),
        (("report", "minutes", "--stored", "--plan", "plan"), "one document"),
        (("review", "report", "2", "perhaps", "--plan", "plan"), "no decision"),
    ],
)
def test_what_cannot_be_asked_is_refused(words: tuple[str, ...], why: str) -> None:
    error = run(*words).exception
    assert isinstance(error, UsageError)
    assert why in str(error)


def test_a_plan_without_commitments_says_so() -> None:
    empty, out = CoverageMatrix.of([result(), result()]), io.StringIO()
    draw_matrix(Console(file=out, width=100, markup=False, highlight=False, emoji=False), empty)
    assert out.getvalue().endswith("The plan lists no commitments.\n")
    assert "<p>The plan lists no commitments.</p>" in page(empty) and "<svg" not in page(empty)
