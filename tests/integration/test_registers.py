"""The registers of three published plans, and of four invented ones, against the gold."""

import hashlib
from pathlib import Path

import pytest

from corpus.commitments import Commitment
from corpus.models import StoredDocument
from eval import registers
from eval.registers import GoldCommitment
from ingest.commitments.extraction import register_of
from ingest.documents import build
from ingest.readers.detect import read

FOLDER = Path(__file__).resolve().parents[3] / "shared" / "corpus"
GOLD = registers.load()
INVENTED = registers.load(registers.INVENTED)
PLANS = sorted({line.place.file for lines in GOLD.values() for line in lines})
LEAST_F1 = 0.97  # what the register is to reach
LEAST_F1_PROMISES = 0.9

published = pytest.mark.skipif(not FOLDER.is_dir(), reason="the published documents are not beside the checkout")


def stored(name: str, folder: Path = FOLDER) -> StoredDocument:
    data = (folder / name).read_bytes()
    return build(read(data, name), file=name, path=name, sha256=hashlib.sha256(data).hexdigest())


def measured(document: StoredDocument, section: str) -> registers.Agreement:
    known = {**GOLD, **INVENTED}[document.document.sha256]
    gold: list[GoldCommitment] = [each for each in known if each.section == section]
    found: list[Commitment] = [each for each in register_of(document) if each.section == section]
    texts = {page.number: page.text for page in document.pages}
    return registers.agreement([each.place for each in gold], found, texts)


@published
@pytest.mark.parametrize("name", PLANS)
def test_register_of_a_published_plan(name: str) -> None:
    document = stored(name)
    assert measured(document, "listed").f1 >= LEAST_F1
    assert measured(document, "promise").f1 >= LEAST_F1_PROMISES


@pytest.mark.parametrize("name", sorted({line.place.file for lines in INVENTED.values() for line in lines}))
def test_register_of_an_invented_plan(name: str) -> None:
    document = stored(name, registers.INVENTED_FOLDER)
    assert measured(document, "listed").f1 >= LEAST_F1
    assert measured(document, "promise").f1 >= LEAST_F1_PROMISES


@published
@pytest.mark.parametrize("name", PLANS)
def test_texts_are_verbatim_and_ids_unique_and_repeatable(name: str) -> None:
    document = stored(name)
    found = register_of(document)
    pages = {page.number: page.text for page in document.pages}
    for one in found:
        assert one.text == "\n".join(pages[each.page][each.start : each.end] for each in one.extents)
    assert len({one.id for one in found}) == len(found)
    assert [one.id for one in register_of(stored(name))] == [one.id for one in found]
