"""The data directories that systems are evaluated on: one for each set of files and way of indexing them.

A directory is named by the hash of what its contents depend on (the files' bytes, the code that reads and indexes, the
embedding model, the indexing steps left out), so a second run embeds nothing again and no run sees another's index.
"""

import hashlib
from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from platformdirs import user_cache_path

from corpus.catalogue import Catalogue
from corpus.errors import UnreadableFile
from corpus.ports import Embedder, Progress, Reranker
from corpus.settings import Settings
from eval.pages import Pages
from eval.remembering import Remembering

# Steps that change what is indexed; without the others the index is the same (``corpus.settings.STEPS``).
INDEXED = frozenset({"headings", "glossary", "tables"})
# Code that decides what an index holds. Anything else may change without making the index again.
_INDEXING = (
    "corpus/models.py",
    "corpus/rows.py",
    "corpus/schema.py",
    "ingest/**/*.py",
    "retrieval/lexical.py",
    "retrieval/vectors.py",
    "retrieval/models/packaged.py",
)
_CHECKOUT = Path(__file__).parent.parent


def usual_root() -> Path:
    """Where data directories of evaluations are kept unless another place is named."""
    return user_cache_path("answerable") / "eval"


def code_identity() -> str:
    """First 16 hexadecimal digits of the sha256 of the code that reads and indexes files."""
    digest = hashlib.sha256()
    for path in sorted(path for pattern in _INDEXING for path in _CHECKOUT.glob(pattern)):
        digest.update(path.read_bytes())
    return digest.hexdigest()[:16]


@dataclass
class Bench:
    """What systems are built from. Models are loaded once, on first use; not to be shared between threads."""

    settings: Settings
    files: Sequence[Path]
    root: Path
    progress: Progress
    _prepared: dict[frozenset[str], Settings] = field(default_factory=dict)

    @cached_property
    def embedder(self) -> Embedder:
        """The configured bi-encoder."""
        from retrieval import opening

        return opening.embedder(self.settings)

    @cached_property
    def reranker(self) -> Reranker | None:
        """The configured cross-encoder."""
        from retrieval import opening

        return opening.reranker(self.settings)

    @cached_property
    def remembering(self) -> Remembering | None:
        """The same with a memory, which the program and its variants share."""
        return Remembering(self.reranker) if self.reranker else None

    @cached_property
    def reader(self) -> Remembering | None:
        """What judges whether spans answer, with a memory."""
        from retrieval import opening

        judge = opening.reader(self.settings)
        return Remembering(judge) if judge else None

    @cached_property
    def catalogue(self) -> Catalogue:
        """The catalogue of the whole system's data directory, the files ingested."""
        return Catalogue(self.prepared().data_dir)

    @cached_property
    def pages(self) -> Pages:
        """The stored pages, which are the same however they are indexed."""
        return Pages(self.catalogue)

    def prepared(self, without: frozenset[str] = frozenset()) -> Settings:
        """Settings for a data directory of its own in which the files are ingested, the steps ``without`` left out.

        Raises:
            UnreadableFile: one of the files cannot be ingested.
        """
        without = without | self.settings.without
        indexed = without & INDEXED
        if indexed not in self._prepared:
            own = {"database_url": None, "chroma_url": None, "data_dir": self.root / self._key(indexed)}
            self._prepared[indexed] = self.settings.model_copy(update={**own, "without": indexed})
            self._ingest(self._prepared[indexed])
        return self._prepared[indexed].model_copy(update={"without": without})

    def _ingest(self, settings: Settings) -> None:
        from retrieval.assistant import Assistant

        report = Assistant.open(settings).ingest(self.files, progress=self.progress)
        if report.failed:
            first = report.failed[0]
            raise UnreadableFile(f"{first.file} cannot be evaluated on: {first.error}.", first.hint)

    def _key(self, without: frozenset[str]) -> str:
        digest = hashlib.sha256(code_identity().encode())
        for path in sorted(self.files):
            digest.update(hashlib.sha256(path.read_bytes()).digest())
        digest.update(repr((self.settings.embedding, sorted(without))).encode())
        return digest.hexdigest()[:16]
