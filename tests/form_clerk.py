"""The officer at the form: verbs for its screens; all their selectors live here."""

import re

from tests.drivers import Officer

COUNTS = re.compile(r"(\d+) needed: (\d+) ready, (\d+) explained, (\d+) open")


class FormClerk(Officer):
    """An officer who fills in the form."""

    __slots__ = ()

    def meets_an_adult(self, answer: str, *signs: str) -> None:
        """Note signs, and hear from an adult what they say about the referral."""
        self.looks_and_listens()
        self.notices(*signs)
        self.asks_what_now()
        self.refers_now()
        self.points_to("vi")
        if self.is_told_first:
            self.shows_unreviewed()
        self.hears(answer)

    def opens_form(self) -> None:
        """Open the form from the check page."""
        self.go("a[href$='/form']")

    def counts(self) -> tuple[int, ...]:
        """Give how many answers are needed, ready, explained and open."""
        found = COUNTS.search(self.page.locator("h1").inner_text())
        return tuple(map(int, found.groups())) if found else ()

    def opens_field(self, field: str) -> None:
        """Open the page of one field that the list shows."""
        self.go(self.page.locator(f"a[href$='/form/{field}']").first)

    def writes_field(self, words: str) -> None:
        """Type the words of a field and save them."""
        self.types("words", words)
        self.go("button[name=act][value=save]")

    def chooses(self, *choices: str) -> None:
        """Tick choices of a field and save them."""
        for choice in choices:
            self.tap(f"input[name=choice][value={choice}]")
        self.go("button[name=act][value=save]")

    def says_not_known(self, reason: str) -> None:
        """Say why a field is not known."""
        self.unfolds("Not known, because")
        self.tap(f"input[name=reason][value={reason}]")
        self.go("button[name=act][value=explain]")

    def sees_the_note(self) -> None:
        """Open the note without a name."""
        self.go("a[href$='/note']")

    def told_them(self) -> None:
        """Say that the person was told what is sent."""
        self.go("section.foot button.pri")

    def names_the_interpreter(self, means: str) -> None:
        """Say who carries the language: one tap."""
        self.go(f"button[name=means][value={means}]")

    def finds_them(self, state: str) -> None:
        """Say how the person is, or that they take a break."""
        self.go(f"button[name=welfare][value={state}]")
