"""Further training of the upper half of the packaged cross-encoder.

Binary cross-entropy with smoothed labels (Szegedy et al., Rethinking the Inception Architecture, CVPR 2016) on pairs of a
question and a text says whether a text answers. It leaves an answer in other words than the question's just above nothing, in
no order with what does not answer; so a listwise loss (Cao et al., Learning to Rank, ICML 2007), the cross-entropy of each
text that answers among those of its question that do not, is added where a question has both. AdamW (Loshchilov and Hutter,
Decoupled Weight Decay Regularization, ICLR 2019) with a linear warm-up and decay, as usual for BERT (Devlin et al., NAACL
2019). The lower half is fixed, so what comes out of it is computed once.
"""

import random
from collections.abc import Callable, Sequence

import torch
from tokenizers import Tokenizer
from torch import nn

from eval.training.examples import Example
from eval.training.tensors import Trainable
from retrieval.models.weights import RERANKER, locate

FROZEN = 6  # of 12 layers
WINDOW = 144  # tokens of question and text
BATCH = 24
RATE = 1e-4  # highest learning rate
SCALE_RATE = 2e-3  # of the two numbers that make the cross-encoder's logit a probability's
WARM_UP = 0.06  # share of all steps
SMOOTHING = 0.03
LISTWISE = 0.5  # weight of the listwise loss beside the other, whose mean is about half of it at the beginning
START = (0.25, -1.5)  # scale and shift of the logit at the beginning, where it still means relevance
AS_IT_IS = (1.0, 0.0)  # of a reader that has been trained before
Pair = tuple[str, str, float]


class Fitting:
    """One training. ``scale`` and ``shift`` turn the model's logit into that of the text answering the question; ``start`` is
    what they begin with."""

    def __init__(self, trainable: Trainable, seed: int = 0, start: tuple[float, float] = START) -> None:
        torch.manual_seed(seed)
        self._draw = random.Random(seed)
        self._model = trainable.model
        self._tokenizer = Tokenizer.from_file(str(locate(RERANKER) / "tokenizer.json"))
        self._tokenizer.no_padding()
        self._tokenizer.enable_truncation(WINDOW, strategy="longest_first")
        self._lower: dict[tuple[str, str], torch.Tensor] = {}
        self.scale = nn.Parameter(torch.tensor(start[0]))
        self.shift = nn.Parameter(torch.tensor(start[1]))

    def run(self, examples: Sequence[Example], epochs: int, told: Callable[[int, int, float], None]) -> None:
        """Train; ``told`` hears of each step: its number from 1, how many there are, its loss."""
        weights = [p for p in self._model.parameters() if p.requires_grad]
        optimiser = torch.optim.AdamW(
            [{"params": weights, "weight_decay": 0.01}, {"params": [self.scale, self.shift], "weight_decay": 0.0}], lr=RATE
        )
        batches = [batch for _ in range(epochs) for batch in self._batches([example.drawn(self._draw) for example in examples])]
        for step, batch in enumerate(batches, start=1):
            fraction = min(1.0, step / (WARM_UP * len(batches))) * (len(batches) - step + 1) / len(batches)
            optimiser.param_groups[0]["lr"] = RATE * fraction
            optimiser.param_groups[1]["lr"] = SCALE_RATE * fraction
            loss = _loss(self._logits([pair for pairs in batch for pair in pairs]), batch)
            optimiser.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(weights, 1.0)
            optimiser.step()
            told(step, len(batches), float(loss.detach()))
        self._model.eval()
        with torch.no_grad():  # the graph has no scale of its own: its last layer takes it up
            self._model.classifier.weight *= self.scale
            self._model.classifier.bias.mul_(self.scale).add_(self.shift)

    def _batches(self, questions: Sequence[Sequence[Pair]]) -> list[list[Sequence[Pair]]]:
        """Questions whose texts are of about the same length together, each with all of its pairs, in random order."""
        ordered = sorted(questions, key=lambda pairs: _length(pairs) + self._draw.uniform(0, 40))
        batches: list[list[Sequence[Pair]]] = [[]]
        for pairs in ordered:
            if batches[-1] and sum(map(len, batches[-1])) + len(pairs) > BATCH:
                batches.append([])
            batches[-1].append(pairs)
        self._draw.shuffle(batches)
        return batches

    def _logits(self, batch: Sequence[Pair]) -> torch.Tensor:
        """In the batch's order; the shorter and the longer half are run apart, because what is padded costs time."""
        order = sorted(range(len(batch)), key=lambda at: len(batch[at][0]) + len(batch[at][1]))
        halves = [order[: len(order) // 2], order[len(order) // 2 :]]
        logits = torch.cat([self._run([batch[at] for at in half]) for half in halves if half])
        return logits[torch.tensor(order).argsort()]

    def _run(self, batch: Sequence[Pair]) -> torch.Tensor:
        self._pass_below([(question, text) for question, text, _ in batch])
        below = [self._lower[question, text].float() for question, text, _ in batch]
        hidden = nn.utils.rnn.pad_sequence(below, batch_first=True)
        mask = _mask([len(states) for states in below])
        self._model.train()
        for layer in self._model.bert.encoder.layer[FROZEN:]:
            hidden = _states(layer(hidden, mask))
        logits = self._model.classifier(self._model.dropout(self._model.bert.pooler(hidden)))[:, 0]
        result: torch.Tensor = logits * self.scale + self.shift
        return result

    def _pass_below(self, pairs: Sequence[tuple[str, str]]) -> None:
        """Run the fixed layers for pairs that have not been through them, without dropout."""
        new = [pair for pair in dict.fromkeys(pairs) if pair not in self._lower]
        if not new:
            return
        encoded = [self._tokenizer.encode(*pair) for pair in new]
        ids = nn.utils.rnn.pad_sequence([torch.tensor(e.ids) for e in encoded], batch_first=True)
        types = nn.utils.rnn.pad_sequence([torch.tensor(e.type_ids) for e in encoded], batch_first=True)
        mask = _mask([len(e.ids) for e in encoded])
        self._model.eval()
        with torch.no_grad():
            hidden = self._model.bert.embeddings(input_ids=ids, token_type_ids=types)
            for layer in self._model.bert.encoder.layer[:FROZEN]:
                hidden = _states(layer(hidden, mask))
        for pair, states, e in zip(new, hidden, encoded, strict=True):
            self._lower[pair] = states[: len(e.ids)].half()


def _loss(logits: torch.Tensor, batch: Sequence[Sequence[Pair]]) -> torch.Tensor:
    """Of a batch of questions, ``logits`` in the order of their pairs, of shape (pairs,)."""
    answers = torch.tensor([answers for pairs in batch for _, _, answers in pairs])
    loss = nn.functional.binary_cross_entropy_with_logits(logits, answers * (1 - 2 * SMOOTHING) + SMOOTHING)
    sizes = [len(pairs) for pairs in batch]
    among: list[torch.Tensor] = []
    for own, right in zip(logits.split(sizes), answers.split(sizes), strict=True):
        others = own[right == 0]
        if len(others):
            among += [torch.logsumexp(torch.cat([others, one[None]]), 0) - one for one in own[right == 1]]
    return loss + LISTWISE * torch.stack(among).mean() if among else loss


def _length(pairs: Sequence[Pair]) -> float:
    return sum(len(question) + len(text) for question, text, _ in pairs) / len(pairs)


def _states(output: torch.Tensor | tuple[torch.Tensor, ...]) -> torch.Tensor:
    return output[0] if isinstance(output, tuple) else output


def _mask(lengths: Sequence[int]) -> torch.Tensor:
    """What is added to attention scores, of shape (texts, 1, 1, longest): 0 for tokens, very little for padding."""
    there = torch.arange(max(lengths))[None, :] < torch.tensor(lengths)[:, None]
    return torch.where(there, 0.0, -1e9)[:, None, None, :]
