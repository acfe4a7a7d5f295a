"""Coverage as one page of HTML that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from html import escape
from itertools import groupby
from typing import TYPE_CHECKING

from corpus.exports.coverage_chart import COLOURS, chart
from corpus.exports.web_page import web_page
from corpus.exports.wording import NONE_LISTED, WORDS, counted, decision, place, review_line, suspect
from corpus.plain import folded

if TYPE_CHECKING:
    from collections.abc import Sequence

    from corpus.coverage import CommitmentCoverage, CoverageResult
    from corpus.results import Citation

METHOD = (
    "Every commitment that the plan lists was compared with every sentence, list item and table row of the document. "
    "Words that only repeat the commitment (a heading, a line of contents, a quotation) do not count, nor does a plan "
    "bound into the same file; what stands under such a heading does. The passages that fit best were read beside the "
    "commitment and scored by a small model that runs on this computer, and the status was decided from that score, from "
    "how much of the commitment is met, and from whether the document treats it under a heading of its own."
)
MEANINGS = (
    ("covered", "the document reports action or progress on what the commitment is mainly about."),
    ("partial", "it reports on a part of it, or only by the way."),
    ("not_covered", "nothing was found that reports on it."),
)
LIMITS = (
    "The statuses are proposals: the program reads words, not deeds. Covered does not mean that a commitment was met, "
    "and a report in quite other words may have been missed. The confidence is how sure the program is, judged by "
    "labelled examples; where it is low, read the evidence first. Every quotation is word for word as stored."
)


def page(result: CoverageResult) -> str:
    """The page's source."""
    title = f"{folded(result.plan.title)}: what is covered by {folded(result.document.title)}"
    body = [
        f"<p>Plan: {escape(folded(result.plan.file))}. Document: {escape(folded(result.document.file))}.</p>",
    ]
    if warning := suspect(result):
        body.append(f'<p class="suspect">{escape(warning)}</p>')
    if result.commitments:
        body += [
            f'<p class="total">{escape(counted(result.summary.total))}</p>',
            f"<figure>{chart(result.summary)}<figcaption>{legend()}</figcaption></figure>",
        ]
        for heading, group in groupby(result.commitments, key=lambda one: one.heading):
            body.append(f"<h2>{escape(folded(heading) or '(no heading)')}</h2>")
            body += [_commitment(one) for one in group]
    else:
        body.append(f"<p>{NONE_LISTED}</p>")
    body.append(
        f"<h2>How this was made, and its limits</h2><p>{METHOD}</p>{meanings()}<p>{LIMITS}</p>"
        f'<p class="where">Fingerprints: plan {escape(result.plan.document_id)}, '
        f"document {escape(result.document.document_id)}.</p>"
    )
    return web_page(title, body)


def legend() -> str:
    """What the colours mean."""
    return " ".join(f'<span class="badge {status}">{word}</span>' for status, word in WORDS.items() if status in COLOURS)


def meanings() -> str:
    """What each status says."""
    return f"<dl>{''.join(f'<dt>{WORDS[status]}</dt><dd>{meaning}</dd>' for status, meaning in MEANINGS)}</dl>"


def quotations(evidence: Sequence[Citation]) -> str:
    """A list of quotations with their places; nothing where there are none."""
    items = "".join(
        f'<li><q>{escape(folded(each.quote))}</q><br><span class="where">{escape(place(each))}</span></li>' for each in evidence
    )
    return f"<ol>{items}</ol>" if items else ""


def _commitment(one: CommitmentCoverage) -> str:
    badge = f'<span class="badge {one.status}">{WORDS[one.status]}</span>'
    if one.review:
        mark = one.review.status if one.review.stands else "stale"
        badge += f' <span class="badge decided {mark}">{escape(decision(one.review).split(" (")[0])}</span>'
    page_of = f" (p. {one.page})" if one.page is not None else ""
    summary = f"<summary>{badge} <b>{one.order}.</b> {escape(folded(one.text))}{page_of}</summary>"
    reason = f'<p class="reason">{escape(folded(one.reason))} Confidence {one.confidence:.0%}.</p>'
    if one.review:
        reason += f'<p class="review">{escape(review_line(one.review))}</p>'
    return f"<details>{summary}{reason}{quotations(one.evidence)}</details>"
