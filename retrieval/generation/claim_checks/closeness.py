"""Is the claim about what its spans say? The cross-encoder's reading, less what each word costs that the spans do not have.

Thresholds are from the development part of eval/datasets/claims.jsonl (``answerable eval claims --split dev``), midway between
the least that a supported claim has there and the most that an unsupported one has that passes every other check.
"""

import re

from corpus.ports import Reranker
from retrieval.generation.claim_checks.polarity import same_side
from retrieval.generation.claim_checks.substitution import heavy
from retrieval.generation.claim_checks.wording import akin, content, covered, stem, words

NEW_WORD = 2.0  # logits of the packaged cross-encoder
ENOUGH = 3.9  # logits left: 4.2 and 3.6 on dev
SHARED = 0.29  # of the claim's subject matter: 0.33 and 0.25 on dev
ALONE = 0.6  # the same share, and
NEW_ALONE = 1  # new words, where there is no cross-encoder


def close(claim: str, evidence: str, reranker: Reranker | None) -> bool:
    """Whether the claim stays close enough to what it rests on."""
    if not says_something(claim):
        return False
    share, new = covered(claim, evidence), len(new_words(claim, evidence))
    if reranker is None:
        return share >= ALONE and new <= NEW_ALONE
    return share >= SHARED and reranker.score(claim, [evidence])[0] - NEW_WORD * new >= ENOUGH


def says_something(claim: str) -> bool:
    """Whether it has a figure, or a word with subject matter that is no name: a name or a title alone is no statement."""
    return any(character.isdigit() for character in claim) or any(
        word[0].islower() and heavy(word.lower()) for word in re.findall(r"[A-Za-z][A-Za-z'-]*", claim)
    )


def new_words(claim: str, evidence: str) -> list[str]:
    """Words with subject matter that the evidence has in no form, nor another of their side."""
    held, theirs = content(evidence), words(evidence)
    return [
        word
        for word in words(claim)
        if heavy(word)
        and stem(word) not in held
        and not any(akin(stem(word), other) for other in held)
        and not any(same_side(word, other) for other in theirs)
    ]
