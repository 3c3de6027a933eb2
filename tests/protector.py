"""An officer who sees somebody off: leaving, the plan, the receipt, and the way back."""

from tests.drivers import Officer


class Protector(Officer):
    """The officer on duty, at the screens between the referral and the door."""

    __slots__ = ()

    def opens_step(self, step: str) -> None:
        """Open a row of the next steps by the last part of its address."""
        self.go(f"ol.steps a[href$='/{step}']")

    def sees_them_off(self, way: str) -> None:
        """Choose who they leave with, and save it."""
        self.tap(f"input[name=leaves][value={way}]")
        self.go("section.foot button.pri")

    def leaves_it_open(self) -> None:
        """Leave the question open and go."""
        self.go("section.foot a.btn")

    def plans_a_call(self, hours: str, **words: str) -> None:
        """Write who calls whom by what way, choose by when, and save it."""
        for name, typed in words.items():
            self.types(name, typed)
        self.tap(f"input[name=hours][value='{hours}']")
        self.go("form.card button")

    def planned(self) -> list[str]:
        """Give the calls of the plan."""
        return self.lines("article.item h2")

    def hands_over_the_receipt(self) -> str:
        """Show the receipt, read its code, and say that they have it."""
        if self.is_told_first:
            self.shows_unreviewed()
        code = self.page.locator(".sheet dd").first.inner_text()
        self.go("section.foot button.pri")
        return code

    def finds(self, code: str) -> None:
        """Look for a record by the code on a paper."""
        self.opens("saved")
        self.page.locator("summary").first.click()
        self.types("code", code)
        self.go("form.find button")
