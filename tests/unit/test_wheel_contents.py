"""What is read at run time beside the modules is in the wheel."""

from pathlib import Path

from hatchling.builders.wheel import WheelBuilder

ROOT = Path(__file__).resolve().parents[2]


def test_every_file_that_a_module_reads_is_in_the_wheel() -> None:
    shipped = {each.distribution_path for each in WheelBuilder(str(ROOT)).recurse_included_files()}
    packages = ("ingest", "corpus", "retrieval", "api", "eval", "terminal")
    data = {
        path.relative_to(ROOT).as_posix()
        for package in packages
        for path in (ROOT / package).rglob("*")
        if path.is_file() and path.suffix in {".css", ".txt", ".md", ".json", ".jsonl", ".html", ".js", ".yaml", ".npz"}
    }
    assert {"corpus/exports/coverage.css", "eval/report.css", "retrieval/models/reader.npz"} <= data
    assert data <= shipped
