"""Words and rules of a page to tables."""

from ingest.readers.pdf.tables import tables
from ingest.readers.pdf.words import Face, Rule, Word


def word(text: str, x: float, baseline: float, order: int, size: float = 9) -> Word:
    return Word(text, x, baseline - size * 0.9, x + size * 0.5 * len(text), baseline + size * 0.2, baseline, size, Face(), order)


def test_a_raised_note_number_that_touches_the_last_rule_begins_its_note() -> None:
    rules = [Rule(0, y, 200, y) for y in (0, 15, 30)] + [Rule(x, 0, x, 30) for x in (0, 100, 200)]
    rows = [word("Team", 5, 11, 0), word("Crew", 105, 11, 1), word("Total", 5, 26, 2), word("684", 105, 26, 3)]
    number, note = word("1", 5, 33.5, 4, 6), word("Lamplighters", 8.5, 37, 5)
    (grid,), rest = tables([*rows, number, note], rules)
    assert [[each.text for each in cell] for cell in grid.rows[-1]] == [["Total"], ["684"]]
    assert [each.text for each in rest] == ["1", "Lamplighters"]
