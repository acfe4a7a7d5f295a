"""Two made-up plans compared: kinds of change, words and targets."""

from collections.abc import Sequence

import numpy as np
import pytest

from corpus.commitments import CommitmentResult, commitment_id
from corpus.comparison import CommitmentPair, ComparisonResult
from corpus.ports import Vectors
from corpus.results import DocumentHead
from retrieval.comparing.plans import compare
from retrieval.comparing.targets import figures, target_changes
from retrieval.comparing.words import difference, kind_of, same_words
from retrieval.coverage.words import Words
from tests.unit.fake_coverage import stems

DREDGE = "Dredge the inner basin and the outer basin so that deep boats can moor at low water."
LAMPS = "Keep 12 lamps on the breakwater lit through the night by 2030."
GULLS = "Teach visitors not to feed gulls on the promenade."
FERRY = "Run a ferry to the lighthouse on summer Sundays."


class WordModels:
    """Vectors that count words, each word a dimension of its own."""

    def __init__(self) -> None:
        self._dimensions: dict[str, int] = {}

    def embed_passages(self, texts: Sequence[str]) -> Vectors:
        found = np.zeros((len(texts), 300), np.float32)
        for row, text in enumerate(texts):
            for word in Words(stems).terms(text):
                found[row, self._dimensions.setdefault(word, len(self._dimensions))] = 1
        return found / np.linalg.norm(found, axis=1, keepdims=True)


def register(name: str, texts: Sequence[str]) -> tuple[DocumentHead, list[CommitmentResult]]:
    head = DocumentHead(
        document_id=f"d-{name}",
        file=f"{name}.txt",
        title=name,
        kind="plan",
        publisher=None,
        date=None,
        period=None,
        sha256="0" * 64,
        passages=1,
        status="ready",
    )
    fields = {"section": "listed", "lead": "", "actor": "", "target": "", "deadline": "", "strength": "vague"}
    return head, [
        CommitmentResult(id=commitment_id("H", text), heading="H", text=text, page=None, order=order, **fields)  # type: ignore[arg-type]
        for order, text in enumerate(texts, start=1)
    ]


def run(old: Sequence[str], new: Sequence[str]) -> ComparisonResult:
    return compare(register("old", old), register("new", new), WordModels(), None, stems)  # type: ignore[arg-type]


def told(pair: CommitmentPair) -> tuple[str, list[int], list[int]]:
    return pair.kind, [one.order for one in pair.old], [one.order for one in pair.new]


def test_what_is_kept_dropped_and_new() -> None:
    result = run([DREDGE, GULLS], [FERRY, DREDGE.upper()])
    assert [told(pair) for pair in result.pairs] == [("new", [], [1]), ("kept", [1], [2]), ("dropped", [2], [])]
    assert result.summary["kept"] == result.summary["dropped"] == result.summary["new"] == 1
    assert sum(result.summary.values()) == 3
    assert result.pairs[1].similarity == 1.0


def test_a_plan_compared_with_itself_is_kept_whole() -> None:
    result = run([DREDGE, LAMPS, GULLS], [DREDGE, LAMPS, GULLS])
    assert result.summary["kept"] == 3
    assert all(pair.targets == [] for pair in result.pairs)


def test_one_commitment_that_became_two_is_split_and_the_other_way_round_merged() -> None:
    first, second = "Dredge the inner basin for deep boats.", "Mend the outer sluice before winter storms."
    whole = "Dredge the inner basin for deep boats and mend the outer sluice before winter storms."
    assert [told(pair) for pair in run([whole, GULLS], [first, second, GULLS]).pairs] == [
        ("split", [1], [1, 2]),
        ("kept", [2], [3]),
    ]
    assert [told(pair) for pair in run([first, second], [whole]).pairs] == [("merged", [1, 2], [1])]


def test_a_second_one_like_it_that_brings_nothing_of_its_own_is_new() -> None:
    again = "Teach visitors not to feed gulls on any promenade."
    assert [pair.kind for pair in run([GULLS], [GULLS, again]).pairs] == ["kept", "new"]


def test_an_empty_register_on_one_side() -> None:
    assert [pair.kind for pair in run([], [GULLS]).pairs] == ["new"]
    assert [pair.kind for pair in run([GULLS], []).pairs] == ["dropped"]


@pytest.mark.parametrize(
    ("old", "new", "kind"),
    [
        (GULLS, "Teach visitors, not to feed gulls on the promenade", "kept"),
        (DREDGE, "Dredge the inner basin so that deep boats can moor at low water.", "narrowed"),
        ("Dredge the inner basin.", "Dredge the inner basin, the outer basin and the creek.", "widened"),
        ("Clear weed from slipways.", "Clear weed from slipways in summer months.", "narrowed"),
        ("Clear weed from slipways in summer months.", "Clear weed from slipways.", "widened"),
        ("Inspect every mooring for worn chains.", "Inspect some moorings for worn chains.", "narrowed"),
        ("Mend the sluice gates.", "Aim to mend the sluice gates.", "narrowed"),
        ("Train 40 pilots in radio use.", "Train 25 pilots in radio use.", "narrowed"),
        ("Train 40 pilots in radio use.", "Train 60 pilots in radio use.", "widened"),
        (LAMPS, "Keep 12 lamps on the breakwater burning through the night by 2030.", "reworded"),
        (LAMPS, "Keep 12 lamps on the breakwater lit through the night by 2033.", "reworded"),
        (GULLS, "Explain to tourists why seabirds must not be fed on the promenade.", "reworded"),
    ],
)
def test_kinds_of_change(old: str, new: str, kind: str) -> None:
    assert kind_of(old, new, target_changes(old, new), Words(stems).terms) == kind


def test_the_difference_read_in_order_is_both_texts() -> None:
    old, new = DREDGE, "Dredge the inner basin so that boats of any draught can moor at low water."
    changes = difference(old, new)
    assert " ".join(one.text for one in changes if one.op != "added") == old
    assert " ".join(one.text for one in changes if one.op != "removed") == new


def test_function_words_between_two_changes_belong_to_them() -> None:
    changes = difference("Mend gates and walls.", "Paint rails and doors.")
    assert [(one.op, one.text) for one in changes] == [("removed", "Mend gates and walls."), ("added", "Paint rails and doors.")]


def test_case_and_punctuation_are_no_difference() -> None:
    assert same_words("Mend the “gates”;", "mend the gates.")
    assert not same_words("Mend 4 gates", "Mend 5 gates")


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Moor 150 more boats by March 2031.", [("150 more boats", "boats"), ("by March 2031", "date")]),
        ("Cut spills by 20% and spend £1.5 million.", [("20%", "%"), ("£1.5 million", "£")]),
        ("Answer within three years.", [("within three years", "time")]),
        ("Ring 101 ensuring a swift reply.", []),
        ("Bring spills to zero by 2040.", [("zero", ""), ("by 2040", "date")]),
        ("See Policy 4 and Form 12.", []),
        ("Raise the crew from one mate and six rowers to two and twelve.", [("twelve", "rowers")]),
        ("Expand the watch from 63 to 120 groups.", [("120 groups", "groups")]),
        ("Cut the levy from £12 to £9.", [("£9", "£")]),
        ("Lessons for pupils from 5 to 16 years of age.", [("5", ""), ("16 years", "years")]),
    ],
)
def test_quantities_and_times_are_found(text: str, values: list[tuple[str, str]]) -> None:
    assert [(one.text, one.unit) for one in figures(text)] == values


def test_changed_targets_are_named_with_their_direction() -> None:
    changes = target_changes(LAMPS, "Keep 9 lamps on the breakwater lit through the night by 2028, at £4,000 a year.")
    assert [(one.what, one.change, one.old, one.new) for one in changes] == [
        ("quantity", "lowered", "12 lamps", "9 lamps"),
        ("deadline", "earlier", "by 2030", "by 2028"),
        ("quantity", "added", "", "£4,000"),
    ]


def test_what_was_is_not_compared_with_what_is_to_be() -> None:
    changes = target_changes("Keep a crew of four rowers.", "Double the crew from one mate and six rowers to two and twelve.")
    assert ("quantity", "raised", "four rowers", "twelve") in [(one.what, one.change, one.old, one.new) for one in changes]
    assert not any(one.new == "six rowers" for one in changes)
