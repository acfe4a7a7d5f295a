import hashlib
import json
import re
from collections import defaultdict
from dataclasses import fields, replace
from pathlib import Path

import pytest

from corpus.errors import UnreadableFile, UsageError
from eval.dataset import Place, Question, chosen, load, mismatches
from eval.folding import contains, folded
from eval.sources import Dataset, dataset
from ingest.readers import detect
from tests.unit.fake_evaluation import FERRY, FILES, HARBOUR, pages, question, unanswerable

SHIPPED = ("published", "digests", "others", "forms")
LINE: dict[str, object] = {
    "id": "q-1",
    "type": "fact",
    "split": "dev",
    "section": "Harbour",
    "question": "What does the ferry cost?",
    "history": [],
    "status": "answered",
    "facts": [["£4"]],
    "evidence": [[{"file": "harbour.txt", "sha256": HARBOUR, "page": 1, "start": 14, "end": 40}]],
    "notes": "",
}


def written(folder: Path, *lines: dict[str, object]) -> Path:
    path = folder / "made-up.jsonl"
    path.write_text("\n".join(json.dumps(line) for line in lines) + "\n", "utf-8")
    return path


def test_a_line_is_a_question(tmp_path: Path) -> None:
    (found,) = load(written(tmp_path, LINE))
    assert (found.id, found.facts, found.evidence[0][0].end) == ("q-1", (("£4",),), 40)
    assert found.answerable


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"type": "riddle"}, "type"),
        ({"extra": 1}, "extra"),
        ({"split": "train"}, "split"),
        ({"status": "not_found"}, "not_found with facts"),
        ({"evidence": []}, "no evidence"),
        ({"evidence": [[]]}, "empty group"),
        ({"facts": []}, "no facts"),
        ({"facts": [["£4", " "]]}, "empty variant"),
        ({"facts": [[]]}, "without variants"),
        ({"history": ["and before?"]}, "history"),
        ({"type": "follow_up"}, "history"),
        ({"evidence": [[{"file": "a", "sha256": HARBOUR, "page": 1, "start": 4, "end": 4}]]}, "no range"),
        ({"evidence": [[{"file": "a", "sha256": HARBOUR, "page": 0, "start": 4, "end": 5}]]}, "no range"),
        ({"evidence": [[{"file": "a", "sha256": "aa", "page": 1, "start": 4, "end": 5}]]}, "sha256"),
    ],
)
def test_a_faulty_line_is_refused_by_its_number(tmp_path: Path, changes: dict[str, object], reason: str) -> None:
    with pytest.raises(UsageError, match=f"line 2.*{reason}"):
        load(written(tmp_path, {**LINE, "id": "q-0"}, {**LINE, **changes}))


def test_ids_are_unique(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="id is taken"):
        load(written(tmp_path, LINE, LINE))


def test_a_missing_file_and_broken_json_are_refused(tmp_path: Path) -> None:
    with pytest.raises(UsageError, match="cannot be read"):
        load(tmp_path / "none.jsonl")
    (tmp_path / "broken.jsonl").write_text("{", "utf-8")
    with pytest.raises(UsageError, match="line 1"):
        load(tmp_path / "broken.jsonl")


def test_splits() -> None:
    questions = (question("a"), question("b", split="dev"))
    assert [q.id for q in chosen(questions, "dev")] == ["b"]
    assert [q.id for q in chosen(questions, "all")] == ["a", "b"]
    for wrong in ("train", "test"):
        with pytest.raises(UsageError):
            chosen((question("b", split="dev"),), wrong)


def test_places_are_checked_against_the_documents(tmp_path: Path) -> None:
    held = pages(tmp_path)
    past = replace(FERRY, end=9999)
    other = replace(FERRY, sha256="cc" * 32)
    blank = replace(FERRY, start=13, end=14)
    assert mismatches([question(), unanswerable()], held) == []
    found = mismatches([question("w", evidence=((past, other), (blank,)))], held)
    assert found[0].startswith(f"w: {FILES[HARBOUR]}, page 1")
    assert len(found) == 3
    assert "is not held" in found[1]


def test_documents_that_are_not_here_are_named(tmp_path: Path) -> None:
    gone = Dataset("made-up", written(tmp_path, LINE), tmp_path / "nowhere")
    assert "nowhere" in gone.missing
    with pytest.raises(UnreadableFile, match="nowhere"):
        gone.files()
    (tmp_path / "empty").mkdir()
    assert "holds no document" in Dataset("made-up", gone.path, tmp_path / "empty").missing
    assert "no dataset file" in Dataset("made-up", tmp_path / "none.jsonl", tmp_path).missing


def test_datasets_by_name_and_by_path(tmp_path: Path) -> None:
    assert dataset("digests").missing == ""
    assert len(dataset("digests").files()) == 5
    assert len(dataset("others").files()) == 12
    assert len(dataset("forms").files()) == 4
    with pytest.raises(UsageError, match="no dataset 'riddles'"):
        dataset("riddles")
    path = written(tmp_path, LINE)
    with pytest.raises(UsageError, match="--files"):
        dataset(str(path))
    assert dataset(str(path), tmp_path).name == "made-up"


# --- the datasets that come with the program ---------------------------------------------------------------------


def shipped(name: str) -> tuple[Question, ...]:
    return load(dataset(name).path)


def places(asked: Question) -> list[Place]:
    return [place for group in asked.evidence for place in group]


def read(held: Dataset) -> dict[tuple[str, int], str]:
    """The page texts of a dataset's files as they are stored, by the file's sha256 and the page."""
    files = [(path.name, path.read_bytes()) for path in held.files()]
    pages = {hashlib.sha256(data).hexdigest(): detect.read(data, name, ocr=False).pages for name, data in files}
    return {(sha256, page.number): page.text for sha256, of in pages.items() for page in of}


def test_the_readme_defines_every_field() -> None:
    readme = dataset("digests").path.with_name("README.md").read_text("utf-8")
    questions = readme[readme.index("## Fields") : readme.index("## Claims")]
    defined = re.findall(r"^\| `(\w+)` \|", questions, re.MULTILINE)
    assert [name for name in defined if name != "published"] == [field.name for field in fields(Question)]


@pytest.mark.parametrize("name", SHIPPED)
def test_no_section_is_in_two_splits_and_no_evidence_either(name: str) -> None:
    splits: defaultdict[object, set[str]] = defaultdict(set)
    for asked in shipped(name):
        if asked.answerable:
            splits[asked.section].add(asked.split)
        for place in (place for group in asked.evidence for place in group):
            splits[place].add(asked.split)
    assert [key for key, found in splits.items() if len(found) > 1] == []


@pytest.mark.parametrize(("name", "least"), [("published", 250), ("digests", 100)])
def test_datasets_are_large_and_hold_enough_that_cannot_be_answered(name: str, least: int) -> None:
    questions = shipped(name)
    assert len(questions) >= least
    refusals = sum(not asked.answerable for asked in questions)
    assert refusals >= 0.15 * len(questions)
    assert {asked.type for asked in questions} >= {"follow_up", "unanswerable", "false_premise", "table", "list"}


def test_ids_are_unique_over_all_datasets() -> None:
    ids = [asked.id for name in SHIPPED for asked in shipped(name)]
    assert len(ids) == len(set(ids))


@pytest.mark.parametrize("name", SHIPPED)
def test_gold_places_are_of_the_files_that_are_here(name: str) -> None:
    held = dataset(name)
    if held.missing:
        pytest.skip(held.missing)
    hashes = {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in held.files()}
    texts = read(held)
    for asked in shipped(name):
        for place in places(asked):
            assert hashes[place.file] == place.sha256, asked.id
            page = texts[place.sha256, place.page]
            assert place.end <= len(page), asked.id
            text = page[place.start : place.end]
            assert text.strip(), asked.id
            assert text == text.strip(), asked.id


def test_every_fact_about_other_publishers_is_in_its_evidence_as_it_is_written() -> None:
    texts = read(dataset("others"))
    for asked in shipped("others"):
        said = [folded(texts[place.sha256, place.page][place.start : place.end]) for place in places(asked)]
        for variant in (variant for fact in asked.facts for variant in fact):
            assert any(contains(text, folded(variant)) for text in said), (asked.id, variant)


def test_every_file_of_other_publishers_is_asked_about_and_some_of_it_cannot_be_answered() -> None:
    questions = shipped("others")
    assert {place.file for asked in questions for place in places(asked)} == {path.name for path in dataset("others").files()}
    for split in ("dev", "test"):
        own = [asked for asked in questions if asked.split == split]
        assert len(own) >= 60
        assert sum(not asked.answerable for asked in own) >= 0.15 * len(own)
    assert {asked.type for asked in questions} >= {"follow_up", "unanswerable", "table", "list", "who", "definition"}
