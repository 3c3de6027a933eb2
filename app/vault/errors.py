"""What can go wrong with the encrypted store, and what likely caused it.

VaultError              while setting up, unlocking or opening; met by lock and set-up screens
├── NotSetUp            there is no vault, or no profile in it
├── AlreadyThere        the folder already holds a vault
├── WrongSecret         passphrase, PIN or key does not open
├── WeakPassphrase      too short or well known
├── WeakPin             not six digits, or well known
├── BadRecipient        the recovery recipient is not an age recipient
├── BadIdentity         the recovery key is not an age identity
├── NoEscrow            the vault was set up without a recovery recipient
├── NoKeyStore          the system's key store lacks the second ingredient
├── BadKeyFile          `keys.json` cannot be used
├── TooNew              a newer version of this program wrote it
├── Unfit               the driver does not do what it was told
├── NotEncrypted        the database is a plain file
└── Damaged             the database cannot be read whole

PortError (app.domain.errors)   while working; met by the officer's screens
├── StoreFull
├── TooLarge            one event is larger than any form can be
└── StoreBroken
    ├── Unreadable      a page of the file fails its check
    ├── UnknownKind     an event of a kind that this version does not know
    └── BadRecord       a record that does not fit its kind
"""

from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from app.domain.errors import PortError
from app.domain.errors import StoreBroken


class PassphraseFault(StrEnum):
    """Why a passphrase is refused."""

    too_short = "too_short"
    well_known = "well_known"


class PinFault(StrEnum):
    """Why a PIN is refused."""

    not_six_digits = "not_six_digits"
    well_known = "well_known"


class VaultError(Exception):
    """Base of every error of setting up, unlocking and opening."""


class NotSetUp(VaultError):
    """There is no vault in the folder; most likely the first start."""


class AlreadyThere(VaultError):
    """The folder already holds a vault; nothing was changed."""


class WrongSecret(VaultError):
    """The passphrase, PIN or key does not open; most likely mistyped."""


@dataclass
class WeakPassphrase(VaultError):
    """The passphrase is too easy to guess."""

    fault: PassphraseFault


@dataclass
class WeakPin(VaultError):
    """The PIN is too easy to guess."""

    fault: PinFault


class BadRecipient(VaultError):
    """The recovery recipient is not an age recipient; most likely cut off while copying."""


class BadIdentity(VaultError):
    """The recovery key is not an age identity; most likely the public half was given."""


class NoEscrow(VaultError):
    """The vault was set up without a recovery recipient, so nobody else can open it."""


@dataclass
class NoKeyStore(VaultError):
    """The system's key store does not answer, lacks an entry, or holds another secret there.

    `entry` is its random name. Most likely another user, another computer, or a key store
    that was made anew. The agency's key still opens the vault.
    """

    entry: str


class BadKeyFile(VaultError):
    """The key file is unreadable, or asks for less work than is safe: damaged or tampered."""


@dataclass
class TooNew(VaultError):
    """A newer version of this program wrote it; most likely an older one was put back."""

    found: int
    known: int


@dataclass
class Unfit(VaultError):
    """The driver answers another value than was set; most likely another build of it."""

    setting: str
    wanted: str
    found: str


class NotEncrypted(VaultError):
    """The database is a plain file; most likely it was replaced from outside."""


@dataclass
class Damaged(VaultError):
    """The database cannot be read whole; copies were made, nothing was deleted or started anew.

    `kept_in` is the folder that holds the copies.
    """

    kept_in: Path


@dataclass
class TooLarge(PortError):
    """One event is larger than any form can be; nothing was stored."""

    characters: int


class Unreadable(StoreBroken):
    """A page of the database fails its check: damaged, or read with another key."""


@dataclass
class UnknownKind(StoreBroken):
    """A stored event of a kind unknown to this version; most likely a newer one wrote it."""

    kind: str


@dataclass
class BadRecord(StoreBroken):
    """A stored record does not fit its kind; `where` is the field, never its content."""

    where: str
