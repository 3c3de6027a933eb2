"""What a locked device can do: a small Protocol between its pages and what holds the keys."""

from dataclasses import dataclass
from dataclasses import field
from enum import StrEnum
from typing import Protocol


class Opening(StrEnum):
    """What one try to open the device came to."""

    opened = "opened"
    wrong = "wrong"
    wait = "wait"
    needs_the_other = "needs_the_other"
    damaged = "damaged"
    no_room = "no_room"
    too_new = "too_new"
    no_key_store = "no_key_store"
    cannot_open = "cannot_open"


class Mistake(StrEnum):
    """Why a wish for a new device cannot be met; each has its own words."""

    no_jurisdiction = "no_jurisdiction"
    no_language = "no_language"
    too_short = "too_short"
    too_common = "too_common"
    not_the_same = "not_the_same"
    pin_digits = "pin_digits"
    pin_common = "pin_common"
    recovery = "recovery"
    ticket = "ticket"
    already_set_up = "already_set_up"
    nobody_yet = "nobody_yet"
    word = "word"
    wait = "wait"
    made_up = "made_up"
    cannot_write = "cannot_write"


class Notice(StrEnum):
    """What the next lock screen says first: why it is there."""

    passphrase_changed = "passphrase_changed"  # noqa: S105  # the name of a notice
    pin_changed = "pin_changed"
    not_changed = "not_changed"


class TicketUse(StrEnum):
    """What became of the ticket of a receiving desk."""

    later = "later"
    waiting = "waiting"
    refused = "refused"
    out_of_reach = "out_of_reach"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wishes:
    """How a device shall be set up; the secrets never show in a representation.

    An `organisation` makes it the device of a receiving desk. `ticket` is the text of an
    enrolment ticket, empty when it comes later. `recovery` is empty or a line of age
    recipients. `another` adds an officer to a device that has one; `word` is the code word
    on the lock screen, and empty lets chance choose.
    """

    jurisdiction: str
    language: str
    passphrase: str = field(repr=False)
    pin: str = field(repr=False)
    unit: str = ""
    staff: str = ""
    recovery: str = ""
    ticket: str = field(default="", repr=False)
    organisation: str = ""
    another: bool = False
    word: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """The wishes cannot be met; nothing was made."""

    mistakes: tuple[Mistake, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Made:
    """The device is set up and open; `ticket` says what became of it."""

    ticket: TicketUse


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """One thing that can be chosen at set-up: a jurisdiction or a language."""

    id: str
    name: str
    lang: str = "en"


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """One emergency number, readable without unlocking."""

    name: str
    number: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Colleague:
    """One officer of a device: an id, and the code word that they chose at set-up."""

    id: str
    word: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Front:
    """What a locked device shows: nothing personal, and no case.

    `officers` are all who share the device, and `officer` is the id of the one whose lock
    screen it is, empty while nobody was chosen. `pin_tries` is 0 when only the passphrase
    opens. `pause` is the number of seconds that the next passphrase has to wait. `stopped`
    says that the program ended by itself before, `is_blocked` that only the agency can
    open it, and `offers_recovery` that so many passphrases were wrong that it may help.
    """

    is_set_up: bool
    language: str
    numbers: tuple[Number, ...] = ()
    pin_tries: int = 0
    pause: int = 0
    stopped: bool = False
    is_blocked: bool = False
    officers: tuple[Colleague, ...] = ()
    officer: str = ""
    notice: Notice | None = None
    offers_recovery: bool = False

    @property
    def must_choose(self) -> bool:
        """Say whether the officers have to choose first whose lock screen is shown."""
        return len(self.officers) > 1 and not self.officer

    @property
    def word(self) -> str:
        """Give the code word of the officer, where more than one shares the device."""
        words = {one.id: one.word for one in self.officers}
        return words.get(self.officer, "") if len(words) > 1 else ""


class Recovery(StrEnum):
    """The agency's own way into a device; made-up people need none."""

    none = "none"
    not_proven = "not_proven"
    proven = "proven"
    made_up = "made_up"


@dataclass(frozen=True, slots=True, kw_only=True)
class Blockable:
    """What blocking would do; without recovery nothing is deleted, for it would be lost.

    `may_erase` says that the agency's policy allows to delete everything.
    """

    recovery: Recovery
    may_erase: bool = False


class Blocker(Protocol):
    """Takes the officer's own way into a device away; the agency keeps its own."""

    def blockable(self) -> Blockable:
        """Say what blocking would do here."""

    def block(self) -> None:
        """Delete what passphrase and PIN open, and lock."""

    def erase(self) -> None:
        """Delete everything where the policy allows it, and lock."""


class Renewer(Protocol):
    """Changes the secrets of an open device; what was typed ends with this process."""

    def change_passphrase(self, present: str, new: str) -> Refused | None:
        """Change the passphrase and lock; a wrong present one changes nothing and locks too.

        Gives what is wrong with the new one, before the present one was tried.
        """

    def change_pin(self, present: str, pin: str) -> Refused | None:
        """Change the PIN and lock; asks for the present passphrase as well."""


class Keeper(Blocker, Protocol):
    """Opens the device; what was typed is never kept by the page that took it."""

    def front(self) -> Front:
        """Say what the locked device may show."""

    def jurisdictions(self) -> tuple[Choice, ...]:
        """Give the jurisdictions that are installed."""

    def languages(self) -> tuple[Choice, ...]:
        """Give the languages of the officer's screens."""

    def free_words(self) -> tuple[str, ...]:
        """Give the code words that no officer of this device has yet."""

    def turn_to(self, officer: str) -> None:
        """Show another officer's lock screen from the next page on; an unknown id does not."""

    def try_passphrase(self, passphrase: str) -> Opening:
        """Try to open with the passphrase; the process ends soon after a wrong one."""

    def try_pin(self, pin: str) -> Opening:
        """Try to open with the PIN; the try is counted before it is made."""

    def set_up(self, wishes: Wishes) -> Made | Refused:
        """Set an officer up and open the device, or say everything that is wrong."""

    def make_up(self) -> Opening:
        """Open with made-up people: no passphrase, nothing kept, nothing sent."""
