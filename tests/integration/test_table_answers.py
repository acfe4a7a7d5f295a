"""Cells, extremes, names and counts on made-up documents, with the real models."""

import pytest

from corpus.settings import Settings
from retrieval import answering, grounding
from retrieval.assistant import Assistant
from retrieval.library import Library
from retrieval.query import parse
from retrieval.tables import cells
from retrieval.tables.cells import Cells

REPORT = """# Lanbury Fire Authority: performance report, 12 October 2031

## Response times by station

The table gives the share of calls reached within ten minutes.

| Station | Jul-31 | Aug-31 | Sep-31 |
|---|---|---|---|
| Marlow Road | 91% | 88% | 93% |
| Quayside | 72% | 69% | 81% |
| Old Mill | 85% | 90% | 79% |

## Pay

| Budget (£000) | 2030/31 | 2031/32 |
|---|---|---|
| Pay and allowances of firefighters | 41,207 | 43,118 |
| Pay and allowances of office staff | 9,316 | 9,874 |
| Other costs of employees | 1,204 | 1,377 |

## Grants

| Service | Area | Cost (£m) |
|---|---|---|
| Home visits to people who smoke in bed | North | 0.269 |
|  | South | 0.054 |
|  | Islands | 0.049 |
| Boxing clubs | All | 0.130 |

## Call-outs by district

| District | Barn fires 2030/31 | Barn fires 2031/32 | Barn fires change | Floods¹ change |
|---|---|---|---|---|
| Burbage | 40 | 50 | +25.0% | -3.0% |
| Enderby | 22 | 21 | -4.5% | +8.1% |
| Osterby | 31 | 36 | +16.1% | +2.2% |

## What the districts chose

| District | Arson | Hoax calls | Home visits | Water safety |
|---|---|---|---|---|
| Burbage | ✓ |  | ✓ |  |
| Enderby |  | ✓ | ✓ |  |
| Osterby | ✓ |  | ✓ | ✓ |
| Thornby | ✓ | ✓ |  |  |

## Smoke alarms

The authority fitted 4,310 smoke alarms in Weston in the summer of 2031. Volunteers helped at every visit.

## Volunteers

There are 58 volunteers. A film of a drone flight shows 73 new recruits marching.

## Apologies

The following apologies for absence were noted:

- Cllr Ash, Weston
- Cllr Elm, Osterby
- Cllr Hazel, Thornby
- Cllr Yew, Marlow

## Public questions

Miss Alder asked whether Quayside fire station was to be shut. The Chief Officer said that it would not. Mr Beech asked who had
paid for the new boat. It was given to the authority by the Osterby lifeboat society.
"""

ACTIONS = "\n".join(
    [
        "Lanbury Fire Authority: what was done about the inspection of 2031\n",
        "Table 1: actions on the inspectors' recommendations\n",
        "Recommendation\tProgress to date\tOwner\tDue",
        "The authority should make sure that its crews practise with their neighbours\t"
        "<p>Nine joint exercises were held with Osterby and Thornby in the spring</p> "
        "<p>A shared calendar of the exercises is kept by the training school</p> "
        "<p>Radios were lent to visiting crews so that all of them hear the same orders</p>\tHead of Training\tMay 2032",
        "The authority should keep its records of risk in tall buildings up to date\t"
        "<p>Crews visited 61 tall buildings and wrote down their stairs, lifts and hydrants</p> "
        "<p>Tablets in the engines show the plans of each building on the way there</p> "
        "<p>Owners of buildings are reminded by letter each autumn to report changes of use</p>\tHead of Protection\tJune 2032",
        "The authority should mend its oldest engines first\t"
        + " ".join(
            f"<p>Engine number {n} of the eastern depot was looked over by two fitters and painted red</p>" for n in range(40, 70)
        )
        + "<p>A new pump called Daisy was bought for the ladder at Weston</p>\tHead of Fleet\tQ3 2033/34\n",
    ]
)


@pytest.fixture(scope="module")
def lanbury(tmp_path_factory: pytest.TempPathFactory) -> Assistant:
    folder = tmp_path_factory.mktemp("lanbury")
    (folder / "report.md").write_text(REPORT, "utf-8")
    (folder / "actions.txt").write_text(ACTIONS, "utf-8")
    assistant = Assistant.open(Settings(data_dir=folder / "data"))
    report = assistant.ingest([folder / "report.md", folder / "actions.txt"])
    assert not report.failed
    return assistant


def test_one_cell_is_drawn_out_with_its_row_and_header(lanbury: Assistant) -> None:
    answer = lanbury.ask("What share of calls did Quayside reach in August 2031?")
    assert answer.text == "Quayside: Aug-31 69% [1][2]"
    assert [folded(c.quote) for c in answer.citations] == ["Quayside | 72% | 69% | 81%", "Station | Jul-31 | Aug-31 | Sep-31"]


def test_a_row_without_a_first_cell_is_told_by_the_one_above_which_is_cited_too(lanbury: Assistant) -> None:
    answer = lanbury.ask("How much did visits to people who smoke in bed cost in the islands?")
    assert answer.text == "Home visits to people who smoke in bed - Islands: Cost (£m) 0.049 [1][2][3]"
    assert [folded(c.quote) for c in answer.citations][::2] == [
        "Islands | 0.049",
        "Home visits to people who smoke in bed | North | 0.269",
    ]


def test_of_a_grid_the_rows_that_are_marked_answer(lanbury: Assistant) -> None:
    answer = lanbury.ask("Which district chose water safety?")
    assert answer.text == "Osterby: Water safety ✓ [1][2]"


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which districts picked home visits?", ["Burbage", "Enderby", "Osterby"]),
        ("Which districts had hoax calls in the grid?", ["Enderby", "Thornby"]),
    ],
)
def test_all_rows_of_a_grid_with_a_mark_are_listed(lanbury: Assistant, question: str, rows: list[str]) -> None:
    answer = lanbury.ask(question)
    assert [line.partition(":")[0] for line in answer.text.splitlines()] == rows
    assert any(f"{len(rows)} of its 4 rows have a mark there" in warning for warning in answer.warnings)


@pytest.mark.parametrize(
    "question", ["Which districts did not pick home visits?", "Which districts pay for home visits in summer?"]
)
def test_a_grid_is_not_read_where_more_than_its_marks_is_asked(lanbury: Assistant, question: str) -> None:
    assert not any("have a mark there" in warning for warning in lanbury.ask(question).warnings)


@pytest.mark.parametrize(
    ("question", "rows"),
    [
        ("Which districts saw barn fires rise?", ["Burbage", "Osterby"]),
        ("In which districts did barn fires go down?", ["Enderby"]),
        ("Where did floods fall?", ["Burbage"]),
    ],
)
def test_the_rows_that_rose_or_fell_are_listed(lanbury: Assistant, question: str, rows: list[str]) -> None:
    answer = lanbury.ask(question)
    assert [line.partition(":")[0] for line in answer.text.splitlines()] == rows
    assert any(warning.startswith("read:") for warning in answer.warnings)


def test_a_figure_that_is_wholly_named_is_quoted_alone(lanbury: Assistant) -> None:
    assert lanbury.ask("What did Lanbury spend on the pay of office staff in 2030/31?").text.startswith(
        "Pay and allowances of office staff: 2030/31 9,316"
    )


def test_of_a_row_that_is_longer_than_a_passage_only_what_is_quoted_is_said(lanbury: Assistant) -> None:
    library = Library(lanbury.catalogue)
    long = [(p, s) for p in lanbury.catalogue.all_passages() for s in p.spans if "Head of Fleet" in s.cells]
    assert len({passage.id for passage, _ in long}) > 1
    for passage, span in long:
        asked = Cells(span.cells[0], span.columns[2:], span.cells[2:])
        place = answering.cell_place(passage, span, asked, library)
        draft = answering.compose([place], library)
        assert grounding.loose_numbers(draft.text, " ".join(c.quote for c in draft.citations)) == []


@pytest.mark.parametrize(
    ("question", "quoted"),
    [
        (
            "Did the Chief Officer say that Quayside fire station would be shut?",
            "Miss Alder asked whether Quayside fire station was to be shut. The Chief Officer said that it would not.",
        ),
        (
            "Who gave the new boat to the authority?",
            "Mr Beech asked who had paid for the new boat. It was given to the authority by the Osterby lifeboat society.",
        ),
    ],
)
def test_a_sentence_that_leans_on_the_one_before_is_quoted_with_it(lanbury: Assistant, question: str, quoted: str) -> None:
    assert quoted in [folded(c.quote) for c in lanbury.ask(question).citations]


def test_who_may_ask_for_a_list_of_names(lanbury: Assistant) -> None:
    quotes = [c.quote for c in lanbury.ask("Who sent apologies?").citations]
    assert quotes[-4:] == ["Cllr Ash, Weston", "Cllr Elm, Osterby", "Cllr Hazel, Thornby", "Cllr Yew, Marlow"]


def test_the_row_is_quoted_whose_label_has_most_of_the_question(lanbury: Assistant) -> None:
    answer = lanbury.ask("How much is the pay of office staff in 2031/32?")
    assert answer.text == "Pay and allowances of office staff: 2031/32 9,874 [1][2]"


def test_a_month_that_the_table_lacks_is_not_answered_from_it(lanbury: Assistant) -> None:
    assert "72%" not in lanbury.ask("What share of calls did Quayside reach in June 2031?").text


@pytest.mark.parametrize(
    ("question", "text"),
    [
        ("In which month did Old Mill do best?", "Old Mill: Aug-31 90% [1][2]"),
        ("When was the low point for Marlow Road?", "Marlow Road: Aug-31 88% [1][2]"),
        ("Which station had the lowest share of calls reached in Sep-31?", "Old Mill: Sep-31 79% [1][2]"),
    ],
)
def test_cells_are_compared_and_the_answer_says_so(lanbury: Assistant, question: str, text: str) -> None:
    answer = lanbury.ask(question)
    assert answer.text == text
    assert any(warning.startswith("compared:") for warning in answer.warnings)


@pytest.mark.parametrize(
    ("question", "said", "unsaid"),
    [
        (
            "Who keeps the shared calendar of exercises?",
            "A shared calendar of the exercises is kept by the training school",
            "Radios",
        ),
        ("How many tall buildings did crews visit?", "61 tall buildings", "letter"),
        ("What do tablets in the engines show?", "the plans of each building", "letter"),
    ],
)
def test_of_a_row_of_paragraphs_the_sentence_is_quoted_that_answers(lanbury: Assistant, question, said, unsaid) -> None:
    answer = lanbury.ask(question)
    assert said in answer.text
    assert unsaid not in answer.text
    assert "<p>" not in answer.text
    assert any("<p>" in c.quote for c in answer.citations)


@pytest.mark.parametrize(
    ("question", "counts"),
    [("How many firefighters were there in 2031/32?", True), ("How many lighthouses were there in 2031/32?", False)],
)
def test_a_cell_counts_only_what_its_row_or_table_names(lanbury: Assistant, question: str, counts: bool) -> None:
    library = Library(lanbury.catalogue)
    held = next(p for p in lanbury.catalogue.all_passages() if any("41,207" in span.cells for span in p.spans))
    found = cells.asked_for(parse(question), held, library, lanbury._responder.words)
    row = next(index for index, span in enumerate(held.spans) if "41,207" in span.cells)
    assert found[row].values == ("43,118",)
    assert found[row].counts is counts


def test_what_holds_of_one_town_is_not_said_of_another(lanbury: Assistant) -> None:
    assert lanbury.ask("How many smoke alarms were fitted in Weston?").status == "answered"
    assert lanbury.ask("How many smoke alarms were fitted in Easton?").status == "not_found"


def test_a_number_beside_a_thing_does_not_count_it(lanbury: Assistant) -> None:
    assert "58" in lanbury.ask("How many volunteers are there?").text
    assert lanbury.ask("How many drones are there?").status == "not_found"


def folded(quote: str) -> str:
    return " ".join(quote.split()).strip("| ")
