"""The endpoint's small parts, each alone."""

import json
import logging
import threading

import pytest
from typer.testing import CliRunner

from api.access import is_loopback
from api.evidence import as_markdown
from api.highlighting import parts, ranges
from api.limits import Rates
from api.logs import AsJson, AsText
from api.pool import Pool
from api.uploads import clean_name
from cli import app
from corpus.catalogue import Catalogue
from corpus.conversations import ConversationResult, TurnResult
from corpus.errors import Overloaded, TooMany, UsageError
from corpus.jobs import Jobs
from corpus.keys import Keys
from corpus.scopes import Scope
from terminal.session import Session
from tests.unit.fake_assistant import answer, citation


@pytest.fixture
def catalogue(tmp_path):
    made = Catalogue(tmp_path)
    yield made
    made.close()


@pytest.mark.parametrize(
    ("given", "kept"),
    [
        ("plan.pdf", "plan.pdf"),
        ("../../etc/passwd", "passwd"),
        ("C:\\papers\\plan.pdf", "plan.pdf"),
        ("a\0b\r\n.md", "ab.md"),
        ("\u202egpj.md", "gpj.md"),
        ("x" * 300 + ".docx", "x" * 195 + ".docx"),
    ],
)
def test_a_name_is_only_its_last_part(given, kept):
    assert clean_name(given) == kept


@pytest.mark.parametrize("given", ["", "..", "/", "a/", "\0", " . "])
def test_what_is_no_name_is_refused(given):
    with pytest.raises(UsageError, match="no name"):
        clean_name(given)


def test_parts_are_the_text_again():
    text = "Ten \U0001f6a2 ships and nine boats."
    cut = parts(text, ranges([4, 16, 6], [5, 20, 11], len(text)))
    assert "".join(part.text for part in cut) == text
    assert [part.text for part in cut if part.highlighted] == ["\U0001f6a2", "ships", "nine"]
    assert parts("", []) == []


def test_ranges_that_touch_are_joined():
    assert ranges([0, 3, 8], [3, 5, 9], 10) == [(0, 5), (8, 9)]


@pytest.mark.parametrize(
    ("host", "own"),
    [
        ("127.0.0.1", True),
        ("127.9.9.9", True),
        ("::1", True),
        ("::ffff:127.0.0.1", True),
        ("::ffff:10.0.0.1", False),
        ("localhost", True),
        ("10.0.0.1", False),
        ("", False),
    ],
)
def test_loopback(host, own):
    assert is_loopback(host) is own


def test_a_pool_refuses_by_number_and_by_pace():
    go = threading.Event()
    pool = Pool(1, 2, seconds=60, pace=2.5)
    tasks = [pool.submit(lambda task: go.wait(10)) for _ in range(2)]
    with pytest.raises(Overloaded) as refused:
        pool.submit(lambda task: None)  # there is room, but by the pace of a second each it would take three
    assert refused.value.retry_after >= 1
    tasks[1].cancel()
    assert pool.accepted == 1
    go.set()
    assert tasks[0].future.result(10) is True
    pool.close()


def test_rates():
    rates = Rates("2/minute")
    rates.request("a")
    rates.request("a")
    rates.request("b")
    with pytest.raises(TooMany) as refused:
        rates.request("a")
    assert 1 <= refused.value.retry_after <= 60
    with pytest.raises(UsageError, match="no rate"):
        Rates("often")


def test_a_key_is_kept_as_a_slow_hash_and_revoked_at_once(catalogue, tmp_path):
    keys, elsewhere = Keys(catalogue), Keys(catalogue)
    assert not keys.any()
    made = keys.add("panel", Scope.READ)
    _, _, secret = made.key.split("_", 2)  # which may have that sign in it
    assert len(secret) > 40
    assert all(secret.encode() not in file.read_bytes() for file in tmp_path.iterdir())
    assert elsewhere.caller(made.key).scope is Scope.READ and elsewhere.caller(made.key[:-1] + "?") is None
    assert keys.all()[0].last_used
    with pytest.raises(UsageError, match="already"):
        keys.add("panel", Scope.WRITE)
    keys.revoke("panel")
    assert elsewhere.caller(made.key) is None and keys.any()


def test_an_older_data_directory_gains_the_tables(tmp_path):
    Catalogue(tmp_path).close()  # its tables only
    catalogue = Catalogue(tmp_path)
    assert Jobs(catalogue).latest() == [] and Keys(catalogue).all() == []
    catalogue.close()


def test_interrupted_jobs_wait_again_in_their_order(catalogue):
    jobs = Jobs(catalogue)
    first, second = (jobs.add(name, f"/{name}", name * 64, None) for name in "ab")
    jobs.begin(first.id)
    assert jobs.next().id == second.id
    jobs.resume()
    assert jobs.next().id == first.id and jobs.path(first.id) == ("/a", 1)


def test_log_lines():
    record = logging.LogRecord("answerable", logging.INFO, "", 0, "request", None, None)
    record.request_id, record.path, record.status = "r1", "/a\n b", 200
    assert json.loads(AsJson().format(record))["path"] == "/a\n b"
    assert AsText("%(message)s").format(record) == 'request request_id=r1 path="/a\\n b" status=200'


def test_the_record_of_a_conversation_quotes_only_quotations_and_tells_all_of_a_source():
    cited = citation(quote="It has <b>12</b> lamps.", ocr=True, speaker="the Warden", page=None, page_label=None)
    said = answer(text="There are twelve. [1]\nIt has <b>12</b> lamps. [1]", citations=[cited], generator="a:model")
    turn = TurnResult(number=1, asked_at="2031-02-03T04:05:06+00:00", answer=said)
    record = as_markdown(ConversationResult(id="t-1", title="", created="2031-02-03", changed="2031-02-03", turns=[turn]))
    assert "\n\nThere are twelve. [1]\n" in record
    assert '\n\n> "It has \\<b\\>12\\</b\\> lamps." [1]\n' in record
    assert "(read by OCR)" in record and "- Said by: the Warden\n" in record


def test_keys_on_the_command_line(tmp_path):
    session = Session(data_dir=tmp_path)
    run = CliRunner()
    made = run.invoke(app, ["--data-dir", str(tmp_path), "keys", "add", "office", "--scope", "write"], obj=session)
    assert made.exit_code == 0 and made.stdout.startswith("ans_") and "only time" in made.stderr
    listed = run.invoke(app, ["--data-dir", str(tmp_path), "keys", "list", "--json"], obj=session)
    assert [(one["name"], one["scope"]) for one in json.loads(listed.stdout)] == [("office", "write")]
    gone = run.invoke(app, ["--data-dir", str(tmp_path), "keys", "revoke", "nobody"], obj=session)
    assert gone.exit_code == 1 and "no key named 'nobody'" in gone.stderr
