"""Coverage, review, matrix, comparison and a check of a file that is not kept, over a real socket."""

import csv
import io
import re

import pytest
from openpyxl import load_workbook

from tests.e2e.endpoint import job_ended
from tests.e2e.examples import assert_real
from tests.e2e.harbour import PLAN, answerable
from tests.e2e.test_http_contracts import events

REPORT = "# Report to the panel\n\nEvery oil lamp on the north pier was replaced by electric ones in May 2031.\n"
LATER = PLAN.replace("2030 to 2034", "2034 to 2038").replace("2030-", "2034-").replace("December 2031", "June 2036")
LATER = LATER.replace("paint the buoys once in two years", "open a school for pilots")
NASTY = "Wards of the harbour\n\nThe buoys were painted twice <script>alert(1)</script> in 2031 and again in 2032.\n"


@pytest.fixture(scope="module")
def reader(keyed):
    with keyed.endpoint.client(keyed.read) as client:
        yield client


@pytest.fixture(scope="module")
def writer(keyed):
    with keyed.endpoint.client(keyed.write) as client:
        yield client


@pytest.fixture(scope="module")
def ids(writer):
    """The plan, and two documents, by names of ours."""
    for name, text in (("report.md", REPORT), ("nasty.txt", NASTY), ("later-plan.md", LATER)):
        job = writer.post("/v1/documents", files={"file": (name, text.encode())}).json()
        assert job_ended(writer, job["id"])["state"] == "done"
    held = {one["file"]: one["document_id"] for one in writer.get("/v1/documents").json()}
    names = {"plan": "plan.md", "report": "report.md", "nasty": "nasty.txt", "later": "later-plan.md", "note": "tide-gauge.txt"}
    return {name: held[file] for name, file in names.items()}


@pytest.fixture(scope="module")
def job(writer, ids):
    body = {"plan": ids["plan"][:8], "documents": [ids["report"], ids["nasty"], ids["report"]]}
    begun = writer.post("/v1/coverage", json=body)
    assert begun.status_code == 202, begun.text
    assert begun.headers["location"] == f"/v1/jobs/{begun.json()['id']}" and begun.json()["task"] == "coverage"
    return job_ended(writer, begun.json()["id"])


def problem(response, status, name):
    assert (response.status_code, response.json()["type"]) == (status, f"urn:answerable:{name}"), response.text
    return response.json()


def test_a_job_makes_the_coverage(reader, ids, job):
    assert (job["state"], job["stage"], job["outcome"]) == ("done", "checked", "checked")
    assert job["result"] == {"plan": ids["plan"], "documents": [ids["report"], ids["nasty"]]}
    assert (job["done"], job["total"]) == (4, 4)
    got = events(reader.get(f"/v1/jobs/{job['id']}/events").text)
    assert got == [("done", job)]


def test_the_examples_of_the_description_are_real(reader, writer, ids, job):
    place, both = f"/v1/coverage/{ids['plan']}", [ids["report"], ids["nasty"]]
    review = {"commitment": "2", "decision": "partial", "note": "Ask at the June meeting.", "by": "A. Officer"}
    plans = {"old": ids["plan"], "new": ids["later"]}
    listed = reader.get("/v1/coverage").json()["results"]
    waiting = {"state": "queued", "stage": "waiting", "done": 0, "total": 0, "outcome": None, "result": None}
    real = {
        "job": {"response": job},
        "coverage_job": {"request": {"plan": ids["plan"], "documents": both}, "response": job | waiting},
        "coverages": {"response": {"results": [one for one in listed if one["document"]["document_id"] == ids["report"]]}},
        "coverage": {"response": reader.get(f"{place}/{ids['report']}").json()},
        "matrix": {"response": reader.get(f"{place}/matrix", params={"document": both}).json()},
        "review": {"request": review, "response": writer.post(f"{place}/{ids['report']}/review", json=review).json()},
        "compare": {"request": plans, "response": reader.post("/v1/compare", json=plans).json()},
    }
    assert_real(real)


def test_what_is_kept_is_as_the_command_prints_it(keyed, reader, ids, job):
    found = reader.get(f"/v1/coverage/{ids['plan']}/{ids['report']}").json()
    assert found.pop("suspect") is False
    told = answerable("coverage", ids["report"], "--plan", ids["plan"], "--stored", "--json", data_dir=keyed.endpoint.data_dir)
    assert found == told.json
    first, second = found["commitments"]
    assert (first["status"], second["status"]) == ("covered", "not_covered") and first["review"] is None
    quote = first["evidence"][0]
    page = reader.get(f"/v1/documents/{ids['report']}/pages/1").json()
    assert page["text"][quote["start"] : quote["end"]] == quote["quote"] and "oil lamp" in quote["quote"]


def test_it_is_listed(reader, ids, job):
    listed = reader.get("/v1/coverage").json()["results"]
    one = next(each for each in listed if each["document"]["document_id"] == ids["report"])
    assert one["plan"] == {"document_id": ids["plan"], "title": "Saltmere Harbour Plan 2030 to 2034"}
    assert one["suspect"] is False and one["summary"]["total"]["commitments"] == 2 and one["checked_at"]


def attached(response, ending, media):
    assert response.status_code == 200, response.text
    assert response.headers["content-type"].startswith(media)
    name = response.headers["content-disposition"]
    assert re.fullmatch(rf'attachment; filename="[a-z0-9-]+\.{ending}"', name), name
    return response.content


def as_files(get):
    """The CSV's rows, the workbook's first sheet and the page, each looked at."""
    rows = list(csv.reader(io.StringIO(attached(get("csv"), "csv", "text/csv").decode("utf-8-sig"))))
    book = load_workbook(io.BytesIO(attached(get("xlsx"), "xlsx", "application/vnd.openxmlformats")))
    page = attached(get("html"), "html", "text/html").decode()
    assert page.startswith("<!doctype html>") and not re.search(r"<script|<img|<link|https?://(?!www\.w3\.org/2000/svg)", page)
    return rows, book.worksheets[0], page


def test_it_is_there_as_files(reader, ids, job):
    place = f"/v1/coverage/{ids['plan']}/{ids['nasty']}"
    rows, sheet, page = as_files(lambda form: reader.get(place, params={"format": form}))
    assert rows[0][:3] == ["No.", "Heading", "Commitment"] and len(rows) == 3
    assert [cell.value for cell in sheet[1]] == rows[0] and sheet.max_row == 3
    assert "&lt;script&gt;" in page and "painted twice" in page
    assert reader.get(place, params={"format": "pdf"}).status_code == 422


def test_a_matrix_of_what_is_kept(reader, ids, job):
    place = f"/v1/coverage/{ids['plan']}/matrix"
    both = {"document": [ids["report"], ids["nasty"]]}
    found = reader.get(place, params=both).json()
    assert [one["document_id"] for one in found["documents"]] == both["document"] and found["suspect"] == []
    assert [len(row["cells"]) for row in found["commitments"]] == [2, 2]
    assert found["commitments"][0]["best"] == "covered"
    rows, sheet, page = as_files(lambda form: reader.get(place, params={**both, "format": form}))
    assert len(rows) == 5 and sheet.max_row == 3 and 'class="heat"' in page


def test_a_pair_that_was_not_checked_is_404_and_named(reader, ids, job):
    for place, documents in (("matrix", [ids["report"], ids["note"]]), (ids["note"], [])):
        told = problem(reader.get(f"/v1/coverage/{ids['plan']}/{place}", params={"document": documents}), 404, "not-checked")
        assert "Tide gauge" in told["detail"] and "Saltmere Harbour Plan" in told["detail"] and "/v1/coverage" in told["hint"]


def test_a_decision_is_kept_beside_the_proposal(reader, writer, ids, job):
    place = f"/v1/coverage/{ids['plan']}/{ids['report']}"
    body = {"commitment": "2", "decision": "partial", "note": "Told in the meeting.", "by": "R. Reeve"}
    made = writer.post(f"{place}/review", json=body).json()
    assert (made["status"], made["review"]["status"], made["review"]["stands"]) == ("not_covered", "partial", True)
    again = {**body, "commitment": made["id"], "decision": "covered"}
    assert writer.post(f"{place}/review", json=again).json()["review"]["status"] == "covered"
    assert reader.get(place).json()["commitments"][1]["review"]["by"] == "R. Reeve"
    assert "R. Reeve" in reader.get(place, params={"format": "csv"}).text
    listed = reader.get("/v1/coverage").json()["results"]
    assert {one["document"]["document_id"]: one["reviewed"] for one in listed}[ids["report"]] == 1
    cells = reader.get(f"/v1/coverage/{ids['plan']}/matrix", params={"document": ids["report"]}).json()["commitments"][1]
    assert cells["best"] == "covered" and cells["cells"][0]["status"] == "not_covered"
    problem(writer.post(f"{place}/review", json={**body, "commitment": "c-nothing"}), 404, "unknown-commitment")
    assert writer.post(f"{place}/review", json={**body, "by": " "}).status_code == 422
    assert writer.post(f"{place}/review", json={**body, "decision": "perhaps"}).status_code == 422


def test_a_changed_document_makes_it_suspect(keyed, writer, ids, tmp_path):
    paper = tmp_path / "quays.md"
    for number, text in enumerate((REPORT, REPORT.replace("electric ones", "gas lamps"))):
        paper.write_text(text.replace("panel", "quay masters"), encoding="utf-8")
        assert answerable("ingest", paper, data_dir=keyed.endpoint.data_dir).code == 0
        if not number:
            before = writer.get("/v1/documents/quays.md").json()["document_id"]
            begun = writer.post("/v1/coverage", json={"plan": ids["plan"], "documents": [before]}).json()
            assert job_ended(writer, begun["id"])["state"] == "done"
    place = f"/v1/coverage/{ids['plan']}/quays.md"
    found = writer.get(place).json()
    assert found["suspect"] is True and found["stored"]["changed"] == ["document"]
    assert "SUSPECT" in writer.get(place, params={"format": "html"}).text
    now = writer.get("/v1/documents/quays.md").json()["document_id"]
    listed = writer.get("/v1/coverage").json()["results"]
    assert {one["document"]["document_id"]: one["suspect"] for one in listed}[now] is True
    assert writer.get(f"/v1/coverage/{ids['plan']}/matrix", params={"document": now}).json()["suspect"] == [now]
    departed(writer, ids, before, f"another version, {now}", now)


def test_coverage_of_a_document_that_was_removed_says_so(writer, ids):
    text = REPORT.replace("panel", "lamp wardens").encode()
    gone = job_ended(writer, writer.post("/v1/documents", files={"file": ("wardens.md", text)}).json()["id"])["document_id"]
    begun = writer.post("/v1/coverage", json={"plan": ids["plan"], "documents": [gone]}).json()
    assert job_ended(writer, begun["id"])["state"] == "done"
    assert writer.delete(f"/v1/documents/{gone}").status_code == 204
    departed(writer, ids, gone, "was removed", "Add the same file again")
    again = job_ended(writer, writer.post("/v1/documents", files={"file": ("wardens.md", text)}).json()["id"])
    assert again["document_id"] == gone
    found = writer.get(f"/v1/coverage/{ids['plan']}/{gone}").json()
    assert found["suspect"] is False and found["commitments"][0]["status"] == "covered"
    assert writer.delete(f"/v1/documents/{gone}").status_code == 204


def departed(writer, ids, document, says, do):
    """Whoever asks for kept coverage by the id of a document that has left is told what became of it."""
    place = f"/v1/coverage/{ids['plan']}/{document}"
    review = {"commitment": "1", "decision": "agree", "by": "R. Reeve"}
    matrix = writer.get(f"/v1/coverage/{ids['plan']}/matrix", params={"document": [ids["report"], document]})
    for answered in (writer.get(place), writer.post(f"{place}/review", json=review), matrix):
        told = problem(answered, 404, "not-held")
        assert "Report to the" in told["detail"] and document in told["detail"] and says in told["detail"]
        assert do in told["hint"]


def test_plans_are_compared(reader, ids):
    plans = {"old": ids["plan"], "new": ids["later"]}
    found = reader.post("/v1/compare", json=plans).json()
    assert (found["old"]["document_id"], found["new"]["document_id"]) == (ids["plan"], ids["later"])
    kinds = {pair["kind"] for pair in found["pairs"]}
    assert "new" in kinds and "dropped" in kinds and any(pair["targets"] for pair in found["pairs"])
    rows, sheet, page = as_files(lambda form: reader.post("/v1/compare", params={"format": form}, json=plans))
    assert len(rows) == sheet.max_row == len(found["pairs"]) + 1 and "school for pilots" in page
    problem(reader.post("/v1/compare", json={"old": ids["plan"], "new": ids["plan"]}), 422, "usage-error")
    problem(reader.post("/v1/compare", json={"old": ids["plan"], "new": "d-nothing"}), 404, "unknown-document")


def test_a_file_is_checked_and_not_kept(keyed, writer, ids):
    before = [writer.get(place).json() for place in ("/v1/documents", "/v1/coverage")]
    uploads = keyed.endpoint.data_dir / "uploads"
    files = {one.name for one in uploads.iterdir()}
    text = "# Draft report\n\nThe old oil lamp of the mole was replaced in July 2031; every lamp is electric now.\n"
    begun = writer.post("/v1/coverage/upload", files={"file": ("draft.md", text.encode())}, data={"plan": ids["plan"]})
    assert begun.status_code == 202 and begun.json()["task"] == "check"
    done = job_ended(writer, begun.json()["id"])
    found = done["result"]
    assert (found["document"]["file"], found["plan"]["document_id"]) == ("draft.md", ids["plan"])
    assert found["commitments"][0]["status"] == "covered" and "mole" in found["commitments"][0]["evidence"][0]["quote"]
    assert [writer.get(place).json() for place in ("/v1/documents", "/v1/coverage")] == before
    assert writer.get(f"/v1/documents/{found['document']['document_id']}").status_code == 404
    assert writer.post("/v1/search", json={"query": "oil lamp of the mole"}).text.count("mole") == 1  # the query
    assert {one.name for one in uploads.iterdir()} == files
    assert writer.get("/v1/jobs").json()[0]["result"] is None  # there to be fetched by its id
    broken = {"file": ("empty.html", b"<html><body></body></html>")}
    begun = writer.post("/v1/coverage/upload", files=broken, data={"plan": ids["plan"]}).json()
    done = job_ended(writer, begun["id"])
    assert done["state"] == "failed" and "empty.html" in done["error"]
    assert {one.name for one in uploads.iterdir()} == files


def test_who_may_only_read_may_not_write(reader, ids):
    asked = {"plan": ids["plan"], "documents": [ids["report"]]}
    review = {"commitment": "1", "decision": "agree", "by": "R. Reeve"}
    problem(reader.post("/v1/coverage", json=asked), 403, "refused")
    problem(reader.post(f"/v1/coverage/{ids['plan']}/{ids['report']}/review", json=review), 403, "refused")
    file = {"file": ("draft.md", b"# Draft\n\nLamps.\n")}
    problem(reader.post("/v1/coverage/upload", files=file, data={"plan": ids["plan"]}), 403, "refused")


def test_what_cannot_be_is_told_at_once(writer, ids):
    for plan, document in (("d-nothing", ids["report"]), (ids["plan"], "d-nothing")):
        problem(writer.post("/v1/coverage", json={"plan": plan, "documents": [document]}), 404, "unknown-document")
        problem(writer.get(f"/v1/coverage/{plan}/{document}"), 404, "unknown-document")
    told = problem(writer.post("/v1/coverage", json={"plan": ids["note"], "documents": [ids["report"]]}), 422, "usage-error")
    assert "No commitments are listed" in told["detail"]
    assert writer.post("/v1/coverage", json={"plan": ids["plan"], "documents": []}).status_code == 422
    assert writer.get(f"/v1/coverage/{ids['plan']}/matrix").status_code == 422
    odd = {"file": ("odd.bin", bytes(range(256)) * 8)}
    assert writer.post("/v1/coverage/upload", files=odd, data={"plan": ids["plan"]}).status_code == 415
