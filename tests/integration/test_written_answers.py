"""Answers in a model's words over a real index; the model is scripted, so that each way to go wrong is there."""

from dataclasses import replace

import pytest

from corpus.results import Worded
from corpus.settings import load
from retrieval.assistant import Assistant
from retrieval.generation.writing import BROKEN_OFF, Writer
from retrieval.responding import NOT_FOUND
from tests.unit.fake_chat_model import FakeChatModel, claims

QUESTION = "How many moorings were let?"
SAID = "According to the harbour master, 96 of 140 moorings were let in March 2031."


@pytest.fixture(scope="module")
def assistant(harbour):
    return Assistant.open(load(data_dir=harbour.data_dir), ready=True)


@pytest.fixture
def worded(assistant):
    """Answers a question with what a reply says; gives the answer, the lines heard and the model."""

    def ask(reply, question=QUESTION, history=(), breaks=None, worded=True, **settings):
        model = FakeChatModel(reply, breaks)
        configured = assistant.settings.model_copy(update={"model": model.name, **settings})
        writer = Writer(model, configured, assistant._library, assistant._responder.searcher.reranker)
        asked = Assistant(configured, assistant._library, assistant._responder, assistant._stores, lambda: writer)
        heard: list[str] = []
        understood: list[tuple[str, int]] = []

        def on_understood(question):
            understood.append((question, len(heard)))

        answer = asked.ask(question, history=history, on_understood=on_understood, on_line=heard.append, worded=worded)
        assert understood == [(answer.standalone_question, 0)]  # once, and before the answer
        return answer, heard, model

    return ask


def span(spans, words):
    return next(id_ for id_, text in spans.items() if words in text)


def test_a_claim_that_holds_is_the_answer(worded, assistant):
    answer, heard, _ = worded(lambda spans: claims((SAID, [span(spans, "moorings were let")])))
    (citation,) = answer.citations
    assert answer.text == f"{SAID} [1]" and heard == [answer.text] and isinstance(heard[0], Worded)
    assert (answer.status, answer.generator, answer.warnings) == ("answered", "fake:model", [])
    page = assistant._library.page_text(citation.document_id, 1)
    assert page[citation.start : citation.end] == citation.quote
    assert answer.usage and (answer.usage.prompt_tokens, answer.usage.answer_tokens, answer.usage.cost) == (100, 20, None)


def test_whoever_wants_quotations_only_gets_them(worded, assistant):
    answer, _, model = worded(lambda spans: claims((SAID, ["s1"])), worded=False)
    assert (answer.text, answer.generator) == (assistant.ask(QUESTION).text, "extractive")
    assert not model.asked


def test_cost_is_recorded_where_prices_are_configured(worded):
    reply = lambda spans: claims((SAID, ["s1"]))  # noqa: E731
    answer, _, _ = worded(reply, model_input_price=2.0, model_output_price=10.0)
    assert answer.usage and answer.usage.cost == 0.0004


@pytest.mark.parametrize(
    ("claim", "ids"),
    [
        ("The harbour master said that 99 of 140 moorings were let in March 2031.", None),
        ("The harbour master said that 96 of 140 moorings were let in March 2030.", None),
        ("The mayor said that 96 of 140 moorings were let in March 2031.", None),
        ("96 of 140 moorings were let in March 2031.", None),
        ("The harbour master said that 96 of 140 moorings were not let in March 2031.", None),
        ("The harbour master of Oxney said that 96 of 140 moorings were let in March 2031.", None),
        (SAID, ["s77"]),
        (SAID, []),
    ],
)
def test_a_claim_that_does_not_hold_leaves_the_extractive_answer(worded, assistant, claim, ids):
    answer, heard, _ = worded(lambda spans: claims((claim, [span(spans, "moorings were let")] if ids is None else ids)))
    plain = assistant.ask(QUESTION)
    assert (answer.text, answer.citations, answer.status) == (plain.text, plain.citations, plain.status)
    assert answer.generator == "extractive" and heard == plain.text.split("\n")
    assert answer.warnings == ["1 claim of the model was withheld; nothing was left. These are quotations instead."]


def test_what_is_withheld_is_counted_and_its_quotation_stands_in_its_place(worded):
    def reply(spans):
        other = next(id_ for id_ in spans if id_ != span(spans, "moorings were let"))
        return claims((SAID, [span(spans, "moorings were let")]), ("All 500 boats sank.", [other]))

    answer, heard, _ = worded(reply)
    first, *rest = answer.text.split("\n")
    assert first == f"{SAID} [1]" and rest and heard == [first, *rest]
    assert "500" not in answer.text
    assert [isinstance(line, Worded) for line in answer.lines()] == [True, *[False] * len(rest)]
    assert answer.warnings[-1].startswith("1 claim of the model was withheld, because")


@pytest.mark.parametrize("said", [claims((NOT_FOUND, [])), "I cannot say.", "", '{"claims": []}'])
def test_a_model_that_makes_no_claim_leaves_the_extractive_answer(worded, said):
    answer, _, _ = worded(lambda spans: said)
    assert answer.status == "answered" and answer.generator == "extractive"
    assert answer.warnings == ["The model 'fake:model' made no claim. These are quotations instead."]


def test_a_model_that_breaks_off_leaves_the_extractive_answer(worded, assistant):
    said = claims((SAID, ["s1"]), ("Something else.", ["s1"]))
    answer, heard, _ = worded(lambda spans: said, breaks=len(said) - 10)
    plain = assistant.ask(QUESTION)
    assert answer.text == plain.text and answer.generator == "extractive"
    assert heard == [f"{SAID} [1]", BROKEN_OFF, *plain.text.split("\n")]
    assert answer.warnings == ["The model 'fake:model' broke off (ReadError). These are quotations instead."]


def test_a_model_is_not_asked_where_the_documents_do_not_say(worded):
    answer, _, model = worded(lambda spans: claims((SAID, ["s1"])), question="Who owns the moon?")
    assert answer.status == "not_found" and not model.asked and answer.usage is None
    assert "usage" not in answer.model_dump()


def test_a_marker_in_a_claim_is_none(worded):
    answer, _, _ = worded(lambda spans: claims((f"{SAID[:-1]} [96].", [span(spans, "moorings were let")])))
    assert answer.text == f"{SAID[:-1]} (96). [1]"


@pytest.mark.parametrize(
    ("rewritten", "understood"),
    [
        ("How many moorings were let in March 2031?", "How many moorings were let in March 2031?"),
        ('Rewritten: "How many moorings were let?"', "How many moorings were let?"),
        ("96 moorings were let.", None),
        ("How many of the 500 moorings were let?", None),
        ("How many moorings were let in Oxney?", None),
        ("", None),
    ],
)
def test_a_follow_up_is_rewritten_from_the_words_of_the_conversation(worded, assistant, rewritten, understood):
    history = ["What did the harbour master say about moorings in March 2031?"]

    def reply(spans):
        return claims((SAID, ["s1"])) if spans else rewritten

    answer, _, _ = worded(reply, question="and how many were let?", history=history)
    otherwise = assistant.ask("and how many were let?", history=history).standalone_question
    assert answer.standalone_question == (understood or otherwise)


def test_a_comparison_is_asked_document_by_document(worded):
    shown: list[dict[str, str]] = []

    def reply(spans):
        shown.append(spans)
        return claims(*((text, [id_]) for id_, text in spans.items()))

    _, _, model = worded(reply, question="What do the minutes and the plan both say about the harbour? Compare them.")
    documents = [message[-1].text.count('"document"') for message in model.asked]
    assert len(documents) > 1
    assert not set.intersection(*(set(spans) for spans in shown))


def test_offline_refuses_a_hosted_model_before_anything_is_sent(assistant):
    from corpus.errors import UsageError
    from retrieval.generation import writing

    settings = assistant.settings.model_copy(update={"model": "openai:x", "offline": True})
    with pytest.raises(UsageError, match="ANSWERABLE_OFFLINE"):
        writing.opened(settings, assistant._library, None)


def test_every_claim_is_heard_of(worded, assistant):
    heard = []
    model = FakeChatModel(lambda spans: claims((SAID, ["s1"]), ("All 500 boats sank.", ["s1"])))
    writer = Writer(model, assistant.settings, assistant._library, None)
    listening = replace(writer, heard=heard.append)
    asked = Assistant(assistant.settings, assistant._library, assistant._responder, assistant._stores, lambda: listening)
    asked.ask(QUESTION)
    assert [one.verdict.passed for one in heard] == [True, False]


def test_markers_are_numbered_as_they_come_and_used_again(worded):
    def reply(spans):
        made = [(text.replace("The ", "the ", 1), [id_]) for id_, text in spans.items()]
        return claims(*made, (SAID, [span(spans, "moorings were let")]))

    answer, _, _ = worded(reply, question="What was said about moorings, and how many were let?")
    markers = [citation.marker for citation in answer.citations]
    assert markers == list(range(1, len(markers) + 1))
    places = [(c.document_id, c.page, c.start, c.end) for c in answer.citations]
    assert len(set(places)) == len(places)
