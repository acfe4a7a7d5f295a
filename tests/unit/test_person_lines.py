"""Lines that say who somebody is, told from headings."""

import pytest

from corpus.models import BlockKind
from ingest.headings.person_lines import says_who
from ingest.readers import markdown, text


@pytest.mark.parametrize(
    "line",
    [
        "Lead: Captain Una Trask",
        "Lead officer: Area Manager Ida Kestrel",
        "**Ann Other QPM, Chief Constable**",
        "Ann Other, Police and Crime Commissioner for Orley",
        "Dafydd Reeve-Pell QFSM – Chief Fire Officer and Chief Executive",
        "Owner: Head of Estates",
        "Contact: Hal Moss, 01234 567890",
        "Lead: Hal Moss and Mo Finch",
    ],
)
def test_a_name_with_its_office_or_label_says_who(line: str) -> None:
    assert says_who(line)


@pytest.mark.parametrize(
    "line",
    [
        "Foreword by Ann Other, Chief Constable",
        "Safer Streets, Safer Homes",
        "Lead: how we replace old pipes",
        "Holding the Chief Constable to account",
        "Mental Health, Officer Wellbeing",
        "Domestic Abuse – Lead Member",
        "Contacts: Useful Numbers",
        "Ann Other, Chair, opened the quay.",
    ],
)
def test_titles_and_sentences_do_not(line: str) -> None:
    assert not says_who(line)


@pytest.mark.parametrize("top", ["# Pilotage\n\n", ""])
@pytest.mark.parametrize(
    ("line", "kind"),
    [
        ("**Lead: Captain Una Trask**", BlockKind.PARAGRAPH),
        ("**Ann Other QPM, Chief Constable**", BlockKind.PARAGRAPH),
        ("**Why this matters**", BlockKind.HEADING),
    ],
)
def test_a_bold_line_that_says_who_is_text(top: str, line: str, kind: BlockKind) -> None:
    source = (
        f"{top}The quay is lit all night by the lamps of the harbour board.\n\n{line}\n\nBoats need light, and so do crews.\n"
    )
    for read, name in ((markdown.read, "a.md"), (text.read, "a.txt")):
        parsed = read(source.encode(), name)
        assert [block.kind for block in parsed.blocks if parsed.text_of(block) == line] == [kind]
