"""Two ways to work a screen: a thumb that taps what is seen, and keys alone."""

from typing import Protocol

from playwright.sync_api import Locator
from playwright.sync_api import Page

MOST_STOPS = 60
_IS_FOCUSED = "one => one === document.activeElement"
_FOCUS = """() => {
  const one = document.activeElement;
  if (one === document.body) return 'focus is on nothing';
  const edge = one.matches('.tick input') ? one.nextElementSibling : one;
  const style = getComputedStyle(edge);
  if (style.outlineStyle === 'none' && style.boxShadow === 'none') return 'focus is not seen';
  const box = edge.getBoundingClientRect();
  const [x, y] = [box.x + box.width / 2, box.y + box.height / 2];
  const met = document.elementFromPoint(x, y);
  const line = edge.closest('label') ?? edge;
  return met && (line.contains(met) || met.contains(line)) ? '' : 'focus is covered';
}"""


def walk_to(page: Page, control: Locator) -> None:
    """Press Tab until a control has the focus; fails when there is no way to it."""
    control.wait_for(state="attached")
    for _ in range(MOST_STOPS):
        if control.evaluate(_IS_FOCUSED):
            return
        page.keyboard.press("Tab")
    message = f"no way by Tab to {control}"
    raise AssertionError(message)


def focus_fault(page: Page) -> str:
    """Say what is wrong with the focus: lost, not seen or covered; empty when all is well."""
    fault: str = page.evaluate(_FOCUS)
    return fault


class Hand(Protocol):
    """Works one visible control."""

    faults: list[str]

    def press(self, page: Page, control: Locator) -> None:
        """Work a link, a button or a box; fails when it cannot be seen or reached."""


class Thumb:
    """Taps; a box is tapped by the row that it stands in."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def press(self, page: Page, control: Locator) -> None:
        """Tap a control."""
        is_box = control.evaluate("one => one.matches('.tick input')")
        target = page.locator("label.tick").filter(has=control) if is_box else control
        target.click()


class Keys:
    """Goes by Tab and presses; notes where the focus was lost, unseen or covered."""

    def __init__(self) -> None:
        self.faults: list[str] = []

    def press(self, page: Page, control: Locator) -> None:
        """Walk to a control and press it: Space on a box, else Enter."""
        walk_to(page, control)
        if fault := focus_fault(page):
            self.faults.append(f"{page.title()}: {fault} at {control}")
        is_box = control.evaluate("one => one.matches('[type=checkbox]')")
        page.keyboard.press("Space" if is_box else "Enter")
