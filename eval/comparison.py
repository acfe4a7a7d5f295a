"""How well commitments of two plans are paired, against ``datasets/comparison.jsonl``.

    python -m eval.comparison --data-dir FOLDER

FOLDER holds the three published plans, ingested. Prints precision and recall of pairs at several least similarities, for
the development and the test pairs: the source of ``retrieval.comparing.matching.SAME``.
"""

import argparse
import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from corpus.catalogue import Catalogue
from corpus.commitments import Commitment
from corpus.models import Document
from corpus.settings import load as settings_of
from eval.coverage_gold import FOLDER, Score
from eval.dataset import Place
from ingest.commitments.registers import commitments_of
from retrieval import opening
from retrieval.comparing.matching import SAME, Match, Similarity, matches
from retrieval.coverage.words import Words
from retrieval.lexical import TantivyWords

Pair = tuple[int, int]


@dataclass(frozen=True, slots=True)
class Label:
    """Two commitments, and whether they are the same undertaking; ``maybe`` counts neither for nor against."""

    old: Place
    new: Place
    same: Literal["yes", "maybe"]
    split: Literal["dev", "test"]


def labels() -> list[Label]:
    """All of them; a pair of commitments without a label is not the same undertaking."""
    rows = (json.loads(line) for line in (FOLDER / "comparison.jsonl").read_text("utf-8").splitlines())
    return [Label(Place(**row["old"]), Place(**row["new"]), row["same"], row["split"]) for row in rows]


def score(found: set[Pair], right: set[Pair], either: set[Pair]) -> Score:
    """Precision over the pairs found that are not in doubt, recall over the commitments of the old plan that have one."""
    sure = found - either
    hit = {old for old, _ in found & right}
    wanted = {old for old, _ in right} - {old for old, _ in found & either}
    return Score(len(sure & right) / len(sure) if sure else 1.0, len(hit & wanted) / len(wanted) if wanted else 1.0)


def pairs_of(found: Iterable[Match], least: float = 0.0) -> set[Pair]:
    """Every pair of an old and a new commitment that were put together."""
    return {(old, new) for match in found if match.similarity >= least for old in match.old for new in match.new}


def main() -> None:
    """Compare, print."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data-dir", type=Path, required=True)
    settings = settings_of(data_dir=parser.parse_args().data_dir)
    catalogue = Catalogue(settings.data_dir)
    held = {document.file: document for document in catalogue.documents()}
    embedder, reranker = opening.embedder(settings), opening.reranker(settings)
    words = Words(TantivyWords(settings.data_dir).stems)
    wanted = labels()
    for old_file, new_file in sorted({(label.old.file, label.new.file) for label in wanted}):
        mine = [label for label in wanted if (label.old.file, label.new.file) == (old_file, new_file)]
        old, new = (_listed(catalogue, held[name]) for name in (old_file, new_file))
        texts = [[one.folded for one in side] for side in (old, new)]
        terms = [[frozenset(words.terms(text)) for text in side] for side in texts]
        similarity = Similarity(texts[0], texts[1], terms)
        found = matches(similarity, similarity.values(embedder, reranker))
        named = {same: {_positions(label, old, new) for label in mine if label.same == same} for same in ("yes", "maybe")}
        for least in (SAME, SAME + 0.03, SAME + 0.06, SAME + 0.1):
            pairs = pairs_of(found, least)
            result = score(pairs, named["yes"], named["maybe"])
            told = f"P {result.precision:.2f} R {result.recall:.2f} of {len(pairs)} pairs found"
            print(f"{old_file[-13:-4]} {new_file[-13:-4]} {mine[0].split} at {least:.2f}: {told}")


def _listed(catalogue: Catalogue, document: Document) -> list[Commitment]:
    return [one for one in commitments_of(catalogue, document) if one.section == "listed"]


def _positions(label: Label, old: list[Commitment], new: list[Commitment]) -> Pair:
    return _position(label.old, old), _position(label.new, new)


def _position(place: Place, listed: list[Commitment]) -> int:
    return next(
        (at for at, one in enumerate(listed) if one.page == place.page and one.start < place.end and place.start < one.end), -1
    )


if __name__ == "__main__":
    main()
