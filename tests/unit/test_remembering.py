"""No pair is read twice."""

from collections.abc import Sequence

from eval.remembering import Remembering


class Counting:
    identity = "counting"

    def __init__(self) -> None:
        self.read: list[tuple[str, str]] = []

    def load(self) -> None: ...

    def score(self, question: str, texts: Sequence[str]) -> list[float]:
        self.read += [(question, text) for text in texts]
        return [float(len(question) + len(text)) for text in texts]


def test_a_pair_is_read_once_and_scored_the_same_again() -> None:
    inner = Counting()
    memory = Remembering(inner)
    assert memory.score("q", ["a", "bb", "a"]) == [2.0, 3.0, 2.0]
    assert memory.score("q", ["bb", "ccc"]) == [3.0, 4.0]
    assert memory.score("other", ["bb"]) == [7.0]
    assert inner.read == [("q", "a"), ("q", "bb"), ("q", "ccc"), ("other", "bb")]
    assert memory.identity == "counting"
