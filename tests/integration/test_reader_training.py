"""How the reader is made: the packaged graph as a model that can be trained, and what is trained on."""

import hashlib
import json
import random

import pytest
import torch
from tokenizers import Tokenizer

from eval.training.examples import DOCUMENTS, HARDEST, QUESTIONS, Example, Text, hardest_first, questions
from eval.training.fit import FROZEN, SMOOTHING, Fitting, _loss
from eval.training.tensors import trainable
from ingest.readers.decoding import pages_of
from retrieval.models.packaged import PackagedReranker
from retrieval.models.weights import RERANKER, locate, trained_reader

QUESTION = "how many lamps does the harbour keep lit"
TEXTS = [
    "The harbour keeps 14 lamps lit all night.",
    "Lamps at the harbour are painted each spring.",
    "Bread is sold on Mondays.",
]


def test_the_model_gives_nearly_what_the_packaged_graph_gives():
    model = trainable(FROZEN).model.eval()
    tokenizer = Tokenizer.from_file(str(locate(RERANKER) / "tokenizer.json"))
    tokenizer.no_padding()
    with torch.no_grad():
        for text, logit in zip(TEXTS, PackagedReranker().score(QUESTION, TEXTS), strict=True):
            pair = tokenizer.encode(QUESTION, text)
            found = model(input_ids=torch.tensor([pair.ids]), token_type_ids=torch.tensor([pair.type_ids])).logits.item()
            assert found == pytest.approx(logit, abs=0.6)


def test_what_is_trained_goes_back_under_the_names_of_the_graph():
    untrained = trainable(FROZEN).tensors()
    assert untrained.keys() == trained_reader().keys()
    for name, value in untrained.items():
        assert value.shape == trained_reader()[name].shape
        assert value.dtype == trained_reader()[name].dtype


def test_a_training_goes_on_from_what_was_trained_before():
    reader = trained_reader()
    again = trainable(FROZEN, reader).tensors()
    for name, value in reader.items():
        if name.endswith("_quantized"):
            assert abs(value.astype(int) - again[name].astype(int)).max() <= 1
        else:
            assert again[name] == pytest.approx(value, rel=1e-2, abs=1e-6)


def test_training_moves_what_answers_above_what_does_not():
    model = trainable(FROZEN)
    example = Example("made-up-1", QUESTION, (Text(TEXTS[1], False), Text(TEXTS[0], True)))
    losses: list[float] = []
    before = {name: value.detach().clone() for name, value in model.model.named_parameters() if not value.requires_grad}
    Fitting(model).run([example] * 24, 4, lambda step, steps, loss: losses.append(loss))
    assert losses[-1] < 0.75 * losses[0]  # smoothed labels leave 0.13
    assert all(torch.equal(before[name], value) for name, value in model.model.named_parameters() if name in before)


def test_an_epoch_takes_the_likeliest_texts_that_do_not_answer():
    texts = (Text("gold", True), *(Text(f"near {i}", False) for i in range(9)))
    drawn = Example("made-up-2", QUESTION, texts).drawn(random.Random(1))
    assert {("gold", 1.0), ("near 0", 0.0), ("near 1", 0.0)} <= {(text, answers) for _, text, answers in drawn}
    assert len(drawn) == 1 + HARDEST + 2


def test_what_a_reader_takes_for_an_answer_is_hardest():
    class Reader:
        identity = "made up"

        def load(self):
            pass

        def score(self, question, texts):
            return [float(text.removeprefix("near ")) for text in texts]

    texts = (Text("near 1", False), Text("gold", True), *(Text(f"near {i}", False) for i in (2, 6, 3, 4, 5, 9)))
    ordered = hardest_first(Example("made-up-3", QUESTION, texts), Reader())
    assert [text.text for text in ordered.texts] == ["gold", *(f"near {i}" for i in (6, 5, 4, 3, 2, 1, 9))]


def test_a_text_that_answers_is_ranked_among_those_of_its_own_question():
    batch = [[("a", "x", 1.0), ("a", "y", 0.0)], [("b", "x", 1.0)], [("c", "y", 0.0)]]
    right, wrong = (_loss(torch.tensor([first, -first, 1.0, -1.0]), batch) for first in (1.0, -1.0))
    alone = _loss(torch.tensor([1.0, -1.0]), batch[1:])
    assert right < wrong
    assert alone == pytest.approx(float(torch.nn.functional.softplus(torch.tensor(-1.0))) + SMOOTHING)


def test_the_questions_are_split_by_document_and_many_have_no_answer():
    asked = list(questions())
    documents = {split: {q.document for q in asked if q.split == split} for split in ("train", "held_out")}
    assert len(asked) == 10206
    assert not documents["train"] & documents["held_out"]
    assert 0.4 < sum(not q.evidence for q in asked) / len(asked) < 0.5


def test_the_evidence_is_in_the_documents_as_they_were_labelled():
    rows = [json.loads(line) for line in QUESTIONS.read_text("utf-8").splitlines()]
    of_invented = [row for row in rows if (DOCUMENTS / row["document"]).exists()]
    contents = {name: (DOCUMENTS / name).read_bytes() for name in {row["document"] for row in of_invented}}
    assert len(contents) == 94
    for row in of_invented:
        assert hashlib.sha256(contents[row["document"]]).hexdigest() == row["sha256"], row["document"]
        pages, _ = pages_of(contents[row["document"]].decode("utf-8"))
        for place in row["evidence"]:
            assert pages[place["page"] - 1].text[place["start"] : place["end"]].strip(), row["id"]
