"""Whether the indexes can answer for the catalogue: made with the configured model, and with nothing missing."""

from collections.abc import Mapping
from typing import Protocol

from corpus.catalogue import Catalogue
from corpus.errors import IndexMismatch

EMBEDDING_KEY = "embedding"


class Counted(Protocol):
    """An index that knows how many passages it holds."""

    def count(self) -> int:
        """How many passages are held."""


def require_same_model(catalogue: Catalogue, identity: str) -> None:
    """Record the embedding model of a new index; refuse one made with another.

    Raises:
        IndexMismatch: naming both models and the command that rebuilds.
    """
    held = catalogue.meta(EMBEDDING_KEY)
    if held is None:
        catalogue.set_meta(EMBEDDING_KEY, identity)
    elif held != identity:
        raise IndexMismatch(
            f"The index was made with the embedding model {held}, but {identity} is configured.",
            "Rebuild it with: answerable doctor --repair",
        )


def require_all_passages(catalogue: Catalogue, indexes: Mapping[str, Counted]) -> None:
    """Refuse indexes, by their names, that hold fewer passages than the catalogue, as when a folder was deleted.

    Counts are compared, which takes a millisecond. A passage enters the indexes before the catalogue and leaves them
    after it, so an index never holds fewer, unless it lost some.

    Raises:
        IndexMismatch: naming them and the command that rebuilds.
    """
    held = catalogue.passage_count()
    fewer = {name: count for name, index in indexes.items() if (count := index.count()) < held}
    held = min(held, catalogue.passage_count()) if fewer else held  # another process may have removed some meanwhile
    lacking = [f"{name} {count}" for name, count in fewer.items() if count < held]
    if lacking:
        raise IndexMismatch(
            f"The stores disagree: the catalogue holds {held} passages, {' and '.join(lacking)}.",
            "Rebuild what is missing with: answerable doctor --repair",
        )
