"""The page in a browser, on a server whose documents change: uploads, hostile documents, keys."""

import re

import httpx
import pytest
from fpdf import FPDF
from playwright.sync_api import expect

from tests.e2e.browser import QUESTION_SECONDS, visiting
from tests.e2e.endpoint import job_ended

MANY = QUESTION_SECONDS * 1000  # milliseconds
SCRIPT = "<script>window.broken = 1</script><img src=x onerror='window.broken = 2'>"
MARKDOWN = "[press](javascript:window.broken=3) **bold** <b>bold</b>"


def pdf(*pages):
    made = FPDF()
    made.set_auto_page_break(False)
    made.set_font("helvetica", size=12)
    for number, text in enumerate(pages, start=1):
        made.add_page()
        made.multi_cell(0, 8, text)
        made.set_y(-25)
        made.cell(0, 8, str(number + 6), align="C")
    return bytes(made.output())


LIFEBOAT = pdf(
    "Lifeboat report of the harbour\n\nThis report was written in May 2033.",
    "Crews\n\nThe lifeboat crew has 23 volunteers, of whom 5 joined in 2033.",
)


def uploaded(visit, name, content, kind="text/plain"):
    visit.go("#documents")
    visit.page.get_by_label("Files to add").set_input_files({"name": name, "mimeType": kind, "buffer": content})
    row = visit.page.locator(".jobs li").filter(has_text=name)
    row.get_by_text("Added").wait_for(timeout=MANY)
    return row


def test_a_pdf_is_added_asked_about_and_removed(office):
    page = office.page
    row = uploaded(office, "lifeboat.pdf", LIFEBOAT, "application/pdf")
    entry = page.locator("tbody tr").filter(has_text="Lifeboat report")
    expect(entry).to_contain_text("2")
    row.get_by_role("link", name="Ask about it").click()
    expect(page.locator("summary").filter(has_text="Search in")).to_contain_text("1 of")
    office.ask("How many volunteers has the lifeboat crew?")
    expect(page.locator(".lines")).to_contain_text("23 volunteers")
    expect(page.locator(".sources")).to_contain_text("page 2")
    page.locator(".marker").first.click()
    expect(page.locator("#quotation")).to_contain_text("23 volunteers")
    expect(page.locator(".close")).to_contain_text("Page 2")
    expect(page.locator(".close")).to_contain_text("of 2")
    page.get_by_role("button", name="Previous page").click()
    expect(page.locator(".text")).to_contain_text("written in May 2033")
    office.go("#documents")
    entry.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
    expect(entry).to_have_count(1)
    entry.get_by_role("button", name="Remove").click()
    page.get_by_role("dialog").get_by_role("button", name="Remove").click()
    expect(entry).to_have_count(0, timeout=MANY)


def test_a_file_may_be_dropped_and_a_bad_one_is_refused_in_one_line(office):
    page = office.page
    office.go("#documents")
    drop = """([name, text]) => {
        const data = new DataTransfer();
        data.items.add(new File([text], name));
        const event = new DragEvent("drop", { dataTransfer: data, bubbles: true, cancelable: true });
        document.querySelector(".drop").dispatchEvent(event);
    }"""
    page.locator(".drop").wait_for()
    page.evaluate(drop, ["buoys.txt", "Buoy note\n\nThe north buoy weighs 800 kilograms.\n"])
    page.locator(".jobs li").filter(has_text="Added").wait_for(timeout=MANY)
    page.evaluate(drop, ["picture.pdf", "no PDF at all"])
    line = page.locator(".jobs li").filter(has_text="picture.pdf").get_by_role("alert")
    expect(line).to_contain_text("picture.pdf is not a PDF file although its name says so.")
    assert "\n" not in line.inner_text()


def test_several_files_at_once_leave_connections_for_questions(office):
    page = office.page
    streams, most = [], []

    def begun(sent):
        if sent.url.endswith("/events"):
            streams.append(sent)
            most.append(len(streams))

    page.on("request", begun)
    for over in ("requestfinished", "requestfailed"):  # the page leaves a stream when it has heard the end
        page.on(over, lambda sent: streams.remove(sent) if sent in streams else None)
    office.go("#documents")
    names = [f"oar-{number}.txt" for number in range(4)]
    files = [{"name": name, "mimeType": "text/plain", "buffer": f"Oar note\n\n{name} is 3 m long.\n".encode()} for name in names]
    page.get_by_label("Files to add").set_input_files(files)
    expect(page.locator(".jobs li").filter(has_text="Added")).to_have_count(4, timeout=MANY)
    assert max(most) <= 2  # the one followed, and one just left; a browser has six connections to a server in all
    held = {one["file"]: one["document_id"] for one in httpx.get(f"{office.url}/v1/documents").json()}
    for name in names:
        assert httpx.delete(f"{office.url}/v1/documents/{held[name]}").status_code == 204


def test_an_emoji_before_a_quotation_does_not_move_it(office):
    note = "Rigging note\n\n\U0001f6a2 \U0001f6a2 \U0001f6a2 The brig \U0001d49c has 17 sails aloft in 2034.\n"
    row = uploaded(office, "rigging.txt", note.encode())
    row.get_by_role("link", name="Ask about it").click()
    office.ask("How many sails has the brig aloft?")
    office.page.locator(".marker").first.click()
    mark = office.page.locator("#quotation")
    expect(mark).to_contain_text("17 sails aloft in 2034.")
    id_ = re.search(r"#ask/(t-\w+)", office.page.url)[1]
    turn = httpx.get(f"{office.url}/v1/conversations/{id_}").json()["turns"][0]
    assert mark.text_content() == turn["answer"]["citations"][0]["quote"]


def test_a_hostile_document_can_do_nothing(office):
    page = office.page
    paper = f"---\ntitle: Winch {SCRIPT}\nkind: plan\n---\n\n# Winch {SCRIPT}\n\n## Priority 1: Hauling {SCRIPT} {MARKDOWN}\n\n"
    paper += f"The Board will:\n\n- haul 12 tonnes {SCRIPT} {MARKDOWN}\n- oil the winch each May\n\n"
    paper += f"| Winch | Load |\n|---|---|\n| Quay {SCRIPT} {MARKDOWN} | 9 tonnes |\n"
    name = f"winch{SCRIPT.replace('/', '')}.md"
    with httpx.Client(base_url=office.url) as client:
        job = job_ended(client, client.post("/v1/documents", files={"file": (name, paper.encode())}).json()["id"])
        id_ = job["document_id"]
        try:
            for address in ("#documents", f"#documents/{id_}", f"#page/{id_}/1/0-90", f"#ask/in/{id_}"):
                office.go(address)
                expect(page.locator("body")).to_contain_text("<script>window.broken = 1</script>")
            office.go(f"#ask/in/{id_}")
            office.ask(f"What load has the quay winch? {SCRIPT}")
            expect(page.locator(".turn")).to_contain_text("9 tonnes")
            page.locator(".marker").first.click()
            expect(page.locator("#quotation")).to_be_visible()
            assert page.locator("main script, main img, main b, aside img, aside script, a[href^=javascript]").count() == 0
            assert page.evaluate("window.broken") is None
        finally:
            client.delete(f"/v1/documents/{id_}")


def test_a_plan_shows_its_outline_and_undertakings(office):
    page = office.page
    office.go("#documents")
    page.get_by_role("link", name="Saltmere Harbour Plan 2030 to 2034").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Saltmere Harbour Plan 2030 to 2034")
    expect(page).to_have_title("Saltmere Harbour Plan 2030 to 2034 – Answerable")
    expect(page.locator(".facts")).to_contain_text("Saltmere Harbour Board")
    expect(page.locator(".undertakings")).to_contain_text("replace every oil lamp by December 2031")
    page.locator(".outline summary").click()
    expect(page.locator(".outline")).to_contain_text("Priority 2: Ferries")
    page.get_by_role("button", name="Read its text").click()
    expect(page.locator(".text")).to_contain_text("Ferries to North Isle run from 07:15")


@pytest.fixture
def locked(browser, keyed):
    with visiting(browser, keyed.endpoint.url) as visit:
        yield visit


def test_a_key_is_asked_for_where_keys_exist(locked, keyed):
    page = locked.page
    locked.go("#documents")
    dialog = page.get_by_role("dialog", name="Sign in")
    expect(dialog.get_by_label("Your key")).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Escape")
    expect(dialog).to_be_visible()
    dialog.get_by_label("Your key").fill("ak-wrong-wrong")
    page.keyboard.press("Enter")
    expect(dialog.get_by_role("alert")).to_contain_text("That key is not valid")
    dialog.get_by_label("Your key").fill(keyed.read)
    page.keyboard.press("Enter")
    expect(page.get_by_role("link", name="Saltmere Harbour Plan 2030 to 2034")).to_be_visible()
    assert page.evaluate("[localStorage.length, sessionStorage.length, document.cookie]") == [0, 1, ""]
    locked.page.get_by_label("Files to add").set_input_files({"name": "a.txt", "mimeType": "text/plain", "buffer": b"One."})
    expect(page.locator(".jobs").get_by_role("alert")).to_contain_text("This key may only read.")
    page.get_by_role("link", name="Ask", exact=True).click()
    locked.ask("How many lamps are lit?")
    expect(page.locator(".lines")).to_contain_text("12 lamps")
    page.get_by_role("button", name="Sign out").click()
    expect(dialog).to_be_visible()
