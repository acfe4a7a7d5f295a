"""Reading takes time in proportion to a file's length, whatever is repeated in it."""

import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from ingest.parsing import Job, parse
from ingest.readers.pdf import glyphs as pdf_glyphs
from ingest.readers.pdf.contents import contents_lines
from ingest.readers.pdf.words import Face, Line, Word

LESS, MORE = 200, 1600  # so many of each, and eight times as many
# Eight times as much may take eight times as long; where each looks at all before it, it takes up to 64 times as long.
MOST = 24
LEAST = 0.05  # seconds: shorter times are noise
PROSE = "Wardens walked the quay wall on forty nights and spoke to every trader they met there. "

MINUTES = "Minutes of the quay board\n\nPresent: Jo Bloggs\n\nIt met.\n"

TEXTS: dict[str, Callable[[int], str]] = {
    "lines of one paragraph": lambda n: "".join(f"berth {k} was let to {k * 7 + 3} boats and\n" for k in range(n)),
    "letters of one word": lambda n: "x" * 20 * n,
    "digits of one number": lambda n: "1234567890" * n,
    "full stops": lambda n: "Quay " + "." * 10 * n,
    "dates of one paragraph": lambda n: "It met " + " and on ".join(f"{k % 28 + 1} May {1950 + k % 100}" for k in range(n)),
    "acronyms of one paragraph": lambda n: " ".join(f"the Road Safety Forum {k} (RSF)" for k in range(n)),
    "names of bodies": lambda n: " ".join("Police and Crime Commissioner for Borset" for _ in range(n)),
    "rows of a table": lambda n: "Quay\n\nBerth\tBoats\tPaid\n" + "".join(f"Berth {k}\t{k * 7}\t{k + 12}\n" for k in range(n)),
    "items of a list": lambda n: "The board will:\n\n" + "".join(f"- light lamp {k} by May\n" for k in range(n)),
    "headings": lambda n: "".join(f"{k}. The Quay Of The North\n\nIt has {k + 3} lamps. {PROSE}\n\n" for k in range(n // 2)),
    "names and page numbers": lambda n: "".join(f"Quay of {'abcdefghij'[k % 10] * 3}    {k}\n" for k in range(n)),
    "opening brackets": lambda n: "(" * 10 * n,
    "an agenda's leaders": lambda n: (
        f"Agenda\n\n1. Quay {'.' * n} x AB/12/2021\n\n2. Wall {'.' * n} AB/13/2021\n\n3. End\n\n{MINUTES}"
    ),
}


def seconds(text: str) -> float:
    """Processor time of one reading."""
    job = Job(text.encode(), "paper.txt", "/paper.txt", "0" * 64)
    started = time.process_time()
    parse(job)
    return time.process_time() - started


@pytest.mark.parametrize("what", TEXTS)
def test_time_grows_with_length(what: str) -> None:
    parse(Job(PROSE.encode(), "first.txt", "/first.txt", "0" * 64))  # whatever is imported or compiled at first use
    less, more = seconds(TEXTS[what](LESS)), seconds(TEXTS[what](MORE))
    assert more < MOST * max(less, LEAST), f"{less:.2f} s for {LESS}, {more:.2f} s for {MORE}"


def test_dotted_lines_of_a_form_cost_no_more_than_text() -> None:
    word = Word("Signed" + "." * 400, 0, 0, 300, 10, 8, 10, Face(), 0)
    line = Line((word, replace(word, text="Date", x0=300, x1=320)), 0, 400)
    started = time.process_time()
    assert contents_lines([[line] * 20], set()) == set()
    assert time.process_time() - started < 1


def test_glyphs_strewn_over_a_page_are_words_of_their_own(monkeypatch: pytest.MonkeyPatch) -> None:
    def box(_raw: object, index: int) -> tuple[float, float, float, float, float, float]:
        return index * 100.0, 0.0, index * 100.0 + 5, 10.0, 0.0, index * 100.0

    monkeypatch.setattr(pdf_glyphs, "_box", box)
    monkeypatch.setattr(pdf_glyphs, "_style", lambda *_: (10.0, 0.0, Face()))
    run = [pdf_glyphs._Char(ord("x"), index) for index in range(3000)]
    assert [word.text for _, word in pdf_glyphs._word(None, run, {}, 0)] == ["x"] * 3000
