"""The bundled digests say nothing that their sources do not, and copy none of their sentences."""

import re
from pathlib import Path

import pytest

from ingest.readers.front_matter import front_matter

ROOT = Path(__file__).resolve().parents[2]
DIGESTS = sorted((ROOT / "corpus" / "documents").glob("*.md"))
PUBLISHED = ROOT.parent / "shared" / "corpus"
RUN = 12  # words
NUMBER = re.compile(r"\d+(?:[.,]\d+)*")

needs_the_published = pytest.mark.skipif(not PUBLISHED.is_dir(), reason="the published documents are not beside the checkout")


def body(path):
    text = path.read_text("utf-8")
    return text[front_matter(text)[1] :]


def runs(text):
    words = re.findall(r"[a-z]+", text.lower())
    return {" ".join(words[i : i + RUN]) for i in range(len(words) - RUN + 1)}


def numbers(text):
    return {number.replace(",", "") for number in NUMBER.findall(text)}


def test_there_is_a_digest_of_each_document():
    assert len(DIGESTS) == 5


@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_a_digest_says_that_it_is_one(path):
    head, _, warnings = front_matter(path.read_text("utf-8"))
    assert not warnings
    assert {"title", "kind", "publisher", "source", "notice"} <= head.keys()
    assert "not the published text" in head["notice"].lower()
    assert 10_000 <= path.stat().st_size <= 30_720


@needs_the_published
@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_every_number_of_a_digest_is_in_its_source(path):
    source = (PUBLISHED / f"{path.stem.removesuffix('-digest')}.txt").read_text("utf-8")
    held = numbers(source)
    # A footnote's sign sticks to some figures of the extracted text: a figure may begin one of the source's.
    loose = {n for n in numbers(body(path)) - held if not any(other.startswith(n) for other in held)}
    assert loose == set()


@needs_the_published
@pytest.mark.parametrize("path", DIGESTS, ids=lambda path: path.stem)
def test_no_run_of_words_is_shared_with_a_published_document(path):
    own = runs(path.read_text("utf-8"))
    for source in PUBLISHED.glob("*.txt"):
        assert not own & runs(source.read_text("utf-8")), source.name
