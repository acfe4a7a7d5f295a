"""Periods as questions and columns name them."""

import pytest

from retrieval.query import parse
from retrieval.questions import periods
from retrieval.questions.periods import Period


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("Sep-21", Period(2021, 9)),
        ("Sept 2021", Period(2021, 9)),
        ("June", Period(None, 6)),
        ("2022/23 £m", Period(2022, financial=True)),
        ("2022-23*", Period(2022, financial=True)),
        ("Actual 2019", Period(2019)),
        ("Q3 2025/26", Period(2025, financial=True, quarter=3)),
        ("2025/26 Q3", Period(2025, financial=True, quarter=3)),
        ("2nd quarter 23/24", Period(2023, financial=True, quarter=2)),
        ("Q2 (Jul-Sep) 2023/24", Period(2023, financial=True, quarter=2)),
        ("Quarter 2", Period(quarter=2)),
        ("Balance 31.3.26 £m", Period(2026, 3)),
        ("31/03/2026", Period(2026, 3)),
        ("30/9/24", Period(2024, 9)),
        ("Balance 1.4.25", Period(2025, 4)),
        ("2026-03-31", Period(2026, 3)),
        ("at 31 March 2025", Period(2025, 3)),
        ("as at 31st March 2026", Period(2026, 3)),
        ("March 31, 2026", Period(2026, 3)),
        ("31-Mar-26", Period(2026, 3)),
        ("2025/26 Actual to 31.12.25", Period(2025, financial=True)),
        ("4.2.15", None),
        ("10/11", None),
        ("Q1-Q3 2025/26", Period(2025, financial=True)),
        ("Total", None),
        ("Cost £m", None),
    ],
)
def test_a_columns_period(text: str, period: Period | None) -> None:
    assert periods.of_text(text) == period


def test_a_range_of_years_is_no_financial_year() -> None:
    assert periods.of_text("2016-20") == Period(2016)


@pytest.mark.parametrize(
    ("question", "columns", "found"),
    [
        ("How many in August 2022?", ["", "Jul-22", "Aug-22", "Sep-22"], (2,)),
        ("How many in August?", ["", "Jul-22", "Aug-22", "Sep-22"], (2,)),
        ("How many in October 2022?", ["", "Jul-22", "Aug-22", "Sep-22"], None),
        ("How much in 2024/25?", ["", "2023/24 £m", "2024/25 £m"], (2,)),
        ("How much in 2029/30?", ["", "2023/24 £m", "2024/25 £m"], None),
        ("What did the 2016 plan say?", ["", "2018", "2019"], ()),
        ("What was it at 31 March 2026?", ["", "Balance 31.3.25 £m", "Balance 31.3.26 £m"], (2,)),
        ("What was it at 31.3.26?", ["", "31/03/2025", "31/03/2026"], (2,)),
        ("What was it in March 2027?", ["", "31/03/2025", "31/03/2026"], None),
        ("What was it in 2026?", ["", "31/03/2025", "31/03/2026"], (2,)),
        ("What was it in 2022?", ["", "Nov-21", "Dec-21", "Jan-22"], ()),
        ("How much in 2024/25?", ["Service", "Location", "Cost"], ()),
    ],
)
def test_the_columns_that_a_question_names(question: str, columns: list[str], found: tuple[int, ...] | None) -> None:
    assert periods.matching(periods.asked(parse(question)), columns) == found


def test_a_financial_year_is_printed_in_several_ways() -> None:
    assert {"2021/22", "2021-22", "2021-2022", "21/22"} <= set(periods.forms("2021/22"))
    assert periods.forms("1999/00")[2:5] == ("1999–00", "1999/2000", "1999-2000")
    assert periods.forms("515") == ("515",)
    assert periods.forms("10") == ("10", "ten")


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("What was the score for quarter 3 2025/26?", (4,)),
        ("What was it in the third quarter of 2025/26?", (4,)),
        ("What was it in quarter 2?", (1, 3)),
        ("How did Q2 2024/25 compare with Q2 2025/26?", (1, 3)),
        ("How many in 2025/26?", (3, 4)),
        ("How many in Q1 2025/26?", None),
        ("How many in 2026/27?", None),
    ],
)
def test_quarters_of_several_years(question: str, found: tuple[int, ...] | None) -> None:
    columns = ["Measure", "Q2 2024/25", "Q3 2024/25", "Q2 2025/26", "Q3 2025/26", "Direction"]
    assert periods.matching(periods.asked(parse(question)), columns) == found


def test_one_column_of_another_year_is_enough_unless_a_figure_has_no_year() -> None:
    wanted = periods.asked(parse("What is the budget in 2026/27?"))
    assert periods.matching(wanted, ["Action", "Budget 2025/26"], [1]) is None
    assert periods.matching(wanted, ["Action", "Budget 2025/26", "Actual"], [1, 2]) == ()


@pytest.mark.parametrize(
    ("question", "columns", "at"),
    [
        ("How many in the last quarter?", ("Fires", "Q1", "Q2", "Q3"), (3,)),
        ("How many in the latest year?", ("Fires", "2030/31", "2029/30"), (1,)),
        ("How many in the last quarter?", ("Fires", "2029", "2030", "Goal"), ()),
        ("How many in the latest month?", ("Fires", "Dec", "Jan", "Feb"), ()),
        ("How many in Q1?", ("Fires", "Q1", "Q2", "Q3"), ()),
    ],
)
def test_the_latest_period_of_a_table(question: str, columns: tuple[str, ...], at: tuple[int, ...]) -> None:
    assert periods.latest(question, columns, range(1, len(columns))) == at


@pytest.mark.parametrize(
    ("number", "printed"),
    [("£650k", "£650,000"), ("£650,000", "£650k"), ("£2.4m", "£2,400,000"), ("£650k", "£0.65m"), ("£13", "£13")],
)
def test_a_sum_is_printed_in_several_ways(number: str, printed: str) -> None:
    assert printed in periods.forms(number)


def test_a_small_sum_is_no_other_number() -> None:
    assert periods.forms("£13") == ("£13",)
