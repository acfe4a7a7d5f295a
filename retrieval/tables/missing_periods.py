"""A month or quarter that the tables which are asked about lack: figures of other tables, which do not say of when they are, are
then no answer to the question either."""

import re
from collections.abc import Sequence

from corpus.models import Passage, Span, SpanKind
from retrieval import units
from retrieval.library import Library
from retrieval.query import Query, parse
from retrieval.questions import periods
from retrieval.questions.periods import Period
from retrieval.search import Ranked
from retrieval.tables import tables

BEST = 2  # passages whose tables are looked at
LEAST = 3  # columns of such periods
_RANGE = re.compile(r"\bbetween\b.{3,40}?\band\b.{3,25}|\bfrom\b.{3,40}?\b(?:to|until)\b.{3,25}|\d\s*[–-]\s*\d.{0,20}", re.I)


def lacked(query: Query, ranking: Sequence[Ranked]) -> tuple[Period, ...]:
    """The months or quarters asked for, where the tables of the best passages have columns of others and not of these."""
    wanted = tuple(period for period in periods.asked(query) if period.month or period.quarter)
    if not wanted:
        return ()
    columns = {
        span.columns
        for ranked in ranking[:BEST]
        for span in ranked.passage.spans
        if span.kind is SpanKind.TABLE_ROW and span.columns and tables.mostly_numbers(span)
    }
    held = [[period for name in names if (period := periods.of_text(name))] for names in columns]
    held = [found for found in held if sum(any(w.comparable(p) for w in wanted) for p in found) >= LEAST]
    met = any(want.meets(period) for found in held for period in found for want in wanted)
    return () if met or not held else wanted


def told(wanted: Sequence[Period], passage: Passage, index: int, library: Library) -> bool:
    """Whether a row or sentence, what stands above it, or its document says that it is of a wanted period, and not of a longer
    one."""
    document, component = library.documents[passage.document_id], library.component(passage)
    span = passage.spans[index]
    is_row = span.kind is SpanKind.TABLE_ROW
    above = next((s for s in reversed(passage.spans[:index]) if s.kind is not SpanKind.TABLE_ROW), None) if is_row else None
    dates = [document.date or "", document.period or "", (component.date or "") if component else ""]
    texts = [document.title, component.title if component else "", *passage.section, *_own(span)]
    texts += [units.span_text(passage, above)] if above else []
    texts += [] if is_row else [units.span_text(passage, one) for one in passage.spans[max(0, index - 1) : index + 1]]
    named = [period for text in texts for period in _months(_RANGE.sub(" ", text))]
    named += [period for text in [*dates, *_own(span)] if (period := periods.of_text(text))]
    return any(want.meets(period) for period in named for want in wanted)


def _own(span: Span) -> tuple[str, ...]:
    return (*span.columns, *span.cells)


def _months(text: str) -> list[Period]:
    return [Period(int(year) if year else None, month) for year, month in parse(text).months]
