"""The officer at a place with many people, and at a desk; all selectors of both live here."""

from time import perf_counter

from tests.drivers import Officer

ROW = "ol.steps a.step"


class Inspector(Officer):
    """An officer who comes to a place with many people, or sits at a desk."""

    __slots__ = ()

    def comes_to_many_people(self) -> None:
        """Begin a place from Home."""
        self.go("form[action='/sites'] button")

    def describes(self, where: str, people: int, *facts: str) -> None:
        """Say where this is, how many there are, and what is seen."""
        self.types("people", str(people))
        self.types("where", where)
        self.page.locator("select[name=setting]").select_option("agriculture")
        for fact in facts:
            self.tap(f"input[name=fact][value={fact}]")
        self.go("section.foot button")

    def begins_with_the_next(self) -> None:
        """Go to the next person whom nobody met."""
        self.go("section.foot a.pri")

    def spends_a_minute(self, **taps: str) -> float:
        """Tap what is known of one person and save; give the seconds until the next."""
        for name, value in taps.items():
            field = name.replace("_", ".") if name.startswith("core_") else name
            self.tap(f"input[name='{field}'][value='{value}']")
        begun = perf_counter()
        self.go("button[name=then][value=next]")
        return perf_counter() - begun

    def opens_person(self, token: int) -> None:
        """Open the person of a number from the list."""
        rows = self.page.locator(ROW)
        self.go(rows.filter(has_text=f"{token}:").first)

    def talks_alone(self) -> None:
        """Save the minute, and begin the short talk."""
        self.go("button[name=then][value=talk]")

    def notes_thread(self, kind: str, words: str) -> None:
        """Write down a name or a number that one person gave."""
        self.go("button[name=then][value=threads]")
        self.types(kind, words)
        self.go("section.foot button")

    def keeps_the_thread(self) -> None:
        """Put what is common into each record."""
        self.go("form.thread button")

    def people(self) -> list[str]:
        """Read the rows of the list, first to last."""
        return self.page.locator(f"{ROW} b").all_text_contents()

    def welcomes_somebody(self) -> None:
        """Begin a talk with somebody who asks for help."""
        self.go("form[action='/desk'] button")

    def ends_without_help(self, reason: str, colleague: str, time: str) -> None:
        """Say that they go without help, why, and who knows."""
        self.tap("input[name=ending][value=nothing]")
        if reason:
            self.tap(f"input[name=reason][value={reason}]")
        self.types("colleague", colleague)
        self.types("time", time)
        self.go("section.foot button")
