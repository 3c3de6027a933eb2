"""An officer who says where this is and picks the questions."""

from collections.abc import Iterator

from tests.browser import SMALL
from tests.browser import axe_faults
from tests.browser import foot_share
from tests.browser import sideways
from tests.browser import small_targets
from tests.drivers import Officer

TALLEST_FOOT = 0.3
LARGE_TEXT = 200


class Chooser(Officer):
    """The officer on duty, with the verbs of choosing."""

    __slots__ = ()

    def says_where(self) -> None:
        """Open the places."""
        self.go("a[href*='/setting']")

    def finds_place(self, name: str) -> None:
        """Type a part of a name and look."""
        self.types("q", name)
        self.page.locator("input[name=q]").press("Enter")
        self.page.locator("button[name=setting]").first.wait_for()

    def is_at(self, setting: str) -> None:
        """Tap one place, in the group where it stands."""
        fold = self.page.locator(f"details:not([open]):has(button[value={setting}])")
        if fold.count():
            self.tap(fold.locator("summary"))
        self.go(f"button[name=setting][value={setting}] >> nth=0")

    def asks_which(self) -> None:
        """Open the packs."""
        self.go("a[href$='/packs']")

    def takes(self, way: str) -> None:
        """Begin one way."""
        self.go(f"button[name=way][value='{way}'] >> nth=0")

    def ways(self) -> list[str]:
        """Give the ways that are offered, in their order."""
        found: list[str] = self.page.locator("button[name=way]").evaluate_all(
            "all => all.map(one => one.value)"
        )
        return found

    def skips_all(self) -> int:
        """Skip every question that comes; gives how many came."""
        count = 0
        while self.page.locator("button[name=absence][value=skipped]").count():
            self.gets_no_answer("skipped")
            count += 1
        return count

    def faults(self) -> list[str]:
        """Look at the screen as a whole: axe, targets, foot, and no way sideways."""
        return list(_faults(self))


def _faults(officer: Chooser) -> Iterator[str]:
    page = officer.page
    yield from axe_faults(page)
    yield from (f"small target: {one}" for one in small_targets(page))
    if foot_share(page) > TALLEST_FOOT:
        yield "the foot is too tall"
    phone = (page.viewport_size or SMALL)["width"]
    for width, text in ((SMALL["width"], 100), (phone, LARGE_TEXT)):
        if over := sideways(page, width=width, text=text):
            yield f"{over} px too wide at {width} px with text at {text} %"
