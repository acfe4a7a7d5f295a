"""Nearest neighbours in memory: the same as by hand, and what is forgotten is not found."""

import numpy as np

from retrieval.coverage.nearest import Nearest


def held() -> Nearest:
    index = Nearest()
    rows = np.array([[1.0, 0.0], [0.6, 0.8], [0.0, 1.0]], dtype=np.float32)
    index.add(["p-1", "p-2"], "d-1", ["a", "b"], rows[:2])
    index.add(["p-3"], "d-2", ["c"], rows[2:])
    return index


def test_the_best_come_first_with_their_cosines() -> None:
    asked = np.array([0.0, 1.0], dtype=np.float32)
    assert [id_ for id_, _ in held().search(asked, 5)] == ["p-3", "p-2", "p-1"]
    (first, cosine), *rest = held().search(asked, 1, ["d-1"])
    assert (first, round(cosine, 3), rest) == ("p-2", 0.8, [])
    assert held().search(asked, 5, ["d-9"]) == Nearest().search(asked, 5) == []


def test_what_is_forgotten_is_not_found() -> None:
    index = held()
    index.remove("d-1")
    assert index.ids() == {"p-3"}
    index.add(["p-3"], "d-2", ["c"], np.array([[1.0, 0.0]], dtype=np.float32))
    assert index.search(np.array([1.0, 0.0], dtype=np.float32), 5) == [("p-3", 1.0)]
    index.clear()
    assert index.ids() == set()
