"""The Word reader on small files made with python-docx."""

import io
import zipfile
from collections.abc import Callable
from typing import Any

import pytest
from docx import Document
from docx.oxml import parse_xml
from docx.oxml.ns import qn

from corpus.errors import UnreadableFile
from corpus.models import BlockKind, ParsedFile
from ingest.readers.docx import reader as docx
from ingest.readers.docx.numbering import shown

W = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'


def saved(document: Any) -> bytes:
    held = io.BytesIO()
    document.save(held)
    return held.getvalue()


def read(document: Any) -> ParsedFile:
    parsed = docx.read(saved(document), "paper.docx")
    assert len(parsed.pages) == 1 and not parsed.paged
    rest = parsed.pages[0].text
    for block in reversed(parsed.blocks):
        rest = rest[: block.start] + rest[block.end :]
    assert not rest.strip()
    return parsed


def shape(parsed: ParsedFile) -> list[tuple[BlockKind, int, str]]:
    return [(block.kind, block.level, parsed.text_of(block)) for block in parsed.blocks]


def body(xml: str) -> Any:
    """A document whose body is the given paragraphs and tables."""
    document = Document()
    for element in parse_xml(
        f"<w:body {W} xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>{xml}</w:body>"
    ):
        document.element.body.insert(len(document.element.body) - 1, element)
    return document


def run(text: str, properties: str = "") -> str:
    return f'<w:r><w:rPr>{properties}</w:rPr><w:t xml:space="preserve">{text}</w:t></w:r>'


def paragraph(*runs: str, properties: str = "") -> str:
    return f"<w:p><w:pPr>{properties}</w:pPr>{''.join(runs)}</w:p>"


def test_styles_make_headings_and_paragraphs() -> None:
    document = Document()
    document.add_heading("Harbour plan", 0)
    document.add_heading("Lamps", 1)
    document.add_paragraph("Wardens asked for lamps.")
    document.add_heading("Costs", 2)
    document.add_paragraph("Lamps cost little.")
    assert shape(read(document)) == [
        (BlockKind.HEADING, 1, "Harbour plan"),
        (BlockKind.HEADING, 1, "Lamps"),
        (BlockKind.PARAGRAPH, 0, "Wardens asked for lamps."),
        (BlockKind.HEADING, 2, "Costs"),
        (BlockKind.PARAGRAPH, 0, "Lamps cost little."),
    ]


def test_outline_level_makes_a_heading() -> None:
    document = body(paragraph(run("Quay works"), properties='<w:outlineLvl w:val="2"/>') + paragraph(run("As said.")))
    assert shape(read(document))[0] == (BlockKind.HEADING, 3, "Quay works")


def test_a_wholly_bold_line_is_a_heading_and_a_bold_sentence_is_not() -> None:
    document = body(
        paragraph(run("Quick ", "<w:b/>"), run("wins", "<w:b/>"))
        + paragraph(run("Bold", "<w:b/>"), run(" only at first"))
        + paragraph(run("The wall shall be mended.", "<w:b/>"))
    )
    assert [kind for kind, _, _ in shape(read(document))] == [
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
        BlockKind.PARAGRAPH,
    ]


def test_built_in_list_styles_have_markers() -> None:
    document = Document()
    document.add_paragraph("first", style="List Number")
    document.add_paragraph("second", style="List Number")
    document.add_paragraph("point", style="List Bullet")
    parsed = read(document)
    assert [(block.kind, block.marker) for block in parsed.blocks] == [
        (BlockKind.LIST_ITEM, "1."),
        (BlockKind.LIST_ITEM, "2."),
        (BlockKind.LIST_ITEM, "•"),
    ]
    assert parsed.pages[0].text == "1. first\n\n2. second\n\n• point"


def numbered(document: Any, levels: list[tuple[str, str]], overrides: str = "") -> None:
    """Numbering 77 with (format, pattern) levels, and 78 over the same levels with ``overrides``."""
    root = document.part.numbering_part.element
    shapes = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{kind}"/><w:lvlText w:val="{pattern}"/></w:lvl>'
        for at, (kind, pattern) in enumerate(levels)
    )
    root.insert(0, parse_xml(f'<w:abstractNum {W} w:abstractNumId="77">{shapes}</w:abstractNum>'))
    root.append(parse_xml(f'<w:num {W} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'))
    root.append(parse_xml(f'<w:num {W} w:numId="78"><w:abstractNumId w:val="77"/>{overrides}</w:num>'))


def item(text: str, level: int, number: int = 77) -> str:
    properties = f'<w:numPr><w:ilvl w:val="{level}"/><w:numId w:val="{number}"/></w:numPr>'
    return paragraph(run(text), properties=properties)


def test_nested_numbers_are_computed_as_word_shows_them() -> None:
    document = body(
        item("one", 0) + item("alpha", 1) + item("beta", 1) + item("roman", 2) + item("two", 0) + item("alpha again", 1)
    )
    numbered(document, [("decimal", "%1."), ("lowerLetter", "(%2)"), ("lowerRoman", "%3)")])
    parsed = read(document)
    assert [(block.marker, block.level) for block in parsed.blocks] == [
        ("1.", 1), ("(a)", 2), ("(b)", 2), ("i)", 3), ("2.", 1), ("(a)", 2),
    ]  # fmt: skip
    assert parsed.pages[0].text.startswith("1. one\n\n(a) alpha")


def test_a_list_begun_anew_counts_from_its_own_start() -> None:
    document = body(item("one", 0) + item("two", 0) + item("anew", 0, 78) + item("next", 0, 78))
    numbered(document, [("decimal", "%1.")], '<w:lvlOverride w:ilvl="0"><w:startOverride w:val="5"/></w:lvlOverride>')
    assert [block.marker for block in read(document).blocks] == ["1.", "2.", "5.", "6."]


def test_numbered_headings_and_paragraphs_show_their_numbers() -> None:
    level = '<w:outlineLvl w:val="0"/><w:numPr><w:ilvl w:val="0"/><w:numId w:val="77"/></w:numPr>'
    document = body(
        paragraph(run("Lamps"), properties=level) + item("They are lit at dusk.", 1) + item("And put out at dawn.", 1)
    )
    numbered(document, [("decimal", "%1"), ("decimal", "%1.%2")])
    assert shape(read(document)) == [
        (BlockKind.HEADING, 1, "1 Lamps"),
        (BlockKind.PARAGRAPH, 0, "1.1 They are lit at dusk."),
        (BlockKind.PARAGRAPH, 0, "1.2 And put out at dawn."),
    ]


@pytest.mark.parametrize(
    ("count", "kind", "text"),
    [(27, "lowerLetter", "aa"), (4, "upperRoman", "IV"), (1999, "lowerRoman", "mcmxcix"), (7, "decimalZero", "07"),
     (12, "ordinal", "12th"), (22, "ordinal", "22nd"), (3, "chicago", "3")],
)  # fmt: skip
def test_number_formats(count: int, kind: str, text: str) -> None:
    assert shown(count, kind) == text


def test_tracked_changes_are_read_as_accepted() -> None:
    document = body(
        paragraph(
            run("Lamps are "),
            '<w:del w:id="1" w:author="A"><w:r><w:delText>red</w:delText></w:r></w:del>',
            f'<w:ins w:id="2" w:author="A">{run("green")}</w:ins>',
            run("."),
        )
        + f'<w:moveFrom w:id="3">{paragraph(run("moved away"))}</w:moveFrom>'
    )
    assert read(document).pages[0].text == "Lamps are green."


def test_content_controls_links_and_special_characters_are_read() -> None:
    document = body(
        f"<w:sdt><w:sdtPr/><w:sdtContent>{paragraph(run('In a control'))}</w:sdtContent></w:sdt>"
        + paragraph(
            f"<w:sdt><w:sdtContent>{run('Ward')}</w:sdtContent></w:sdt>",
            "<w:r><w:tab/></w:r>",
            f"<w:hyperlink>{run('north')}</w:hyperlink>",
            "<w:r><w:noBreakHyphen/></w:r>",
            run("east"),
            run("secret", "<w:vanish/>"),
        )
    )
    assert read(document).pages[0].text == "In a control\n\nWard north-east"


def test_text_boxes_are_read_once() -> None:
    box = f"<w:txbxContent>{paragraph(run('In the box'))}</w:txbxContent>"
    document = body(
        paragraph(
            run("Beside the box."),
            f"<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>{box}</w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict>{box}</w:pict></mc:Fallback></mc:AlternateContent></w:r>",
        )
    )
    assert read(document).pages[0].text == "Beside the box.\n\nIn the box"


def test_notes_follow_the_paragraph_that_refers_to_them() -> None:
    document = body(paragraph(run("Lamps were lit."), '<w:r><w:footnoteReference w:id="4"/></w:r>') + paragraph(run("Next.")))
    data = saved(document)
    notes = f'<w:footnotes {W}><w:footnote w:id="4">{paragraph(run("Since the winter."))}</w:footnote></w:footnotes>'
    changed = rewritten(data, lambda name, held: held)
    with zipfile.ZipFile(io.BytesIO(changed)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    parts["word/footnotes.xml"] = notes.encode()
    kind = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
    parts["[Content_Types].xml"] = parts["[Content_Types].xml"].replace(
        b"</Types>", f'<Override PartName="/word/footnotes.xml" ContentType="{kind}"/></Types>'.encode()
    )
    relation = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/footnotes"
    parts["word/_rels/document.xml.rels"] = parts["word/_rels/document.xml.rels"].replace(
        b"</Relationships>",
        f'<Relationship Id="rId99" Type="{relation}" Target="footnotes.xml"/></Relationships>'.encode(),
    )
    assert docx.read(packed(parts), "x.docx").pages[0].text == "Lamps were lit.\n\n1 Since the winter.\n\nNext."


def test_table_rows_with_header_and_merged_cells() -> None:
    document = Document()
    document.add_paragraph("Before.")
    table = document.add_table(rows=4, cols=3)
    for at, row in enumerate((("Ward", "Lamps", "Cost"), ("North", "12", "£4"), ("", "7", "£2"), ("All", "", "£6"))):
        for cell, text in zip(table.rows[at].cells, row, strict=True):
            cell.text = text
    table.cell(1, 0).merge(table.cell(2, 0))
    table.cell(3, 0).merge(table.cell(3, 1))
    properties = table.rows[0]._tr.get_or_add_trPr()
    properties.append(parse_xml(f"<w:tblHeader {W}/>"))
    second = document.add_table(rows=1, cols=2)
    second.cell(0, 0).text, second.cell(0, 1).text = "a", "b"
    parsed = read(document)
    rows = [block for block in parsed.blocks if block.kind is BlockKind.TABLE_ROW]
    assert [row.cells for row in rows] == [
        ("Ward", "Lamps", "Cost"),
        ("North", "12", "£4"),
        ("North", "7", "£2"),
        ("All", "", "£6"),  # a cell over two columns does not move the next to the left
        ("a", "b"),
    ]
    assert [row.header for row in rows] == [True, False, False, False, False]
    assert [row.table for row in rows] == [0, 0, 0, 0, 1]
    assert parsed.text_of(rows[1]) == "North\t12\t£4"


def test_a_table_of_one_cell_is_only_a_frame() -> None:
    document = Document()
    table = document.add_table(rows=1, cols=1)
    table.cell(0, 0).text = "A framed promise."
    assert shape(read(document)) == [(BlockKind.PARAGRAPH, 0, "A framed promise.")]


def test_properties() -> None:
    document = Document()
    document.add_paragraph("x")
    document.core_properties.title = "Harbour plan"
    document.core_properties.author = "Quay Council"
    properties = read(document).properties
    assert properties["title"] == "Harbour plan" and properties["author"] == "Quay Council"
    assert len(properties["date"]) == 10


def packed(parts: dict[str, bytes]) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, data in parts.items():
            archive.writestr(name, data)
    return held.getvalue()


def rewritten(data: bytes, change: Callable[[str, bytes], bytes]) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        return packed({name: change(name, archive.read(name)) for name in archive.namelist()})


def simple() -> bytes:
    document = Document()
    document.add_paragraph("Lamps.")
    return saved(document)


def test_archive_that_unpacks_to_far_too_much_is_refused_without_unpacking() -> None:
    bomb = rewritten(simple(), lambda name, held: b"<a>" + b" " * 60_000_000 if name == "word/document.xml" else held)
    assert len(bomb) < 200_000
    with pytest.raises(UnreadableFile, match="far too large"):
        docx.read(bomb, "bomb.docx")


def test_entities_are_refused() -> None:
    lol = b'<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;">]>'
    bad = rewritten(simple(), lambda name, held: lol + b"<x>&b;</x>" if name == "word/document.xml" else held)
    with pytest.raises(UnreadableFile, match="document type"):
        docx.read(bad, "bad.docx")


@pytest.mark.parametrize("data", [b"", b"PK\x03\x04 rubbish", simple()[:2000], packed({"a.txt": b"x"})])
def test_broken_files_are_refused_in_one_line(data: bytes) -> None:
    with pytest.raises(UnreadableFile) as refused:
        docx.read(data, "broken.docx")
    assert "broken.docx" in refused.value.message and "\n" not in str(refused.value)


def test_broken_xml_is_refused() -> None:
    bad = rewritten(simple(), lambda name, held: held[: len(held) // 2] if name == "word/document.xml" else held)
    with pytest.raises(UnreadableFile, match=r"bad\.docx"):
        docx.read(bad, "bad.docx")


def test_empty_document_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="holds no text"):
        docx.read(saved(Document()), "empty.docx")


def test_contents_entries_are_furniture() -> None:
    document = Document()
    style = document.styles.add_style("toc 1", 1)
    document.add_paragraph("Lamps 4", style=style)
    document.add_paragraph("Lamps are lit.")
    assert [block.kind for block in read(document).blocks] == [BlockKind.FURNITURE, BlockKind.PARAGRAPH]
    assert qn("w:p")


def test_set_line_breaks_are_kept_between_entries() -> None:
    broken = "<w:r><w:br/></w:r>"
    document = body(
        paragraph(run("Sir Alun Prosser"), broken, run("Chair"))
        + paragraph(run("The lamps that stand"), broken, run("on the quay are lit."))
        + paragraph(run("Harbour plan"), broken, run("For the quay"), properties='<w:outlineLvl w:val="0"/>')
        + paragraph(run("Lamps"), '<w:r><w:br w:type="page"/></w:r>', run("Wall"))
    )
    assert [text for _, _, text in shape(read(document))] == [
        "Sir Alun Prosser\nChair",
        "The lamps that stand on the quay are lit.",
        "Harbour plan For the quay",
        "Lamps Wall",
    ]


def bold(text: str) -> str:
    return paragraph(run(text, "<w:b/>"))


def test_a_bold_heading_that_goes_on_with_numbers_has_the_level_of_the_styled_ones() -> None:
    styled = '<w:outlineLvl w:val="{}"/>'
    document = body(
        paragraph(run("1. Quay"), properties=styled.format(0))
        + paragraph(run("1.1 Lamps"), properties=styled.format(1))
        + bold("1.2 Walls")
        + bold("2.5 Tons a year")
        + bold("3 steps to take")
        + paragraph(run("As said."))
    )
    assert [(level, text) for kind, level, text in shape(read(document)) if kind is BlockKind.HEADING] == [
        (1, "1. Quay"),
        (2, "1.1 Lamps"),
        (2, "1.2 Walls"),
        (4, "2.5 Tons a year"),
        (4, "3 steps to take"),
    ]


@pytest.mark.parametrize(
    ("below", "kind"),
    [
        (["Cllr Ann Other", "Chair, Quay Board"], BlockKind.PARAGRAPH),
        (["Chief Warden", "She has lit the lamps of the quay for twelve years."], BlockKind.HEADING),
        (["Twelve lamps"], BlockKind.HEADING),
        ([], BlockKind.HEADING),
    ],
)
def test_a_bold_name_over_an_office_signs_what_is_above(below: list[str], kind: BlockKind) -> None:
    end = paragraph(run("Lamps"), properties='<w:outlineLvl w:val="0"/>')
    document = body(paragraph(run("I commend it.")) + bold("Ann Other") + "".join(paragraph(run(text)) for text in below) + end)
    assert shape(read(document))[1] == (kind, 4 if kind is BlockKind.HEADING else 0, "Ann Other")


def test_a_bold_line_that_says_who_leads_is_text() -> None:
    document = body(
        bold("Pilotage") + bold("Lead: Captain Una Trask") + bold("Why this matters") + paragraph(run("Boats need it."))
    )
    assert [text for kind, _, text in shape(read(document)) if kind is BlockKind.HEADING] == ["Pilotage", "Why this matters"]


def test_headers_and_footers_are_furniture_given_once() -> None:
    document = Document()
    section = document.sections[0]
    section.header.paragraphs[0].text = "Agenda item 6"
    section.footer.paragraphs[0].text = "Quay Panel – 30 January 2025"
    section.footer.add_paragraph("Page 2 of 9")
    document.add_paragraph("Lamps are lit.")
    document.add_section().header.paragraphs[0].text = "Agenda item 6"
    assert shape(read(document)) == [
        (BlockKind.FURNITURE, 0, "Agenda item 6"),
        (BlockKind.PARAGRAPH, 0, "Lamps are lit."),
        (BlockKind.FURNITURE, 0, "Quay Panel – 30 January 2025"),
    ]


def test_a_document_of_running_lines_only_is_refused() -> None:
    document = Document()
    document.sections[0].header.paragraphs[0].text = "Agenda item 6"
    with pytest.raises(UnreadableFile, match="no text"):
        docx.read(saved(document), "empty.docx")
