"""The command line: exact output, exit codes, and what it asks of the library."""

import json

import pytest

from corpus.models import Filters, Kind
from corpus.results import IngestReport
from tests.unit.fake_assistant import HELD, ID, SHA, FakeAssistant, answer, bundled_report, failed_report, not_found
from tests.unit.fake_commands import ANSWER_FIELDS, run_command

# --- ask -------------------------------------------------------------------------------------------------------


def test_ask_prints_the_answer_and_nothing_else():
    result = run_command("ask", "How many lamps?")
    assert result.exit_code == 0
    assert result.stderr == ""
    assert result.stdout == (
        "Harbour Plan 2030, Safety:\n"
        '  "The harbour keeps 12 lamps lit at night." [1]\n'
        "\n"
        "Sources\n"
        "  [1] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
    )


def test_ask_json_is_one_value_with_the_contract_s_fields():
    result = run_command("ask", "How many lamps?", "--json")
    value = json.loads(result.stdout)
    assert list(value) == ANSWER_FIELDS
    assert value == answer().model_dump(mode="json")


def test_not_found_is_not_a_failure():
    result = run_command("ask", "Who owns the moon?", fake=FakeAssistant({"Who owns the moon?": not_found()}))
    assert result.exit_code == 0
    assert result.stdout.startswith("The documents do not say.\n\nNearest passages (not an answer)\n")


def test_filters_reach_the_library():
    fake = FakeAssistant()
    run_command("ask", "Q?", "--document", "a", "--document", "b", "--kind", "PLAN", "--as-of", "2019", fake=fake)
    assert fake.asked[0]["filters"] == Filters(("a", "b"), (Kind.PLAN,), as_of="2019-12-31")


@pytest.mark.parametrize(
    ("words", "line"),
    [
        (["ask", ""], "error: The question is empty. Ask it in words, in quotation marks."),
        (["ask"], "error: The question is empty. Ask it in words, in quotation marks."),
        (
            ["ask", "a" * 10_000],
            "error: The question has 10,000 characters; at most 2,000 are read. Ask one thing at a time.",
        ),
        (["search", " "], "error: The question is empty. Ask it in words, in quotation marks."),
        (["ask", "Q?", "--as-of", "soon"], "error: 'soon' is not a date. Write it as 2019, 2019-07 or 2019-07-31."),
        (
            ["ask", "Q?", "--model", "m"],
            "error: 'm' does not name a language model as provider:name. See docs/models.md; such as: --model ollama:llama3.1",
        ),
        (
            ["ask", "Q?", "--model", "ollama:m"],
            "error: The package for 'ollama' models is not installed. pip install \"answerable[ollama]\"",
        ),
        (["askk"], "error: No such command 'askk'. Did you mean 'ask'? See: answerable --help"),
        ([], "error: Missing command. See: answerable --help"),
        (["ask", "a", "b"], "error: Got unexpected extra argument(s) (b). See: answerable ask --help"),
        (["ask", "Q?", "--batch", "-"], "error: A question and --batch were both given. Give one of them."),
        (["documents", "--json", "show", "x"], None),
        (["search", "q", "-k", "0"], None),
        (["ask", "Q?", "--kind", "poem"], None),
    ],
)
def test_a_wrong_command_line_is_one_line_and_exit_code_2(words, line):
    fake = FakeAssistant()
    result = run_command(*words, fake=fake)
    assert result.exit_code == 2
    assert result.stdout == ""
    assert result.stderr.count("\n") == 1 and result.stderr.startswith("error: ")
    if line:
        assert result.stderr == f"{line}\n"
    assert not fake.asked and not fake.calls


def test_an_empty_data_directory_gets_the_digests_and_says_so():
    fake = FakeAssistant(bundled=bundled_report())
    result = run_command("ask", "Q?", "--json", fake=fake)
    assert json.loads(result.stdout)["status"] == "answered"
    assert "2 bundled digests were read (our own words, not the published texts)" in result.stderr
    assert "answerable ingest PATH" in result.stderr


# --- search ----------------------------------------------------------------------------------------------------


def test_search_draws_passages_and_gives_json():
    fake = FakeAssistant()
    result = run_command("search", "lamps", "-k", "3", fake=fake)
    assert result.stdout.startswith("1. Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n   Lamps and buoys Every")
    assert fake.calls == [("search", ("lamps", 3, ()))]
    assert list(json.loads(run_command("search", "lamps", "--json").stdout)) == ["id", "query", "passages"]
    assert run_command("search", "nothing").stdout == "No passages were found.\n"
    batch = run_command("search", "--batch", "-", stdin='{"id": "q1", "question": "lamps", "history": ["h"]}')
    assert json.loads(batch.stdout)["id"] == "q1"


# --- documents -------------------------------------------------------------------------------------------------


def test_documents_are_listed():
    assert run_command("documents").stdout == (
        "Id        Kind  Dated    Pages  Title\nd-012345  plan  2030-01      3  Harbour Plan 2030\n"
    )
    assert json.loads(run_command("documents", "--json").stdout) == [HELD.model_dump(mode="json")]


def test_no_documents():
    fake = FakeAssistant()
    fake.catalogue.held = ()
    assert run_command("documents", fake=fake).stdout == "No documents are held. Read some with: answerable ingest PATH\n"
    assert json.loads(run_command("documents", "--json", fake=fake).stdout) == []


def test_one_document_is_shown():
    assert run_command("documents", "show", "harbour").stdout == (
        "Harbour Plan 2030\n"
        "Id:        d-0123456789abcdef\n"
        "File:      harbour.pdf\n"
        "Kind:      plan\n"
        "Publisher: Harbour Board\n"
        "Date:      2030-01\n"
        "Pages:     3, 1 of them read from images\n"
        "Passages:  7\n"
        "Status:    ready\n"
        f"sha256:    {SHA}\n"
        "\n"
        "Parts\n"
        "  Minutes of May (minutes, 2030-05-02, HB/7, pages 2 to 3)\n"
        "\n"
        "Outline\n"
        "  Safety (page 2)\n"
        "    Lamps and buoys (page 3)\n"
    )
    value = json.loads(run_command("documents", "show", "harbour", "--json").stdout)
    assert [page["number"] for page in value["pages"]] == [1, 2, 3]


def test_a_document_is_removed_or_unknown():
    assert run_command("documents", "remove", ID).stdout == "Removed Harbour Plan 2030 (d-0123456789abcdef).\n"
    unknown = run_command("documents", "show", "castle")
    assert (unknown.exit_code, unknown.stdout) == (2, "")
    assert unknown.stderr == "error: No document is named 'castle'. List them with: answerable documents\n"


# --- ingest and doctor -----------------------------------------------------------------------------------------


def test_ingest_says_what_came_of_each_file():
    fake = FakeAssistant()
    result = run_command("ingest", "in", "a.pdf", "--kind", "minutes", "--password", "s", "--no-ocr", fake=fake)
    assert fake.calls == [("ingest", (["in", "a.pdf"], Kind.MINUTES, "s", False))]
    assert (result.exit_code, result.stderr) == (0, "")
    assert result.stdout == (
        "added  harbour.pdf  (d-0123456789abcdef)\n1 added, 0 updated, 0 unchanged, 0 failed in 1.2 seconds.\n"
    )


@pytest.mark.parametrize("as_json", [False, True])
def test_a_broken_file_is_named_and_the_exit_code_is_1(as_json):
    result = run_command("ingest", "in", *(["--json"] if as_json else []), fake=FakeAssistant(report=failed_report()))
    assert result.exit_code == 1
    assert result.stderr == "failed: /in/broken.pdf: it is not a PDF file. Export it again.\n"
    if as_json:
        assert IngestReport.model_validate_json(result.stdout) == failed_report()
    else:
        assert result.stdout.endswith("1 added, 0 updated, 0 unchanged, 1 failed in 0.5 seconds.\n")


def test_doctor():
    good = run_command("doctor")
    assert (good.exit_code, good.stdout) == (0, "ok    catalogue: 1 document\nok    vectors: 7 of 7\n")
    bad = run_command("doctor", fake=FakeAssistant(healthy=False))
    assert bad.exit_code == 1
    assert bad.stdout == ("ok    catalogue: 1 document\nFAIL  vectors: 5 of 7\n      Run: answerable doctor --repair\n")
    assert bad.stderr == "error: Not everything is as it should be: vectors. Try: answerable doctor --repair\n"
    assert run_command("doctor", "--repair", fake=FakeAssistant(healthy=False)).exit_code == 0
    assert json.loads(run_command("doctor", "--json").stdout)["ok"] is True
