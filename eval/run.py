"""Put a dataset's questions to systems and write what came back, with its scores, into a run's folder."""

import hashlib
import traceback
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from corpus.errors import UsageError
from corpus.ports import Progress
from corpus.settings import Settings
from eval import aggregate, folder
from eval.bench import Bench
from eval.dataset import Question, chosen, load, mismatches
from eval.outcomes import Outcome, Scored
from eval.pages import Pages
from eval.scoring import score
from eval.sources import Dataset
from eval.systems import Spec, System
from eval.versions import versions

Problem = Callable[[str], None]


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be run: ``split`` is dev, test or all; data directories are kept below ``root``."""

    dataset: Dataset
    split: str
    specs: tuple[Spec, ...]
    settings: Settings
    root: Path


def run(plan: Plan, out: Path, progress: Progress) -> Path:
    """Run the plan and write its folder below ``out``; the folder.

    Raises:
        UnreadableFile: the dataset's documents are not here, or cannot be ingested.
        UsageError: the dataset does not fit the documents.
    """
    questions, bench = prepare(plan, progress)
    into = folder.make(out, plan.dataset.name, plan.split)

    def problem(text: str) -> None:
        with (into / folder.PROBLEMS).open("a", encoding="utf-8") as log:
            log.write(f"{text}\n")

    results: list[Scored] = []
    for spec in plan.specs:
        results += put(questions, spec.build(bench), bench.pages, progress, problem)
    folder.write(into, results, aggregate.aggregate(results), _about(plan, questions, bench), versions(bench))
    return into


def prepare(plan: Plan, progress: Progress) -> tuple[tuple[Question, ...], Bench]:
    """The questions, checked against the documents, and a bench on which these are ingested."""
    files = plan.dataset.files()
    questions = chosen(load(plan.dataset.path), plan.split)
    bench = Bench(plan.settings, files, plan.root, progress)
    if wrong := mismatches(questions, bench.pages):
        more = f" and {len(wrong) - 3} more" if len(wrong) > 3 else ""
        hint = "The dataset is for other files, or the text of these is read differently now: label it again."
        raise UsageError(f"The dataset does not fit the documents: {'; '.join(wrong[:3])}{more}.", hint)
    return questions, bench


def put(questions: Sequence[Question], system: System, pages: Pages, progress: Progress, problem: Problem) -> list[Scored]:
    """Put every question to a system; one that fails is recorded as a missing answer, and the others go on."""
    results: list[Scored] = []
    for number, question in enumerate(questions):
        progress(system.name, number, len(questions))
        try:
            outcome = system.run(question)
        # Anything may go wrong in a system under test, and must cost it one question and not the run.
        except Exception as error:
            reason = f"{type(error).__name__}: {error}"
            problem(f"{system.name}, {question.id}: {reason}\n{traceback.format_exc()}")
            outcome = Outcome(question.id, system.name, system.answers, error=reason)
        results.append(score(question, outcome, pages))
    progress(system.name, len(questions), len(questions))
    return results


def dataset_sha256(dataset: Dataset) -> str:
    """Of the dataset's JSONL file."""
    return hashlib.sha256(dataset.path.read_bytes()).hexdigest()


def _about(plan: Plan, questions: Sequence[Question], bench: Bench) -> dict[str, object]:
    kept = plan.settings.model_dump(mode="json", exclude={"data_dir", "database_url", "chroma_url"})
    return {
        "dataset": plan.dataset.name,
        "dataset_file": str(plan.dataset.path),
        "dataset_sha256": dataset_sha256(plan.dataset),
        "split": plan.split,
        "questions": len(questions),
        "systems": {spec.name: spec.description for spec in plan.specs},
        "documents": {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in bench.files},
        "data_dir": str(bench.prepared().data_dir),
        "settings": {**kept, "without": sorted(plan.settings.without)},
    }
