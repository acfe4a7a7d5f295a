"""What the commands of one run share: where the data is, and the one place where the assistant is opened."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.console import note
from terminal.ports import Assistant, Shelf, open_assistant, open_ready_assistant
from terminal.progress import Bar
from terminal.reports import failure_line

if TYPE_CHECKING:
    import typer

    from corpus.results import IngestReport
    from corpus.settings import Settings


@dataclass(frozen=True, slots=True)
class Session:
    """Global options, and how the assistant is opened; a test passes one of its own as the ``obj`` of the context."""

    data_dir: Path | None = None
    model: str | None = None
    opener: Callable[[Settings], Assistant] = open_assistant

    def settings(self) -> Settings:
        """Flags over environment and file. Raises UsageError."""
        from corpus.settings import load

        return load(data_dir=self.data_dir, model=self.model)

    def worded_by(self, model: str | None) -> Session:
        """The same with a language model of one's own choosing; its name is looked at now, so that a mistake costs no waiting.

        Raises:
            UsageError: it is not the name of one, or may not be used.
        """
        session = replace(self, model=model) if model is not None else self
        settings = session.settings()
        if settings.model:
            from retrieval.generation.model_names import chosen, require_package

            if choice := chosen(settings):
                require_package(choice)
        return session

    def assistant(self) -> Assistant:
        """The assistant, as it is."""
        return self.opener(self.settings())

    def ready_assistant(self) -> Assistant:
        """The assistant with its models loaded, to be asked at once."""
        opener = open_ready_assistant if self.opener is open_assistant else self.opener
        return opener(self.settings())

    def shelf(self) -> Shelf:
        """The documents held, without what is only needed to search them."""
        if self.opener is not open_assistant:
            return self.assistant().catalogue
        from corpus.catalogue import Catalogue

        settings = self.settings()
        return Catalogue(settings.data_dir, settings.database_url)

    def stocked_assistant(self) -> Assistant:
        """The assistant, with the bundled digests read first where it would otherwise be empty, and saying so."""
        assistant = self.ready_assistant()
        with Bar() as bar:
            report = assistant.ingest_bundled(bar)
        if report:
            for line in bundled_notice(report):
                note(line)
        return assistant


def bundled_notice(report: IngestReport) -> list[str]:
    """What to tell a person who has just been given the bundled digests."""
    lines = [failure_line(failure) for failure in report.failed]
    count = len(report.added) + len(report.updated) + len(report.unchanged)
    if count:
        digests = "1 bundled digest was" if count == 1 else f"{count} bundled digests were"
        lines.append(f"No documents were held yet: {digests} read (our own words, not the published texts).")
        lines.append("Read your own documents, in their place, with: answerable ingest PATH")
    return lines


def current(context: typer.Context) -> Session:
    """The session of a command's context."""
    found = context.obj
    return found if isinstance(found, Session) else Session()
