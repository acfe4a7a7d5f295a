"""The evidence record that a chat saves."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from corpus.errors import AnswerableError, UsageError
from corpus.models import Filters, Kind
from corpus.results import Answer
from corpus.version import program_version
from terminal.record import as_json, as_markdown, save_record
from terminal.talk import Turn
from tests.unit.fake_assistant import ID, QUOTE, SHA, answer, citation, not_found

NOW = datetime(2031, 2, 3, 4, 5, 6, tzinfo=UTC)
TURNS = [
    Turn(NOW, Filters(), answer("And in May?", standalone_question="How many lamps in May?", warnings=["Old."])),
    Turn(NOW, Filters((ID,), (Kind.PLAN,), ("2030",), "2030-12-31"), not_found()),
]


def test_json_holds_all_that_is_needed_to_check_it():
    record = json.loads(as_json(TURNS, NOW))
    assert list(record) == ["program", "version", "saved_at", "documents", "turns"]
    assert record["version"] == program_version()
    assert record["saved_at"] == "2031-02-03T04:05:06+00:00"
    assert record["documents"] == [
        {"document_id": ID, "file": "harbour.pdf", "title": "Harbour Plan 2030", "date": "2030-01", "sha256": SHA}
    ]
    first, second = record["turns"]
    assert Answer.model_validate(first["answer"]) == TURNS[0].answer
    assert first["answer"]["citations"][0]["page"] == 3
    assert first["asked_at"] == "2031-02-03T04:05:06+00:00"
    assert second["restricted_to"] == {"documents": [ID], "kinds": ["plan"], "years": ["2030"], "as_of": ["2030-12-31"]}


def test_markdown_reads_as_a_record():
    assert as_markdown(TURNS, NOW) == (
        f"""# Evidence record

Saved 2031-02-03T04:05:06+00:00 by answerable {program_version()}.

## 1. And in May?

- Asked: 2031-02-03T04:05:06+00:00
- Understood as: How many lamps in May?
- Status: answered
- Worded by: extractive
- Warning: Old.

Harbour Plan 2030, Safety:

> "{QUOTE}" [1]

[1] Harbour Plan 2030, Safety \\> Lamps and buoys, page 3 (printed 1)

- File: harbour.pdf, characters 58 to 98
- sha256: `{SHA}`
- Quotation:

  > {QUOTE}

## 2. Who owns the moon?

- Asked: 2031-02-03T04:05:06+00:00
- Understood as: Who owns the moon?
- Restricted to: documents {ID}; kinds plan; years 2030; as of 2030-12-31
- Status: not found (The documents do not say.)
- Worded by: extractive

## Documents cited

| Document | File | sha256 |
|---|---|---|
| Harbour Plan 2030 | harbour.pdf | `{SHA}` |
"""
    )


def test_documents_cannot_write_markdown():
    evil = "<script>x</script> | [link](http://x) *b*\n# head\x1b[31m"
    turn = Turn(NOW, Filters(), answer(text=f"{evil} [1]".replace("\n", " "), citations=[citation(quote=evil)]))
    text = as_markdown([turn], NOW)
    assert "<script>" not in text and "[link]" not in text and "\x1b" not in text
    assert "\n  > \\# head\n" in text


def test_files_are_replaced_only_on_request_and_whole(tmp_path):
    file = tmp_path / "e.md"
    save_record(file, TURNS[:1], NOW)
    before = file.read_text(encoding="utf-8")
    with pytest.raises(UsageError, match="was left as it is"):
        save_record(file, TURNS, NOW)
    assert file.read_text(encoding="utf-8") == before
    save_record(file, TURNS, NOW, overwrite=True)
    assert file.read_text(encoding="utf-8") == as_markdown(TURNS, NOW)
    assert [path.name for path in tmp_path.iterdir()] == ["e.md"]
    save_record(tmp_path / "E.JSON", TURNS, NOW)
    assert json.loads((tmp_path / "E.JSON").read_text(encoding="utf-8"))["program"] == "answerable"


@pytest.mark.parametrize("name", ["e", "e.txt", "e.md.bak"])
def test_another_ending_is_refused(tmp_path, name):
    with pytest.raises(UsageError, match="neither"):
        save_record(tmp_path / name, TURNS, NOW)


def test_nothing_to_save_and_nowhere_to_save():
    with pytest.raises(UsageError, match="nothing to save"):
        save_record(Path("e.md"), [], NOW)
    with pytest.raises(AnswerableError, match="was not saved: no such file or directory") as caught:
        save_record(Path("/nowhere/at/all/e.md"), TURNS, NOW)
    assert caught.value.exit_code == 1
