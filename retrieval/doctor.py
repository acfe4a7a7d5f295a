"""Whether catalogue, vectors and words agree, and the repair of what does not.

The catalogue is the truth: whatever the indexes hold beyond it is removed, whatever they lack is made again.
"""

from collections.abc import Callable
from dataclasses import dataclass

from corpus.catalogue import Catalogue
from corpus.models import StoredDocument
from corpus.ports import Embedder, LexicalIndex, Progress, VectorIndex
from corpus.results import DoctorReport, HealthCheck

EMBEDDING_KEY = "embedding"
_REPAIR = "Run: answerable doctor --repair"


@dataclass(frozen=True, slots=True)
class Doctor:
    """Examines and mends the stores of a data directory. ``write`` puts a document's passages into both indexes."""

    catalogue: Catalogue
    vectors: VectorIndex
    words: LexicalIndex
    embedder: Embedder
    write: Callable[[StoredDocument, Progress | None], None]
    reader: int = 0  # the version of the reading that documents are made with now

    def examine(self) -> DoctorReport:
        """Compare the stores; nothing is changed."""
        held = self.catalogue.passage_ids()
        recorded = self.catalogue.meta(EMBEDDING_KEY)
        checks = [
            HealthCheck(
                name="catalogue",
                ok=True,
                detail=f"{len(self.catalogue.documents())} documents, {len(held)} passages",
                hint="",
            ),
            self._model_check(recorded),
            self._reading(),
            _agreement("vectors", held, self.vectors.ids()),
            _agreement("words", held, self.words.ids()),
        ]
        return DoctorReport(ok=all(check.ok for check in checks), checks=checks)

    def repair(self, progress: Progress | None = None) -> DoctorReport:
        """Make the indexes agree with the catalogue, then examine again."""
        held = self.catalogue.passage_ids()
        rebuild = self.catalogue.meta(EMBEDDING_KEY) not in (None, self.embedder.identity)
        if rebuild:
            self.vectors.clear()
        missing = (held - self.vectors.ids()) | (held - self.words.ids())
        self.vectors.discard(sorted(self.vectors.ids() - held))
        if self.words.ids() - held:
            self.words.clear()
            missing = held
        for document in self.catalogue.documents():
            passages = tuple(self.catalogue.passages_of(document.id))
            if any(passage.id in missing for passage in passages):
                self.write(StoredDocument(document, (), passages), progress)
        self.catalogue.set_meta(EMBEDDING_KEY, self.embedder.identity)
        return self.examine()

    def _model_check(self, recorded: str | None) -> HealthCheck:
        same = recorded in (None, self.embedder.identity)
        detail = self.embedder.identity if same else f"made with {recorded}, configured {self.embedder.identity}"
        return HealthCheck(name="embedding model", ok=same, detail=detail, hint="" if same else _REPAIR)

    def _reading(self) -> HealthCheck:
        """Old readings still answer, so they are told of and not held against the stores."""
        older = sum(document.reader < self.reader for document in self.catalogue.documents())
        detail = f"version {self.reader}"
        if older:
            detail += f"; {older} documents were read by an older one, and are read again when their files are ingested again"
        return HealthCheck(name="reading", ok=True, detail=detail, hint="")


def _agreement(name: str, held: set[str], found: set[str]) -> HealthCheck:
    missing, surplus = len(held - found), len(found - held)
    detail = f"{len(found)} passages" + (f", {missing} missing, {surplus} surplus" if missing or surplus else "")
    return HealthCheck(name=name, ok=not (missing or surplus), detail=detail, hint=_REPAIR if missing or surplus else "")
