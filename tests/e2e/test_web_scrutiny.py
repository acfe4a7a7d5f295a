"""Coverage and comparison in the page, with answers that are hard to bring about: see scrutiny.py."""

import httpx
import pytest
from playwright.sync_api import expect

from tests.e2e.browser import PHONE, WIDE, visiting
from tests.e2e.scrutiny import COMPARISON, OTHER, PLAN, REPORT, answering, matrix

BOARD = f"#coverage/{PLAN}/{REPORT}/{OTHER}"


@pytest.fixture(scope="module")
def made(digests):
    return matrix(httpx.get(f"{digests.url}/v1/documents/{REPORT}/pages/1").json()["text"])


@pytest.fixture
def desk(library, made):
    answering(library.page, made)
    return library


def test_the_heat_map_has_colour_word_and_what_is_out_of_date(desk):
    page = desk.page
    desk.go(BOARD)
    expect(page).to_have_title("Coverage of Harbour plan – Answerable")
    cells = page.locator(".matrix .cell")
    words = [text.split("\n")[0].strip("✓◐✕ ") for text in cells.all_inner_texts()]
    assert words == ["Covered", "Not covered", "Partly", "Not covered", "Not covered", "Not covered", "Partly", "Not covered"]
    colours = [one.evaluate("e => getComputedStyle(e).backgroundColor") for one in cells.all()[:3]]
    assert len(set(colours)) == 3
    expect(page.locator(".warning")).to_contain_text("Out of date: Ferry minutes.")
    expect(page.locator(".matrix thead th").nth(2)).to_contain_text("Out of date")
    expect(cells.nth(6)).to_contain_text("look again")
    expect(page.locator(".overview")).to_contain_text("1 covered, 2 partly, 1 not")
    page.get_by_label("Show", exact=True).select_option("not_covered")
    expect(page.locator(".matrix tr[data-id]:visible")).to_have_count(1)
    expect(page.get_by_text("1 commitment shown.")).to_be_visible()


def test_a_cell_opens_its_evidence_and_takes_a_decision(desk, made):
    page = desk.page
    desk.go(BOARD)
    page.locator(".matrix .cell").nth(2).click()
    case = page.locator(".case")
    expect(case.locator("h2")).to_be_focused()
    expect(case).to_contain_text("Paint the <b>buoys</b>.")
    expect(case).to_contain_text("90% confidence")
    expect(page.locator("#quotation")).to_have_text(made["commitments"][1]["cells"][0]["evidence"][0]["quote"])
    expect(page.locator("#quotation")).to_be_in_viewport()
    case.get_by_role("button", name="Show it on the page").click()
    expect(page.locator("#quotation")).to_be_focused()
    case.get_by_label("Change to: Covered").check()
    case.get_by_label("Note (if you like)").fill("Seen on <i>9 May</i>.")
    case.get_by_label("Your name").fill("B. Warden")
    with page.expect_request("**/review") as sent:
        case.get_by_role("button", name="Save the decision").click()
    wanted = {"commitment": "c-000000000002", "decision": "covered", "note": "Seen on <i>9 May</i>.", "by": "B. Warden"}
    assert sent.value.post_data_json == wanted and f"/{PLAN}/{REPORT}/review" in sent.value.url
    expect(case.locator(".decision")).to_contain_text("Changed to: Covered by B. Warden")
    expect(case.locator(".decision")).to_contain_text("Seen on <i>9 May</i>.")
    expect(page.locator(".matrix .cell").nth(2)).to_contain_text("decided")
    expect(page.locator(".matrix .cell").nth(2)).to_contain_text("Covered")
    page.get_by_role("button", name="Close").click()
    page.locator(".matrix .cell").nth(6).click()
    expect(case.locator(".warning")).to_contain_text("look again")
    page.keyboard.press("Escape")
    expect(page.locator(".matrix .cell").nth(6)).to_be_focused()
    page.keyboard.press("ArrowUp")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".matrix .cell").nth(5)).to_be_focused()
    page.keyboard.press("Enter")
    expect(case).to_contain_text("Nothing in the document speaks of it.")
    page.reload()
    expect(case.locator("h2")).to_have_text("Commitment 3")


def test_two_plans_stand_side_by_side(desk):
    page = desk.page
    desk.go(f"#compare/{PLAN}/{REPORT}")
    pair = page.locator("article.pair").first
    expect(pair.locator("del")).to_have_text("12")
    expect(pair.locator("ins")).to_have_text("20")
    expect(pair.locator(".side").first).to_contain_text("Light 12 lamps by 2031")
    expect(pair.locator(".side").last).to_contain_text("Light 20 lamps by 2031")
    expect(pair.locator(".targets")).to_contain_text("Target raised: 12 lamps → 20 lamps")
    expect(page.locator("article.pair")).to_have_count(len(COMPARISON["pairs"]))
    expect(page.locator("article.pair").nth(1)).to_contain_text("Dredge <i>yearly</i>")
    page.get_by_role("button", name="Dropped 1").click()
    expect(page.locator("article.pair:visible")).to_have_count(1)
    expect(page.get_by_role("button", name="Dropped 1")).to_have_attribute("aria-pressed", "true")


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "dark"), (PHONE, "light")])
def test_axe_finds_nothing(browser, digests, made, size, scheme):
    with visiting(browser, digests.url, viewport=size, color_scheme=scheme) as visit:
        answering(visit.page, made)
        for address, ready in (("#coverage", ".checked"), (BOARD, ".matrix"), (f"#compare/{PLAN}/{REPORT}", "article.pair")):
            visit.go(address)
            visit.page.locator(ready).first.wait_for()
            assert visit.page.evaluate("document.documentElement.scrollWidth") <= size["width"]
            if address != BOARD:  # which is looked at below, with a cell open
                assert visit.violations() == []
        visit.go(BOARD)
        visit.page.locator(".matrix .cell").nth(6).click()
        visit.page.locator("#quotation").wait_for()
        assert visit.violations() == []
