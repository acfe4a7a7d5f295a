"""Work on its way: the objects that leave the program."""

from typing import Literal

from pydantic import Field

from corpus.coverage import CoverageResult
from corpus.results import Result

State = Literal["queued", "running", "done", "failed"]
Task = Literal["ingest", "coverage", "check"]
ENDED = ("done", "failed")


class Checked(Result):
    """The coverage that was made and kept: of ``plan`` by each of ``documents``, by their ids."""

    plan: str
    documents: list[str]


class JobResult(Result):
    """Work on its way: ``ingest`` and ``check`` of an upload, which is kept or not, and ``coverage`` of documents held.

    ``done`` of ``total`` passages are embedded, or commitments compared, while ``stage`` says so.
    """

    id: str
    task: Task
    file: str = Field(description="The name that the file was uploaded with; empty where none was.")
    kind: str | None = Field(description="What the file was said to be.")
    sha256: str = Field(description="Of the file's bytes; empty where there is none.")
    plan: str | None = Field(description="The id of the plan whose coverage is made.")
    state: State
    stage: str = Field(description="What is being done, in words.")
    done: int
    total: int
    outcome: str | None = Field(description="added, updated, unchanged or checked, once it is done.")
    document_id: str | None = Field(description="The document made of the file, once it is done.")
    result: CoverageResult | Checked | None = Field(
        description="Once it is done: what coverage was made, or for a file that is not kept, the coverage itself. That is "
        "there for a day, and left out where jobs are listed."
    )
    error: str | None = Field(description="Why it failed.")
    hint: str | None = Field(description="What to do about that.")
    created: str = Field(description="When it was asked for, ISO 8601 in UTC.")
    changed: str = Field(description="When something was last heard of it.")
