"""Coverage in the terminal and in files, and the command that shows it."""

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

from corpus.coverage import CommitmentCoverage, CoverageResult, CoverageSummary, DocumentName
from corpus.errors import UnknownDocument, UsageError
from corpus.exports.coverage_files import COLUMNS, export_coverage
from corpus.exports.coverage_page import page
from corpus.exports.wording import place
from corpus.reviews import CoverageStatus
from terminal.coverage import draw_coverage
from terminal.coverage_command import app
from terminal.session import Session
from tests.unit.fake_assistant import citation

NASTY = '=HYPERLINK("x") <script>alert(1)</script> & \x1b[31mred'


def one(order: int, status: CoverageStatus, heading: str = "Lamps", text: str = "Light 12 lamps.") -> CommitmentCoverage:
    cited = [] if status == "not_covered" else [citation(1), citation(2, quote=NASTY, page=None)]
    return CommitmentCoverage(
        id=f"c-{order}",
        heading=heading,
        text=text,
        page=4,
        order=order,
        status=status,
        confidence=0.8125,
        evidence=cited,
        reason="Reported on in 2 passages.",
    )


def result(*commitments: CommitmentCoverage) -> CoverageResult:
    return CoverageResult(
        plan=DocumentName(document_id="d-plan", file="plan.pdf", title="Harbour Plan"),
        document=DocumentName(document_id="d-report", file="report.pdf", title="Harbour Report <2031>"),
        commitments=list(commitments),
        summary=CoverageSummary.of(commitments),
    )


def full() -> CoverageResult:
    return result(one(1, "covered"), one(2, "partial", text=NASTY), one(3, "not_covered", NASTY))


def drawn(what: CoverageResult, width: int = 100) -> str:
    out = io.StringIO()
    draw_coverage(Console(file=out, width=width, markup=False, highlight=False, emoji=False), what)
    return out.getvalue()


def test_the_table_says_each_status_in_words_and_counts_them() -> None:
    text = drawn(full())
    assert all(word in text for word in ("covered", "in part", "not covered"))
    assert "All: 1 covered, 1 in part, 1 not covered (of 3)" in text
    assert "Lamps: 1 covered, 1 in part, 0 not covered (of 2)" in text
    assert "harbour.pdf, Lamps and buoys, p. 3 (printed 1)" in text
    assert "\x1b" not in text


def test_a_plan_without_commitments_says_so() -> None:
    assert "lists no commitments" in drawn(result())
    assert "lists no commitments" in page(result())


def test_a_place_names_the_component_and_leaves_out_a_page_that_is_not_there() -> None:
    assert place(citation(component="Minutes", page=None, section=[])) == "harbour.pdf, Minutes"


def test_the_csv_has_a_row_for_each_commitment_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.csv"
    export_coverage(full(), path)
    rows = list(csv.reader(io.StringIO(path.read_text("utf-8-sig"))))
    assert rows[0] == [column.name for column in COLUMNS]
    assert [row[4] for row in rows[1:]] == ["covered", "in part", "not covered"]
    assert all(cell[:1] not in {"=", "+", "-", "@"} for row in rows for cell in row)
    assert "[1] harbour.pdf" in rows[1][11]


def test_the_workbook_has_filters_a_frozen_header_and_a_summary(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_coverage(full(), path)
    book = load_workbook(path)
    sheet = book["Coverage"]
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref == "A1:M4"
    assert sheet.max_row == 4
    assert [cell.value for cell in book["Summary"][4]] == ["All", 3, 1, 1, 1]
    assert all(cell.data_type != "f" for row in sheet.iter_rows() for cell in row)
    assert "proposals" in str(book["About"]["A4"].value)


def test_the_page_is_self_contained_and_escaped() -> None:
    source = page(full())
    assert "<script" not in source
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in source
    assert "\x1b" not in source
    assert not re.search(r"""(?:src|href)\s*=|@import|url\((?!#hatch)""", source)
    assert set(re.findall(r"https?://[^\s\"']+", source)) == {"http://www.w3.org/2000/svg"}
    assert source.count("<details>") == 3
    assert "default-src 'none'" in source


def test_the_chart_is_as_wide_as_there_are_commitments() -> None:
    source = page(result(*[one(order, "covered") for order in range(1, 5)], one(5, "partial", "Gulls")))
    widths = [float(each) for each in re.findall(r'<rect x="[\d.]+" y="\d+" width="([\d.]+)" height="20"', source)]
    assert len(widths) == 2
    assert (widths[0] + 1) / (widths[1] + 1) == pytest.approx(4, abs=0.02)


def test_an_unknown_ending_is_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match=r"\.html"):
        export_coverage(full(), tmp_path / "out.pdf")


def test_a_folder_that_is_not_there_is_said(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be written"):
        export_coverage(full(), tmp_path / "nowhere" / "out.csv")


class FakeAssistant:
    def coverage(self, document: str, plan: str, progress: Any = None) -> CoverageResult:
        if document == "nothing":
            raise UnknownDocument("No document is called 'nothing'.")
        assert (document, plan) == ("report", "plan")
        return full()


def run(*words: str) -> Any:
    session = Session(opener=lambda settings: FakeAssistant())  # type: ignore[arg-type,return-value]
    return CliRunner().invoke(app, list(words), obj=session)


def test_the_command_prints_one_json_value_of_the_contract() -> None:
    told = json.loads(run("report", "--plan", "plan", "--json").stdout)
    assert list(told) == ["plan", "document", "commitments", "summary"]
    fields = {"id", "heading", "text", "status", "confidence", "evidence", "reason"}
    assert fields <= set(told["commitments"][0])
    assert told["summary"]["total"] == {"commitments": 3, "covered": 1, "partial": 1, "not_covered": 1}


def test_the_command_writes_a_file_and_still_draws(tmp_path: Path) -> None:
    path = tmp_path / "out.html"
    ran = run("report", "--plan", "plan", "--export", str(path))
    assert ran.exit_code == 0
    assert path.read_text("utf-8").startswith("<!doctype html>")
    assert "All: 1 covered" in ran.stdout


def test_the_command_refuses_a_bad_file_name_before_any_work() -> None:
    ran = run("nothing", "--plan", "plan", "--export", "out.doc")
    assert isinstance(ran.exception, UsageError)


def test_what_is_no_character_does_not_stop_a_workbook(tmp_path):
    export_coverage(result(one(1, "covered", text="Light\ufffe 12\uffff lamps.")), tmp_path / "c.xlsx")
    cells = [cell.value for row in load_workbook(tmp_path / "c.xlsx")["Coverage"] for cell in row]
    assert "Light 12 lamps." in cells
