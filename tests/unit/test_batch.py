"""Many questions in one run."""

import json

import pytest

from corpus.errors import Busy
from tests.unit.fake_assistant import FakeAssistant, not_found
from tests.unit.fake_commands import ANSWER_FIELDS, run_command


def test_a_batch_answers_in_order_and_copies_ids(tmp_path):
    lines = [
        {"id": 7, "question": "How many lamps?"},
        {"id": {"a": [1]}, "question": " And  buoys? ", "history": ["How many lamps?"]},
        {"question": "Who owns the moon?"},
    ]
    file = tmp_path / "q.jsonl"
    file.write_text("\ufeff" + "\r\n\r\n".join(map(json.dumps, lines)), encoding="utf-8")
    fake = FakeAssistant({"Who owns the moon?": not_found()})
    result = run_command("ask", "--batch", str(file), fake=fake)
    values = [json.loads(line) for line in result.stdout.splitlines()]
    assert result.exit_code == 0
    assert [value["id"] for value in values] == [7, {"a": [1]}, None]
    assert [list(value) for value in values] == [ANSWER_FIELDS] * 3
    assert values[2]["status"] == "not_found"
    assert [call["history"] for call in fake.asked] == [(), ("How many lamps?",), ()]
    assert fake.asked[1]["question"] == "And buoys?"


def test_a_batch_is_checked_before_anything_is_asked():
    lines = [
        '{"question": "Good?"}',
        "{not json",
        '{"question": ""}',
        '{"question": 5}',
        '{"question": "x", "history": "y"}',
        "[]",
        '{"id": NaN, "question": "x"}',
        '{"id": [-1e999], "question": "x"}',
    ]
    fake = FakeAssistant()
    result = run_command("ask", "--batch", "-", stdin="\n".join(lines), fake=fake)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert not fake.asked
    assert result.stderr == (
        "error: standard input: line 2: not JSON (Expecting property name enclosed in double quotes). "
        'line 3: The question is empty. line 4: has no "question" that is a string. '
        'line 5: "history" is not a list of strings. line 6: not a JSON object. (and 2 more) '
        'Nothing was asked. A line is {"id": ..., "question": "...", "history": ["...", ...]}.\n'
    )


def test_a_batch_goes_on_after_a_failure_and_keeps_the_lines_matched():
    fake = FakeAssistant({"bad?": Busy("Busy.", "Wait.")})
    stdin = '{"id": 1, "question": "bad?"}\n{"id": 2, "question": "good?"}\n'
    result = run_command("ask", "--batch", "-", stdin=stdin, fake=fake)
    first, second = (json.loads(line) for line in result.stdout.splitlines())
    assert first == {"id": 1, "question": "bad?", "error": "Busy.", "hint": "Wait."}
    assert second["id"] == 2 and second["status"] == "answered"
    assert result.exit_code == 1
    assert result.stderr == "error: line 1: Busy. Wait.\n"


@pytest.mark.parametrize("content", [b"", b"\n\n"])
def test_an_empty_batch_is_done_at_once(tmp_path, content):
    file = tmp_path / "empty.jsonl"
    file.write_bytes(content)
    result = run_command("search", "--batch", str(file))
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_a_batch_file_that_cannot_be_read(tmp_path):
    assert run_command("ask", "--batch", str(tmp_path / "none")).stderr.startswith(f"error: {tmp_path}/none: no such file")
    binary = tmp_path / "b.jsonl"
    binary.write_bytes(b'{"question": "x"}\n\xff')
    result = run_command("ask", "--batch", str(binary))
    assert result.exit_code == 2 and "line 2: not UTF-8" in result.stderr
