"""Every kind of attack from every origin, in one real Chromium, against one running device."""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from urllib.parse import quote

from playwright.sync_api import Browser
from playwright.sync_api import BrowserContext
from playwright.sync_api import Error
from playwright.sync_api import Frame
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright

from tests.browser import FLAGS
from tests.browser import chromium_path
from tests.processes import Device
from tests.proofs.attacker import ATTACK
from tests.proofs.attacker import BENEATH
from tests.proofs.attacker import ON_TOP
from tests.proofs.attacker import PAGE
from tests.proofs.attacker import TOP
from tests.proofs.attacker import Trap
from tests.proofs.attacker import trap
from tests.proofs.devices import run
from tests.proofs.watching import FILE
from tests.proofs.watching import Seen
from tests.proofs.watching import seen

NAMES = "MAP *.example 127.0.0.1"
NO_CHECKS = "LocalNetworkAccessChecks,HttpsUpgrades,HttpsFirstBalancedModeAutoEnable"
SANDBOX = "<!doctype html><iframe sandbox='allow-scripts allow-forms allow-popups' srcdoc='x'>"
PATIENCE_MS = 8000


@dataclass(slots=True, kw_only=True)
class Target:
    """A device with made-up people, open, and a file that says what came to it."""

    device: Device
    file: Path
    read: dict[str, int] = field(default_factory=dict)

    @property
    def seen(self) -> tuple[Seen, ...]:
        """Give what came so far."""
        return seen(self.file)

    @property
    def hits(self) -> set[str]:
        """Give the cells that reached the app."""
        return {one.cell for one in self.seen if one.cell and not one.rule}

    @property
    def refused(self) -> set[str]:
        """Give the cells that the guard turned away."""
        return {one.cell for one in self.seen if one.cell and one.rule}

    @property
    def given(self) -> int:
        """Give how many bytes of data the attacks got from the app."""
        return sum(one.given for one in self.seen if one.cell)


@contextmanager
def target(folder: Path, way: str) -> Iterator[Target]:
    """Run a device of one composition of `broken_app`, with made-up people."""
    file = folder / f"{way}.jsonl"
    device = run(folder / way, way, **{FILE: str(file)})
    try:
        device.enter()
        device.post("/try")
        yield Target(device=device, file=file)
    finally:
        device.app.stop()


@contextmanager
def hostile_chromium(*flags: str, checks: bool = False) -> Iterator[Browser]:
    """Run a Chromium in which hostile names lead to this computer."""
    off = NO_CHECKS if not checks else NO_CHECKS.partition(",")[2]
    more = (f"--host-resolver-rules={NAMES}", f"--disable-features={off}", *flags)
    with sync_playwright() as play:
        browser = play.chromium.launch(executable_path=chromium_path(), args=[*FLAGS, *more])
        yield browser
        browser.close()


@dataclass(frozen=True, slots=True, kw_only=True)
class Assault:
    """A browser of an officer that holds the launch cookie, and meets a hostile page."""

    browser: Browser
    target: Target
    trap: Trap

    def by_page(self, place: str, name: str, *, on_top: bool = True) -> None:
        """Attack from a page of the trap, under one of its names."""
        with self._context() as context:
            address = f"http://{name}:{self.trap.port}/"
            self._all(context, place, lambda page: _opened(page, address), on_top=on_top)

    def rebound(self, place: str, name: str = "evil.example", *, on_top: bool = True) -> None:
        """Attack from a page whose own name leads to the device by now."""
        origin = f"http://{name}:{self.target.device.port}"
        page_at = f"{origin}/hostile-page"
        with self._context() as context:
            context.route(
                page_at, lambda route: route.fulfill(body=PAGE, content_type="text/html")
            )
            opening = lambda page: _opened(page, page_at)  # noqa: E731
            self._all(context, place, opening, at=origin, on_top=on_top)

    def opaque(self, folder: Path) -> None:
        """Attack from a data address, from a file, and out of a sandboxed frame."""
        file = folder / "page.html"
        file.write_bytes(PAGE)
        pages: dict[str, Callable[[Page], Page | Frame]] = {
            "H data": lambda page: _opened(page, f"data:text/html,{quote(PAGE)}"),
            "H file": lambda page: _opened(page, file.as_uri()),
            "H sandbox": self._in_sandbox,
        }
        with self._context() as context:
            for place, opening in pages.items():
                self._all(context, place, opening, on_top=place == "H data")

    def tossed(self, place: str) -> None:
        """Attack from another port of the same host, after it overwrote the cookie."""
        name, _, _ = self.target.device.cookie.partition("=")
        self.trap.tosses = f"{name}=tossed"
        self.by_page(place, "127.0.0.1")
        self.trap.tosses = ""

    def _in_sandbox(self, page: Page) -> Frame:
        page.goto(f"http://evil.example:{self.trap.port}/")
        page.set_content(SANDBOX)
        return page.frames[-1]

    def _all(
        self,
        context: BrowserContext,
        place: str,
        opening: Callable[[Page], Page | Frame],
        *,
        at: str = "",
        on_top: bool = True,
    ) -> None:
        origin = at or self.target.device.origin
        page = context.new_page()
        read = opening(page).evaluate(ATTACK, [origin, place, list(BENEATH)])
        self.target.read.update({f"{place}: {kind}": size for kind, size in read.items()})
        page.close()
        for kind in ON_TOP if on_top else ():
            page = context.new_page()
            path = "/encounters" if "POST" in kind else "/saved"
            address = f"{origin}{path}?cell={quote(f'{place}: {kind}')}"
            _lands(context, opening(page), address, kind)
            page.close()

    @contextmanager
    def _context(self) -> Iterator[BrowserContext]:
        name, _, value = self.target.device.cookie.partition("=")
        context = self.browser.new_context()
        context.set_default_timeout(PATIENCE_MS)
        context.add_cookies(
            [
                {
                    "name": name,
                    "value": value,
                    "domain": "127.0.0.1",
                    "path": "/",
                    "httpOnly": True,
                    "sameSite": "Strict",
                }
            ]
        )
        yield context
        context.close()


@contextmanager
def assault(browser: Browser, aim: Target) -> Iterator[Assault]:
    """Set a trap up beside a device."""
    with trap() as set_up:
        yield Assault(browser=browser, target=aim, trap=set_up)


def _opened(page: Page, address: str) -> Page:
    page.goto(address)
    return page


def _lands(context: BrowserContext, where: Page | Frame, address: str, kind: str) -> None:
    """Go to the device as a whole page, and wait until something stands there."""
    try:
        if kind == "pop-up":
            with context.expect_page() as opened:
                where.evaluate(TOP, [address, kind])
            opened.value.wait_for_load_state()
            opened.value.close()
            return
        page = where if isinstance(where, Page) else where.page
        with page.expect_navigation():
            where.evaluate(TOP, [address, kind])
    except Error:  # a browser that blocks it itself gives no page
        return
