"""Two made-up documents in a real catalogue, questions about them, and systems that return what they are told to."""

from dataclasses import dataclass, field
from pathlib import Path

from corpus.catalogue import Catalogue
from corpus.models import Document, Kind, Page, StoredDocument
from eval.dataset import Place, Question
from eval.outcomes import Cited, Outcome, Retrieved
from eval.pages import Pages

HARBOUR, ORCHARD = "aa" * 32, "bb" * 32
TEXTS = {
    HARBOUR: "Harbour plan. The ferry costs £4 a trip. Ducks may use the slipway. The crane lifts 12 tonnes.",
    ORCHARD: "Orchard plan. Pears are picked in June. The ladder is blue. Wasps stay until 9 September 2031.",
}
FILES = {HARBOUR: "harbour.txt", ORCHARD: "orchard.txt"}


def pages(folder: Path) -> Pages:
    """Both documents, held in a catalogue below ``folder``."""
    catalogue = Catalogue(folder)
    for sha256, text in TEXTS.items():
        name = FILES[sha256]
        document = Document(f"d-{name}", name, f"/{name}", name.removesuffix(".txt").title(), Kind.PLAN, sha256)
        catalogue.replace(StoredDocument(document, (Page(1, text),), ()))
    return Pages(catalogue)


def place(sha256: str, words: str) -> Place:
    """Where ``words`` stand in a document."""
    start = TEXTS[sha256].index(words)
    return Place(FILES[sha256], sha256, 1, start, start + len(words))


FERRY = place(HARBOUR, "The ferry costs £4 a trip.")
CRANE = place(HARBOUR, "The crane lifts 12 tonnes.")
PEARS = place(ORCHARD, "Pears are picked in June.")
LADDER = place(ORCHARD, "The ladder is blue.")


def question(identifier: str = "q-1", type_: str = "fact", **changes: object) -> Question:
    """A question about the ferry unless told otherwise."""
    fields: dict[str, object] = {
        "id": identifier,
        "type": type_,
        "split": "test",
        "section": "Harbour",
        "question": "What does the ferry cost?",
        "history": (),
        "status": "answered",
        "facts": (("£4", "4 pounds"),),
        "evidence": ((FERRY,),),
        "notes": "",
    }
    return Question(**(fields | changes))  # type: ignore[arg-type]


def unanswerable(identifier: str = "u-1") -> Question:
    """A question that neither document answers."""
    changes = {"status": "not_found", "facts": (), "evidence": (), "question": "Who owns the lighthouse?"}
    return question(identifier, "unanswerable", **changes)


def cited(marker: int, at: Place, *named: str) -> Cited:
    """A verbatim citation."""
    return Cited(marker, at, TEXTS[at.sha256][at.start : at.end], named)


def retrieved(*places: Place) -> tuple[Retrieved, ...]:
    """Passages with falling scores."""
    return tuple(Retrieved(f"p-{rank}", at, 10.0 - rank) for rank, at in enumerate(places))


@dataclass
class Scripted:
    """A system that returns the outcome written for a question, refuses others, and fails where told to."""

    outcomes: dict[str, Outcome] = field(default_factory=dict)
    fails: frozenset[str] = frozenset()
    name: str = "scripted"
    answers: bool = True

    def run(self, asked: Question) -> Outcome:
        if asked.id in self.fails:
            raise RuntimeError("no steam")
        refusal = Outcome(asked.id, self.name, answers=True, status="not_found", search_ms=5.0, ask_ms=10.0)
        return self.outcomes.get(asked.id, refusal)


def right(asked: Question, system: str = "scripted", score: float = 1.0) -> Outcome:
    """The outcome of a system that finds and cites the first place of every group and states every fact."""
    places = [group[0] for group in asked.evidence]
    markers = range(1, len(places) + 1)
    lines = [f"{TEXTS[at.sha256][at.start : at.end]} [{marker}]" for marker, at in zip(markers, places, strict=True)]
    return Outcome(
        asked.id,
        system,
        answers=True,
        passages=tuple(Retrieved(f"p-{m}", at, score) for m, at in zip(markers, places, strict=True)),
        status=asked.status,
        text="\n".join(lines),
        standalone=asked.question,
        citations=tuple(cited(marker, at) for marker, at in zip(markers, places, strict=True)),
        search_ms=20.0,
        ask_ms=30.0,
    )
