"""The checks measured on claims whose support is known: what is held out is only reported on."""

from collections import Counter

import pytest

from corpus.errors import UsageError
from eval.claims import load, measure
from eval.commands import claims


def test_the_set_is_large_enough_and_of_every_kind():
    found = load()
    assert len(found) >= 200 and len({one.id for one in found}) == len(found)
    for split in ("dev", "test"):
        kinds = Counter(one.kind for one in found if one.split == split)
        assert len(kinds) == 10 and min(kinds.values()) >= 3
    assert all(set(one.cites) <= set(one.spans) for one in found)
    assert all(one.supported == (one.kind in {"copied", "paraphrase"}) for one in found)


def test_no_span_is_in_both_parts():
    spans = {split: {text for one in load() if one.split == split for text in one.spans.values()} for split in ("dev", "test")}
    assert not spans["dev"] & spans["test"]


def test_held_out_claims_are_told_apart(reranker):
    figures = measure([one for one in load() if one.split == "test"], reranker)
    assert figures.unsupported.share >= 0.95
    assert figures.supported.share <= 0.10


def test_the_checks_do_without_a_cross_encoder():
    figures = measure([one for one in load() if one.split == "test"], None)
    assert figures.unsupported.share >= 0.90 and figures.supported.share <= 0.15


def test_a_line_that_is_no_claim_is_named(tmp_path):
    file = tmp_path / "claims.jsonl"
    file.write_text('{"id": "x"}\n')
    with pytest.raises(UsageError, match="line 1"):
        load(file)


def test_the_command_draws_the_figures_and_lists_what_was_judged_wrongly(capsys):
    claims(split="dev", reranker=False, wrong=True)
    out = capsys.readouterr().out
    assert "unsupported" in out and "altered number" in out and "claim-" in out
    with pytest.raises(UsageError, match="not a split"):
        claims(split="none", reranker=False, wrong=False)
