"""Coverage results that are kept, what officers decide on them, and which decisions still stand."""

from collections.abc import Mapping, Sequence
from typing import Literal

from pydantic import ValidationError

from corpus.coverage import CommitmentCoverage, CoverageResult, DocumentName, StoredCoverage, StoredHead
from corpus.errors import NotChecked, UnknownCommitment, UsageError
from corpus.models import Document
from corpus.review_store import Decided, Kept, ReviewStore
from corpus.reviews import Decision, Review, Stored, evidence_fingerprint


def keep(store: ReviewStore, plan: Document, document: Document, result: CoverageResult, at: str) -> CoverageResult:
    """Keep a new result, and give it the decisions that were made on the earlier one."""
    store.keep(plan, document, at, result.model_dump(mode="json"))
    kept = store.find(plan, document)
    return reviewed(result, store.decisions(kept)) if kept else result


def stored(store: ReviewStore, plan: Document, document: Document) -> StoredCoverage:
    """The kept result with its decisions. Raises NotChecked where there is none."""
    kept = _kept(store, plan, document)
    result = reviewed(_read(kept), store.decisions(kept))
    return StoredCoverage(**dict(result), stored=_state(kept, plan, document))


def require_same_plan(results: Sequence[StoredCoverage]) -> None:
    """Refuse to put results side by side that are of other commitments, because the plan changed in between.

    Raises:
        NotChecked: naming the documents that have to be checked again.
    """
    latest = max(results, key=lambda one: one.stored.at)
    ids = [one.id for one in latest.commitments]
    if old := [one.document.title for one in results if [each.id for each in one.commitments] != ids]:
        hint = f"Make their coverage of {latest.plan.title} again."
        raise NotChecked(f"The plan has changed since these were checked: {'; '.join(old)}.", hint)


def renamed(result: StoredCoverage, plan: Document, document: Document) -> StoredCoverage:
    """The result under what plan and document are called now: a file that has changed since is another document."""
    update = {
        name: DocumentName(document_id=one.id, file=one.file, title=one.title)
        for name, one in (("plan", plan), ("document", document))
    }
    return result.model_copy(update=update)


def listed(store: ReviewStore, documents: Sequence[Document]) -> list[StoredHead]:
    """Every kept result. A document that is not held any more counts as changed."""
    found = []
    for kept in store.all():
        result = _read(kept)
        plan = _held(kept.plan_path, kept.plan_sha256, documents)
        document = _held(kept.document_path, kept.document_sha256, documents)
        decided = store.decisions(kept)
        found.append(
            StoredHead(
                plan=result.plan.title,
                document=result.document.title,
                plan_id=plan.id if plan else result.plan.document_id,
                document_id=document.id if document else result.document.document_id,
                commitments=len(result.commitments),
                decisions=sum(one.id in decided for one in result.commitments),
                summary=result.summary,
                stored=_state(kept, plan, document),
            )
        )
    return found


def review(
    store: ReviewStore, plan: Document, document: Document, name: str, decision: Decision, note: str, by: str, at: str
) -> CommitmentCoverage:
    """Record a decision and return the commitment with it.

    Raises:
        NotChecked: nothing is kept.
        UnknownCommitment: ``name`` names no commitment, or several.
    """
    kept = _kept(store, plan, document)
    one = _named(_read(kept).commitments, name)
    seen = evidence_fingerprint(cited.quote for cited in one.evidence)
    made = Decided(one.id, decision, one.status, seen, " ".join(note.split()), " ".join(by.split()), at)
    store.decide(kept, made)
    return one.model_copy(update={"review": _review(one, made)})


def reviewed(result: CoverageResult, decided: Mapping[str, Decided]) -> CoverageResult:
    """The result with the decisions on its commitments."""
    commitments = [
        one.model_copy(update={"review": _review(one, decided[one.id]) if one.id in decided else None})
        for one in result.commitments
    ]
    return result.model_copy(update={"commitments": commitments})


def _review(one: CommitmentCoverage, made: Decided) -> Review:
    same = made.evidence == evidence_fingerprint(cited.quote for cited in one.evidence)
    return Review(
        decision=made.decision,
        status=made.proposed if made.decision == "agree" else made.decision,
        proposed=made.proposed,
        note=made.note,
        by=made.by,
        at=made.at,
        stands=same and (made.decision != "agree" or made.proposed == one.status),
    )


def _kept(store: ReviewStore, plan: Document, document: Document) -> Kept:
    kept = store.find(plan, document)
    if kept is None:
        hint = f"Make one with: answerable coverage {document.id} --plan {plan.id}"
        raise NotChecked(f"No coverage of {plan.title} by {document.title} is kept.", hint)
    return kept


def _read(kept: Kept) -> CoverageResult:
    try:
        return CoverageResult.model_validate(kept.result)
    except ValidationError as error:
        hint = "Run again: answerable coverage DOCUMENT --plan PLAN"
        raise UsageError(f"The coverage kept on {kept.at} was written by another version.", hint) from error


def _state(kept: Kept, plan: Document | None, document: Document | None) -> Stored:
    changed: list[Literal["plan", "document"]] = []
    if plan is None or plan.sha256 != kept.plan_sha256:
        changed.append("plan")
    if document is None or document.sha256 != kept.document_sha256:
        changed.append("document")
    return Stored(
        at=kept.at,
        plan_sha256=kept.plan_sha256,
        document_sha256=kept.document_sha256,
        state="suspect" if changed else "current",
        changed=changed,
    )


def _held(path: str, sha256: str, documents: Sequence[Document]) -> Document | None:
    """The document of these bytes, else the one that stands at the path now."""
    same = next((one for one in documents if one.sha256 == sha256), None)
    return same or next((one for one in documents if one.path == path), None)


def _named(commitments: Sequence[CommitmentCoverage], name: str) -> CommitmentCoverage:
    wanted = name.strip().casefold()
    exact = [one for one in commitments if one.id == wanted or (wanted.isdecimal() and one.order == int(wanted))]
    found = exact or [one for one in commitments if wanted.startswith("c-") and one.id.startswith(wanted)]
    if len(found) == 1:
        return found[0]
    if found:
        raise UnknownCommitment(f"'{name}' names {len(found)} commitments.", "Give more of the id.")
    hint = f"Give an id, or a number from 1 to {len(commitments)}; see: answerable commitments PLAN"
    raise UnknownCommitment(f"No commitment is named '{name}'.", hint)
