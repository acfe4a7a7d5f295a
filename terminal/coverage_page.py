"""Coverage as one page of HTML that needs nothing else: no script, no font, no picture from anywhere."""

from __future__ import annotations

from html import escape
from itertools import groupby
from pathlib import Path
from typing import TYPE_CHECKING

from terminal.coverage import NONE_LISTED, WORDS, counted, place
from terminal.coverage_chart import COLOURS, chart
from terminal.plain import clean, folded

if TYPE_CHECKING:
    from corpus.coverage import CommitmentCoverage, CoverageResult

_CSS = Path(__file__).with_name("coverage.css")
# Nothing may be fetched or run even if a document's words were not escaped somewhere.
_POLICY = "default-src 'none'; style-src 'unsafe-inline'"
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


def write_page(result: CoverageResult, path: Path) -> None:
    """Write the page as UTF-8."""
    path.write_text(page(result), encoding="utf-8")


def page(result: CoverageResult) -> str:
    """The page's source."""
    title = f"{folded(result.plan.title)}: what is covered by {folded(result.document.title)}"
    body = [
        f"<h1>{escape(title)}</h1>",
        f"<p>Plan: {escape(folded(result.plan.file))}. Document: {escape(folded(result.document.file))}.</p>",
    ]
    if result.commitments:
        body += [
            f'<p class="total">{escape(counted(result.summary.total))}</p>',
            f"<figure>{chart(result.summary)}<figcaption>{_legend()}</figcaption></figure>",
        ]
        for heading, group in groupby(result.commitments, key=lambda one: one.heading):
            body.append(f"<h2>{escape(folded(heading) or '(no heading)')}</h2>")
            body += [_commitment(one) for one in group]
    else:
        body.append(f"<p>{NONE_LISTED}</p>")
    meanings = "".join(f"<dt>{WORDS[status]}</dt><dd>{meaning}</dd>" for status, meaning in MEANINGS)
    body.append(
        f"<h2>How this was made, and its limits</h2><p>{METHOD}</p><dl>{meanings}</dl><p>{LIMITS}</p>"
        f'<p class="where">Fingerprints: plan {escape(result.plan.document_id)}, '
        f"document {escape(result.document.document_id)}.</p>"
    )
    return (
        '<!doctype html><html lang="en"><head><meta charset="utf-8">'
        f'<meta http-equiv="Content-Security-Policy" content="{_POLICY}">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{_CSS.read_text('utf-8')}</style></head>"
        f"<body><main>{''.join(body)}</main></body></html>\n"
    )


def _legend() -> str:
    return " ".join(f'<span class="badge {status}">{word}</span>' for status, word in WORDS.items() if status in COLOURS)


def _commitment(one: CommitmentCoverage) -> str:
    badge = f'<span class="badge {one.status}">{WORDS[one.status]}</span>'
    page_of = f" (p. {one.page})" if one.page is not None else ""
    summary = f"<summary>{badge} <b>{one.order}.</b> {escape(folded(one.text))}{page_of}</summary>"
    reason = f'<p class="reason">{escape(folded(one.reason))} Confidence {one.confidence:.0%}.</p>'
    quotes = "".join(
        f'<li><q>{escape(clean(" ".join(each.quote.split())))}</q><br><span class="where">{escape(place(each))}</span></li>'
        for each in one.evidence
    )
    return f"<details>{summary}{reason}{f'<ol>{quotes}</ol>' if quotes else ''}</details>"
