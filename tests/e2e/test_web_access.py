"""The page for everybody: axe-core on every view, narrow screens, large letters, dark colours, few movements."""

import pytest
from playwright.sync_api import expect

from tests.e2e.browser import PHONE, WIDE, visiting

PLAN = "d-cc1fa5597639"
REPORT = "d-45b32e05a39a"


@pytest.mark.parametrize(("size", "scheme"), [(WIDE, "light"), (PHONE, "dark")])
def test_axe_finds_nothing(browser, digests, size, scheme):
    with visiting(browser, digests.url, viewport=size, color_scheme=scheme) as visit:
        page = visit.page
        visit.go()
        page.get_by_text("Search in:").click()
        visit.ask("How many officers are there in the town centre teams?")
        assert visit.violations() == []
        page.locator(".marker").first.click()
        expect(page.locator("#quotation")).to_be_in_viewport()
        assert visit.violations() == []
        visit.go("#documents")
        page.get_by_role("button", name="Remove").first.click()
        assert visit.violations() == []
        visit.go(f"#documents/{PLAN}")
        page.locator(".undertakings").first.wait_for()
        page.locator(".outline summary").click()
        assert visit.violations() == []


@pytest.mark.parametrize("width", [320, 390, 640])  # 640 is what 1280 are at 200% zoom, 320 at 400%
def test_nothing_stands_beyond_the_edge(browser, digests, width):
    with visiting(browser, digests.url, viewport={"width": width, "height": 700}) as visit:
        page = visit.page
        for address in ("#ask", "#documents", f"#documents/{PLAN}", f"#page/{REPORT}/1/0-60", "#compare"):
            visit.go(address)
            page.get_by_role("heading").first.wait_for()
            assert page.evaluate("document.documentElement.scrollWidth") <= width, address
        expect(page.get_by_role("navigation", name="Main")).to_be_visible()


def test_on_a_phone_the_page_covers_what_is_below_it(browser, digests):
    with visiting(browser, digests.url, viewport=PHONE) as visit:
        page = visit.page
        visit.go(f"#page/{REPORT}/1/19773-19849")
        expect(page.locator("#quotation")).to_be_in_viewport()
        assert page.evaluate("document.getElementById('main').inert")
        page.get_by_role("button", name="Close").click()
        page.wait_for_function("!document.getElementById('main').inert")  # the address changes first
        expect(page.get_by_role("heading", level=1)).to_be_visible()


def test_who_wants_no_movement_gets_none(browser, digests):
    with visiting(browser, digests.url) as visit:
        visit.go()
        visit.page.locator("h1").wait_for()
        moving = "[...document.querySelectorAll('*')].some((e) => getComputedStyle(e).animationName !== 'none')"
        assert visit.page.evaluate(moving) is False


def test_the_policy_allows_nothing_inline(digests):
    with digests.client() as client:
        served = client.get("/")
        policy = served.headers["content-security-policy"]
        assert "unsafe" not in policy and "default-src 'none'" in policy and "script-src 'self'" in policy
        assert " style=" not in served.text and "<style" not in served.text and " on" not in served.text.replace(" on ", " ")
        for name in ("main.js", "style.css", "favicon.svg"):
            found = client.get(f"/assets/{name}")
            assert found.status_code == 200 and found.headers["cache-control"] == "no-cache"
        assert client.get("/assets/main.js").headers["content-type"].startswith("text/javascript")
