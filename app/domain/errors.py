"""Errors of the pure rules, and those that may cross a port.

DomainError
├── UnknownCode        a fact names a code that the catalogue does not hold
├── UnknownQuestion    an answer names a question that the edition does not hold
├── UnknownReply       an answer names a reply that the question does not offer
├── UnknownSetting     a place was chosen that the edition does not hold
├── BadPolicy          a policy file asks for what no device can do
├── NotInThisEdition   a page was asked for that the content does not hold
├── NotOnThePath       earlier answers have meanwhile led elsewhere
├── Barred             a receiver of this kind gets nothing, or not such a note
└── NotCleared         a payload for sealing was made without the firewall

PortError
├── NoSuchEncounter    the id is not in the store
├── NoSuchSite         the place is not in the store
├── NoSuchEnvelope     the id is not in the outbox or inbox
├── NoSuchEdition      content of that digest is not on this device
├── OnItsWay           a referral of the record is being handed over
├── OpenElsewhere      another window stored something in between
├── StoreFull          no room left on the device
├── StoreBroken        the device cannot write or read
├── CannotSeal         the receiver's keys do not work
├── CannotOpen         the envelope is not for this organisation, or was changed
├── NoPaper            this device has no typesetter
├── NoFont             this device has no font for some letters of a document
├── BadBundle          a bundle of content is refused, with the fault
├── BadTicket          the enrolment ticket cannot be used, with the reason
└── HubOutOfReach      the hub did not answer, with the cause
"""

from dataclasses import dataclass

from app.domain.cause import Cause
from app.domain.release import BundleFault


class DomainError(Exception):
    """Base of every error that the pure rules raise."""


@dataclass
class UnknownCode(DomainError):
    """A code that is not in the catalogue; most likely a misspelling in a pack or a file."""

    code: str


@dataclass
class UnknownQuestion(DomainError):
    """A question that no pack of the edition holds; most likely an address typed by hand."""

    question: str


@dataclass
class UnknownReply(DomainError):
    """A reply that the question does not offer; most likely a form of an older edition."""

    question: str
    reply: str


@dataclass
class BadPolicy(DomainError):
    """A policy file that cannot be followed; `faults` names each rule and what is wrong."""

    faults: tuple[str, ...]


@dataclass
class UnknownSetting(DomainError):
    """A setting that the edition does not hold; most likely a form of an older edition."""

    setting: str


@dataclass
class NotInThisEdition(DomainError):
    """A page that the content does not hold; most likely an address typed by hand."""

    name: str


@dataclass
class NotOnThePath(DomainError):
    """The question is not asked any more, because an earlier answer was changed elsewhere."""

    question: str


class Barred(DomainError):
    """Nothing can be sealed to this receiver; most likely a directory listed it anew."""


class NotCleared(DomainError):
    """Only the firewall makes and fills what is sealed; most likely a wrong call in code."""


class PortError(Exception):
    """Base of every error that an adapter raises through a port."""


@dataclass
class NoSuchEncounter(PortError):
    """No encounter of that id; most likely an address typed by hand or an erased case."""

    encounter: str


@dataclass
class NoSuchSite(PortError):
    """No place of that id; most likely an address typed by hand."""

    site: str


@dataclass
class OnItsWay(PortError):
    """A referral of the record is being handed over just now; a moment later it is told."""

    encounter: str


@dataclass
class NoSuchEnvelope(PortError):
    """No envelope of that id in the outbox or inbox."""

    envelope: str


@dataclass
class NoSuchEdition(PortError):
    """The content of that digest is neither installed nor archived on this device."""

    digest: str


@dataclass
class OpenElsewhere(PortError):
    """Another window of this device changed the encounter since the page was shown."""

    encounter: str


class StoreFull(PortError):
    """The disk has no room; nothing that was acknowledged is lost."""


class StoreBroken(PortError):
    """The device cannot write or read; nothing that was acknowledged is lost."""


class CannotSeal(PortError):
    """The receiver's keys do not work; most likely a damaged directory."""


class CannotOpen(PortError):
    """The envelope is not for this organisation, or it was changed on the way."""


@dataclass
class HubOutOfReach(PortError):
    """The hub did not answer properly; `cause` says why."""

    cause: Cause


class NoPaper(PortError):
    """A file was wanted on a device without the typesetter; most likely an old page."""


@dataclass
class NoFont(PortError):
    """A document would show boxes; `scripts` are the first words of the letters' names."""

    scripts: tuple[str, ...]


@dataclass
class BadTicket(PortError):
    """The enrolment ticket cannot be used: unreadable, used, expired, or of another hub."""

    reason: str


@dataclass
class BadBundle(PortError):
    """A bundle of content is refused; nothing on the device was changed."""

    fault: BundleFault
