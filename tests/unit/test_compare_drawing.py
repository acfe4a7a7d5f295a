"""A comparison in the terminal and in files, and the command that shows it."""

import io
import json
import re
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook
from rich.console import Console
from typer.testing import CliRunner

from corpus.comparison import ComparisonResult
from corpus.errors import UsageError
from corpus.exports.compare_files import export_comparison, page
from terminal.compare import draw_comparison
from terminal.compare_command import compare
from terminal.session import Session
from tests.unit.test_comparing import DREDGE, FERRY, GULLS, LAMPS, run

NASTY = '=HYPERLINK("x") <script>alert(1)</script> & gulls'


def full() -> ComparisonResult:
    later = "Keep 9 lamps on the breakwater lit through the night by 2033."
    return run([DREDGE, LAMPS, GULLS], [DREDGE, later, NASTY, FERRY])


def test_the_terminal_marks_words_and_names_targets() -> None:
    out = io.StringIO()
    draw_comparison(Console(file=out, width=100, markup=False, highlight=False, emoji=False), full())
    text = out.getvalue()
    assert "kept  old 1 -> new 1" in text
    assert "[-12-] {+9+} lamps" in text
    assert "quantity lowered: 12 lamps -> 9 lamps" in text
    assert "deadline later: by 2030 -> by 2033" in text
    assert "1 kept, 0 reworded, 1 narrowed, 0 widened, 0 split, 0 merged, 1 dropped, 2 new" in text


def test_the_page_has_both_texts_side_by_side_and_asks_nobody() -> None:
    source = page(full())
    assert "<del>12</del>" in source
    assert "<ins>9</ins>" in source
    assert "<script" not in source
    assert "default-src 'none'" in source
    assert not re.search(r"""(?:src|href)\s*=|@import|url\(|https?://""", source)


def test_the_workbook_has_a_row_for_each_pair_and_no_formula(tmp_path: Path) -> None:
    path = tmp_path / "out.xlsx"
    export_comparison(full(), path)
    book = load_workbook(path)
    sheet = book["Comparison"]
    assert [row[0].value for row in sheet.iter_rows(min_row=2)] == ["kept", "narrowed", "new", "new", "dropped"]
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:M6")
    assert all(cell.data_type != "f" and not str(cell.value or "").startswith("=") for row in sheet.iter_rows() for cell in row)
    assert [cell.value for cell in book["Summary"][2]][:2] == ["kept", 1]


class FakeAssistant:
    def compare(self, old: str, new: str, progress: Any = None) -> ComparisonResult:
        assert (old, new) == ("first", "second")
        return full()


def told(*words: str) -> Any:
    app = typer.Typer()
    app.command()(compare)
    session = Session(opener=lambda settings: FakeAssistant())  # type: ignore[arg-type,return-value]
    return CliRunner().invoke(app, list(words), obj=session)


def test_the_command_prints_one_json_value_of_the_contract() -> None:
    value = json.loads(told("first", "second", "--json").stdout)
    assert list(value) == ["old", "new", "pairs", "summary"]
    assert list(value["pairs"][0]) == ["kind", "old", "new", "similarity", "difference", "targets"]
    assert list(value["summary"]) == ["kept", "reworded", "narrowed", "widened", "split", "merged", "dropped", "new"]


@pytest.mark.parametrize("name", ["out.doc", "out"])
def test_a_name_without_a_writer_is_refused_before_any_work(name: str) -> None:
    assert isinstance(told("nothing", "else", "--export", name).exception, UsageError)
