import json
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from retrieval.generation.claims import Claim, ClaimReader, schema

SAID = {
    "claims": [{"text": 'The board said "no {more} lamps".', "spans": ["s1"]}, {"text": "Two are\nred.", "spans": ["s2", "s2"]}]
}
READ = [Claim('The board said "no {more} lamps".', ("s1",)), Claim("Two are red.", ("s2",))]


def read(*pieces: str) -> list[Claim]:
    reader = ClaimReader()
    return [claim for piece in pieces for claim in reader.feed(piece)]


@given(st.lists(st.integers(0, len(json.dumps(SAID))), max_size=8), st.sampled_from([None, 1, 2]))
def test_claims_are_the_same_however_the_text_is_cut(cuts, indent):
    said = json.dumps(SAID, indent=indent)
    edges = [0, *sorted(cuts), len(said)]
    assert read(*(said[a:b] for a, b in pairwise(edges))) == READ


def test_a_claim_is_there_as_soon_as_its_bracket_closes():
    reader = ClaimReader()
    assert reader.feed('{"claims": [{"text": "One.", "spans": ["s1"]') == []
    assert reader.feed("}") == [Claim("One.", ("s1",))]


@pytest.mark.parametrize(
    "around",
    ["```json\n{}\n```", 'Here is what I "found": {}', "{}\nI hope that helps {{", '{{"claims": [{}'],
)
def test_what_stands_around_a_claim_does_no_harm(around):
    assert read(around.format('{"text": "One.", "spans": ["s1"]}')) == [Claim("One.", ("s1",))]


@pytest.mark.parametrize(
    "said",
    [
        "", "no JSON at all", '{"text": "One."}', '{"text": 1, "spans": ["s1"]}', '{"text": "One.", "spans": "s1"}',
        '{"text": "  ", "spans": []}', '{"text": "One.", "spans": ["s1"', "}}}}", "{" * 3000 + "}" * 3000,
        json.dumps({"text": "word " * 500, "spans": ["s1"]}),
    ],
)  # fmt: skip
def test_what_is_no_claim_is_none(said):
    assert read(said) == []


def test_the_schema_names_the_ids_that_were_shown():
    spans = schema(["s1", "s2"])["properties"]["claims"]["items"]["properties"]["spans"]
    assert spans["items"]["enum"] == ["s1", "s2"]
