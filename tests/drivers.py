"""The people of the field at their screens: they speak verbs, and all selectors live here.

Every verb works visible controls only and counts its taps; what was typed is counted too.
"""

from dataclasses import dataclass

from tests.hands import walk_to
from tests.readers import Reader


@dataclass(frozen=True, slots=True)
class Line:
    """Words with the language and direction that a page gives them."""

    words: str
    language: str
    direction: str


class Officer(Reader):
    """The officer on duty."""

    __slots__ = ()

    def tries_with_made_up_people(self) -> None:
        """Come to Home with made-up people."""
        self.go("form[action='/try'] button")

    def begins_to_set_up(self, *, unit: str, staff: str) -> None:
        """Open the form of a new device and fill its first part."""
        self.go("a[href='/setup']")
        self.page.locator("select[name=jurisdiction]").select_option("uk-ew")
        self.types("unit", unit)
        self.types("staff", staff)

    def chooses_secrets(self, passphrase: str, pin: str) -> None:
        """Type passphrase and PIN, and set the device up."""
        self.types("passphrase", passphrase)
        self.types("again", passphrase)
        self.types("pin", pin)
        self.go("button.pri")

    def looks_and_listens(self) -> None:
        """Start with the sign card from Home."""
        self.go("button[name=way][value='']")

    def notices(self, *codes: str) -> None:
        """Tap signs."""
        for code in codes:
            self.tap(f"input[name=sign][value={code}]")

    def walks_to_sign(self, code: str) -> None:
        """Go by Tab to a sign, without tapping it."""
        walk_to(self.page, self.page.locator(f"input[name=sign][value={code}]"))

    def waits_for_closer(self, code: str) -> None:
        """Wait for the closer look under a sign."""
        self.page.locator(f"#closer-{code} .tick").first.wait_for()

    def opens_danger(self) -> None:
        """Open the row Danger or child from the card."""
        self.go("a[href$='/danger']")

    def asks_what_now(self) -> None:
        """Tap the button that counts and asks what now."""
        self.go("#count button")

    def asks_six(self) -> None:
        """Begin with the short way through the questions."""
        self.go("button[name=way][value='core.six']")

    def asks_all(self) -> None:
        """Begin all questions from Home."""
        self.go("button[name=way][value='core.full']")

    def refers_now(self) -> None:
        """Begin the referral from What now."""
        self.go("a[href$='/refer']")

    def points_to(self, language: str) -> None:
        """Let the person point to their language."""
        self.go(f"button[name=lang][value={language}]")

    def shows_unreviewed(self) -> None:
        """Go on after having been told that the translation is not reviewed."""
        self.go("a[href*='told=yes']")

    @property
    def is_told_first(self) -> bool:
        """Say whether the screen tells of words that nobody reviewed."""
        return self.page.locator("a[href*='told=yes']").count() == 1

    def facts(self) -> tuple[str, ...]:
        """Give what is read out before the person is asked, in their words."""
        return tuple(self.page.locator(".facts .q").all_text_contents())

    def reads_in(self, language: str) -> None:
        """Choose the language of the officer's screens in Settings."""
        self.page.goto(f"{self.origin}/settings")
        self.go(f"button[name=language][value={language}]")

    def tries_now(self) -> None:
        """Ask the device to send at once."""
        self.go("form[action='/sending/try'] button")

    def hears(self, agreement: str) -> None:
        """Tap what the person said about the referral: yes, no, not_now, could_not_ask."""
        self.go(f"button[name=answer][value={agreement}]")

    def answers(self, reply: str) -> None:
        """Tap one coded reply."""
        self.go(f"ul.ans button[value={reply}]")

    def answers_as_asked(self, **replies: str) -> list[str]:
        """Answer whatever core question comes, skip what is not told; gives their order."""
        order = []
        while self.place.startswith("core."):
            name = self.place.removeprefix("core.")
            order.append(name)
            if name in replies:
                self.answers(replies[name])
            else:
                self.gets_no_answer("skipped")
        return order

    def gets_no_answer(self, absence: str) -> None:
        """Tap one of the three ways to give no answer: unknown, declined, skipped."""
        self.go(f"button[name=absence][value={absence}]")

    def changes_the_last(self) -> None:
        """Go back to the answer that the line "Saved" names."""
        self.go(".saved a")

    def sends(self) -> None:
        """Save and send from the check page."""
        self.go("section.foot button.pri")

    def opens_next_steps(self) -> None:
        """Go on from the findings to the next steps."""
        self.go("a[href$='/steps']")

    def answers_several(self, *replies: str) -> None:
        """Say that there is more than one answer, tick them and save."""
        self.go("a[href$='?several=yes']")
        for reply in replies:
            self.tap(f"input[name=reply][value={reply}]")
        self.go("button[value=several]")

    def changes(self, question: str) -> None:
        """Come back to an earlier question of this encounter by the address of its page."""
        self.page.goto(f"{self.encounter}/questions/{question}")

    def begins_their_words(self, words: str) -> None:
        """Type what the person said, without saving it."""
        if self.place != "words":
            self.go("a[href$='/words']")
        self.types("words", words)

    def writes_their_words(self, words: str) -> None:
        """Write down what the person said, and save it."""
        self.begins_their_words(words)
        self.go("section.foot button.pri")

    def writes(self, words: str) -> None:
        """Type into the one field of a row and save it."""
        self.types("words", words)
        self.go("section.foot button.pri")

    def saves(self) -> None:
        """Tap Save, without waiting for what follows."""
        self.tap("section.foot button.pri")

    def reads_their_words(self) -> list[str]:
        """Open the page of their words and read what was saved before."""
        self.go("a[href$='/words']")
        return self.page.locator(".theirs .q").all_text_contents()

    def persons_line(self) -> "Line":
        """Give the line of the person as the page marks it."""
        line = self.page.locator(".theirs .q").first
        language, direction = line.get_attribute("lang"), line.get_attribute("dir")
        return Line(line.inner_text(), language or "", direction or "")

    @property
    def saved(self) -> str:
        """Give the line that says what was saved last."""
        return self.page.locator(".saved > span").inner_text()

    @property
    def outcome(self) -> str:
        """Give the words of the outcome."""
        return self.page.locator(".panel h1").inner_text()

    def findings(self) -> list[str]:
        """Give the signs that stand on the page of findings."""
        return self.lines(".strand li")

    def carries_on_asking(self) -> None:
        """Ask on although there is enough."""
        self.go("section.card form button[name=way]")

    def stops(self) -> None:
        """Save and stop."""
        self.go("form[action$='/stop'] button")

    def checks_and_sends(self) -> None:
        """Open the check page from the next steps."""
        self.go("ol.steps a[href$='/referral']")

    def rows(self) -> dict[str, str]:
        """Give the rows of the check page: label and what stands there."""
        labels = self.lines(".sum dt")
        return dict(zip(labels, self.lines(".sum dt + dd"), strict=True))

    def changes_row(self, row: str) -> None:
        """Open the page of one row of the check page."""
        self.go(f".sum a[href$='/{row}']")

    def banners(self) -> list[str]:
        """Give the loud rows above the outcome."""
        return self.lines(".flag b, a.flag.child, a.flag.pause")

    def numbers(self) -> list[str]:
        """Give the telephone numbers that can be tapped."""
        found: list[str] = self.page.locator("a[href^='tel:']").evaluate_all(
            "all => all.map(one => one.getAttribute('href'))"
        )
        return found

    def notes_offence(self, kind: str) -> None:
        """Tap what the person was stopped for."""
        fold = self.page.locator("details:has(input[name=offence])")
        if fold.get_attribute("open") is None:
            self.tap(fold.locator("summary"))
        self.tap(f"input[name=offence][value={kind}]")

    def pauses_on_the_offence(self, told: str) -> None:
        """Open the pause from where it stands, say who was told, and save it."""
        self.go("a[href$='/offence']")
        self.tap(f"input[name=told][value={told}]")
        self.go("section.foot button.pri")

    def first_reason(self) -> str:
        """Give the code of the first reason that can be ticked."""
        return self.page.locator("input[name=reason]").first.get_attribute("value") or ""

    def says_why(self, reason: str) -> None:
        """Tick the coded reason that the person gave, and save it."""
        self.tap(f"input[name=reason][value={reason}]")
        self.go("section.foot button.pri")

    def steps(self) -> list[str]:
        """Give the rows of the next steps."""
        return self.lines("ol.steps li")

    def carries_on(self) -> None:
        """Take up from Home what was not finished."""
        self.go("a.btn.hot")

    def opens(self, part: str) -> None:
        """Open a part by the bottom bar: home, saved, sending or settings."""
        self.go(f"nav.nav a[href='/{part.removeprefix('home')}']")


class Receiver(Reader):
    """Staff of the organisation that receives referrals."""

    __slots__ = ()

    def looks_at_the_first(self) -> None:
        """Ask the hub what came in, and look at the newest referral in the list."""
        self.go("form[action='/received/look'] button")
        self.go(self.page.locator("article a.mini").first)

    def opens_it(self) -> None:
        """Open it with the organisation's own key."""
        self.go("button[name=act][value=open]")

    def accepts_it(self) -> None:
        """Take the referral on."""
        self.go("button[name=act][value=accept]")

    def section(self, heading: str) -> list[tuple[str, str]]:
        """Give the labels and words of one part of the opened referral."""
        part = (
            self.page.locator("section.stack")
            .filter(has=self.page.get_by_role("heading", name=heading, exact=True))
            .filter(has=self.page.locator("dl"))
        )
        rows = part.locator("dl > div").evaluate_all(
            "rows => rows.map(row => [...row.children].map(one => one.textContent))"
        )
        return [(label, words) for label, words in rows]
