"""A month that the tables which are asked about lack."""

from types import SimpleNamespace

from corpus.models import Passage, Span, SpanKind
from retrieval.query import parse
from retrieval.search import Ranked
from retrieval.tables import missing_periods
from tests.unit.made_up_text import passage_of

_MONTHS = ("Calls", "Apr-31", "May-31", "Jun-31")


def _ranked(columns: tuple[str, ...], *cells: str, above: str = "Late calls") -> Ranked:
    text = f"{above}\n{' '.join(cells)}"
    line = Span(SpanKind.SENTENCE, 0, len(above))
    row = Span(SpanKind.TABLE_ROW, len(above) + 1, len(text), group=0, cells=cells, columns=columns)
    passage = Passage("p-1", "d-1", 0, page=1, start=0, end=len(text), text=text, section=("Wharf",), spans=(line, row))
    return Ranked(passage, 0.0, 0.0, 0.0, 0.0)


def _told(question: str, ranked: Ranked, date: str | None = None) -> bool:
    document = SimpleNamespace(title="Report", date=date, period=None)
    library = SimpleNamespace(documents={"d-1": document}, component=lambda passage: None)
    monthly = _ranked(_MONTHS, "Tugs", "1", "2", "3")
    wanted = missing_periods.lacked(parse(question), [monthly])
    assert wanted
    return missing_periods.told(wanted, ranked.passage, 1, library)  # type: ignore[arg-type]


def test_a_month_is_lacked_only_where_others_are_there() -> None:
    monthly, other = _ranked(_MONTHS, "Tugs", "1", "2", "3"), _ranked(("Calls", "On time"), "Tugs", "48%")
    assert missing_periods.lacked(parse("How many tugs were late in July 2031?"), [monthly])
    assert not missing_periods.lacked(parse("How many tugs were late in May 2031?"), [monthly])
    assert not missing_periods.lacked(parse("How many tugs were late in July 2031?"), [other])
    assert not missing_periods.lacked(parse("How many tugs were late in 2032?"), [monthly])


def test_figures_of_another_table_are_of_the_month_only_if_they_say_so() -> None:
    question = "How many tugs were late in July 2031?"
    assert not _told(question, _ranked(("Calls", "On time"), "Tugs", "48%"))
    assert _told(question, _ranked(("Calls", "On time"), "Tugs", "48%", above="Calls in July 2031"))
    assert _told(question, _ranked(("Calls", "Date", "Late"), "Tugs", "10/07/31", "48"))
    assert _told(question, _ranked(("Calls", "On time"), "Tugs", "48%"), date="2031-07-30")
    assert not _told(question, _ranked(("Calls", "On time"), "Tugs", "48%", above="Calls between 1 May 2030 and 9 July 2031"))


def _sentence_told(*sentences: str) -> bool:
    passage = passage_of(*sentences)
    library = SimpleNamespace(
        documents={"d": SimpleNamespace(title="Report", date=None, period=None)}, component=lambda passage: None
    )
    wanted = missing_periods.lacked(parse("How many tugs were late in July 2031?"), [_ranked(_MONTHS, "Tugs", "1", "2", "3")])
    return missing_periods.told(wanted, passage, len(sentences) - 1, library)  # type: ignore[arg-type]


def test_a_sentence_is_of_the_month_if_it_or_the_one_before_says_so() -> None:
    assert _sentence_told("In July 2031, 48 tugs were late.")
    assert _sentence_told("July 2031 was foggy.", "48 tugs were late.")
    assert not _sentence_told("48 tugs were late.")
    assert not _sentence_told("Between 1 May 2030 and 9 July 2031, 480 tugs were late.")
