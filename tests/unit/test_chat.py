"""The chat, as a script pipes it: everything but the prompt itself."""

import io
import json
import sys
import time

import pytest

from corpus.errors import GroundingError, IndexMismatch
from corpus.models import Filters, Kind
from terminal.commands import COMMANDS
from terminal.opening import converse
from terminal.session import Session
from tests.unit.fake_assistant import HELD, ID, QUOTE, FakeAssistant, answer, bundled_report, citation, not_found

FOLLOW_UP = answer("And in May?", standalone_question="How many lamps in May?")


@pytest.fixture
def talk(monkeypatch, capsys, tmp_path):
    """Pipe lines into a chat; gives exit code, standard output and standard error."""
    monkeypatch.setenv("COLUMNS", "80")
    monkeypatch.setenv("NO_COLOR", "1")
    monkeypatch.chdir(tmp_path)

    def run(*lines, fake=None, filters=Filters(), opener=None):
        monkeypatch.setattr(sys, "stdin", io.StringIO("".join(f"{line}\n" for line in lines)))
        held = fake or FakeAssistant()
        chat = Session(data_dir=tmp_path / "data", opener=opener or (lambda settings: held))
        code = converse(chat, filters)
        printed = capsys.readouterr()
        return code, printed.out, printed.err

    return run


# --- questions -------------------------------------------------------------------------------------------------


def test_a_whole_conversation_as_printed(talk):
    fake = FakeAssistant({"And in May?": FOLLOW_UP, "Who owns the moon?": not_found()})
    code, out, err = talk("How many lamps?", "", "And in May?", "Who owns the moon?", fake=fake)
    sources = "\nSources\n  [1] Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n\n"
    said = f'Harbour Plan 2030, Safety:\n  "{QUOTE}" [1]\n'
    assert code == 0
    assert err == "Ask a question, or type /help.\n"
    assert out == (
        f"> How many lamps?\n{said}{sources}"
        "> \n"
        f"> And in May?\nUnderstood as: How many lamps in May?\n\n{said}{sources}"
        "> Who owns the moon?\nThe documents do not say.\n\nNearest passages (not an answer)\n"
        "  - Harbour Plan 2030, Lamps and buoys, page 3 (printed 1)\n"
        "    Lamps and buoys Every winter the channel is dark by four. The harbour keeps\n"
        "    12 lamps lit at night. Two of them are red.\n\n"
    )
    assert [one["history"] for one in fake.asked] == [
        (),
        ("How many lamps?",),
        ("How many lamps?", "How many lamps in May?"),
    ]


def test_a_follow_up_without_an_answer(talk):
    lost = not_found("And there?").model_copy(update={"standalone_question": "How many on the moon?", "passages": []})
    _, out, _ = talk("And there?", fake=FakeAssistant({"And there?": lost}))
    assert out == "> And there?\nUnderstood as: How many on the moon?\n\nThe documents do not say.\n\n"


def test_how_a_follow_up_is_understood_is_there_to_read_before_the_answer(talk):
    class Thoughtful(FakeAssistant):
        seen = ""

        def ask(self, question, *, on_understood, **options):
            on_understood(FOLLOW_UP.standalone_question)
            end = time.monotonic() + 20
            while not self.seen.endswith("\n\n") and time.monotonic() < end:
                time.sleep(0.01)
                self.seen = sys.stdout.getvalue()
            return super().ask(question, **options)

    fake = Thoughtful({"And in May?": FOLLOW_UP})
    _, out, _ = talk("And in May?", fake=fake)
    assert fake.seen == "> And in May?\nUnderstood as: How many lamps in May?\n\n"
    assert out.count("Understood as") == 1


def test_nothing_found_under_restrictions_says_where_it_was_looked_for(talk):
    lost = not_found("Moon?").model_copy(update={"passages": []})
    fake = FakeAssistant({"Moon?": lost})
    _, out, _ = talk("/only plan", "/only 2030", "Q?", "Moon?", "/all", "Moon?", fake=fake)
    limits = "Only these were asked: plan; 2030. /all asks all documents.\n"
    assert f"> Moon?\nThe documents do not say.\n{limits}\n> /all\n" in out
    assert out.count(limits) == 1


def test_new_forgets_the_subject_and_keeps_restrictions(talk):
    fake = FakeAssistant()
    _, out, _ = talk("First one?", "/only plan", "/new", "Second one?", fake=fake)
    assert "earlier questions are left aside" in out
    assert fake.asked[1]["history"] == ()
    assert fake.asked[1]["filters"] == Filters(kinds=(Kind.PLAN,))


def test_a_bad_question_is_a_line_and_the_chat_goes_on(talk):
    failing = {"bug?": GroundingError("An answer failed its check."), "odd?": ValueError("odd")}
    fake = FakeAssistant(failing)
    code, out, err = talk("!", "x" * 10_000, "bug?", "odd?", "Good?", fake=fake)
    assert code == 2  # the first error, since nobody was there to type again
    assert err.splitlines()[1:] == [
        "error: The question is empty. Ask it in words, in quotation marks.",
        "error: The question has 10,000 characters; at most 2,000 are read. Ask one thing at a time.",
        "error: An answer failed its check.",
        "error: Unexpected ValueError: odd. For the details, run again with: answerable --debug ...",
    ]
    assert QUOTE in out
    assert fake.asked[-1]["history"] == ()


def test_an_answer_that_was_not_heard_line_by_line_is_drawn_whole(talk):
    class Silent(FakeAssistant):
        def ask(self, question, **options):
            return super().ask(question, history=options["history"], filters=options["filters"])

    out = talk("And in May?", fake=Silent({"And in May?": FOLLOW_UP}))[1]
    said = f'Harbour Plan 2030, Safety:\n  "{QUOTE}" [1]\n'
    assert out.startswith(f"> And in May?\nUnderstood as: How many lamps in May?\n\n{said}\nSources\n")


def test_loading_that_fails_ends_the_chat_with_its_error(talk):
    def opener(settings):
        raise IndexMismatch("Another model.", "Rebuild.")

    with pytest.raises(IndexMismatch):
        talk("Q?", opener=opener)


def test_an_empty_data_directory_says_so_before_the_first_answer(talk):
    _, out, err = talk("Q?", fake=FakeAssistant(bundled=bundled_report()))
    assert "2 bundled digests were read" in err and "answerable ingest PATH" in err
    assert QUOTE in out


def test_leaving_cuts_the_reading_of_digests_short(talk):
    class Endless(FakeAssistant):
        steps = 0

        def ingest_bundled(self, progress=None):
            while self.steps < 3000:  # a minute, where leaving would not end it
                self.steps += 1
                time.sleep(0.02)
                progress("a.md", self.steps, 3000)

    fake = Endless()
    assert talk(fake=fake)[0] == 0
    assert fake.steps < 3000


def test_filters_of_the_command_line_are_resolved_once_loaded(talk):
    fake = FakeAssistant()
    _, out, _ = talk("Q?", "/only", fake=fake, filters=Filters(documents=("harbour",)))
    assert fake.asked[0]["filters"].documents == (ID,)
    assert "Only: Harbour Plan 2030\n" in out


# --- commands --------------------------------------------------------------------------------------------------


def test_sources_and_open(talk):
    _, out, err = talk("Q?", "/sources", "/open 1", "/open", "/open [1] all", "/open 2", "/open x")
    assert "    Section: Safety > Lamps and buoys\n" in out
    assert out.count(">>>The harbour keeps 12 lamps lit at\n  night.<<<") == 3
    assert out.count("    harbour.pdf, page 3 (printed 1)\n") == 3
    assert "error: There is no source 2. The last answer cites 1.\n" in err
    assert "error: There is no source x. The last answer cites 1.\n" in err


def test_open_with_several_or_no_sources(talk):
    two = answer("two?", citations=[citation(1), citation(2)])
    _, _, err = talk("two?", "/open", "none?", "/open 1", fake=FakeAssistant({"two?": two, "none?": not_found()}))
    assert "error: Open which source? The last answer cites 1, 2.\n" in err
    assert "error: There is no source 1. The last answer cites nothing.\n" in err


@pytest.mark.parametrize("held", [(), (HELD,)])
def test_a_page_that_has_changed_is_not_shown(talk, held):
    class Changed(FakeAssistant):
        def ask(self, question, **options):
            found = super().ask(question, **options)
            self.catalogue.held, self.catalogue.text = held, "another text"
            return found

    _, out, err = talk("Q?", "/open 1", fake=Changed())
    assert "another text" not in out
    assert "error: harbour.pdf was removed or read anew since this answer" in err


@pytest.mark.parametrize("command", ["/sources", "/open 1", "/save x.md"])
def test_commands_that_need_an_answer_say_so(talk, command):
    code, _, err = talk(command)
    assert code == 2 and "Ask a question first." in err


def test_only_combines_and_all_lifts(talk):
    fake = FakeAssistant()
    lines = ("/only", "/only Deep-dives", "/only harbour 2030", "/only 2030", "Q?", "/all", "Q?")
    code, out, _ = talk(*lines, fake=fake)
    assert code == 0
    shown = [line for line in out.splitlines() if line.startswith(("Only:", "All doc"))]
    assert shown == [
        "All documents are asked.",
        "Only: deep dive",
        "Only: deep dive; Harbour Plan 2030; 2030",
        "Only: deep dive; Harbour Plan 2030; 2030",
        "All documents are asked.",
    ]
    assert fake.asked[0]["filters"] == Filters((ID,), (Kind.DEEP_DIVE,), ("2030",))
    assert fake.asked[1]["filters"] == Filters()


@pytest.mark.parametrize(
    ("line", "message"),
    [
        ("/only castle", "error: No document is named 'castle'. List them with: /documents\n"),
        ("/only plan castle", "error: No document is named 'castle'."),
        ('/only "plan', "error: A quotation mark is not closed."),
        ("/only the warden's paper", "error: No document is named 'the'."),
        ("/only warden's", "error: No document is named 'warden's'."),
        ("/only C:\\papers #2", "error: No document is named 'C:\\papers'."),
        ("/save ~nobody-of-this-name/e.md", "error: There is no home folder for '~nobody-of-this-name/e.md'."),
        ("/save --overwritten.md", "error: There is nothing to save yet."),
        ("/opne 1", "error: There is no command /opne. Did you mean /open? /help lists them."),
        ("/", "error: There is no command /. /help lists them."),
        ("/frobnicate", "error: There is no command /frobnicate. /help lists them."),
    ],
)
def test_what_is_mistyped_changes_nothing(talk, line, message):
    code, out, err = talk(line, "/only")
    assert code == 2
    assert message in err
    assert out.endswith("All documents are asked.\n")


def test_documents_help_and_leaving(talk):
    code, out, _ = talk("/documents", "/HELP", "/quit", "never asked?")
    assert code == 0
    assert "d-012345  plan" in out
    assert all(command.usage in out for command in COMMANDS.values())
    assert max(map(len, out.splitlines())) <= 80
    assert "never asked?" not in out
    assert "never asked?" not in talk("exit", "never asked?")[1]


def test_help_fits_a_narrow_terminal(talk, monkeypatch):
    monkeypatch.setenv("COLUMNS", "60")
    _, out, _ = talk("/help")
    assert max(map(len, out.splitlines())) <= 60
    assert "  /sources                   the last answer's sources in\n                             full\n" in out


def test_a_forgotten_slash_is_understood_where_it_is_no_question(talk):
    fake = FakeAssistant()
    lines = ("Q?", "open 1", "[1]", "Open [1]  all", "sources", "HELP", "?", "documents", "open 1 January", "new", "quit", "Q?")
    code, out, _ = talk(*lines, fake=fake)
    assert code == 0
    assert [one["question"] for one in fake.asked] == ["Q?", "open 1 January", "new"]
    assert out.count(">>>") == 3 and out.count("/only KIND") == 2
    assert "    sha256: " in out and "d-012345  plan" in out


def test_save_never_overwrites_without_saying(talk, tmp_path):
    file = tmp_path / "evidence.json"
    _, out, err = talk("Q?", "/save evidence.json", "Q2?", "/save evidence.json", "/save", "/save x.txt")
    assert "Saved evidence.json with 1 question.\n" in out
    assert "error: evidence.json exists and was left as it is. To replace it: /save --overwrite evidence.json\n" in err
    assert "error: Save to which file?" in err and "error: x.txt ends in neither .md nor .json." in err
    assert len(json.loads(file.read_text(encoding="utf-8"))["turns"]) == 1
    _, out, _ = talk("Q?", "Q2?", "/save --overwrite evidence.json")
    assert "Replaced evidence.json with 2 questions.\n" in out
    assert len(json.loads(file.read_text(encoding="utf-8"))["turns"]) == 2
