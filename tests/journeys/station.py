"""A running device with people before it: each gets a window of their own that was let in."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Literal

from playwright.sync_api import Browser
from playwright.sync_api import BrowserContext
from playwright.sync_api import Page
from playwright.sync_api import StorageState

from tests.browser import PHONE
from tests.browser import Complaints
from tests.processes import ROOT
from tests.processes import Device
from tests.processes import run_device
from tests.processes import set_up
from tests.readers import Watcher

PICTURES = ROOT / "tests" / "pictures"
PATIENCE_MS = 30_000


@dataclass(slots=True, kw_only=True)
class Station:
    """One device as its own processes; windows share its launch cookie."""

    browser: Browser
    device: Device
    data: Path
    admitted: StorageState | None = None
    windows: list[BrowserContext] = field(default_factory=list)

    def window(
        self,
        *,
        scripts: bool = True,
        size: Mapping[str, int] = PHONE,
        theme: Literal["light", "dark"] = "light",
    ) -> Page:
        """Open a window of phone size; it is let in as soon as somebody typed the code."""
        context = self.browser.new_context(
            viewport={"width": size["width"], "height": size["height"]},
            java_script_enabled=scripts,
            color_scheme=theme,
            storage_state=self.admitted,
        )
        context.set_default_timeout(PATIENCE_MS)
        self.windows.append(context)
        page = context.new_page()
        if self.admitted is not None:
            page.goto(f"{self.device.origin}/")
        return page

    def let_in(self, page: Page) -> None:
        """Keep the cookie of a window that typed the start code, for the others."""
        self.admitted = page.context.storage_state()

    def close(self) -> None:
        """Close all windows and end the program."""
        for context in self.windows:
            context.close()
        self.device.app.stop()


def new_station(browser: Browser, data: Path) -> Station:
    """Start a device over an empty folder."""
    return Station(browser=browser, device=run_device(data), data=data)


def made_up_station(browser: Browser, data: Path) -> Station:
    """Start a device with made-up people, at Home."""
    station = new_station(browser, data)
    station.device.enter()
    station.device.post("/try")
    station.admitted = _cookie_of(station.device)
    return station


def real_station(browser: Browser, data: Path, *more: object, **environ: str) -> Station:
    """Set a device up without questions, start it and open it."""
    set_up(data, *more)
    station = Station(browser=browser, device=run_device(data, **environ), data=data)
    station.device.unlock()
    station.admitted = _cookie_of(station.device)
    return station


def album(name: str) -> Watcher:
    """Give a watcher that keeps a picture of each new screen in a folder of that name."""
    folder = PICTURES / name
    folder.mkdir(parents=True, exist_ok=True)
    for old in folder.glob("*.png"):
        old.unlink()

    seen: list[str] = []

    def keep(page: Page) -> None:
        words = page.locator("body").inner_text()
        if words in seen[-1:]:
            return
        seen.append(words)
        page.evaluate("() => document.fonts.ready.then(() => true)")
        number = len(list(folder.glob("*.png"))) + 1
        plain = "".join(sign for sign in page.title() if sign.isalnum() or sign == " ")
        page.screenshot(path=folder / f"{number:02d} {plain}.png")

    return keep


def listening(page: Page) -> Complaints:
    """Give everything that a window will complain about."""
    return Complaints(page)


def _cookie_of(device: Device) -> StorageState:
    name, _, value = device.cookie.partition("=")
    return {
        "cookies": [
            {
                "name": name,
                "value": value,
                "domain": "127.0.0.1",
                "path": "/",
                "expires": -1,
                "httpOnly": True,
                "secure": False,
                "sameSite": "Strict",
            }
        ],
        "origins": [],
    }
