"""The page in a browser, on the bundled digests: asking, opening what is cited, keeping the evidence."""

import re

import httpx
from playwright.sync_api import expect

from tests.e2e.browser import QUESTION_SECONDS

QUESTION = "How many officers are there in the town centre teams?"


def answer_of(visit):
    """The last answer of the conversation that is open, as the server keeps it."""
    id_ = re.search(r"#ask/(t-\w+)", visit.page.url)[1]
    return httpx.get(f"{visit.url}/v1/conversations/{id_}").json()["turns"][-1]["answer"]


def test_a_question_and_its_follow_up(library):
    page = library.page
    library.go()
    expect(page).to_have_title("Ask – Answerable")
    library.ask(QUESTION)
    expect(page.locator(".status")).to_contain_text("Answered")
    answer = answer_of(library)
    shown = " ".join(page.locator(".lines").inner_text().split())
    for line in answer["text"].split("\n"):
        for part in line.split(" | "):
            assert " ".join(part.split()) in shown
    assert page.locator(".marker").count() == len(answer["citations"])
    assert page.locator(".sources li").count() == len(answer["citations"])
    library.ask("And in 2016?", turn=2)
    assert answer_of(library)["standalone_question"] != "And in 2016?"
    assert page.locator(".turn").count() == 2
    page.reload()
    expect(page.locator(".turn")).to_have_count(2)
    expect(page.locator(".turn h2").first).to_have_text(QUESTION)
    page.get_by_role("button", name="New conversation").click()
    expect(page.locator(".turn")).to_have_count(0)
    page.get_by_text("Earlier conversations").click()
    page.get_by_role("link", name=QUESTION).first.click()
    expect(page.locator(".turn")).to_have_count(2)


def test_a_marker_opens_the_quotation_on_its_page(library):
    page = library.page
    library.go()
    library.ask(QUESTION)
    for citation in answer_of(library)["citations"]:
        marker = page.locator(f"[data-marker='{citation['marker']}']")
        marker.click()
        mark = page.locator("#quotation")
        expect(mark).to_have_text(citation["quote"], use_inner_text=False)
        assert mark.text_content() == citation["quote"]
        expect(mark).to_be_in_viewport()
        viewer = page.get_by_role("complementary")
        expect(viewer.locator("h2")).to_have_text(citation["title"])
        expect(viewer).to_contain_text(citation["section"][-1])
        assert citation["title"] in page.title()
    here = page.url
    page.keyboard.press("Escape")
    expect(page.get_by_role("complementary")).to_have_count(0)
    expect(page.locator("[data-marker='1']")).to_be_focused()
    library.go(here.removeprefix(f"{library.url}/"))  # the address alone leads to answer and page
    expect(page.locator("#quotation")).to_have_text(citation["quote"])
    page.go_back()


def test_what_was_not_found_is_said_with_the_nearest_passages(library):
    page = library.page
    library.go()
    library.ask("How many moon bases are planned for the year 2055?")
    expect(page.locator(".status")).to_contain_text("Not found")
    passage = answer_of(library)["passages"][0]
    page.locator(".nearest .link").first.click()
    mark = page.locator("#quotation")
    expect(mark).to_be_visible()
    assert mark.text_content().split() == passage["text"].split()


def test_the_evidence_can_be_kept(library):
    page = library.page
    library.go()
    library.ask(QUESTION)
    answer = answer_of(library)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the evidence").click()
    record = begun.value.path().read_text("utf-8")
    for citation in answer["citations"]:
        for part in (f"[{citation['marker']}] {citation['title']}", citation["quote"], citation["sha256"], citation["file"]):
            assert part in record
    assert f"Question: {QUESTION}" in record and re.search(r"Asked: \d{4}-\d\d-\d\dT", record)
    with page.expect_download() as begun:
        page.get_by_role("button", name="Download the whole record").click()
    assert begun.value.suggested_filename.endswith(".md")
    assert answer["citations"][0]["sha256"] in begun.value.path().read_text("utf-8")
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=library.url)
    page.get_by_role("button", name="Copy the evidence").click()
    expect(page.get_by_role("status").filter(has_text="copied")).to_have_count(1)
    assert page.evaluate("navigator.clipboard.readText()") == record


def test_limits_reach_the_server(library):
    page = library.page
    library.go()
    page.get_by_text("Search in:").click()
    page.get_by_label("Plan", exact=True).check()
    page.get_by_label("As things stood on").fill("2017-01-31")
    with page.expect_request("**/v1/ask/stream") as sent:
        library.ask("What is said about volunteers?")
    assert sent.value.post_data_json["filters"] == {"documents": [], "kinds": ["plan"], "as_of": "2017-01-31"}
    assert {one["kind"] for one in answer_of(library)["passages"]} == {"plan"}
    expect(page.locator("summary").filter(has_text="Search in")).to_contain_text("Plan, up to 2017-01-31")


def test_the_keyboard_is_enough(library):
    page = library.page
    library.go()
    expect(page.get_by_label("Your question")).to_be_focused()
    page.keyboard.type(QUESTION)
    page.keyboard.press("Enter")
    page.locator(".status").wait_for(timeout=QUESTION_SECONDS * 1000)
    for _ in range(40):
        page.keyboard.press("Shift+Tab")
        if page.evaluate("document.activeElement.classList.contains('marker')"):
            break
    outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
    assert outline == "solid"
    page.keyboard.press("Enter")
    expect(page.locator("#quotation")).to_be_focused()
    page.keyboard.press("Escape")
    page.wait_for_function("document.activeElement.classList.contains('marker')")  # the address changes first
    page.evaluate("document.activeElement.blur()")
    page.reload()
    page.locator(".turn").wait_for()
    page.keyboard.press("Tab")
    expect(page.get_by_role("link", name="Skip to the content")).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.locator("main")).to_be_focused()


def test_a_conversation_is_deleted_only_when_confirmed(library):
    page = library.page
    library.go()
    library.ask("What is a hotspot, asked once only?")
    page.get_by_role("button", name="New conversation").click()
    page.get_by_text("Earlier conversations").click()
    delete = page.get_by_role("button", name="Delete the conversation: What is a hotspot, asked once only?")
    delete.click()
    expect(page.get_by_role("dialog")).to_be_visible()
    page.keyboard.press("Escape")
    expect(delete).to_be_focused()
    delete.click()
    page.get_by_role("dialog").get_by_role("button", name="Delete").click()
    expect(delete).to_have_count(0)


def test_every_view_has_an_address_and_a_title(library):
    for address, title, heading in (
        ("#documents", "Documents – Answerable", "Documents"),
        ("#compare", "Compare – Answerable", "Compare two plans"),
        ("#nonsense", "Ask – Answerable", "Ask the documents"),
        ("#page/d-45b32e05a39a/1/0-4", None, "Deep Dive: More Local, Visible and Accessible Policing (digest)"),
    ):
        library.go(address)
        expect(library.page.get_by_role("heading", level=1)).to_have_text(heading)
        if title:
            expect(library.page).to_have_title(title)
    expect(library.page.locator("#quotation")).to_be_visible()


def test_what_arrives_late_does_not_name_another_view(library):
    page = library.page
    held = []
    page.route("**/v1/documents/d-45b32e05a39a", lambda route: held.append(route))  # noqa: PLW0108  # no method takes the mark it makes
    with page.expect_request("**/v1/documents/d-45b32e05a39a"):
        library.go("#documents/d-45b32e05a39a")
    page.get_by_role("link", name="Ask", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Ask the documents")
    with page.expect_response("**/v1/documents/d-45b32e05a39a"):
        held[0].continue_()
    page.evaluate("new Promise((done) => setTimeout(done, 100))")
    expect(page).to_have_title("Ask – Answerable")


def test_a_page_that_could_not_be_opened_is_tried_again(library):
    page = library.page
    page.route("**/pages/1", lambda route: route.abort(), times=1)
    library.go("#page/d-45b32e05a39a/1/0-4")
    expect(page.get_by_role("complementary").get_by_role("alert")).to_have_text(
        "The server cannot be reached. Is it still running?"
    )
    page.evaluate("window.dispatchEvent(new HashChangeEvent('hashchange'))")
    expect(page.locator("#quotation")).to_be_visible()


def test_what_goes_wrong_is_one_clear_line(library):
    page = library.page
    library.go("#documents/d-000000000000")
    expect(page.get_by_role("alert")).to_contain_text("d-000000000000")
    library.go()
    page.get_by_label("Your question").wait_for()
    page.route("**/v1/conversations", lambda route: route.abort())
    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert")).to_have_text("The server cannot be reached. Is it still running?")
    expect(page.get_by_label("Ask a follow-up")).to_have_value(QUESTION)
    page.unroute("**/v1/conversations")
    half = 'event: status\ndata: {"stage": "searching"}\n\n'
    page.route("**/v1/ask/stream", lambda route: route.fulfill(body=half, content_type="text/event-stream"), times=1)
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").last).to_have_text("The server ended before the answer was complete. Ask again.")
    expect(page.get_by_label("Ask a follow-up")).to_have_value(QUESTION)
    busy = '{"type":"urn:answerable:overloaded","status":503,"detail":"Too much is waiting.","hint":"Try again in a moment."}'
    page.route("**/v1/ask/stream", lambda route: route.fulfill(status=503, body=busy, content_type="application/problem+json"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("alert").last).to_have_text("Too much is waiting. Try again in a moment.")


def test_a_question_can_be_stopped(library):
    page = library.page
    library.go()
    page.get_by_label("Your question").wait_for()
    page.route("**/v1/ask/stream", lambda route: None)  # never answered
    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".turn")).to_have_attribute("aria-busy", "true")
    page.get_by_role("button", name="Stop").click()
    expect(page.locator(".turn")).to_contain_text("Stopped.")
    expect(page.get_by_label("Ask a follow-up")).to_have_value(QUESTION)


def test_a_server_that_has_just_started_is_waited_for(library):
    page = library.page
    starting = '{"type":"urn:answerable:starting","status":503,"detail":"The models are being loaded."}'
    page.route("**/v1/ask/stream", lambda route: route.fulfill(status=503, body=starting), times=1)
    library.go()
    page.get_by_label("Your question").fill(QUESTION)
    page.keyboard.press("Enter")
    expect(page.locator(".working")).to_contain_text("loading its models")
    expect(page.locator(".status")).to_contain_text("Answered", timeout=QUESTION_SECONDS * 1000)


def test_code_points_are_not_units(library):
    library.go()
    cut, place = library.page.evaluate(
        """async () => {
        const { cut, placeOf } = await import("/assets/text.js");
        const text = "a\\u{1F6A2}b \\u{1D49C}c\\u0301 d";
        return [cut(text, 2, 6), placeOf(text, "\\u{1D49C}c\\u0301  d")];
        }"""
    )
    text = "a\U0001f6a2b \U0001d49cc\u0301 d"
    assert cut == [text[:2], text[2:6], text[6:]]
    assert text[place["start"] : place["end"]] == "\U0001d49cc\u0301 d"
