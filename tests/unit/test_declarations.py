"""``documents.toml``: what it may say, what wins over what, and what is refused."""

from pathlib import Path

import pytest

from corpus.errors import UsageError
from ingest.pipeline import Options, ingest

pytestmark = pytest.mark.usefixtures("one_by_one")

HEAD = "---\ntitle: Quay paper\nkind: report\ndate: 2030-05-01\n---\n\n# Quay paper\n\nQuay 4 has 7 lamps.\n"


@pytest.fixture
def folder(tmp_path):
    folder = tmp_path / "papers"
    folder.mkdir()
    (folder / "quay.md").write_text(HEAD)
    (folder / "wall.txt").write_text("Wall\n\nThe wall has 9 lamps, and they are lit at night by the wardens.\n")
    return folder


def declare(folder: Path, text: str) -> None:
    (folder / "documents.toml").write_text(text)


def run(stores, folder, **options):
    report = ingest([folder], stores, Options(**options))
    return report, {document.file: document for document in stores.catalogue.documents()}


def test_flag_over_declaration_over_front_matter_over_what_is_recognised(stores, folder):
    declare(folder, '["quay.md"]\nkind = "Deep dive"\ndate = 2031-06-02\n')
    _, held = run(stores, folder)
    quay = held["quay.md"]
    assert (quay.kind, quay.date, quay.title) == ("deep_dive", "2031-06-02", "Quay paper")
    assert quay.confidence["kind"] == 1.0 and quay.confidence["title"] < 1.0
    assert held["wall.txt"].declared == {} and held["wall.txt"].confidence["kind"] < 0.5
    _, held = run(stores, folder, overrides={"kind": "plan"})
    assert (held["quay.md"].kind, held["quay.md"].date) == ("plan", "2031-06-02")


def test_what_is_declared_later_or_no_more_is_an_update_of_that_file_alone(stores, folder):
    _, before = run(stores, folder)
    declare(folder, '["wall.txt"]\ntitle = "The wall"\npublisher = "Quay Board"\nperiod = "2030-2034"\nsuperseded_by = "quay"\n')
    report, held = run(stores, folder)
    assert [one.file for one in report.updated] == ["wall.txt"] and [one.file for one in report.unchanged] == ["quay.md"]
    wall = held["wall.txt"]
    assert (wall.title, wall.publisher, wall.period, wall.superseded_by) == ("The wall", "Quay Board", "2030-2034", "quay")
    assert wall.id == before["wall.txt"].id
    assert [one.file for one in run(stores, folder)[0].unchanged] == ["quay.md", "wall.txt"]
    (folder / "documents.toml").unlink()
    report, held = run(stores, folder)
    assert [one.file for one in report.updated] == ["wall.txt"] and held["wall.txt"].superseded_by is None


def test_a_second_name_of_the_same_bytes_changes_nothing(stores, folder):
    run(stores, folder)
    (folder / "x-copy.md").write_text(HEAD)
    declare(folder, '["x-copy.md"]\nkind = "plan"\n')
    report, held = run(stores, folder)
    assert not report.updated and held["quay.md"].kind == "report"


def test_a_name_that_is_not_there_is_told_and_the_others_are_read(stores, folder):
    declare(folder, '["quey.md"]\nkind = "plan"\n')
    report, held = run(stores, folder)
    assert len(held) == 2 and [one.error for one in report.failed] == ["It names 'quey.md', which is not there."]


@pytest.mark.parametrize(
    ("text", "says"),
    [
        ('["quay.md"]\nkinds = "plan"\n', "'kinds' of 'quay.md' is not known"),
        ('[quay.md]\nkind = "plan"\n', "Put a file name with a dot in quotes"),
        ('["quay.md"]\nkind = "poem"\n', "There is no kind 'poem'"),
        ('["quay.md"]\ndate = "soon"\n', "is no date"),
        ('["quay.md"]\ntitle = ["a"]\n', "is no text"),
        ('kind = "plan"\n', "'kind' is not the table of a file"),
        ("kind = plan\n", "cannot be read"),
        ("a = " + "[" * 5000, "cannot be read"),
    ],
)
def test_what_it_may_not_say_is_refused_in_one_line_before_anything_is_read(stores, folder, text, says):
    declare(folder, text)
    with pytest.raises(UsageError) as refused:
        run(stores, folder)
    assert says in str(refused.value) and "\n" not in str(refused.value) and refused.value.hint
    assert "documents.toml" in refused.value.message and not stores.catalogue.documents()
