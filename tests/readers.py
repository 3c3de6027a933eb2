"""Anybody at a screen: looks at it, works its visible controls, and counts taps and letters.

Nothing waits for a time, only for what stands on the screen next.
"""

import re
import time
from collections.abc import Callable
from dataclasses import dataclass
from dataclasses import field

from playwright.sync_api import Locator
from playwright.sync_api import Page

from tests.hands import Hand
from tests.hands import Thumb
from tests.hands import focus_fault
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import Device

BETWEEN_LOOKS_MS = 200
Watcher = Callable[[Page], None]
_SCREEN = "#screen:not([data-left])"
_LEAVE = "() => { document.getElementById('screen').dataset.left = ''; window.stays = true; }"
_IS_LOST = "() => !!window.stays && document.activeElement === document.body"
_VEIL = """() => {
  let at = 0;
  for (const kind of ['click', 'keydown']) {
    addEventListener(kind, event => { at = event.timeStamp; }, true);
  }
  const veil = document.getElementById('veil');
  new MutationObserver(() => {
    const isSeen = getComputedStyle(veil).display !== 'none';
    const isInTime = performance.now() - at < 100;
    console.log(`${document.title}: ${isSeen ? 'seen' : 'not seen'}, `
      + `${isInTime ? 'in time' : 'late'}`);
  }).observe(veil, { attributes: true, attributeFilter: ['hidden'] });
}"""
_LINES = "nodes => nodes.map(one => one.innerText.replace(/\\s+/g, ' ').trim())"


@dataclass(slots=True)
class Reader:
    """Somebody who looks at a screen and works it."""

    page: Page
    hand: Hand = field(default_factory=Thumb)
    watchers: list[Watcher] = field(default_factory=list)
    taps: int = 0
    typed: int = 0

    # what the screen says

    @property
    def name(self) -> str:
        """Give the name of the screen, as its window shows it."""
        return self.page.title()

    @property
    def heading(self) -> str:
        """Give the one heading that names the screen."""
        return " ".join(self.page.locator("#screen h1").inner_text().split())

    @property
    def words(self) -> str:
        """Give all words that can be seen."""
        return " ".join(self.page.locator("body").inner_text().split())

    @property
    def direction(self) -> str:
        """Give the reading direction of the screen."""
        return self.page.locator("#screen").get_attribute("dir") or ""

    @property
    def place(self) -> str:
        """Give the last part of the address."""
        return self.page.url.partition("?")[0].rpartition("/")[2]

    @property
    def focus_fault(self) -> str:
        """Say what is wrong with the focus, if anything."""
        return focus_fault(self.page)

    def sees(self, words: str) -> bool:
        """Say whether some words stand on the screen."""
        return words in self.words

    def lines(self, part: str) -> list[str]:
        """Give the words of each part that can be seen."""
        found: list[str] = self.page.locator(f"{part}:visible").evaluate_all(_LINES)
        return found

    def mistakes(self) -> list[str]:
        """Give the lines of the error summary."""
        return self.lines(".errors li")

    @property
    def retry(self) -> str:
        """Give the line that says what was not saved, as soon as it stands there."""
        line = self.page.locator("#retry")
        line.wait_for()
        return line.inner_text()

    def typed_so_far(self, *names: str) -> list[str]:
        """Give what stands in fields."""
        return [self.page.locator(f"[name='{name}']").input_value() for name in names]

    def above(self, upper: str, lower: str) -> bool:
        """Say whether some words stand before others."""
        return self.words.index(upper) < self.words.index(lower)

    def looks_until(
        self, words: str, look: Callable[[], None], patience: float = 60, *, there: bool = True
    ) -> float:
        """Look again and again until some words stand there, or are gone; give the seconds."""
        begun = time.monotonic()
        while self.sees(words) is not there:
            assert time.monotonic() - begun < patience, self.words
            self.page.wait_for_timeout(BETWEEN_LOOKS_MS)
            look()
        return time.monotonic() - begun

    # what hands do

    def tap(self, control: str | Locator) -> None:
        """Work one visible control, without waiting for what follows."""
        found = self.page.locator(control) if isinstance(control, str) else control
        self.hand.press(self.page, found)
        self.taps += 1

    def go(self, control: str | Locator) -> None:
        """Work one visible control and wait for the screen that follows."""
        self.page.evaluate(_LEAVE)
        self.tap(control)
        self.arrives()

    def arrives(self) -> None:
        """Wait for a new screen and look at it."""
        self.page.locator(_SCREEN).wait_for(state="attached")
        self.page.wait_for_load_state()
        if self.page.evaluate(_IS_LOST):
            self.hand.faults.append(f"{self.name}: focus fell to nothing")
        for watch in self.watchers:
            watch(self.page)

    def types(self, name: str, words: str) -> None:
        """Type into the field of a name."""
        self.page.locator(f"[name='{name}']").fill(words)
        self.typed += len(words)

    def follows(self, words: str) -> None:
        """Follow the link or button that reads so."""
        named = re.compile(re.escape(words))
        link = self.page.get_by_role("link", name=named)
        button = self.page.get_by_role("button", name=named)
        self.go(link.or_(button).filter(visible=True).first)

    def unfolds(self, words: str) -> None:
        """Open the fold that reads so."""
        self.tap(self.page.locator("summary").filter(has_text=words))

    def goes_back(self) -> None:
        """Go one screen back by the arrow of the screen."""
        self.go("header.top a.tool[aria-label], header.top a.tool:first-child")

    # the door

    def enters(self, device: Device, code: str = "") -> None:
        """Open the launch page of a device and type the start code of its terminal."""
        self.page.goto(device.address)
        self.types("code", code or device.code)
        self.go("button.pri")

    def unlocks(self, passphrase: str = PASSPHRASE) -> None:
        """Open the device with its passphrase."""
        self.types("passphrase", passphrase)
        self.go("button.pri")

    def keys_in(self, pin: str = PIN) -> None:
        """Tap the PIN on the pad; the last digit sends it."""
        self.page.evaluate(_LEAVE)
        for digit in pin:
            self.tap(f"[data-key='{digit}']")
        self.arrives()

    def locks(self) -> None:
        """Lock the device from Home."""
        self.go("form[action='/lock'] button")

    def hides(self) -> None:
        """Tap Hide, without waiting for what follows."""
        self.tap("[data-hide]")

    def presses(self, key: str, *, times: int) -> None:
        """Press one key some times."""
        for _ in range(times):
            self.page.keyboard.press(key)

    def waits_until_locked(self, patience: float = 30) -> None:
        """Do nothing until the page leaves for the lock screen by itself."""
        self.page.locator("[data-pad]").wait_for(timeout=patience * 1000)

    def waits_for_clock(self) -> None:
        """Wait until the page of the clock itself stands there."""
        self.page.wait_for_url("**/clock")

    def waits_until_hidden(self) -> None:
        """Wait until the clock of another window covers this one too."""
        self.page.get_by_role("button", name="Tap to carry on").wait_for()

    def times_the_veil(self) -> list[str]:
        """Give a list that will hold when the clock covered the page, and its title."""
        told: list[str] = []
        self.page.on("console", lambda one: told.append(one.text))
        self.page.evaluate(_VEIL)
        return told

    def uses_ticket(self, ticket: str) -> None:
        """Copy a ticket into Settings."""
        self.page.goto(f"{self.origin}/settings")
        self.types("ticket", ticket)
        self.follows("Use this ticket")

    def reads_six_words(self) -> str:
        """Read the six words of this device out of Settings."""
        self.page.goto(f"{self.origin}/settings")
        return " ".join(self.page.locator(".words").inner_text().split())

    def goes_home(self) -> None:
        """Type the address of Home, as after a fresh start."""
        self.page.goto(f"{self.origin}/")

    @property
    def encounter(self) -> str:
        """Give the address of the encounter on the screen."""
        return "/".join(self.page.url.partition("?")[0].split("/")[:5])

    @property
    def origin(self) -> str:
        """Give scheme, host and port of the device."""
        return "/".join(self.page.url.split("/")[:3])
