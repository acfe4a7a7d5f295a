"""One word exchanged for another in what is otherwise a copy: "Shoplifting fell ..." for "Burglary fell ...".

Words of one side of a matter ("fell", "dropped"), verbs of saying and grammar may take each other's place. What is withheld
without need is no loss: the quotation that stands in its place says the same.
"""

from difflib import SequenceMatcher

from retrieval.generation.claim_checks.polarity import same_side
from retrieval.generation.claim_checks.wording import closest, content, plain, stem, words
from retrieval.questions.language import NUMBER_WORDS, STOPWORDS

COPY = 0.6  # share of the claim's words that its sentence has in the same order, from which it is a copy
_LIGHT = frozenset(
    """said stated told felt thought believed noted reported explained added replied commented warned argued claimed promised
    asked also would will shall could should has have had been being being currently total overall approximately around
    nearly almost during within out across per cent percent pounds mr mrs ms dr the among according people plan document
    report says promise promises commits pledges undertakes states aims intends page section year years""".split()
)


def made(claim: str, evidence: str) -> list[str]:
    """Words of the claim that stand where the sentence that it copies has another."""
    claim, evidence = plain(claim), plain(evidence)
    sentence = closest(claim, [line for line in evidence.split("\n") if line.strip()])
    ours, theirs = words(claim), words(sentence)
    held = content(evidence)
    matcher = SequenceMatcher(None, ours, theirs, autojunk=False)
    kept = sum(block.size for block in matcher.get_matching_blocks())
    if kept < COPY * len(ours):
        return []
    found = []
    for tag, start, end, other_start, other_end in matcher.get_opcodes():
        if tag != "replace" or end - start > 1 or other_end - other_start > 1:
            continue
        new, old = ours[start], theirs[other_start]
        if heavy(new) and heavy(old) and stem(new) not in held and not _alike(new, old):
            found.append(new)
    return found


def heavy(word: str) -> bool:
    """Whether a word carries subject matter: no grammar, no number, no verb of saying."""
    return word not in STOPWORDS and word not in _LIGHT and word not in NUMBER_WORDS and not word[0].isdigit()


def _alike(new: str, old: str) -> bool:
    shorter = min(len(new), len(old))
    return same_side(new, old) or (shorter >= 4 and new[: shorter - 1] == old[: shorter - 1])
