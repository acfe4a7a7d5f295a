from collections.abc import Sequence
from types import SimpleNamespace

import pytest

from eval import remembering
from eval.remembering import Remembering


class Slow:
    """Takes a second a text on a clock of its own; a text's score is its length."""

    identity = "slow@1"

    def __init__(self) -> None:
        self.read: list[str] = []

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        self.read += texts
        return [float(len(text)) for text in texts]

    def seconds(self) -> float:
        return float(len(self.read))


def test_nothing_is_read_twice() -> None:
    slow = Slow()
    known = Remembering(slow)
    assert known.score("q", ["aa", "b", "aa"]) == [2, 1, 2]
    assert known.score("q", ["b", "ccc"]) == [1, 3]
    assert known.score("q", []) == []
    assert slow.read == ["aa", "b", "ccc"]
    assert known.score("another", ["b"]) == [1]
    assert slow.read[-1] == "b"
    assert known.identity == "slow@1"


def test_the_clock_runs_on_by_what_was_saved(monkeypatch: pytest.MonkeyPatch) -> None:
    slow = Slow()
    monkeypatch.setattr(remembering, "time", SimpleNamespace(perf_counter=slow.seconds))
    known = Remembering(slow)
    known.score("q", ["a", "b"])
    assert known.clock() == 2000
    known.score("q", ["b", "c"])
    assert known.clock() == 4000
    assert slow.read == ["a", "b", "c"]
