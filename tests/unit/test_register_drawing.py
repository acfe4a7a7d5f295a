"""The register in the terminal and in files, and the command that shows it."""

import csv
import io
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest
import typer
from openpyxl import load_workbook
from rich.console import Console
from typer.testing import CliRunner

from corpus.commitments import CommitmentResult, RegisterResult
from corpus.errors import UnknownDocument, UsageError
from corpus.models import Document, Kind, Page, Passage, Span, SpanKind
from corpus.results import DocumentDetail, PageResult
from terminal.commitments import draw_register, export_register
from terminal.commitments_command import commitments
from terminal.session import Session

LEAD = "We will:"
FIRST, SECOND = "Moor 12 buoys by May 2031.", "Help skippers\nwho ask for it."
PROMISE = "We will answer letters."
TEXT = f"{LEAD}\n- {FIRST}\n- {SECOND}\n\n{PROMISE}"


def spans() -> tuple[Span, ...]:
    lead = (0, len(LEAD))
    items = [TEXT.index(one) for one in (FIRST, SECOND)]
    ends = [start + len(one) for start, one in zip(items, (FIRST, SECOND), strict=True)]
    listed = [
        Span(SpanKind.LIST_ITEM, start - 2, end, group=0, lead=lead, marker="-") for start, end in zip(items, ends, strict=True)
    ]
    promise = TEXT.index(PROMISE)
    return Span(SpanKind.SENTENCE, *lead), *listed, Span(SpanKind.SENTENCE, promise, promise + len(PROMISE))


class FakeCatalogue:
    """One plan of one page whose number is 4."""

    def __init__(self, paged: bool) -> None:
        self.document = Document("d-1", "plan.pdf", "/in/plan.pdf", "Harbour Plan", Kind.PLAN, "0" * 64, paged=paged)

    def documents(self) -> Sequence[Document]:
        return [self.document]

    def detail(self, document_id: str) -> DocumentDetail:
        head: dict[str, Any] = {"document_id": document_id, "file": "plan.pdf", "title": "Harbour Plan", "kind": "plan"}
        head |= {"publisher": None, "date": None, "period": None, "sha256": "0" * 64, "passages": 1, "status": "ready"}
        return DocumentDetail(**head, outline=[], components=[], pages=[PageResult(number=4, label=None, text=TEXT, ocr=False)])

    def page(self, document_id: str, number: int) -> Page | None:
        return Page(4, TEXT) if number == 4 else None

    def passages_of(self, document_id: str) -> Sequence[Passage]:
        return [Passage("p-1", document_id, 0, 4, 0, len(TEXT), TEXT, ("Buoys",), spans=spans())]


class FakeAssistant:
    def __init__(self, paged: bool) -> None:
        self.catalogue = FakeCatalogue(paged)


def run(*words: str, paged: bool = True) -> Any:
    app = typer.Typer()
    app.command()(commitments)
    session = Session(opener=lambda settings: FakeAssistant(paged))  # type: ignore[arg-type,return-value]
    return CliRunner().invoke(app, list(words), obj=session)


def test_json_has_the_fields_of_the_contract_first() -> None:
    answer = json.loads(run("harbour", "--json").stdout)
    assert answer["document"] == "d-1"
    assert [list(one)[:5] for one in answer["commitments"]] == [["id", "heading", "text", "page", "order"]] * 2
    first, second = answer["commitments"]
    assert (first["text"], first["page"], first["order"], first["heading"]) == (FIRST, 4, 1, "Buoys")
    assert (first["target"], first["deadline"], first["strength"]) == ("12 buoys", "by May 2031", "specific")
    assert second["text"] == "Help skippers who ask for it."


def test_all_adds_promises_and_a_file_without_pages_has_none() -> None:
    answer = json.loads(run("harbour", "--all", "--json", paged=False).stdout)
    assert [(one["section"], one["order"], one["page"]) for one in answer["commitments"]] == [
        ("listed", 1, None),
        ("listed", 2, None),
        ("promise", 3, None),
    ]


def test_an_unknown_plan_is_a_usage_error() -> None:
    result = run("lighthouse")
    assert isinstance(result.exception, UnknownDocument)
    assert result.exception.exit_code == 2


def register(**changes: str) -> RegisterResult:
    fields: dict[str, Any] = {
        "id": "c-1",
        "heading": "Buoys",
        "text": FIRST,
        "page": 4,
        "order": 1,
        "section": "listed",
        "lead": LEAD,
        "actor": "the Mayor",
        "target": "12 buoys",
        "deadline": "by May 2031",
        "strength": "specific",
    }
    return RegisterResult(document="d-1", title="Harbour Plan", commitments=[CommitmentResult(**{**fields, **changes})])


def test_the_table_gives_strength_page_target_and_counts() -> None:
    out = io.StringIO()
    draw_register(Console(file=out, width=100), register())
    drawn = out.getvalue()
    assert "Buoys\n" in drawn
    assert "1  specific  p. 4  Moor 12 buoys by May 2031. (target: 12 buoys; by when: by May 2031)" in drawn
    assert drawn.endswith("1 commitment: 1 specific, 0 measurable, 0 vague.\n")


def test_an_empty_register_says_what_to_do() -> None:
    out = io.StringIO()
    draw_register(Console(file=out, width=100), RegisterResult(document="d-1", title="Harbour Plan", commitments=[]))
    assert "--all" in out.getvalue()


def test_csv_and_excel_hold_the_same_and_no_formulas(tmp_path: Path) -> None:
    dangerous = register(text="=HYPERLINK(1)")
    export_register(dangerous, tmp_path / "r.csv")
    export_register(dangerous, tmp_path / "r.xlsx")
    with (tmp_path / "r.csv").open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.reader(file))
    sheet = load_workbook(tmp_path / "r.xlsx").active
    cells = [[str(cell) for cell in row] for row in sheet.iter_rows(values_only=True)]
    assert rows == cells
    assert rows[1][3] == "'=HYPERLINK(1)"
    assert (sheet.freeze_panes, sheet.auto_filter.ref) == ("A2", "A1:K2")


@pytest.mark.parametrize("name", ["r.pdf", "missing/r.csv"])
def test_a_file_that_cannot_be_written(tmp_path: Path, name: str) -> None:
    with pytest.raises(UsageError):
        export_register(register(), tmp_path / name)
