"""Coverage and comparison from end to end: checked in the page, decided on, taken away as files."""

import csv
import io

import httpx
import openpyxl
import pytest
from playwright.sync_api import expect

from tests.e2e.browser import QUESTION_SECONDS, visiting
from tests.e2e.endpoint import job_ended

MANY = QUESTION_SECONDS * 1000  # milliseconds
SCRIPT = "<script>window.broken = 1</script>"
PLAN = f"""---
title: Saltmere Quay Plan {SCRIPT} 2034
kind: plan
publisher: Saltmere Harbour Board
date: 2034-04-01
---

# Saltmere Quay Plan 2034

## Priority 1: Lights and marks {SCRIPT}

The Harbour Board will:

- replace every oil lamp by December 2035 {SCRIPT}
- paint the buoys once a year

## Priority 2: Ropes

The Harbour Board will:

- train 14 apprentices in the ropewalk
"""
REPORT = f"""# Lamp report {SCRIPT}, June 2035

## Lights {SCRIPT}

Every oil lamp on the north pier was replaced by a new one in May 2035, before December 2035.
The Harbour Board replaced 12 oil lamps in all.
"""


@pytest.fixture(scope="module")
def ids(settled):
    """The plan and the report, uploaded for the time of these tests."""
    with httpx.Client(base_url=settled.url, timeout=60) as client:
        made = []
        for name, text, kind in (("quay.md", PLAN, "plan"), ("lamps.md", REPORT, "report")):
            answered = client.post("/v1/documents", files={"file": (name, text.encode())}, data={"kind": kind})
            made.append(job_ended(client, answered.json()["id"])["document_id"])
        yield made
        for one in made:
            client.delete(f"/v1/documents/{one}")


def saved(page, format_):
    with page.expect_download(timeout=MANY) as begun:
        page.locator(f"[data-format={format_}]").click()
    assert begun.value.suggested_filename.endswith(f".{format_}")
    return begun.value.path().read_bytes()


def test_coverage_is_checked_decided_on_and_taken_away(office, ids):
    plan, report = ids
    page = office.page
    office.go(f"#coverage/{plan}")
    page.get_by_role("button", name="Check coverage").click()
    expect(page.get_by_role("alert")).to_have_text("Choose at least one document to look in.")
    page.get_by_label("Lamp report").check()
    page.get_by_role("button", name="Check coverage").click()
    page.locator(".matrix").wait_for(timeout=MANY)
    assert page.url.endswith(f"#coverage/{plan}/{report}")
    kept = httpx.get(f"{office.url}/v1/coverage/{plan}/{report}").json()
    expect(page.locator(".matrix .cell")).to_have_count(len(kept["commitments"]))
    first = next(one for one in kept["commitments"] if one["evidence"])
    page.locator(f"tr[data-id={first['id']}] .cell").click()
    assert page.locator("#quotation").text_content(timeout=MANY) == first["evidence"][0]["quote"]
    case = page.locator(".case")
    expect(case).to_contain_text(SCRIPT)
    case.get_by_label("Change to: Not covered").check()
    case.get_by_label("Note (if you like)").fill(f"Ask again in July {SCRIPT}")
    case.get_by_label("Your name").fill("B. Warden")
    case.get_by_role("button", name="Save the decision").click()
    expect(case.locator(".decision")).to_contain_text("Changed to: Not covered by B. Warden")
    page.reload()
    expect(case.locator(".decision")).to_contain_text(f"Ask again in July {SCRIPT}")
    expect(page.locator(f"tr[data-id={first['id']}] .cell")).to_contain_text("Not covered")
    page.get_by_role("button", name="Close").click()
    rows = list(csv.reader(io.StringIO(saved(page, "csv").decode("utf-8-sig"))))
    assert any("B. Warden" in cell for row in rows for cell in row)
    assert openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx"))).sheetnames
    report_page = saved(page, "html").decode()
    assert "B. Warden" in report_page and SCRIPT not in report_page
    office.go("#coverage")
    entry = page.locator(".checked tbody tr").filter(has_text="Lamp report")
    expect(entry.locator("[data-label=Decided]")).to_have_text("1")
    assert page.evaluate("window.broken") is None


def long_paper():
    """What takes some seconds to ingest, so that a check behind it waits."""
    trades = ("caulking", "rigging", "dredging", "painting", "surveying", "diving", "piloting")
    parts = [f"## Loft {n}\n\nLoft {n} was let for {trades[n % 7]} at {n * 7 + 90} crowns a year.\n" for n in range(420)]
    return ("# Lofts of the harbour\n\n" + "\n".join(parts)).encode()


def test_a_check_on_its_way_is_found_again_when_the_page_is_loaded_anew(browser, office, ids):
    plan, report = ids
    page = office.page
    with httpx.Client(base_url=office.url, timeout=60) as client:
        before = client.post("/v1/documents", files={"file": ("lofts.md", long_paper())}).json()
        office.go(f"#coverage/{plan}")
        page.get_by_label("Lamp report").check()
        page.get_by_role("button", name="Check coverage").click()
        expect(page.locator(".card [role=status]")).to_contain_text("Waiting for its turn")
        page.reload()
        entry = page.locator(".recent li").filter(has_text="Saltmere Quay Plan")
        expect(entry.get_by_role("progressbar")).to_be_visible()
        with visiting(browser, office.url) as other:
            other.go(f"#coverage/{plan}/{report}")
            expect(other.page.get_by_role("progressbar")).to_be_visible()
            other.page.locator(".matrix").wait_for(timeout=MANY)
        entry.get_by_role("link", name="See the result").click(timeout=MANY)
        page.locator(".matrix").wait_for()
        assert page.url.endswith(f"#coverage/{plan}/{report}")
        client.delete(f"/v1/documents/{job_ended(client, before['id'])['document_id']}")


def test_a_document_that_was_removed_is_said_to_be(office, ids):
    page = office.page
    with httpx.Client(base_url=office.url, timeout=60) as client:
        sent = client.post("/v1/documents", files={"file": ("gone.md", b"# Gone report\n\nThe buoys were painted in 2035.\n")})
        gone = job_ended(client, sent.json()["id"])["document_id"]
        begun = client.post("/v1/coverage", json={"plan": ids[0], "documents": [gone]}).json()
        assert job_ended(client, begun["id"])["state"] == "done"
        client.delete(f"/v1/documents/{gone}")
    office.go("#coverage")
    page.locator(".checked").get_by_role("link", name="Gone report").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Not there any more")
    expect(page.get_by_role("alert")).to_contain_text("was removed, so its coverage cannot be shown. Add the same file again")
    expect(page.get_by_role("button", name="Check now")).to_have_count(0)


def test_a_pair_that_was_not_checked_is_offered(office, ids):
    page = office.page
    office.go(f"#coverage/{ids[1]}/{ids[0]}")
    expect(page.get_by_role("heading", level=1)).to_have_text("Not checked yet")
    expect(page.get_by_role("button", name="Check now")).to_be_visible()


def test_a_file_is_checked_and_not_kept(office, ids):
    page = office.page
    office.go(f"#coverage/{ids[0]}")
    page.get_by_text("Check a file without keeping it").click()
    buoys = b"# Buoy note\n\nThe Harbour Board painted the buoys once a year, last in May 2035.\n"
    page.get_by_label("File to check").set_input_files({"name": "buoys.md", "mimeType": "text/plain", "buffer": buoys})
    page.locator(".matrix").wait_for(timeout=MANY)
    expect(page.get_by_role("heading", name="(not kept)")).to_be_visible()
    page.locator(".matrix .cell").nth(1).click()
    expect(page.locator(".case")).to_contain_text("paint the buoys once a year")
    expect(page.locator(".case form")).to_have_count(0)
    office.go("#coverage")
    page.locator(".recent li").filter(has_text="buoys.md").get_by_role("button", name="Show the result").click()
    expect(page.get_by_role("heading", name="(not kept)")).to_be_focused()
    assert "buoys.md" not in [one["file"] for one in httpx.get(f"{office.url}/v1/documents").json()]


def test_plans_are_compared_and_taken_away(office, ids):
    page = office.page
    office.go("#compare")
    page.get_by_label("The older plan").select_option(label="Saltmere Harbour Plan 2030 to 2034")
    page.get_by_label("The newer plan").select_option(ids[0])
    page.get_by_role("button", name="Compare", exact=True).click()
    page.locator("article.pair").first.wait_for(timeout=MANY)
    pair = page.locator("article.pair").filter(has_text="replace every oil lamp by December 2031")
    expect(pair.locator("del").first).to_contain_text("2031")
    expect(pair.locator("ins").first).to_contain_text("2035")
    expect(pair).to_contain_text(SCRIPT)
    expect(page.locator("article.pair.new")).to_contain_text("14 apprentices")
    assert openpyxl.load_workbook(io.BytesIO(saved(page, "xlsx"))).sheetnames
    assert b"apprentices" in saved(page, "html") and b"apprentices" in saved(page, "csv")
    assert page.evaluate("window.broken") is None
