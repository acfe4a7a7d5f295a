import pytest

from corpus.errors import UsageError
from corpus.models import Block, BlockKind, Kind, Page, ParsedFile
from ingest.metadata.dates import as_iso, find_dates, find_periods, in_words
from ingest.metadata.description import Metadata, describe
from ingest.metadata.evidence import Line
from ingest.metadata.kinds import guess_kind, head_of
from ingest.metadata.publication import guess_date
from ingest.metadata.publishers import guess_publisher
from ingest.metadata.titles import guess_title, is_useful, title_from_file
from ingest.packs.components import Pack

H, P = BlockKind.HEADING, BlockKind.PARAGRAPH


def compose(*parts: tuple[BlockKind, str], paged: bool = False, **properties: str) -> ParsedFile:
    text, blocks = "", []
    for kind, content in parts:
        blocks.append(Block(kind, 1, len(text), len(text) + len(content), level=1 if kind is H else 0))
        text += content + "\n\n"
    return ParsedFile((Page(1, text),), tuple(blocks), properties, paged)


def known(parsed: ParsedFile, file: str = "x.txt", **overrides: str) -> Metadata:
    return describe(parsed, file, None, overrides)


PLAN = (
    (H, "BORSETSHIRE COUNTY COUNCIL"),
    (H, "Harbour and Coast Plan"),
    (P, "2019-2023"),
    (H, "Foreword"),
    (P, "This plan says how the people of Borsetshire will be kept from drowning. We will mend every gate."),
)


def test_a_plan_by_its_cover() -> None:
    found = known(compose(*PLAN))
    assert found.title.value == "Harbour and Coast Plan 2019-2023"
    assert found.kind.value is Kind.PLAN
    assert found.period and found.period.value == "2019-2023"
    assert found.publisher and found.publisher.value == "Borsetshire County Council"
    assert found.date and (found.date.value, found.date.confidence) == ("2019", 0.5)


def test_overrides_win_over_properties_and_properties_over_text() -> None:
    parsed = compose(
        *PLAN,
        title="Coast Plan",
        kind="report",
        publisher="The Coastguard",
        date="2018-06-01",
        period="2018/19 to 2021",
    )
    found = known(parsed)
    assert (found.title.value, found.kind.value) == ("Coast Plan", Kind.REPORT)
    assert found.publisher and found.publisher.value == "The Coastguard"
    assert found.date and found.date.value == "2018-06-01"
    assert found.period and found.period.value == "2018-2021"
    found = known(parsed, title="Mine", kind="deep-dive", publisher="Me", date="May 2020", period="2020-24")
    assert (found.title.value, found.kind.value) == ("Mine", Kind.DEEP_DIVE)
    assert found.date and found.date.value == "2020-05"
    assert found.period and found.period.value == "2020-2024"


def test_overrides_that_mean_nothing_are_refused() -> None:
    with pytest.raises(UsageError, match="no kind 'novel'"):
        known(compose(*PLAN), kind="novel")
    with pytest.raises(UsageError, match="'soon' is no date"):
        known(compose(*PLAN), date="soon")


def test_nothing_is_guessed_without_evidence() -> None:
    found = known(compose((P, "It was a dark and stormy night, and the rain fell in torrents upon the roofs.")), "old_tale-1.txt")
    assert (found.publisher, found.date, found.period) == (None, None, None)
    assert found.kind.value is Kind.OTHER
    assert found.title.value == "Old tale 1"
    assert found.warnings() == ("The kind 'other' is a guess; set it with --kind.",)


def test_a_program_s_title_gives_way_to_the_cover_it_shortens() -> None:
    cover = ((H, "Borsetshire Harbour Plan 2019-2023"), (P, "Adopted May 2019"))
    found = known(compose(*cover, paged=True, title="Harbour Plan web final", date="2023-08-01"))
    assert found.title.value == "Borsetshire Harbour Plan 2019-2023"
    assert found.date and found.date.value == "2019-05"
    assert known(compose(*cover, paged=True, title="Something Else")).title.value == "Something Else"


def test_a_pack_is_called_by_its_committee_and_day() -> None:
    pack = Pack((), (), "2019-03-04", "Borsetshire Harbour Panel")
    found = describe(compose(*PLAN), "x.pdf", pack, {})
    assert found.title.value == "Borsetshire Harbour Panel, 4 March 2019: agenda pack"
    assert found.kind.value is Kind.AGENDA_PACK
    assert found.date and found.date.value == "2019-03-04"
    assert found.period is None


def test_a_deep_dive_without_a_title_is_called_by_its_subject() -> None:
    parsed = compose((H, "1.0 Purpose of Report"), (P, "This is a ‘deep dive’ into work on the priority for ‘safer harbours’."))
    found = known(parsed)
    assert (found.title.value, found.kind.value) == ("Deep dive: safer harbours", Kind.DEEP_DIVE)


@pytest.mark.parametrize(
    ("title", "kind"),
    [
        ("Police and Crime Plan 2013-2017", Kind.PLAN),
        ("Borsetshire Local Plan", Kind.PLAN),
        ("Report on the Examination of the Borsetshire Local Plan", Kind.REPORT),
        ("Harbour Plan 2011 to 2016 Closure Report", Kind.REPORT),
        ("Harbour Strategy: Annual Review", Kind.REPORT),
        ("Deep Dive: lifeboats", Kind.DEEP_DIVE),
        ("Minutes of the Harbour Board", Kind.MINUTES),
        ("Local Plan Comment Form", Kind.OTHER),
        ("Songs of the Sea", Kind.OTHER),
    ],
)
def test_kinds_by_title(title: str, kind: Kind) -> None:
    assert guess_kind("", title).value is kind


def test_the_head_of_a_title() -> None:
    assert head_of("Report on the Harbour Plan") == "Report"
    assert head_of("Harbour Plan Report").lower() == "report"
    assert head_of("Songs") == ""


def test_minutes_by_their_text() -> None:
    text = "Minutes of the meeting held on 7 May 2019\nPresent: Cllr Amos\nRESOLVED: that it be so.\nThe meeting closed."
    assert guess_kind(text, "Harbour Board").value is Kind.MINUTES


@pytest.mark.parametrize(
    ("lines", "title"),
    [
        ([("PCC", 1), ("Harbour Plan", 1), ("FOREWORD", 1)], "Harbour Plan"),
        ([("Harbour and", 1), ("Coast Plan", 1), ("2019 - 2023", 0)], "Harbour and Coast Plan 2019 - 2023"),
        (
            [("Nets and Ropes", 1), ("Supplementary Planning Document", 1), ("May 2019", 1)],
            "Nets and Ropes Supplementary Planning Document",
        ),
        ([("Police and Crime Commissioner for Borsetshire", 1), ("Annual Report", 1)], "Annual Report"),
        ([("This report sets out what was done.", 0), ("Introduction", 1)], None),
    ],
)
def test_titles_on_covers(lines: list[tuple[str, int]], title: str | None) -> None:
    found = guess_title([Line(text, level) for text, level in lines])
    assert (found.value if found else None) == title


@pytest.mark.parametrize("title", ["Microsoft Word - plan.doc", "Untitled", "Document1", "plan_v3.indd", "", "A4"])
def test_useless_titles(title: str) -> None:
    assert not is_useful(title)


def test_titles_from_file_names() -> None:
    assert title_from_file("harbour-plan-2019-2023.pdf") == "Harbour plan 2019-2023"


def test_publishers() -> None:
    office = "Police and Crime Commissioner for Borsetshire"
    force = "Borsetshire Police do this across Borsetshire. " * 6
    paid = "The Police and Crime Commissioner pays for it. " * 4
    signed = f"{force}{paid}\nJo Amos\nPolice and Crime\nCommissioner for Borsetshire"
    found = guess_publisher([], signed, Kind.PLAN)
    assert found and found.value == office
    found = guess_publisher([], force * 2, Kind.DEEP_DIVE)
    assert found and found.value == "Borsetshire Police"
    found = guess_publisher([Line("Ambridge Parish Council")], "Life in Ambridge", Kind.OTHER)
    assert found and found.value.endswith("Council")
    assert guess_publisher([Line("A tale of Volunteer Police")], "Volunteer Police came.", Kind.OTHER) is None


@pytest.mark.parametrize(
    ("text", "kind", "period", "date"),
    [
        ("This plan was published on 3 May 2019 and replaces that of March 2012.", Kind.PLAN, None, "2019-05-03"),
        (
            "I must publish my plan by the 31st May 2019. I shall publish this plan by May 2019.",
            Kind.PLAN,
            None,
            "2019-05",
        ),
        ("Boats were counted in June 2018.", Kind.PLAN, "2018-2022", "2018"),
        ("Boats were counted in June 2018.", Kind.PLAN, "2011-2031", None),
        ("Crews number 66 as at 1 July 2019. In 2019 there were more.", Kind.DEEP_DIVE, None, "2019-07"),
        ("Boats were counted in June 2018.", Kind.REPORT, None, None),
    ],
)
def test_dates_of_publication(text: str, kind: Kind, period: str | None, date: str | None) -> None:
    found = guess_date([], text, kind, period)
    assert (found.value if found else None) == date


@pytest.mark.parametrize(
    ("text", "iso"),
    [
        ("Thursday, 08 December 2022", "2022-12-08"),
        ("the 21st of Sept. 2013", "2013-09-21"),
        ("May 3, 2019", "2019-05-03"),
        ("03/05/2019", "2019-05-03"),
        ("2019-05-03T10:00:00Z", "2019-05-03"),
        ("March, 2013", "2013-03"),
    ],
)
def test_dates_in_text(text: str, iso: str) -> None:
    assert [date.iso for date in find_dates(text)] == [iso]


def test_what_is_no_date() -> None:
    assert find_dates("Section 1.2.3 in 2018/19, 30/13/2018 and 12 Mayflower 2019") == []
    assert as_iso("D:20140520093000+01'00'") == "2014-05-20"
    assert as_iso("2014") == "2014" and as_iso("n/a") is None
    assert in_words("2014-05-02") == "2 May 2014" and in_words("2014-05") == "May 2014" and in_words("2014") == "2014"


@pytest.mark.parametrize(
    ("text", "years"),
    [
        ("2016-2020", (2016, 2020)),
        ("2013–17", (2013, 2017)),
        ("2016 to 2021", (2016, 2021)),
        ("2019/20 - 2023/24", (2019, 2023)),
    ],
)
def test_periods(text: str, years: tuple[int, int]) -> None:
    assert [(first, last) for first, last, _ in find_periods(text)] == [years]


@pytest.mark.parametrize("text", ["2020-2016", "tel. 2013-175", "from 2016 to 2099", "2018-05-03"])
def test_what_is_no_period(text: str) -> None:
    assert list(find_periods(text)) == []


@pytest.mark.parametrize("period", ["from spring", "2030", "from 2030 on", "the next five years"])
def test_a_period_in_any_words_is_kept(period: str) -> None:
    found = known(compose(*PLAN[:2], PLAN[4]), kind="plan", period=period)
    assert found.period and found.period.value == period
    assert (found.date.value if found.date else None) == ("2030" if "2030" in period else None)


def test_a_line_of_a_cover_that_is_only_a_dash_is_no_part_of_its_title() -> None:
    found = guess_title([Line("Borsetshire Harbour Plan:", 1), Line("–", 1), Line("2030", 1)])
    assert found and found.value.startswith("Borsetshire Harbour Plan")


@pytest.mark.parametrize("text", ["31 February 2022", "2022-02-30", "30/02/2022", "D:20220231"])
def test_a_day_that_the_calendar_lacks_is_no_date(text: str) -> None:
    assert as_iso(text) in (None, "2022-02")
    assert all(len(date.iso) == len("2022-02") for date in find_dates(text))


def test_a_kind_in_a_file_s_own_words_is_known() -> None:
    assert known(compose(*PLAN, kind="Deep dive")).kind.value is Kind.DEEP_DIVE
    assert known(compose(*PLAN, kind="novel")).kind.value is Kind.PLAN


def test_a_council_over_two_lines_publishes_and_those_who_sent_members_do_not() -> None:
    members = [f"Councillor {name} – {place} District Council" for name, place in (("Jo Amos", "Penny"), ("Al Vee", "Lyon"))]
    cover = [Line("BORSETSHIRE"), Line("County Council"), Line("HARBOUR PANEL"), *map(Line, members)]
    found = guess_publisher(cover, "\n".join(["Life in Borsetshire, in Penny and in Lyon.", *members]), Kind.AGENDA_PACK)
    assert found and found.value == "Borsetshire County Council"
    leader = "Councillor Jo Amos – Leader of Penny District Council"
    found = guess_publisher([Line(leader)], f"Life in Penny.\n{leader}", Kind.PLAN)
    assert found and found.value == "Penny District Council"


def test_a_date_in_an_imprint() -> None:
    imprint = "The Quay, Borchester\nTel: 01234 555 0100\nPublished March 2019"
    found = known(compose(*PLAN, (P, imprint))).date
    assert found and found.value == "2019-03"
    found = known(
        compose(*PLAN, (P, "Published by Borsetshire County Council, June 2019. It will be reviewed in June 2020."))
    ).date
    assert found and found.value == "2019-06"
    prose = "The gates were drawn by an engineer whose account was first\npublished March 2012\nand printed twice."
    found = known(compose(*PLAN, *[(P, "The gates stand open to everybody.")] * 20, (P, prose))).date
    assert found and found.value == "2019"


def test_the_item_that_a_paper_is_to_is_not_its_title() -> None:
    found = known(compose((P, "HARBOUR PANEL"), (H, "Agenda Item 7"), (H, "Deep dive: sea gates"), (P, "They stand open.")))
    assert (found.title.value, found.kind.value) == ("Deep dive: sea gates", Kind.DEEP_DIVE)


HEAD = (
    (P, "Report to: Harbour Panel"),
    (P, "Date: 3 May 2031"),
    (P, "Subject: PROPOSED LEVY AND HARBOUR PLAN 2031-2034"),
    (P, "Report of: the Harbour Master"),
    (P, "The Panel is asked to note the levy and our plan for the quay."),
)


def test_a_report_on_a_plan_is_a_report_called_by_its_head() -> None:
    found = known(compose(*HEAD))
    assert (found.title.value, found.kind.value) == ("Proposed Levy and Harbour Plan 2031-2034", Kind.REPORT)


def test_a_head_far_down_is_not_the_files_own() -> None:
    assert known(compose(*PLAN, *((P, f"Lamp {n}.") for n in range(5)), *HEAD)).title.value == "Harbour and Coast Plan 2019-2023"


def test_the_running_head_of_a_word_file_names_its_publisher() -> None:
    parts = ((BlockKind.FURNITURE, "Borsetshire Harbour Board – 3 May 2031"), (H, "Levy for the quay"), (P, "It is five pounds."))
    found = known(compose(*parts), "x.docx")
    assert found.publisher is not None and found.publisher.value == "Borsetshire Harbour Board"
    assert known(compose(*parts), "x.txt").publisher is None


@pytest.mark.parametrize(
    ("cover", "text", "kind", "publisher"),
    [
        # A committee's sort is no place, though "Council" stands behind it.
        (["Version 3 - approved by Full Council 3 May 2031"], "To Full Council. " * 6, Kind.PLAN, None),
        (
            ["Borset and Penny Youth Justice Service", "Version 3 - approved by Full Council 3 May 2031"],
            "Borset and Penny Youth Justice Service\nThe youth of Borset. Borset and Penny Youth Justice Service is ours.",
            Kind.PLAN,
            "Borset and Penny Youth Justice Service",
        ),
        (
            ["Police and Crime Commissioner for Borset and the Vale"],
            "Police and Crime Commissioner for Borset and the Vale\nLife in Borset.",
            Kind.REPORT,
            "Police and Crime Commissioner for Borset and the Vale",
        ),
        (
            ["Police and Crime Commissioner for Lyon, Penny and the Isles of Borset"],
            "Crime fell across Lyon, Penny and the Isles of Borset.",
            Kind.REPORT,
            "Police and Crime Commissioner for Lyon, Penny and the Isles of Borset",
        ),
        (
            ["A letter from the Police and Crime Commissioner for Borset and the Home Office"],
            "Life in Borset. The Police and Crime Commissioner for Borset writes.",
            Kind.REPORT,
            "Police and Crime Commissioner for Borset",
        ),
        (
            ["Police and Crime Commissioner for Borset and Chief Constable of Borset Police"],
            "Life in Borset.",
            Kind.REPORT,
            "Police and Crime Commissioner for Borset",
        ),
        (["Attendance", "Councillor Jo Ann Amos Penny Borough Council (Chair)"], "Life in Penny.", Kind.REPORT, None),
        (
            ["MINUTES OF A MEETING OF THE BORSET AND VALE POLICE AND CRIME PANEL HELD ON 3 MAY 2031"],
            "Councillor Jo Ann Amos Penny Borough Council (Chair)\nThe Clerk, Borset County Council",
            Kind.MINUTES,
            "Borset and Vale Police and Crime Panel",
        ),
        (
            ["REPORT OF:", "THE POLICE AND CRIME COMMISSIONER FOR BORSET"],
            "REPORT OF: THE POLICE AND CRIME COMMISSIONER FOR BORSET\nThe levy is five pounds.",
            Kind.REPORT,
            "Police and Crime Commissioner for Borset",
        ),
    ],
)
def test_whose_name_a_publisher_s_is(cover: list[str], text: str, kind: Kind, publisher: str | None) -> None:
    found = guess_publisher([Line(line) for line in cover], "\n".join([*cover, text]), kind)
    assert (found and found.value) == publisher


@pytest.mark.parametrize(
    ("line", "date"),
    [
        ("Report to the Harbour and Coast Panel, 12 March 2031. Prepared by the tide clerk.", "2031-03-12"),
        ("The panel was told of the storm of 12 March 2031.", "2038-01-02"),
    ],
)
def test_a_report_is_of_the_day_it_is_brought_to_its_panel(line: str, date: str) -> None:
    head = ((H, "Borsetshire Harbour: quarterly report"), (H, "Quarter 3 2030-31 (October to December 2030)"), (P, line))
    found = known(compose(*head, paged=True, date="2038-01-02"))
    assert found.date and found.date.value == date
