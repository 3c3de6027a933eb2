"""A real Chromium for tests: start it, serve an app on loopback, measure what stands there."""

import os
import shutil
import threading
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from wsgiref.types import WSGIApplication

import pytest
from playwright.sync_api import Browser
from playwright.sync_api import ConsoleMessage
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright
from werkzeug.serving import WSGIRequestHandler
from werkzeug.serving import make_server

from app.web.headers import Headers

PHONE: Mapping[str, int] = {"width": 390, "height": 844}
SMALL: Mapping[str, int] = {"width": 320, "height": 640}
TABLET: Mapping[str, int] = {"width": 1180, "height": 820}
FLAGS = (
    "--headless",
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
)
AXE = Path(__file__).parent / "vendor" / "axe.min.js"
AXE_TAGS = ("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice")
MIN_TARGET = 47.5  # the goal is 48; half a pixel is left for rounding
HARMLESS = "Autofocus processing was blocked"

_SMALL_TARGETS = """least => [...document.querySelectorAll(
    'a[href],button,summary,select,textarea,label.tick,input:not([type=hidden])')]
  .filter(one => !one.closest('.skip,[hidden],.tick input,.keyed .pin,.vh'))
  .filter(one => !(one.matches('input') && one.closest('.tick')) && one.checkVisibility())
  .map(one => [one.innerText.trim().slice(0, 40) || one.getAttribute('aria-label') || one.name,
    one.getBoundingClientRect()])
  .filter(([, box]) => box.width && (box.width < least || box.height < least))
  .map(([words, box]) => `${words}: ${Math.round(box.width)} x ${Math.round(box.height)}`)"""
_TEXT_SIZE = "size => { document.documentElement.style.fontSize = size }"
_FOOT = """() => Math.max(0, ...[...document.querySelectorAll('.foot,.nav')]
  .filter(one => getComputedStyle(one).position === 'sticky')
  .map(one => one.offsetHeight / innerHeight))"""


def chromium_path() -> str:
    """Give the browser of this machine, or skip with a plain sentence."""
    names = ("chromium", "chromium-browser", "google-chrome")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    if not found:
        pytest.skip("no Chromium here: install the Debian package chromium")
    return found


@contextmanager
def chromium() -> Iterator[Browser]:
    """Run one headless Chromium that talks to nobody by itself."""
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=list(FLAGS))
        yield browser
        browser.close()


@contextmanager
def served(app: WSGIApplication) -> Iterator[str]:
    """Serve an app with the fixed headers on a free loopback port and give its address."""
    server = make_server("127.0.0.1", 0, Headers(app), threaded=True, request_handler=_Quiet)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()
    thread.join(timeout=5)


class _Quiet(WSGIRequestHandler):
    """Answers requests and writes no line about them."""

    def log(self, type: str, message: str, *args: object) -> None:  # noqa: A002 - its own name
        """Say nothing."""


class Complaints:
    """Everything that a page complains about: errors, refused code, broken requests."""

    def __init__(self, page: Page) -> None:
        self.heard: list[str] = []
        page.on("console", self._console)
        page.on("pageerror", lambda error: self.heard.append(str(error)))

    def _console(self, message: ConsoleMessage) -> None:
        if message.type in ("error", "warning") and HARMLESS not in message.text:
            self.heard.append(f"{message.text} {message.location.get('url', '')}".strip())


def axe_faults(page: Page) -> list[str]:
    """Run axe over the page as it stands and give each fault with its place.

    The window is as high as the page meanwhile: a sticky foot that half covers a row until
    one scrolls is no fault.
    """
    window = page.viewport_size
    height = page.evaluate("() => document.documentElement.scrollHeight")
    if window:
        page.set_viewport_size({"width": window["width"], "height": height})
    if not page.evaluate("() => 'axe' in window"):
        page.evaluate(AXE.read_text(encoding="utf-8"))
    result = page.evaluate(
        "tags => axe.run(document, {runOnly: tags, resultTypes: ['violations']})", AXE_TAGS
    )
    if window:
        page.set_viewport_size(window)
    return [
        f"{fault['id']}: {node['html'][:160]} {node['failureSummary']}"
        for fault in result["violations"]
        for node in fault["nodes"]
    ]


def small_targets(page: Page) -> list[str]:
    """Give everything to tap that is smaller than a thumb needs."""
    found: list[str] = page.evaluate(_SMALL_TARGETS, MIN_TARGET)
    return found


def sideways(page: Page, *, width: int, text: int = 100) -> int:
    """Give by how many pixels the page is too wide at a width and a text size in percent.

    The page keeps that width; its text has its own size again, since a part that is
    loaded later would stand in the large one.
    """
    page.set_viewport_size({"width": width, "height": 844})
    page.evaluate(_TEXT_SIZE, f"{text}%")
    wide: int = page.evaluate("() => document.documentElement.scrollWidth - innerWidth")
    page.evaluate(_TEXT_SIZE, "")
    return max(0, wide)


def foot_share(page: Page) -> float:
    """Give the share of the window that the tallest sticky bar takes."""
    share: float = page.evaluate(_FOOT)
    return share
