"""How well the checks tell claims that their spans support from those that they do not.

``datasets/README.md`` defines the fields.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import ConfigDict, TypeAdapter, ValidationError

from corpus.errors import UsageError
from corpus.ports import Reranker
from retrieval.generation.claim_checks.checking import Verdict, check

CLAIMS = Path(__file__).parent / "datasets" / "claims.jsonl"
Kind = Literal[
    "copied",
    "paraphrase",
    "altered_number",
    "swapped_year",
    "wrong_attribution",
    "attribution_dropped",
    "reversed_polarity",
    "invented_name",
    "wrong_id",
    "invented_fact",
]


@dataclass(frozen=True, slots=True)
class LabelledClaim:
    """A claim, the spans that its model was shown, those it names, and whether those support it."""

    __pydantic_config__ = ConfigDict(extra="forbid")

    id: str
    split: Literal["dev", "test"]
    kind: Kind
    spans: dict[str, str]
    claim: str
    cites: tuple[str, ...]
    supported: bool


@dataclass(frozen=True, slots=True)
class Share:
    """``withheld`` of ``total`` claims."""

    withheld: int
    total: int

    @property
    def share(self) -> float:
        """From 0 to 1; 0 where there are none."""
        return self.withheld / self.total if self.total else 0.0


@dataclass(frozen=True, slots=True)
class ClaimFigures:
    """What was withheld, of each sort and of each kind, and the claims that were judged wrongly, with the verdicts."""

    unsupported: Share
    supported: Share
    kinds: dict[str, Share]
    wrong: tuple[tuple[LabelledClaim, Verdict], ...]


_READER = TypeAdapter(LabelledClaim)


def load(path: Path = CLAIMS) -> list[LabelledClaim]:
    """All claims of a file, in its order.

    Raises:
        UsageError: it cannot be read, or a line is not a claim, naming the line.
    """
    try:
        lines = path.read_text("utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"The claims {path} cannot be read: {error}.", "Name a JSONL file.") from error
    found = []
    for number, line in enumerate(lines, start=1):
        try:
            found.append(_READER.validate_json(line))
        except ValidationError as error:
            raise UsageError(
                f"{path.name}, line {number}: {error.errors()[0]['msg']}.", "See eval/datasets/README.md."
            ) from error
    return found


def chosen(claims: Iterable[LabelledClaim], split: str) -> list[LabelledClaim]:
    """The claims of a split: ``dev``, ``test``, or ``all``.

    Raises:
        UsageError: there is no such split.
    """
    if split not in {"dev", "test", "all"}:
        raise UsageError(f"'{split}' is not a split.", "Known: dev, test, all.")
    return [one for one in claims if split in {one.split, "all"}]


def measure(claims: Iterable[LabelledClaim], reranker: Reranker | None) -> ClaimFigures:
    """Every claim checked against the spans that it names."""
    judged = [(one, check(one.claim, [one.spans[id_] for id_ in one.cites if id_ in one.spans], reranker)) for one in claims]
    kinds = dict.fromkeys(one.kind for one, _ in judged)
    return ClaimFigures(
        unsupported=_share([verdict for one, verdict in judged if not one.supported]),
        supported=_share([verdict for one, verdict in judged if one.supported]),
        kinds={kind: _share([verdict for one, verdict in judged if one.kind == kind]) for kind in kinds},
        wrong=tuple((one, verdict) for one, verdict in judged if verdict.passed != one.supported),
    )


def _share(verdicts: Sequence[Verdict]) -> Share:
    return Share(sum(not verdict.passed for verdict in verdicts), len(verdicts))
