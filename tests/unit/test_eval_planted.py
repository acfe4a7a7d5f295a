"""The gate over the real program, with the reranker turned round: made-up notices of a made-up town."""

import hashlib
import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import pytest

from corpus.settings import load
from eval.gate import Verdict, gate
from eval.run import Plan
from eval.sources import Dataset
from eval.systems import chosen
from retrieval.models.packaged import PackagedReranker

NOTICES = {
    "Swimming pool": "The pool on Tansy Street opens at seven each morning and its water is kept at 27 degrees.",
    "Library": "The library lends 14 books at a time and charges nothing for those returned late.",
    "Allotments": "A half plot of allotment land costs £31 a year, and hens may be kept but not cockerels.",
    "Bandstand": "Brass bands play in the bandstand on the last Sunday of each summer month.",
    "Recycling": "Glass is collected from the kerb every third Wednesday in the blue crate.",
    "Footbridge": "The footbridge over the mill stream was rebuilt in oak by the carpenter Odile Marsh.",
    "Market": "Stallholders at the Friday market pay £12 for a pitch and bring their own awning.",
    "Cemetery": "Dogs are welcome in the cemetery on a short lead between the yew hedges.",
    "Bus shelter": "A heated bench was fitted in the bus shelter beside the chemist.",
    "Museum": "The museum of clocks winds 212 timepieces by hand before it unlocks its doors.",
    "Ice rink": "Skates for the winter rink are hired from the stables behind the town hall.",
    "Orchard walk": "Visitors may pick fallen apples along the orchard walk and must leave those on the branch.",
}
ASKED = (
    ("How warm is the swimming pool water?", "27 degrees", "Swimming pool"),
    ("How many books can I borrow from the library?", "14 books", "Library"),
    ("What does a half plot of allotment cost?", "£31", "Allotments"),
    ("Who rebuilt the footbridge?", "Odile Marsh", "Footbridge"),
    ("How much is a pitch at the Friday market?", "£12", "Market"),
    ("How many timepieces does the museum wind?", "212", "Museum"),
)


def planned(tmp_path: Path) -> Plan:
    folder = tmp_path / "documents"
    folder.mkdir()
    text = "# Notices of the town\n\n" + "".join(f"## {name}\n\n{said}\n\n" for name, said in NOTICES.items())
    (folder / "notices.md").write_text(text, "utf-8")
    sha256 = hashlib.sha256(text.encode()).hexdigest()
    lines = []
    for number, (asked, fact, notice) in enumerate(ASKED):
        start = text.index(NOTICES[notice])
        place = {"file": "notices.md", "sha256": sha256, "page": 1, "start": start, "end": start + len(NOTICES[notice])}
        fields: dict[str, Any] = {
            "id": f"n-{number}",
            "type": "fact",
            "split": "test",
            "section": notice,
            "question": asked,
        }
        fields |= {"history": [], "status": "answered", "facts": [[fact]], "evidence": [[place]], "notes": ""}
        lines.append(json.dumps(fields))
    dataset = tmp_path / "notices.jsonl"
    dataset.write_text("\n".join(lines), "utf-8")
    settings = load(data_dir=tmp_path / "unused", threads=1)
    return Plan(Dataset("notices", dataset, folder), "test", chosen(["answerable"]), settings, tmp_path / "root")


def test_the_gate_fails_when_the_reranker_is_reversed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    plan, baseline = planned(tmp_path), tmp_path / "baseline.json"

    def judged() -> Verdict:
        verdict = gate(plan, lambda *_: None, pytest.fail, baseline=baseline)
        assert verdict is not None
        return verdict

    assert gate(plan, lambda *_: None, pytest.fail, rewrite=True, baseline=baseline) is None
    kept = json.loads(baseline.read_text("utf-8"))["notices/test"]["metrics"]
    assert kept["evidence_any@5"]["value"] == 1
    assert kept["verbatim"]["value"] == 1
    assert judged().passed

    straight = PackagedReranker.score

    def reversed_score(self: PackagedReranker, question: str, texts: Sequence[str]) -> list[float]:
        return [-logit for logit in straight(self, question, texts)]

    monkeypatch.setattr(PackagedReranker, "score", reversed_score)
    verdict = judged()
    assert not verdict.passed
    assert "evidence_any@5" in {fall.metric for fall in verdict.falls}
    assert len([turn for turn in verdict.turns if turn.lost and turn.metric == "evidence_any@5"]) >= 3
