"""Who uses this device: profile, role, receivers; no key stands here."""

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum

from app.domain.own_contact import OwnContact


class Role(StrEnum):
    """What this device is set up for."""

    officer = "officer"
    receiver = "receiver"
    training = "training"


class Theme(StrEnum):
    """Day, night, or as the device says."""

    auto = "auto"
    day = "day"
    night = "night"


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnDetail:
    """What the officer wrote about themselves in a form; `key` is the key of its field."""

    key: str
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """The settings of one device; stored inside the encrypted database.

    `recents` are the person's languages used last, newest first. `recovery` is the age
    recipient of the agency, empty when left out at set-up. `contacts` are those of the unit.
    `own` is what the officer wrote about themselves, so that it is written once.
    """

    role: Role
    jurisdiction: str
    language: str
    unit: str = ""
    staff: str = ""
    organisation: str = ""
    theme: Theme = Theme.auto
    recents: tuple[str, ...] = ()
    recovery: str = ""
    contacts: tuple[OwnContact, ...] = ()
    own: tuple[OwnDetail, ...] = ()

    def with_recents(self, recents: tuple[str, ...]) -> "Profile":
        """Give the profile with another list of recent languages."""
        return replace(self, recents=recents)

    def with_own(self, key: str, words: str) -> "Profile":
        """Give the profile with one detail of the officer written anew."""
        others = tuple(one for one in self.own if one.key != key)
        return replace(self, own=(*others, OwnDetail(key=key, words=words)))

    def with_theme(self, theme: Theme) -> "Profile":
        """Give the profile with another theme."""
        return replace(self, theme=theme)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receiver:
    """One organisation of the signed directory that a referral can be sealed to."""

    id: str
    name: str
    kind: str
    recipients: tuple[str, ...]
    kids: tuple[str, ...]


class EnrolmentState(StrEnum):
    """How far this device is known to its hub."""

    none = "none"
    waiting = "waiting"
    confirmed = "confirmed"
    revoked = "revoked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Enrolment:
    """The device's standing at its hub; `words` are the six words read to the administrator."""

    state: EnrolmentState = EnrolmentState.none
    tenant: str = ""
    device: str = ""
    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Repaired:
    """What came back when damaged records were put together again.

    Events out of a backup and events out of the second copy; `is_whole` says that every
    event follows the one before it, so that nothing in the middle is missing.
    """

    from_backup: int
    from_copy: int
    is_whole: bool
