import hashlib

import pytest

from corpus.errors import UsageError
from corpus.models import Block, BlockKind, Kind, Page, ParsedFile, StoredDocument
from ingest.documents import build

SHA = hashlib.sha256(b"gate").hexdigest()
H, P, L = BlockKind.HEADING, BlockKind.PARAGRAPH, BlockKind.LIST_ITEM


def compose(*parts: tuple[BlockKind, str, int]) -> ParsedFile:
    text, blocks = "", []
    for kind, content, level in parts:
        marker = "-" if kind is L else ""
        blocks.append(Block(kind, 1, len(text), len(text) + len(content), level=level, marker=marker))
        text += content + "\n\n"
    return ParsedFile((Page(1, text),), tuple(blocks), warnings=("A page is empty.",))


def made(parsed: ParsedFile, **overrides: str) -> StoredDocument:
    return build(parsed, file="plan.txt", path="/somewhere/plan.txt", sha256=SHA, overrides=overrides)


PLAN = compose(
    (H, "Harbour Plan 2019-2023", 1),
    (P, "A plan of the Harbour Safety Forum (HSF) for all of us who live by the sea.", 0),
    (H, "Gates", 2),
    (P, "The HSF will:", 0),
    (L, "- mend the gates", 1),
    (L, "- paint them", 1),
)


def test_a_plan_becomes_a_document() -> None:
    stored = made(PLAN)
    document = stored.document
    assert document.id == f"d-{SHA[:12]}" and document.sha256 == SHA
    assert (document.title, document.kind, document.period) == ("Harbour Plan 2019-2023", Kind.PLAN, "2019-2023")
    assert (document.file, document.path, document.paged, document.bundled) == (
        "plan.txt",
        "/somewhere/plan.txt",
        False,
        False,
    )
    assert document.components == () and document.glossary == {"HSF": "Harbour Safety Forum"}
    assert document.warnings[0] == "A page is empty."
    assert stored.outline == ((1, "Harbour Plan 2019-2023", 1), (2, "Gates", 1))
    assert stored.pages == PLAN.pages


def test_passages_do_not_repeat_the_title_in_their_path() -> None:
    sections = [passage.section for passage in made(PLAN).passages]
    assert sections == [(), ("Gates",)]
    assert {passage.document_id for passage in made(PLAN).passages} == {f"d-{SHA[:12]}"}
    assert "Harbour Safety Forum" in made(PLAN).passages[1].terms


def test_the_same_file_gives_the_same_ids() -> None:
    assert [p.id for p in made(PLAN).passages] == [p.id for p in made(PLAN).passages]
    other = build(PLAN, file="plan.txt", path="p", sha256="0" * 64)
    assert not {p.id for p in made(PLAN).passages} & {p.id for p in other.passages}


def test_overrides_reach_the_document() -> None:
    document = made(PLAN, title="Mine", kind="other", date="2020").document
    assert (document.title, document.kind, document.date) == ("Mine", Kind.OTHER, "2020")
    with pytest.raises(UsageError):
        made(PLAN, kind="poem")


PACK = compose(
    (H, "Harbour Panel", 1),
    (P, "Agenda for 4 March 2019", 0),
    (P, "1 Minutes\n2 Sea Gates AB/1/19\n3 Any other business", 0),
    (H, "Minutes of the meeting held on 7 January 2019", 1),
    (P, "Present: Cllr Amos", 0),
    (H, "1 Tides", 2),
    (P, "They were high.", 0),
    (P, "Report title: Sea Gates\nReport to: Harbour Panel\nDate: 4 March 2019", 0),
    (H, "Purpose", 2),
    (P, "To mend them.", 0),
)


def test_the_components_of_a_pack_have_headings_of_their_own() -> None:
    stored = made(PACK)
    assert stored.document.kind is Kind.AGENDA_PACK
    assert stored.document.title == "Harbour Panel, 4 March 2019: agenda pack"
    titles = [c.title for c in stored.document.components]
    assert titles == ["Agenda", "Minutes of 7 January 2019", "Sea Gates"]
    paths = {(p.component, p.section) for p in stored.passages}
    assert (1, ("1 Tides",)) in paths and (2, ("Purpose",)) in paths
    assert (2, ()) in paths  # the report's head is not under the last heading of the minutes


def test_a_pack_that_is_said_to_be_something_else_has_no_components() -> None:
    stored = made(PACK, kind="report")
    assert stored.document.components == () and {p.component for p in stored.passages} == {None}


def test_a_file_without_text_has_no_passages() -> None:
    empty = ParsedFile((Page(1, ""),), ())
    assert made(empty).passages == () and made(empty).document.title == "Plan"
