"""Reading takes time in proportion to a file's length, whatever is repeated in it."""

import time
from collections.abc import Callable

import pytest

from ingest.parsing import Job, parse

LESS, MORE = 200, 1600  # so many of each, and eight times as many
# Eight times as much may take eight times as long; where each looks at all before it, it takes up to 64 times as long.
MOST = 24
LEAST = 0.05  # seconds: shorter times are noise
PROSE = "Wardens walked the quay wall on forty nights and spoke to every trader they met there. "

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
