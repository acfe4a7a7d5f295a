"""What the tables of the best passages have to compare: their columns, or their rows over periods or parts of a whole."""

from collections.abc import Callable, Iterator, Mapping, Sequence

from corpus.models import Document, SpanKind
from retrieval.library import Library
from retrieval.query import Query
from retrieval.search import Ranked
from retrieval.tables import changes, parts, tables
from retrieval.tables.series import Series, over_periods, over_rows
from retrieval.tables.tables import Row

Stems = Callable[[str], list[str]]


def of(
    ranking: Sequence[Ranked],
    library: Library,
    query: Query,
    asked: Mapping[str, float],
    stems: Stems,
    *,
    across: bool,
    between: bool = False,
) -> Iterator[Series]:
    """The series of the tables that the passages hold rows of: rows over periods where ``across``, else columns, or the row that
    the question names over the parts of a whole; of tables with two times to compare only their changes where ``between``.
    ``asked`` are the stems of the question's subject and how rare each is."""
    seen: set[tuple[str, int]] = set()
    for passage in (ranked.passage for ranked in ranking):
        for group in sorted({s.group for s in passage.spans if s.kind is SpanKind.TABLE_ROW and s.group is not None}):
            if (passage.document_id, group) in seen:
                continue
            seen.add((passage.document_id, group))
            rows = [row for row in tables.rows(library, passage, group) if row.named]
            if across:
                yield from over_periods(rows)
                continue
            rows = [row for row in rows if row.label]  # without a name there is at most a total
            if rows and not tables.torn(library, passage, group):
                moved = list(changes.over_rows_between(rows, query)) if between else []
                if moved:
                    yield from moved
                    continue
                context = Series((rows[0],), (0,), "").context
                if numbered := list(parts.over_numbers(rows, query.text, context, stems)):
                    yield from numbered
                    continue
                yield from _meant(rows, query.text, _of_table(asked, library.documents[passage.document_id], stems), stems)


def _of_table(asked: Mapping[str, float], document: Document, stems: Stems) -> dict[str, float]:
    """The words asked without those that only say which document is meant."""
    named = set(stems(f"{document.title} {document.publisher or ''}"))
    return {stem: weight for stem, weight in asked.items() if stem not in named}


def _meant(rows: Sequence[Row], question: str, asked: Mapping[str, float], stems: Stems) -> Iterator[Series]:
    """The columns; where the question names a row and not a column, that row. "Most shoplifting" is no matter of which crime
    has most of anything."""
    labels = [set(stems(row.label)) for row in rows]
    rarest = _rarest_of_row(asked, labels, {stem for name in rows[0].span.columns for stem in stems(name)})
    if rarest is None:
        yield from over_rows(rows)
        return
    met = [sum(weight for stem, weight in asked.items() if stem in label) for label in labels]
    if met.count(max(met)) == 1 and rarest in labels[met.index(max(met))]:
        context = Series((rows[0],), (0,), "").context
        own = rows[met.index(max(met))]
        yield from (s for s in parts.over_parts(rows, question, context, stems) if s.rows == (own,))


def _rarest_of_row(asked: Mapping[str, float], labels: Sequence[set[str]], columns: set[str]) -> str | None:
    """The rarest of the words asked that the table has, if it tells a row from most others and is in no column's name."""
    told = [stem for stem in asked if stem in columns or 0 < 2 * sum(stem in label for label in labels) < len(labels)]
    best = max(told, key=lambda stem: asked[stem], default=None)
    return best if best and best not in columns else None
