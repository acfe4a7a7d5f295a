"""Scanned pages: made from a digest, slightly turned, ingested and asked; the answer cites them as read by OCR."""

import io
import json
import re
from pathlib import Path

import pypdfium2
import pytest
from fpdf import FPDF

from corpus.results import Citation
from terminal.sources import place
from tests.e2e.harbour import ROOT, answerable

DIGESTS = ROOT / "corpus" / "documents"
# Name, resolution in dots an inch, degrees turned, digest, its heading, a question and what the answer must hold.
SCANS = (
    (
        "scan-150.pdf", 150, 1.5, "police-and-crime-plan-2013-digest.md", "Area of focus: Reducing domestic abuse",
        "How many victims of domestic abuse is Essex estimated to have a year?", "44,000",
    ),
    (
        "scan-300.pdf", 300, -1.0, "deep-dive-local-visible-accessible-policing-2019-digest.md",
        "4.2 Better communication and contact with local communities",
        "By what share did residents say that the police understand the issues in their community?", "59%",
    ),
)  # fmt: skip


def section(digest: str, heading: str) -> list[str]:
    """The first paragraphs below a heading of a digest, its heading first: reading takes time for each line."""
    text = (DIGESTS / digest).read_text(encoding="utf-8")
    after = text.split(f"## {heading}\n", 1)[1]
    return [heading, *(line for line in re.split(r"\n## ", after)[0].splitlines() if line.strip())][:4]


def scanned(paragraphs: list[str], dpi: int, degrees: float) -> bytes:
    """A page with the paragraphs as a picture of so many dots an inch, turned by so many degrees."""
    made = FPDF()
    made.add_page()
    for number, paragraph in enumerate(paragraphs):
        made.set_font("times", "B" if not number else "", 16 if not number else 11)
        made.multi_cell(0, 6, paragraph.encode("latin-1", "replace").decode("latin-1"), new_x="LMARGIN", new_y="NEXT")
        made.ln(3)
    with pypdfium2.PdfDocument(bytes(made.output())) as document:
        image = document[0].render(scale=dpi / 72).to_pil().convert("L")
    held = io.BytesIO()
    image.rotate(degrees, fillcolor=250).save(held, "PDF", resolution=dpi)
    return held.getvalue()


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("scans")
    papers = folder / "papers"
    papers.mkdir()
    for name, dpi, degrees, digest, heading, *_ in SCANS:
        (papers / name).write_bytes(scanned(section(digest, heading), dpi, degrees))
    run = answerable("ingest", papers, data_dir=folder / "data")
    assert run.code == 0, run.err
    assert run.out.count("1 read by OCR") == 2 and "2 added" in run.out
    assert (folder / "data" / "ingest.log").read_text().count("ocr 1") == 2
    return folder / "data"


def test_answers_come_from_scanned_pages_and_say_so(data: Path) -> None:
    lines = "".join(json.dumps({"id": name, "question": question}) + "\n" for name, *_, question, _ in SCANS)
    run = answerable("ask", "--batch", "-", data_dir=data, stdin=lines)
    assert run.code == 0, run.err
    for answer, (name, *_, holds) in zip(run.lines, SCANS, strict=True):
        assert answer["status"] == "answered" and holds in answer["text"], answer["text"]
        cited = [citation for citation in answer["citations"] if holds in citation["quote"]]
        assert cited and "(read by OCR)" in place(Citation.model_validate(cited[0]), 100)
        assert all(one["ocr"] and one["file"] == name and one["page"] == 1 for one in cited)
