"""Questions with their gold: read from JSONL, checked as they are read, and checked against the documents held.

``datasets/README.md`` defines every field.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from corpus.errors import UsageError
from eval.pages import Pages

Type = Literal[
    "fact",
    "number",
    "table",
    "list",
    "cross_document",
    "paraphrase",
    "who",
    "when",
    "definition",
    "decision",
    "follow_up",
    "unanswerable",
    "false_premise",
]
Split = Literal["dev", "test"]
Status = Literal["answered", "partial", "not_found"]
_CLOSED = ConfigDict(extra="forbid")


@dataclass(frozen=True, slots=True)
class Place:
    """Half-open range of code points of a page's stored text; ``page`` is 1-based, ``sha256`` of the file's bytes."""

    __pydantic_config__ = _CLOSED

    file: str
    sha256: str
    page: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Question:
    """One question and what a right answer is. ``evidence`` are groups; inside a group any one place suffices."""

    __pydantic_config__ = _CLOSED

    id: str
    type: Type
    split: Split
    section: str
    question: str
    history: tuple[str, ...]
    status: Status
    facts: tuple[tuple[str, ...], ...]
    evidence: tuple[tuple[Place, ...], ...]
    notes: str

    @property
    def answerable(self) -> bool:
        """Whether the documents say it."""
        return self.status != "not_found"


_READER = TypeAdapter(Question)


def load(path: Path) -> tuple[Question, ...]:
    """All questions of a file, in its order.

    Raises:
        UsageError: the file cannot be read, or a line is not a question as the README defines it, naming the line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The dataset {path} cannot be read: {error}.", "Name one with --dataset.") from error
    questions: dict[str, Question] = {}
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        where = f"{path.name}, line {number}"
        try:
            question = _READER.validate_json(line, strict=True)
        except ValidationError as error:
            first = error.errors()[0]
            key = ".".join(str(part) for part in first["loc"])
            raise UsageError(f"{where}: {key or 'the line'}: {first['msg']}.", _HINT) from error
        faults = _faults(question)
        if question.id in questions:
            faults.append("the id is taken")
        if faults:
            raise UsageError(f"{where} ({question.id}): {'; '.join(faults)}.", _HINT)
        questions[question.id] = question
    return tuple(questions.values())


_HINT = "eval/datasets/README.md defines the fields."


# An unanswerable question may go on from an earlier one as well.
_CONTINUING = frozenset({"follow_up", "unanswerable"})


def _faults(question: Question) -> list[str]:
    """What one question contradicts of the README."""
    places = [place for group in question.evidence for place in group]
    rules = (
        (question.answerable and not question.evidence, "no evidence"),
        (question.answerable and not question.facts, "no facts"),
        (not question.answerable and bool(question.evidence or question.facts), "not_found with facts or evidence"),
        (not all(question.evidence), "an empty group of evidence"),
        (not all(variant.strip() for fact in question.facts for variant in fact), "an empty variant of a fact"),
        (not all(question.facts), "a fact without variants"),
        (question.type == "follow_up" and not question.history, "a follow-up question without history"),
        (bool(question.history) and question.type not in _CONTINUING, "history is not for this type"),
        (any(place.page < 1 or not 0 <= place.start < place.end for place in places), "a place that is no range"),
        (any(len(place.sha256) != 64 for place in places), "a sha256 that is not 64 digits"),
    )
    return [fault for failed, fault in rules if failed]


def chosen(questions: Iterable[Question], split: str) -> tuple[Question, ...]:
    """The questions of a split: ``dev``, ``test``, or ``all``.

    Raises:
        UsageError: there is no such split, or none of the questions is in it.
    """
    if split not in {"dev", "test", "all"}:
        raise UsageError(f"'{split}' is not a split.", "Known: dev, test, all.")
    found = tuple(question for question in questions if split in {question.split, "all"})
    if not found:
        raise UsageError(f"No question is in the split '{split}'.", "Choose another with --split.")
    return found


def mismatches(questions: Iterable[Question], pages: Pages) -> list[str]:
    """Places that the documents held do not have, one line each: another file, or a range past the page's end."""
    found: list[str] = []
    for question in questions:
        for place in (place for group in question.evidence for place in group):
            text = pages.text(place.sha256, place.page)
            if not pages.holds(place.sha256):
                found.append(f"{question.id}: {place.file} with sha256 {place.sha256[:12]} is not held")
            elif place.end > len(text) or not text[place.start : place.end].strip():
                found.append(f"{question.id}: {place.file}, page {place.page}, has no text at {place.start}-{place.end}")
    return found
