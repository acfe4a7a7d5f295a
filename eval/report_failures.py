"""Every failed question of a system, with what was wanted beside what came back, to be read in a row."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from html import escape

from eval.dataset import Place, Question
from eval.matching import found
from eval.metrics.fact_recall import stated
from eval.outcomes import Retrieved, Scored
from eval.pages import Pages
from eval.scoring import METRICS

# A question failed if one of these is defined for it and below 1.
FAILED_BY = (
    "evidence_any@5",
    "evidence_all@5",
    "concise_correct",
    "refused_rightly",
    "cited_any",
    "verbatim",
    "numbers_grounded",
    "premise_caught",
)
CONTEXT = 160  # characters shown on either side of a gold place
SHOWN = 5  # passages shown of those returned
_TITLES = {metric.key: metric.title for metric in METRICS}


def failures(result: Scored) -> tuple[str, ...]:
    """By which metrics a question failed; none if it did not."""
    return tuple(key for key in FAILED_BY if result.score(key) < 1)


def section(
    questions: Mapping[str, Question],
    results: Sequence[Scored],
    others: Mapping[str, Mapping[str, Scored]],
    pages: Pages,
) -> str:
    """All failed questions of ``results`` by type; ``others`` are the other systems' results by question id."""
    by_type: defaultdict[str, list[str]] = defaultdict(list)
    for result in results:
        question = questions.get(result.outcome.question_id)
        if question and failures(result):
            also = {name: own[question.id] for name, own in others.items() if question.id in own}
            by_type[question.type].append(_failure(question, result, also, pages))
    if not by_type:
        return "<p>No question failed.</p>"
    links = (f'<a href="#type-{t}">{t.replace("_", " ")} ({len(own)})</a>' for t, own in sorted(by_type.items()))
    parts = [f'<p class="jump">{" ".join(links)}</p>']
    for name, own in sorted(by_type.items()):
        parts += [f'<h3 id="type-{name}">{escape(name.replace("_", " "))}: {len(own)} failed</h3>', *own]
    return "\n".join(parts)


def _failure(question: Question, result: Scored, others: Mapping[str, Scored], pages: Pages) -> str:
    badges = "".join(f'<span class="badge">{escape(_TITLES[key])}</span>' for key in failures(result))
    history = "".join(f'<p class="history">{escape(earlier)}</p>' for earlier in question.history)
    name = escape(question.id)
    return (
        f'<article id="{name}"><header><b>{name}</b> {escape(question.section)} {badges}</header>'
        f'{history}<p class="question">{escape(question.question)}</p><div class="sides">'
        f"<section><h4>Wanted: {escape(question.status)}</h4>{''.join(_wanted(question, result, pages))}</section>"
        f"<section><h4>Returned: {escape(result.outcome.status or 'nothing')}</h4>"
        f"{''.join(_returned(question, result, pages))}</section></div>{_others(others)}</article>"
    )


def _wanted(question: Question, result: Scored, pages: Pages) -> Iterator[str]:
    said = stated(result.outcome.text, question.facts) if question.facts else []
    if question.facts:
        items = (
            f'<li class="{"held" if held else "missed"}">{escape(" / ".join(fact))}</li>'
            for fact, held in zip(question.facts, said, strict=True)
        )
        yield f'<ul class="facts">{"".join(items)}</ul>'
    for number, group in enumerate(question.evidence, start=1):
        for place in group:
            rank = _rank(place, result.outcome.passages, pages)
            where = f"{place.file}, page {place.page}" + (f", in passage {rank}" if rank else ", in no passage")
            yield f"<blockquote><cite>evidence {number}: {escape(where)}</cite>{_in_context(place, pages)}</blockquote>"
    if question.notes:
        yield f'<p class="notes">{escape(question.notes)}</p>'


def _returned(question: Question, result: Scored, pages: Pages) -> Iterator[str]:
    outcome = result.outcome
    if outcome.error:
        yield f'<p class="error">{escape(outcome.error)}</p>'
    if outcome.standalone and outcome.standalone != question.question:
        yield f'<p class="notes">read as: {escape(outcome.standalone)}</p>'
    yield f'<p class="answer">{escape(outcome.text or outcome.reason)}</p>'
    for warning in outcome.warnings:
        yield f'<p class="notes">{escape(warning)}</p>'
    for citation in outcome.citations:
        where = f"[{citation.marker}] {citation.place.file}, page {citation.place.page}"
        yield _quoted(where, citation.quote)
    shown = (_passage(rank, passage, question, pages) for rank, passage in enumerate(outcome.passages[:SHOWN], start=1))
    yield f"<details><summary>{len(outcome.passages)} passages</summary>{''.join(shown)}</details>"


def _passage(rank: int, passage: Retrieved, question: Question, pages: Pages) -> str:
    place = passage.place
    text = pages.text(place.sha256, place.page)
    holds = any(found(gold, place, text) for group in question.evidence for gold in group)
    where = f"{rank}. {place.file}, page {place.page}, score {passage.score:.3f}{', holds evidence' if holds else ''}"
    return _quoted(where, text[place.start : place.end])


def _quoted(where: str, text: str) -> str:
    return f"<blockquote><cite>{escape(where)}</cite>{escape(' '.join(text.split()))}</blockquote>"


def _rank(place: Place, passages: Sequence[Retrieved], pages: Pages) -> int | None:
    text = pages.text(place.sha256, place.page)
    ranks = (rank for rank, passage in enumerate(passages, start=1) if found(place, passage.place, text))
    return next(ranks, None)


def _in_context(place: Place, pages: Pages) -> str:
    text = pages.text(place.sha256, place.page)
    before, gold, after = (
        escape(" ".join(part.split()))
        for part in (
            text[max(place.start - CONTEXT, 0) : place.start],
            text[place.start : place.end],
            text[place.end : place.end + CONTEXT],
        )
    )
    return f'<span class="context">{before}</span> <mark>{gold}</mark> <span class="context">{after}</span>'


def _others(others: Mapping[str, Scored]) -> str:
    """Which other systems had all the evidence in their first five passages: whether it could be found at all."""
    had = [name for name, result in others.items() if result.score("evidence_all@5") == 1]
    return f"<footer>All evidence in five passages of: {escape(', '.join(had) or 'no other system')}</footer>" if others else ""
