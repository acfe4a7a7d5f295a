"""Plain text that lost what the page showed: bullets, the grid of a table, raised digits. All texts are made up."""

import pytest

from corpus.models import BlockKind
from ingest.passages.glossary import mine_glossary
from tests.unit.made_up_text import MORE, PROSE, of, parse, rows


class TestAnnouncedLists:
    ITEMS = (
        "Letting the upper floor of the customs house (£41,000)",
        "Leaving two wardens' posts vacant (£0.09m)",
        "Selling the dredger that lies at Port Selwick (one-off receipt of £1.2m)",
        "Ending the winter ferry (£77,000)",
    )

    @pytest.mark.parametrize("marker", ["", "5. ", "5.2 "])
    @pytest.mark.parametrize("amounts", [True, False])
    def test_short_lines_below_a_colon_are_items_whatever_they_cost(self, marker: str, amounts: bool) -> None:
        items = [item if amounts else item.split(" (")[0] for item in self.ITEMS]
        lead = f"{marker}The following savings have been found for 2031/32:"
        parsed = parse(f"{PROSE}\n\n{lead}\n" + "\n".join(items) + f"\n\n{MORE}\n")
        assert [item for item in of(parsed, BlockKind.LIST_ITEM) if item != lead] == items
        assert lead in of(parsed, BlockKind.PARAGRAPH) + of(parsed, BlockKind.LIST_ITEM)

    def test_the_lead_of_a_list_is_no_item_of_it(self) -> None:
        parsed = parse(
            f"{PROSE}\n\nThere are three aims:\nSafer quays for all\nCleaner water in the basin\nFairer fees\n\n{MORE}\n"
        )
        assert of(parsed, BlockKind.LIST_ITEM) == ["Safer quays for all", "Cleaner water in the basin", "Fairer fees"]

    def test_an_item_with_an_amount_stays_with_those_above_it(self) -> None:
        items = ["Restore the harbour patrol by 2034", "Publish the fees of each quay", "Open a second slipway"]
        last = "Ring-fence £90,000 a year for the lifeboat, to which any village on the coast can apply for up to £4,000"
        parsed = parse(f"{PROSE}\n\nWe will:\n\n" + "\n\n".join([*items, last]) + f"\n\n{MORE}\n")
        assert of(parsed, BlockKind.LIST_ITEM) == [*items, last]

    def test_a_heading_below_the_list_is_no_item(self) -> None:
        items = [
            "Restore the harbour patrol by 2034",
            "Spend £90,000 on the lifeboat station",
            "Open a second slipway at Selwick",
        ]
        parsed = parse(f"{PROSE}\n\nWe will:\n\n" + "\n\n".join(items) + f"\n\nSafer quays\n\n{MORE}\n")
        assert of(parsed, BlockKind.LIST_ITEM) == items
        assert "Safer quays" in of(parsed, BlockKind.HEADING)

    @pytest.mark.parametrize(
        "below",
        [
            "The Harbour Master said that in the\nCounty of Selwick and in the ports of\nNorth Quay the fees\nwere too high.",
            "The Harbour Office\nOld Customs House\nSelwick SK4 7TT\noffice@harbour.example",
            "Ferries 1,200 41.0\nMoorings 311 9.5\nSlipways 12 4.5",
        ],
    )
    def test_prose_addresses_and_rows_below_a_colon_are_no_items(self, below: str) -> None:
        parsed = parse(f"{PROSE}\n\nWhat was found is this:\n{below}\n\n{MORE}\n")
        assert of(parsed, BlockKind.LIST_ITEM) == []

    def test_set_in_lines_in_lower_case_below_a_colon_are_items(self) -> None:
        items = ["ropes that were worn (5)", "lamps without a cover (2)", "no name on the hull (1)"]
        parsed = parse(
            f"{PROSE}\n\n8.2 Boats were turned away for: \n\n" + "".join(f" {item} \n\n" for item in items) + f"8.3 {MORE}\n"
        )
        assert of(parsed, BlockKind.LIST_ITEM) == items


class TestStackedTables:
    def test_cells_a_line_each_are_rows(self) -> None:
        parsed = parse(
            f"{PROSE}\n\nTraffic\n2030/31\n2031/32\n2032/33\nFerries landed\n978\n1,011\n1,066\n"
            f"Share on time (%)\n4.1\n5.3\n6.8\n\n{MORE}\n"
        )
        assert [row.cells for row in rows(parsed)] == [
            ("Traffic", "2030/31", "2031/32", "2032/33"),
            ("Ferries landed", "978", "1,011", "1,066"),
            ("Share on time (%)", "4.1", "5.3", "6.8"),
        ]
        assert [row.header for row in rows(parsed)] == [True, False, False]

    def test_the_labels_need_no_name_and_cells_may_be_apart(self) -> None:
        cells = ["2031", "2032", "Ferries landed at", "978", "1,011", "Moorings let", "40", "n/a"]
        text = "\n\n".join(cells).replace("landed at", "landed at\nall quays")
        parsed = parse(f"{PROSE}\n\n\n{text}\n\n\n{MORE}\n")
        assert [row.cells for row in rows(parsed)] == [
            ("", "2031", "2032"),
            ("Ferries landed at all quays", "978", "1,011"),
            ("Moorings let", "40", "n/a"),
        ]

    def test_columns_of_words_and_dates_are_held_beside_one_of_figures(self) -> None:
        parsed = parse(
            f"{PROSE}\n\nService\nProvider\nValue (£000)\nContract ends\nLifeboat\nSelwick Rescue\n1,140\nMarch 2037\n"
            f"Pilots\nIn house\n95\nn/a\n\n{MORE}\n"
        )
        assert [row.cells for row in rows(parsed)] == [
            ("Service", "Provider", "Value (£000)", "Contract ends"),
            ("Lifeboat", "Selwick Rescue", "1,140", "March 2037"),
            ("Pilots", "In house", "95", "n/a"),
        ]

    @pytest.mark.parametrize(
        "text",
        [
            "Harbour Master\nJane Doe\nPilot\nJohn Roe\nWarden\nAnn Poe",
            "Mooring fees\nThe fees are set each year.\n12\n14\nSlipways\nThese are free.\n3\n4",
            "Selwick\n3 May 2031\nNorth Quay\n7 June 2031\nSouth Quay\n9 July 2031",
            "Ferries\n978\nMoorings\n40",
        ],
    )
    def test_short_lines_without_a_grid_stay_lines(self, text: str) -> None:
        assert rows(parse(f"{PROSE}\n\n{text}\n\n{MORE}\n")) == []

    def test_names_a_line_each_above_rows_are_their_header(self) -> None:
        parsed = parse(
            f"{PROSE}\n\nReason\n\nNumber\n\n%\n\nFind rate %\n\nRopes 3,718 58.0 30.2\n\nLamps 1,346 21.0 19.8\n\n{MORE}\n"
        )
        assert next(row.cells for row in rows(parsed)) == ("Reason", "Number", "%", "Find rate %")
        assert [row.header for row in rows(parsed)] == [True, False, False]

    HARBOURS = "Corrow 5 1\n\nPort Selwick 2 3\n\nTarn Quay 4"

    @pytest.mark.parametrize("note", ["", "\n\n(one a quay)"])
    @pytest.mark.parametrize("upright", ["", "\n\nEa\n\ns\n\nt"])
    def test_names_a_line_each_in_one_paragraph_are_the_header(self, note: str, upright: str) -> None:
        parsed = parse(f"{PROSE}\n\nWhere they are\n\nWardens \nSupervisors{note}{upright}\n\n{self.HARBOURS}\n\n{MORE}\n")
        header = ("", "Wardens", f"Supervisors{note.replace(chr(10) * 2, ' ')}")
        assert [row.cells for row in rows(parsed)] == [
            header,
            ("Corrow", "5", "1"),
            ("Port Selwick", "2", "3"),
            ("Tarn Quay", "4", ""),
        ]
        assert [block.header for block in parsed.blocks if block.cells] == [True, False, False, False]

    def test_a_label_in_several_lines_stays_with_the_values_below_it(self) -> None:
        parsed = parse(f"{PROSE}\n\nCorrow 5 1\n\nPort Selwick 2 3\n\nUpper Tarn\nQuay\n\n2\n\nWhin 4\n\n13 4\n\n{MORE}\n")
        assert [row.cells for row in rows(parsed)][2:] == [("Upper Tarn Quay", "2", ""), ("Whin", "4", ""), ("", "13", "4")]

    @pytest.mark.parametrize(
        "above", ["They are few.\nTwo went", "We list them here:\nSupervisors", "Wardens\nSupervisors\nClerks", "wardens\nclerks"]
    )
    def test_other_lines_above_rows_are_no_header(self, above: str) -> None:
        parsed = parse(f"{PROSE}\n\n{above}\n\n{self.HARBOURS}\n\n{MORE}\n")
        assert [row.cells for row in rows(parsed)] == [("Corrow", "5", "1"), ("Port Selwick", "2", "3"), ("Tarn Quay", "4", "")]

    @pytest.mark.parametrize("names", [("2030/31", "2031/32"), ("1 May 2031", "1 May 2032 (planned)"), ("2030 (actual)", "2031")])
    def test_years_or_days_and_units_above_columns_of_spaces_are_the_header(self, names: tuple[str, str]) -> None:
        gap = " " * 20
        parsed = parse(
            f"{PROSE}\n\n{gap}{names[0]:<15}{names[1]}\n{gap}£m          £m\nWages               117.3       119.0\n"
            f"Quays               6.9         7.0\nLess income         (4.6)       (3.8)\n\n{MORE}\n"
        )
        assert [row.cells for row in rows(parsed)][:3] == [
            ("", *names),
            ("", "£m", "£m"),
            ("Wages", "117.3", "119.0"),
        ]
        assert of(parsed, BlockKind.HEADING) == []


class TestHeadings:
    @pytest.mark.parametrize("form", ["{}/31", "HC {}/31", "{}/2031", "{}.31"])
    def test_minutes_numbered_through_a_year_are_headings(self, form: str) -> None:
        titles = [
            f"{form.format(19 + k)} {title}" for k, title in enumerate(["APOLOGIES", "Public questions", "DATE OF NEXT MEETING"])
        ]
        bodies = ["Apologies were received from Mr Roe.", PROSE, "4 May 2031."]
        parsed = parse("\n\n".join(f"{title}\n{body}" for title, body in zip(titles, bodies, strict=True)) + "\n")
        assert of(parsed, BlockKind.HEADING) == titles
        assert of(parsed, BlockKind.PARAGRAPH) == bodies

    def test_clauses_of_several_sections_are_no_minutes(self) -> None:
        numbers = ["3.12", "3.13", "4.12", "4.13", "5.12", "5.13"]
        parsed = parse("\n\n".join(f"{number} Harbour review and {PROSE.lower()}" for number in numbers) + "\n\n3.13 Ropes\n")
        assert of(parsed, BlockKind.HEADING) == []

    @pytest.mark.parametrize("numbers", ["21/05 22/05 23/05", "21/31 22/32 23/33", "21/31 25/31 29/31"])
    def test_days_and_financial_years_are_no_minutes(self, numbers: str) -> None:
        parsed = parse("\n\n".join(f"{number} Harbour review\n{PROSE}" for number in numbers.split()) + "\n")
        assert of(parsed, BlockKind.HEADING) == []

    @pytest.mark.parametrize(
        "line",
        [
            "Reply by the Harbour Master:",
            "Despatch date: 26 May 2031",
            "Title: Complaints about the ferry",
            "£m £m",
            "Find rate %",
        ],
    )
    def test_fields_speakers_and_units_are_no_headings(self, line: str) -> None:
        assert of(parse(f"{PROSE}\n\n{line}\n\n{MORE}\n"), BlockKind.HEADING) == []

    @pytest.mark.parametrize("below", ["AGENDA ITEM 6\n\nReport to: Harbour Board", "Appendix A", MORE])
    def test_a_recommendation_alone_is_no_heading(self, below: str) -> None:
        clause = "4.1 That the Board notes the report and comments on any matter of concern."
        parsed = parse(f"{PROSE}\n\n4. RECOMMENDATION\n\n{clause}\n\n{below}\n\n{MORE}\n")
        assert clause in of(parsed, BlockKind.PARAGRAPH)
        assert "4. RECOMMENDATION" in of(parsed, BlockKind.HEADING)

    def test_a_title_of_the_contents_is_cut_from_the_text_it_ran_into(self) -> None:
        parsed = parse(
            f"Contents\nForeword\t2\nAbout Selwick\t3\nMoney\t4\n\n\nForeword\n\n{PROSE}\n\n\n\n"
            f"About SelwickSelwick has nine quays and"
            f" one ferry.\n\n{MORE}\n\n\n\nMoney\n\n{PROSE}\n\nMoneyBox is the name of the fund that pays for it.\n"
        )
        assert of(parsed, BlockKind.HEADING) == ["Foreword", "About Selwick", "Money"]
        assert "Selwick has nine quays and one ferry." in of(parsed, BlockKind.PARAGRAPH)


class TestGlossaries:
    def test_a_term_by_itself_and_the_line_below_it_are_one_entry(self) -> None:
        parsed = parse(
            f"{PROSE}\n\n\n\nGlossary\n\nNWB – North Water Board\nSRO\n"
            f"Selwick Rescue Office: a station that is manned, by day and by night, to help"
            f" ships in distress\nHMO\nHarbour Master's Office\nDues\nWhat ships pay for the use of a quay\n\n{MORE}\n"
        )
        assert of(parsed, BlockKind.LIST_ITEM) == [
            "NWB – North Water Board",
            "SRO Selwick Rescue Office: a station that is manned, by day and by night, to help ships in distress",
            "HMO Harbour Master's Office",
            "Dues What ships pay for the use of a quay",
        ]
        assert mine_glossary(parsed) == {
            "HMO": "Harbour Master's Office",
            "NWB": "North Water Board",
            "SRO": "Selwick Rescue Office",
        }

    def test_elsewhere_lines_are_joined_as_before(self) -> None:
        assert of(parse(f"{PROSE}\n\nHMO\nHarbour Master's Office\n\n{MORE}\n"), BlockKind.LIST_ITEM) == []


class TestNoteDigits:
    TABLE = "Measure\t2030\tAim\nShips\t528\t{}\nOn time\t61%\t{}\n"

    @pytest.mark.parametrize(
        ("cells", "notes", "warned"),
        [
            (
                ("3402", "90%1"),
                "1 By May 2034.\n2 To be looked at again.",
                ['"3402" may be "340" with note 2', '"90%1" may be "90%" with note 1'],
            ),
            (("3402", "90%"), "", []),
            (("3403", "90%3"), "1 By May 2034.\n2 To be looked at again.", []),
            (("532", "92%"), "1 By May 2034.\n2 To be looked at again.", []),
        ],
    )
    def test_figures_that_end_in_a_note_are_named_and_kept(self, cells: tuple[str, str], notes: str, warned: list[str]) -> None:
        parsed = parse(f"{PROSE}\n\n{self.TABLE.format(*cells)}\n{notes}\n\n{MORE}\n")
        assert [row.cells[2] for row in rows(parsed)][1:] == list(cells)
        assert len(parsed.warnings) == bool(warned)
        assert all(words in parsed.warnings[0] for words in warned)
