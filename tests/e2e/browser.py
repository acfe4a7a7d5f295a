"""Chromium for the tests of the page: where it is, how it is started, and what may not happen while it is open."""

import os
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from urllib.parse import urlsplit

from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
FLAGS = ["--headless", "--no-sandbox", "--disable-background-networking"]
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
WIDE, PHONE = {"width": 1280, "height": 900}, {"width": 390, "height": 844}
QUESTION_SECONDS = 60  # a machine with other work needs much longer than an idle one


def executable() -> str | None:
    """The browser, where there is one; the environment variable CHROMIUM names another."""
    named = os.environ.get("CHROMIUM")
    return named or next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def chromium() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable(), args=FLAGS)
        yield browser
        browser.close()


@dataclass
class Visit:
    """An open page, the addresses that it asked for, and what it complained of."""

    page: Page
    url: str
    requests: list[str] = field(default_factory=list)
    complaints: list[str] = field(default_factory=list)
    allowed: tuple[str, ...] = ("Failed to load resource",)  # the browser's own note of a 401 or 404

    def go(self, address: str = "") -> None:
        """Open an address of the page anew."""
        self.page.goto("about:blank")
        self.page.goto(f"{self.url}/{address}")

    def ask(self, question: str, turn: int = 1) -> None:
        """Ask, and wait for the answer to the ``turn``-th question."""
        self.page.get_by_label("Your question").or_(self.page.get_by_label("Ask a follow-up")).fill(question)
        self.page.get_by_role("button", name="Ask", exact=True).click()
        self.page.locator(".turn .status").nth(turn - 1).wait_for(timeout=QUESTION_SECONDS * 1000)

    def violations(self) -> list[str]:
        """What axe-core finds, as rule and element."""
        found = Axe().run(self.page, options={"runOnly": WCAG}).response["violations"]
        return [f"{one['id']}: {node['html'][:160]}" for one in found for node in one["nodes"]]

    def check(self) -> None:
        """Nothing was asked of another host, and nothing was complained of."""
        home = urlsplit(self.url).netloc
        elsewhere = [one for one in self.requests if urlsplit(one).scheme in {"http", "https"} and urlsplit(one).netloc != home]
        assert not elsewhere
        assert not [one for one in self.complaints if not one.startswith(self.allowed)]


@contextmanager
def visiting(browser: Browser, url: str, **options: object) -> Iterator[Visit]:
    """A fresh visitor; ``options`` are of the browser's context, such as ``viewport``."""
    context = browser.new_context(**{"viewport": WIDE, "reduced_motion": "reduce", "accept_downloads": True, **options})
    visit = Visit(context.new_page(), url)
    visit.page.on("request", lambda request: visit.requests.append(request.url))
    visit.page.on("console", lambda said: visit.complaints.append(said.text) if said.type in {"error", "warning"} else None)
    visit.page.on("pageerror", lambda error: visit.complaints.append(f"page error: {error}"))
    visit.page.on("dialog", lambda dialog: (visit.complaints.append(f"dialog: {dialog.message}"), dialog.dismiss()))
    try:
        yield visit
        visit.check()
    finally:
        context.close()
