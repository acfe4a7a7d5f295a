"""The datasets that come with the program, and where the documents that they ask about are."""

from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UnreadableFile, UsageError
from ingest.sources import collect

_HERE = Path(__file__).parent
_CHECKOUT = _HERE.parent


@dataclass(frozen=True, slots=True)
class Dataset:
    """A dataset's name, its JSONL file, and the folder of the documents that it asks about."""

    name: str
    path: Path
    folder: Path

    @property
    def missing(self) -> str:
        """Why it cannot be evaluated here; empty where it can."""
        if not self.path.is_file():
            return f"there is no dataset file {self.path.name} in {self.path.parent}"
        if not self.folder.is_dir():
            return f"the documents of '{self.name}' are not here: there is no folder {self.folder}"
        return "" if collect([self.folder]).files else f"the folder {self.folder} holds no document of '{self.name}'"

    def files(self) -> tuple[Path, ...]:
        """The documents to ingest, sorted.

        Raises:
            UnreadableFile: they are not here, saying where they were looked for.
        """
        if self.missing:
            hint = "Name the folder that holds them with --files, or evaluate on --dataset digests."
            raise UnreadableFile(f"{self.missing[0].upper()}{self.missing[1:]}.", hint)
        return tuple(sorted(collect([self.folder]).files))


_FOLDERS = {
    "published": _CHECKOUT.parent / "shared" / "corpus",
    "digests": _CHECKOUT / "corpus" / "documents",
    "others": _HERE / "datasets" / "others",
    "forms": _HERE / "datasets" / "forms",
}


def dataset(name: str, folder: Path | None = None) -> Dataset:
    """A dataset by its name, or by the path of a JSONL file; ``folder`` is looked in instead of the usual one.

    Raises:
        UsageError: no dataset has this name, or a file was named without a folder.
    """
    if name in _FOLDERS:
        return Dataset(name, _HERE / "datasets" / f"{name}.jsonl", (folder or _FOLDERS[name]).resolve())
    path = Path(name)
    if not path.is_file():
        raise UsageError(f"There is no dataset '{name}'.", f"Known: {', '.join(_FOLDERS)}, or the path of a JSONL file.")
    if folder is None:
        raise UsageError(f"Where the documents of {name} are is not known.", "Name their folder with --files.")
    return Dataset(path.stem, path, folder.resolve())
