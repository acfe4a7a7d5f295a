"""The readers on documents that nobody made for this project."""

import difflib
import re
import unicodedata
from collections import Counter
from functools import cache
from pathlib import Path

import pypdfium2
import pytest

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.readers.docx import reader as docx
from ingest.readers.html import reader as html
from ingest.readers.pdf import reader as pdf

FOLDER = Path(__file__).parents[3] / "shared" / "real-documents"
pytestmark = pytest.mark.skipif(not FOLDER.is_dir(), reason=f"the folder of real documents is not here: {FOLDER.name}")

FILES = sorted(path.name for path in FOLDER.glob("*.pdf")) if FOLDER.is_dir() else []
LONG_PLAN_PAGES = 109


@cache
def parsed(name: str) -> ParsedFile:
    return pdf.read((FOLDER / name).read_bytes(), name, ocr=False)


def words(text: str) -> Counter[str]:
    plain = unicodedata.normalize("NFKC", text).replace("\x02", "-").replace("\ufffe", "-")
    return Counter(re.findall(r"\w+", plain.casefold()))


@pytest.mark.parametrize("name", FILES)
def test_no_words_are_lost(name: str) -> None:
    document = pypdfium2.PdfDocument(FOLDER / name)
    stated: Counter[str] = Counter()
    for page in document:
        textpage = page.get_textpage()
        stated += words(textpage.get_text_range())
        textpage.close()
    document.close()
    read: Counter[str] = Counter()
    for page in parsed(name).pages:
        read += words(page.text)
    assert (stated & read).total() >= 0.98 * stated.total()


@pytest.mark.parametrize("name", FILES)
def test_blocks_cover_the_pages(name: str) -> None:
    file = parsed(name)
    for page in file.pages:
        rest = page.text
        for block in reversed([block for block in file.blocks if block.page == page.number]):
            rest = rest[: block.start] + rest[block.end :]
        assert not rest.strip()


@pytest.mark.parametrize("name", FILES)
def test_page_numbers_count(name: str) -> None:
    printed = [(page.number, int(page.label)) for page in parsed(name).pages if page.label and page.label.isdigit()]
    offsets = Counter(number - label for number, label in printed)
    assert not printed or offsets.most_common(1)[0][1] >= 0.9 * len(printed)


def long_plan() -> ParsedFile:
    names = [name for name in FILES if len(parsed(name).pages) == LONG_PLAN_PAGES]
    assert len(names) == 1
    return parsed(names[0])


def title(text: str) -> str:
    """A title without the word "policy", dashes and case, which contents pages and headings write differently."""
    return re.sub(r"[\W_]+", " ", re.sub(r"(?i)^policy\s+", "", text.replace("\n", " "))).strip().casefold()


def alike(one: str, other: str) -> bool:
    """Equal, or all but equal: the plan's own contents misquote some headings, and break long ones off."""
    shorter = min(len(one), len(other))
    return (one[:shorter] == other[:shorter] and shorter > 8) or difflib.SequenceMatcher(None, one, other).ratio() > 0.85


def test_headings_of_the_long_plan_are_those_of_its_contents_pages() -> None:
    plan = long_plan()
    furniture = [(block.page, plan.text_of(block)) for block in plan.blocks if block.kind is BlockKind.FURNITURE]
    entries = [re.fullmatch(r"(.*[a-z].*?)[\s.]+(\d+)", text, re.IGNORECASE | re.DOTALL) for page, text in furniture if page < 6]
    stated = [title(entry[1]) for entry in entries if entry]
    assert len(stated) == 29
    heads = [block for block in plan.blocks if block.kind is BlockKind.HEADING]
    found = [title(plan.text_of(block)) for block in heads]
    missed = [text for text in stated if not any(alike(text, head) for head in found)]
    assert len(missed) <= 0.1 * len(stated), missed
    # Contents pages list chapters, appendices and policies: the headings of the first level after them, and those
    # of the second that are policies.
    contents_end = max(page for page, _ in furniture if page < 6)
    claimed = [
        title(plan.text_of(block))
        for block in heads
        if block.page > contents_end and (block.level == 1 or (block.level == 2 and plan.text_of(block).startswith("Policy ")))
    ]
    wrong = [head for head in claimed if not any(alike(text, head) for text in stated)]
    assert len(wrong) <= 0.1 * len(claimed), wrong


def test_word_form_keeps_its_tables() -> None:
    path = next(FOLDER.glob("*.docx"))
    file = docx.read(path.read_bytes(), path.name)
    rows = [block for block in file.blocks if block.kind is BlockKind.TABLE_ROW]
    assert len(rows) == 60  # every row but the empty ones
    assert not file.paged
    assert any(row.cells[0] == "1.1" for row in rows)


def test_page_with_text_is_read_without_its_frame() -> None:
    file = html.read((FOLDER / "page-with-text.html").read_bytes(), "page-with-text.html")
    text = file.pages[0].text
    assert text.startswith("Sustainability Appraisal")
    assert "cookie" not in text.casefold() and "Share this page" not in text
    assert sum(block.kind is BlockKind.LIST_ITEM for block in file.blocks) == 11


def test_page_drawn_by_a_script_is_refused() -> None:
    name = "page-that-is-an-empty-app-shell.html"
    with pytest.raises(UnreadableFile, match="a script draws") as refused:
        html.read((FOLDER / name).read_bytes(), name)
    assert "PDF" in refused.value.hint
