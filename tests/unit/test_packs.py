import pytest

from corpus.models import Block, BlockKind, Kind, Page, ParsedFile
from ingest.packs.agenda import AgendaItem, agenda_items, best_item, find_reference
from ingest.packs.components import Pack, find_pack
from ingest.packs.report_headers import report_headers

P, L, T, H, F = (
    BlockKind.PARAGRAPH,
    BlockKind.LIST_ITEM,
    BlockKind.TABLE_ROW,
    BlockKind.HEADING,
    BlockKind.FURNITURE,
)


def row(*cells: str) -> tuple[BlockKind, str, dict[str, object]]:
    return T, "\t".join(cells), {"table": 0, "cells": cells}


Part = tuple[BlockKind, str] | tuple[BlockKind, str, dict[str, object]]
FRONT: list[Part] = [
    (H, "Borsetshire County Council"),
    (H, "Borsetshire Harbour Panel"),
    row("10:00", "Monday, 04 March 2019", "Town Hall"),
    (P, "Agenda"),
    row("1", "Minutes To approve the minutes of the meeting held on 7 January 2019.", "3 - 5"),
    row("2", "Repairs to the Sea Gates Report BHP/11/19", "6 - 20"),
    row("3", "Lifeboat Crews: Half Year Update BHP/12/19", "21 - 30"),
    row("4", "Date of Next Meeting To note that the Panel meets again in May."),
]
MINUTES: list[Part] = [
    (H, "Minutes of the meeting of the Borsetshire Harbour Panel held in the Town Hall on Monday 7 January 2019"),
    (P, "Present: Cllr Amos (Chair)"),
    (H, "1 Apologies"),
    (P, "There were none."),
    (H, "Appendix A – Tide Tables"),
    (P, "The tide tables were discussed."),
]
GATES: list[Part] = [
    (H, "Report title: Repairs to the Sea Gates"),
    row("Report to: Borsetshire Harbour Panel"),
    row("Report author: Harbour Master"),
    row("Date: 4 March 2019", "For: Noting"),
    (H, "1. Purpose of Report"),
    (P, "To say what was mended. Appendix 1 shows the cost of it all."),
    (H, "2. Appendices"),
    (L, "Appendix 1: The Cost of the Gates"),
    (L, "Appendix 2: Timber and Iron – Letters from the Yard"),
    (H, "Appendix 1: The Cost of the Gates"),
    (P, "It was not little."),
    (P, "Timber and Iron"),
    (P, "Letters from the Yard"),
    (P, "Dear Sir, the iron is late."),
]
CREWS: list[Part] = [
    (P, "Subject: Lifeboat crews, half year update\nReport of: Coxswain\nDate: 1 March 2019"),
    (P, "The crews are well."),
    (H, "Borsetshire Lifeboat Plan 2018-2022"),
    (P, "Contents"),
    (P, "We will row."),
]


def compose(parts: list[Part], per_page: int = 0) -> ParsedFile:
    pages: list[Page] = []
    blocks: list[Block] = []
    text = ""
    for number, (kind, content, *more) in enumerate(parts):
        if per_page and number and number % per_page == 0:
            pages.append(Page(len(pages) + 1, text, label=str(len(pages) + 3)))
            text = ""
        fields: dict[str, object] = {"level": 1} if kind in (L, H) else {}
        fields |= more[0] if more else {}
        blocks.append(Block(kind, len(pages) + 1, len(text), len(text) + len(content), **fields))  # type: ignore[arg-type]
        text += content + "\n\n"
    pages.append(Page(len(pages) + 1, text, label=str(len(pages) + 3)))
    return ParsedFile(tuple(pages), tuple(blocks), paged=bool(per_page))


def pack_of(parts: list[Part]) -> Pack:
    pack = find_pack(compose(parts))
    assert pack is not None
    return pack


def test_agenda_items_with_titles_references_and_pages() -> None:
    parsed = compose(FRONT)
    assert agenda_items(parsed, parsed.blocks)[:3] == (
        AgendaItem("1", "Minutes", None, "3", "5"),
        AgendaItem("2", "Repairs to the Sea Gates", "BHP/11/19", "6", "20"),
        AgendaItem("3", "Lifeboat Crews: Half Year Update", "BHP/12/19", "21", "30"),
    )
    lines = compose(
        [(P, "1. Apologies\n2. Sea Gates (Pages 4 - 9)\n3. Crews (Pages 10 - 12)\n4. Forward plan   Page 13\n5. Tolls (page 14)")]
    )
    assert [(i.title, i.first_page) for i in agenda_items(lines, lines.blocks)] == [
        ("Apologies", None),
        ("Sea Gates", "4"),
        ("Crews", "10"),
        ("Forward plan", "13"),
        ("Tolls", "14"),
    ]


def test_one_page_alone_is_no_part_of_a_title() -> None:
    rows = [
        row("1", "Crews", "4 - 9"),
        row("2", "Gates in 2031", "10 - 12"),
        row("3", "Forward plan", "13"),
        row("4", "Budget 2032"),
    ]
    parsed = compose(rows)
    assert [(i.title, i.first_page, i.last_page) for i in agenda_items(parsed, parsed.blocks)] == [
        ("Crews", "4", "9"),
        ("Gates in 2031", "10", "12"),
        ("Forward plan", "13", "13"),
        ("Budget 2032", None, None),
    ]


@pytest.mark.parametrize("page", ["Page 13", "(Page 13)", "p. 13"])
def test_the_word_before_one_page_is_no_part_of_a_title(page: str) -> None:
    parsed = compose([row("1", "Crews", "Pages 4 - 9"), row("2", "Forward plan", page), row("3", "The chart room")])
    assert [(i.title, i.first_page) for i in agenda_items(parsed, parsed.blocks)] == [
        ("Crews", "4"),
        ("Forward plan", "13"),
        ("The chart room", None),
    ]


@pytest.mark.parametrize(
    ("text", "reference"),
    [
        ("Report BHP/11/19 on gates", "BHP/11/19"),
        ("CD/12/2021", "CD/12/2021"),
        ("in 2018/19 and on 3/4/2019", None),
        ("and/or 24/7", None),
    ],
)
def test_references(text: str, reference: str | None) -> None:
    assert find_reference(text) == reference


def test_the_item_with_most_words_in_common_is_matched() -> None:
    items = [AgendaItem("1", "Repairs to the Sea Gates"), AgendaItem("2", "Lifeboat Crews: Half Year Update")]
    assert best_item("Lifeboat crews, half year update", items) is items[1]
    assert best_item("Something else entirely", items) is None


def test_a_pack_is_taken_apart() -> None:
    pack = pack_of([*FRONT, *MINUTES, *GATES, *CREWS])
    assert [(c.title, c.kind, c.date, c.reference) for c in pack.components] == [
        ("Agenda", Kind.OTHER, "2019-03-04", None),
        ("Minutes of 7 January 2019", Kind.MINUTES, "2019-01-07", None),
        ("Repairs to the Sea Gates", Kind.REPORT, "2019-03-04", "BHP/11/19"),
        ("Appendix 1: The Cost of the Gates", Kind.REPORT, None, "BHP/11/19"),
        ("Appendix 2: Timber and Iron – Letters from the Yard", Kind.REPORT, None, "BHP/11/19"),
        ("Lifeboat crews, half year update", Kind.REPORT, "2019-03-01", "BHP/12/19"),
        ("Borsetshire Lifeboat Plan 2018-2022", Kind.PLAN, None, "BHP/12/19"),
    ]
    assert (pack.date, pack.body) == ("2019-03-04", "Borsetshire Harbour Panel")


def test_blocks_belong_to_the_component_they_stand_in() -> None:
    parts = [*FRONT, *MINUTES, *GATES]
    pack = pack_of(parts)
    begins = [len(FRONT), len(FRONT) + len(MINUTES)]
    assert set(pack.owners[: begins[0]]) == {0}
    assert set(pack.owners[begins[0] : begins[1]]) == {1}  # with the appendix that the minutes speak of
    assert pack.owners[begins[1] :] == (2,) * 9 + (3,) * 2 + (4,) * 3


def test_pages_of_components() -> None:
    pack = find_pack(compose([*FRONT, *MINUTES, *GATES], per_page=8))
    assert pack is not None
    assert [(c.first_page, c.last_page) for c in pack.components[:3]] == [(1, 1), (2, 2), (2, 3)]


def test_a_report_without_a_head_is_found_by_the_line_that_names_its_item() -> None:
    front: list[Part] = [
        (H, "Harbour Committee"),
        (P, "Agenda for 4 March 2019"),
        *(row("1", "Apologies"), row("2", "Minutes of 7 January 2019"), row("3", "Sea Gates"), row("4", "Lifeboats")),
    ]
    gates: list[Part] = [(H, "Item 3"), (H, "THE GATES"), *[(P, "The gates stand open.")] * 5]
    boats: list[Part] = [(P, "Agenda item 4"), (H, "THE BOATS"), (P, "See item 3."), *[(P, "The boats are out.")] * 5]
    pack = pack_of([*front, (P, "Item 2"), *MINUTES, *gates, *boats, (F, "Item 4"), (P, "They are home.")])
    assert [c.title for c in pack.components] == ["Agenda", "Minutes of 7 January 2019", "Sea Gates", "Lifeboats"]
    assert pack.owners[-1] == 3


def test_a_report_without_a_head_is_found_by_the_page_the_agenda_gives() -> None:
    front: list[Part] = [
        (H, "Harbour Committee"),
        (P, "Agenda for 4 March 2019"),
        row("1", "Apologies"),
        row("2", "Sea Gates", "4 - 4"),
        row("3", "Lifeboats", "5 - 5"),
        (F, "page 3"),
    ]
    gates: list[Part] = [(H, "Gates"), *[(P, "The gates stand open.")] * 5]
    boats: list[Part] = [(H, "Boats"), *[(P, "The boats are out.")] * 5]
    pack = find_pack(compose([*front, *gates, *boats], per_page=6))
    assert pack is not None
    assert [c.title for c in pack.components] == ["Agenda", "Sea Gates", "Lifeboats"]


def test_appendices_that_are_only_tables_are_counted_off() -> None:
    table = [row("Ref", "Decision"), row("01", "Buy rope")]
    listed: list[Part] = [(H, "4. Appendices"), (L, "Appendix A: Gate decisions\nAppendix B: Boat decisions")]
    head = GATES[:4]
    pack = pack_of([*FRONT, *MINUTES, *head, *listed, *table, (P, "Please note."), *table, *CREWS])
    titles = [c.title for c in pack.components]
    assert titles[3:5] == ["Appendix A: Gate decisions", "Appendix B: Boat decisions"]
    assert pack.owners.count(4) == 2


def test_a_plan_or_a_report_with_appendices_is_no_pack() -> None:
    plan: list[Part] = [
        (H, "Harbour Plan 2018-2022"),
        (P, "Contents"),
        (H, "1 Gates"),
        (P, "We will mend them."),
        (H, "Appendix A: Costs"),
        (P, "None."),
    ]
    assert find_pack(compose(plan)) is None
    assert find_pack(compose(GATES)) is None
    assert find_pack(compose(MINUTES)) is None
    known = find_pack(compose(GATES), certain=True)
    assert known is not None and known.components[0].title == "Repairs to the Sea Gates"


def test_approving_minutes_does_not_begin_minutes() -> None:
    approval: list[Part] = [
        (H, "2 Minutes"),
        (P, "The minutes of the meeting held on 7 January 2019 were approved."),
        (P, "Present: all"),
    ]
    pack = pack_of([*FRONT, *MINUTES, *approval, *GATES])
    assert [c.kind for c in pack.components].count(Kind.MINUTES) == 1


def test_heads_of_reports_in_tables_of_two_columns() -> None:
    parsed = compose([row("Report title", "Sea Gates"), row("Report of", "Harbour Master"), row("Date", "4 March 2019")])
    (head,) = report_headers(parsed)
    assert (head.title, head.date, head.reference) == ("Sea Gates", "2019-03-04", None)


def test_a_cover_with_a_date_and_a_contact_is_no_head() -> None:
    parsed = compose([(P, "Date: 4 March 2019"), (P, "Contact: Jo Amos"), (P, "Committee: Harbour Panel")])
    assert report_headers(parsed) == []


def test_lines_over_a_head_belong_to_the_report_and_the_cover_names_the_committee_in_full() -> None:
    over: list[Part] = [(H, "HARBOUR PANEL"), (P, "4 March 2019"), (P, "Report of the Harbour Master")]
    head: list[Part] = [(P, "Subject: Sea gates\nReport to: Harbour Panel\nDate: 4 March 2019"), (P, "They stand.")]
    pack = pack_of([*FRONT, *MINUTES, *over, *head])
    assert pack.owners[-5:] == (2,) * 5
    assert pack.owners[-6] == 1
    assert pack.body == "Borsetshire Harbour Panel"


@pytest.mark.parametrize(
    "paper",
    [
        [(P, "Appendix 1: Tide Tables\nAppendix 2: Letters from the Yard"), (P, "They were printed together.")],
        [(H, "Borsetshire Lifeboat Plan"), (H, "Contents"), (H, "Contents"), (P, "Two pages of it.")],
        [(P, "Report to: Borsetshire Harbour Panel\nSubject: Moorings\nDate: 4 March 2019"), (P, "It costs more.")],
    ],
)
def test_what_begins_at_one_place_is_one_component(paper: list[Part]) -> None:
    head: Part = (P, "Report to: Borsetshire Harbour Panel\nSubject: Lifeboats\nDate: 4 March 2019")
    pack = find_pack(compose([*FRONT, head, *paper, (P, "The end.")]), certain=True)
    assert pack is not None
    beginnings = [pack.owners.index(number) for number in range(len(pack.components))]
    assert beginnings == sorted(set(beginnings)) and None not in pack.owners


def test_a_head_right_below_another_leaves_that_one_whole() -> None:
    heads: list[Part] = [
        (P, f"Report to: Borsetshire Harbour Panel\nSubject: {name}\nDate: 4 March 2019") for name in ("Lifeboats", "Moorings")
    ]
    pack = find_pack(compose([*heads, (P, "It costs more than it did.")]))
    assert pack is not None and [each.title for each in pack.components] == ["Lifeboats", "Moorings"]
    assert pack.owners == (0, 1, 1)


def test_minutes_begin_under_the_name_of_the_body_in_one_block() -> None:
    under: list[Part] = [
        (P, "BORSETSHIRE HARBOUR PANEL\nMINUTES OF A MEETING HELD ON MONDAY 7 JANUARY 2019 AT THE TOWN HALL, AT 10 AM"),
        (P, "PRESENT: Cllr Amos (in the Chair)\nMr J Brine"),
        (P, "The gates were discussed."),
    ]
    pack = pack_of([*FRONT, *under, *GATES])
    assert [(c.title, c.kind) for c in pack.components[:2]] == [
        ("Agenda", Kind.OTHER),
        ("Minutes of 7 January 2019", Kind.MINUTES),
    ]
    assert pack.owners[len(FRONT) :][:3] == (1, 1, 1)
    listed: Part = (P, "The panel heard of\nMinutes of the meeting held on 7 January 2019\nPresent: all")
    assert [c.kind for c in pack_of([*FRONT, listed, *GATES]).components].count(Kind.MINUTES) == 0


def test_a_paper_to_one_item_of_an_agenda_is_no_pack() -> None:
    paper: list[Part] = [
        (P, "BORSETSHIRE HARBOUR PANEL"),
        (P, "4 March 2019"),
        (H, "Agenda Item 3"),
        (H, "Deep dive: sea gates"),
        *[(H, f"{number}. {name}") for number, name in enumerate(("Purpose", "Gates", "Timber", "Iron"), 1)],
        (P, "The gates stand open."),
    ]
    assert find_pack(compose(paper)) is None


@pytest.mark.parametrize(("title", "kind"), [("Action plan", Kind.REPORT), ("Lifeboat Plan 2019", Kind.PLAN)])
def test_an_action_plan_is_an_appendix_like_another(title: str, kind: Kind) -> None:
    pack = pack_of([*FRONT, *GATES[:6], (H, f"Appendix A: {title}"), (P, "Row to the gates.")])
    assert pack.components[-1].title == f"Appendix A: {title}"
    assert pack.components[-1].kind is kind


def test_items_that_wrap_papers_under_the_bodys_name_and_whom_to_ask_at_their_ends() -> None:
    parts: list[Part] = [
        (H, "BORSETSHIRE HARBOUR AUTHORITY"),
        (P, "Monday 4 March 2019"),
        (P, "AGENDA"),
        (P, "1  Apologies\n2  Sea Gates and their Timber - report of the\n   Treasurer, BHP/19/03\n3  Boats, BHP/19/04"),
        (F, "BORSETSHIRE HARBOUR AUTHORITY          ITEM 2"),
        (P, "Date: 4 March 2019          BHP/19/03"),
        (P, "The gates were mended."),
        (P, "The timber came late."),
        (P, "It was dear."),
        (P, "Contact officer: Ann Ode"),
        (F, "BORSETSHIRE HARBOUR AUTHORITY          ITEM 3"),
        (P, "Date: 4 March 2019          BHP/19/04\nReport of: Coxswain"),
        (P, "The boats were launched."),
    ]
    pack = pack_of(parts)
    assert [(one.title, one.reference) for one in pack.components] == [
        ("Agenda", None),
        ("Sea Gates and their Timber", "BHP/19/03"),
        ("Boats", "BHP/19/04"),
    ]
    assert pack.owners == (0, 0, 0, 0, 1, 1, 1, 1, 1, 1, 2, 2, 2)


def test_minutes_of_one_item_of_a_web_page_begin_no_minutes() -> None:
    parts: list[Part] = [
        (H, "3. Apologies"),
        (P, "Minutes:"),
        (P, "Apologies were received from Cllr Ode."),
        (H, "4. Lamps"),
        (P, "Minutes:"),
    ]
    assert find_pack(compose(parts)) is None
