"""The objects that other programs rely on (DESIGN section 4): their exact fields and types, from the real command line."""

import hashlib
import json

import pytest

from tests.e2e.harbour import FILES

NUMBER = (int, float)
TEXT, MAYBE = (str,), (str, type(None))
ADDED = {"file": TEXT, "document_id": TEXT}
FAILED = {"file": TEXT, "error": TEXT, "hint": TEXT}
HEAD = {
    "document_id": TEXT,
    "file": TEXT,
    "title": TEXT,
    "kind": TEXT,
    "publisher": MAYBE,
    "date": MAYBE,
    "period": MAYBE,
    "sha256": TEXT,
    "passages": (int,),
    "status": TEXT,
}
COMPONENT = {
    "title": TEXT,
    "kind": TEXT,
    "date": MAYBE,
    "reference": MAYBE,
    "first_page": (int,),
    "last_page": (int,),
}
PAGE = {"number": (int,), "label": MAYBE, "text": TEXT, "ocr": (bool,)}
PASSAGE = {
    "passage_id": TEXT,
    "document_id": TEXT,
    "file": TEXT,
    "title": TEXT,
    "kind": TEXT,
    "component": MAYBE,
    "section": [TEXT],
    "page": (int, type(None)),
    "page_label": MAYBE,
    "text": TEXT,
    "score": NUMBER,
}
CITATION = {
    "marker": (int,),
    "document_id": TEXT,
    "file": TEXT,
    "title": TEXT,
    "kind": TEXT,
    "date": MAYBE,
    "component": MAYBE,
    "section": [TEXT],
    "page": (int, type(None)),
    "page_label": MAYBE,
    "quote": TEXT,
    "start": (int,),
    "end": (int,),
    "sha256": TEXT,
    "ocr": (bool,),
    "speaker": MAYBE,
}
ANSWER = {
    "id": (str, int, float, bool, list, dict, type(None)),
    "question": TEXT,
    "standalone_question": TEXT,
    "status": TEXT,
    "reason": TEXT,
    "text": TEXT,
    "citations": [CITATION],
    "passages": [PASSAGE],
    "warnings": [TEXT],
    "generator": TEXT,
    "timings_ms": {"total": NUMBER, "search": NUMBER, "rerank": NUMBER, "answer": NUMBER},
}
SEARCH = {"id": ANSWER["id"], "query": TEXT, "passages": [PASSAGE]}
INGEST = {"added": [ADDED], "updated": [ADDED], "unchanged": [ADDED], "failed": [FAILED], "seconds": NUMBER}
DETAIL = {
    **HEAD,
    "outline": [{"level": (int,), "heading": TEXT, "page": (int,)}],
    "components": [COMPONENT],
    "pages": [PAGE],
    "in_force": (bool, type(None)),
    "superseded_by": MAYBE,
    "confidence": (dict,),
    "warnings": [TEXT],
}


def check(value, shape, place="$"):
    """The value has exactly the fields of the shape, each of one of its types; a list is of one shape throughout."""
    if isinstance(shape, dict):
        assert isinstance(value, dict), place
        assert set(value) == set(shape), place
        for name, inner in shape.items():
            check(value[name], inner, f"{place}.{name}")
    elif isinstance(shape, list):
        assert isinstance(value, list), place
        for number, one in enumerate(value):
            check(one, shape[0], f"{place}[{number}]")
    else:
        assert isinstance(value, shape), f"{place} is {value!r}"
        assert isinstance(value, bool) <= (bool in shape), f"{place} is {value!r}"


@pytest.fixture(scope="module")
def documents(harbour):
    return harbour.run("documents", "--json")


@pytest.fixture(scope="module")
def asked(harbour):
    return harbour.run("ask", "How many lamps are lit along the north pier?", "--json")


@pytest.fixture(scope="module")
def batch(harbour):
    lines = [
        {"id": "b", "question": "How many moorings were let in March 2031?"},
        {"id": 7, "question": "When did Ottoline Brackenbury retire from Greystoke Library?"},
        {"question": "How many passengers went to North Isle?", "id": None},
        {"id": {"nested": [1]}, "question": "And to South Isle?", "history": ["How many passengers went to North Isle?"]},
        {"id": "a", "question": "How many lamps are lit along the north pier?", "history": []},
    ]
    return lines, harbour.run("ask", "--batch", "-", stdin="".join(f"{json.dumps(line)}\n" for line in lines))


@pytest.fixture(scope="module")
def pages(harbour, documents):
    held = {entry["document_id"]: entry for entry in documents.json}
    return {id_: harbour.run("documents", "show", id_, "--json") for id_ in held}


def test_ingest(harbour):
    report = harbour.ingested
    assert report.code == 0 and report.err == ""
    check(report.json, INGEST)
    assert sorted(one["file"] for one in report.json["added"]) == sorted(FILES)
    assert report.json["updated"] == report.json["unchanged"] == report.json["failed"] == []


def test_ingest_again_is_unchanged(harbour):
    again = harbour.run("ingest", harbour.papers, "--json")
    assert again.code == 0
    check(again.json, INGEST)
    assert sorted(one["file"] for one in again.json["unchanged"]) == sorted(FILES)
    assert {one["document_id"] for one in again.json["unchanged"]} == {
        one["document_id"] for one in harbour.ingested.json["added"]
    }
    assert again.json["added"] == again.json["updated"] == again.json["failed"] == []


def test_documents(documents):
    assert documents.code == 0 and documents.err == ""
    check(documents.json, [{**HEAD, "pages": (int,)}])
    plan = next(entry for entry in documents.json if entry["file"] == "plan.md")
    assert plan["sha256"] == hashlib.sha256(FILES["plan.md"].encode()).hexdigest()
    assert plan["document_id"] == f"d-{plan['sha256'][:12]}"
    assert (plan["title"], plan["kind"]) == ("Saltmere Harbour Plan 2030 to 2034", "plan")
    assert (plan["publisher"], plan["date"], plan["period"]) == ("Saltmere Harbour Board", "2030-04-01", "2030-2034")
    assert (plan["pages"], plan["status"]) == (1, "ready") and plan["passages"] > 0


def test_documents_show(pages):
    for shown in pages.values():
        assert shown.code == 0 and shown.err == ""
        check(shown.json, DETAIL)
    plan = next(shown.json for shown in pages.values() if shown.json["file"] == "plan.md")
    assert "Priority 2: Ferries" in [entry["heading"] for entry in plan["outline"]]
    assert [page["number"] for page in plan["pages"]] == [1] and "12 lamps" in plan["pages"][0]["text"]


def test_search(harbour):
    found = harbour.run("search", "sailings to North Isle", "-k", "3", "--json")
    assert found.code == 0 and found.err == ""
    check(found.json, SEARCH)
    assert found.json["id"] is None and found.json["query"] == "sailings to North Isle"
    assert len(found.json["passages"]) == 3 and found.json["passages"][0]["file"] == "plan.md"
    scores = [passage["score"] for passage in found.json["passages"]]
    assert scores == sorted(scores, reverse=True)


def test_ask(asked):
    assert asked.code == 0 and asked.err == ""
    check(asked.json, ANSWER)
    assert asked.json["id"] is None and asked.json["generator"] == "extractive"
    assert asked.json["status"] == "answered" and "12 lamps" in asked.json["text"]


def test_every_citation_is_verbatim(asked, batch, pages):
    answers = [asked.json, *batch[1].lines]
    citations = [citation for answer in answers for citation in answer["citations"]]
    assert citations
    for citation in citations:
        document = pages[citation["document_id"]].json
        text = document["pages"][(citation["page"] or 1) - 1]["text"]
        assert text[citation["start"] : citation["end"]] == citation["quote"]
        assert citation["sha256"] == document["sha256"] and citation["page"] is None
    for answer in answers:
        assert all(f"[{citation['marker']}]" in answer["text"] for citation in answer["citations"])


def test_batch_answers_every_line_in_order_with_its_id(batch):
    lines, run = batch
    assert run.code == 0 and run.err == ""
    assert run.out.count("\n") == len(lines)
    for line, answer in zip(lines, run.lines, strict=True):
        check(answer, ANSWER)
        assert answer["id"] == line.get("id") and answer["question"] == line["question"]
        assert answer["status"] in {"answered", "partial", "not_found"}


def test_not_found_has_no_citation_and_exit_code_0(batch):
    answer = batch[1].lines[1]
    assert answer["status"] == "not_found"
    assert answer["citations"] == [] and answer["reason"] and len(answer["passages"]) <= 3


def test_search_batch(harbour):
    lines = '{"id": 2, "question": "lamps"}\n\n{"id": 1, "question": "tide gauge"}\n'
    run = harbour.run("search", "-k", "1", "--batch", "-", stdin=lines)
    assert run.code == 0
    for answer in run.lines:
        check(answer, SEARCH)
    assert [(one["id"], one["query"], len(one["passages"])) for one in run.lines] == [
        (2, "lamps", 1),
        (1, "tide gauge", 1),
    ]
    assert run.lines[1]["passages"][0]["file"] == "tide-gauge.txt"


def test_doctor(harbour):
    run = harbour.run("doctor", "--json")
    assert run.code == 0
    check(run.json, {"ok": (bool,), "checks": [{"name": TEXT, "ok": (bool,), "detail": TEXT, "hint": TEXT}]})
    assert run.json["ok"]


def test_a_wrong_request_has_exit_code_2_and_one_line(harbour):
    run = harbour.run("documents", "show", "no such paper", "--json")
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("error: ") and run.err.count("\n") == 1
