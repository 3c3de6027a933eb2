"""Setting up a device, for the form on screen and for the command alike."""

from collections.abc import Collection
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from app.courier.own_keys import own_keys
from app.courier.ticket import read_ticket
from app.domain.device import Enrolment
from app.domain.device import Profile
from app.domain.device import Role
from app.domain.errors import BadTicket
from app.domain.errors import HubOutOfReach
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory.clear_file import clear_file_of
from app.factory.clear_file import write_clear_file
from app.factory.device import Device
from app.factory.device import open_device
from app.factory.device import shelf_of
from app.factory.officers import free_words
from app.factory.officers import is_anybody_set_up
from app.factory.officers import new_folder
from app.factory.weak_secrets import weak_passphrase
from app.factory.weak_secrets import weak_pin
from app.vault import unlocking
from app.vault.errors import AlreadyThere
from app.vault.errors import BadRecipient
from app.vault.folder import prepare
from app.vault.primitives import seal_to
from app.web.keeper import Mistake
from app.web.keeper import Refused
from app.web.keeper import TicketUse
from app.web.keeper import Wishes


def set_up(data: Path, wishes: Wishes, languages: Collection[str]) -> Device | Refused:
    """Make the vault of a new officer and open it, or say everything that is wrong.

    The first officer's vault lies in the data folder itself, that of another one below it.

    It gets its own keys at once, so that two processes never make them at the same time.
    The ticket is not used yet: that needs the network, and the device stands without it.
    """
    mistakes = tuple(_mistakes(data, wishes, languages))
    if mistakes:
        return Refused(mistakes=mistakes)
    word = wishes.word or free_words(data)[0]
    try:
        return _made(new_folder(data), replace(wishes, word=word))
    except AlreadyThere:
        return Refused(mistakes=(Mistake.already_set_up,))
    except (OSError, StoreFull, StoreBroken):
        return Refused(mistakes=(Mistake.cannot_write,))


def use_ticket(device: Device, ticket: str) -> tuple[TicketUse, Enrolment]:
    """Use the enrolment ticket of a new device; without one it can be done later."""
    standing = device.desk.standing
    if not ticket or standing is None:
        return TicketUse.later, Enrolment()
    try:
        return TicketUse.waiting, standing.enrol(ticket)
    except BadTicket:
        return TicketUse.refused, Enrolment()
    except HubOutOfReach:
        return TicketUse.out_of_reach, Enrolment()


def _made(folder: Path, wishes: Wishes) -> Device:
    role = Role.receiver if wishes.organisation else Role.officer
    jurisdiction = shelf_of(folder).current(wishes.jurisdiction).jurisdiction
    prepare(folder)
    clear = clear_file_of(role, wishes.language, jurisdiction)
    write_clear_file(folder, replace(clear, word=wishes.word))
    keys = unlocking.create(folder, wishes.passphrase, wishes.pin, wishes.recovery)
    device = open_device(folder, keys)
    profile = Profile(
        role=role,
        jurisdiction=wishes.jurisdiction,
        language=wishes.language,
        unit=wishes.unit,
        staff=wishes.staff,
        organisation=wishes.organisation,
        recovery=wishes.recovery,
    )
    device.desk.device.save_profile(profile)
    own_keys(device.safe)
    device.back_up()
    device.close()
    return open_device(folder, keys)


def _mistakes(data: Path, wishes: Wishes, languages: Collection[str]) -> Iterator[Mistake]:
    if is_anybody_set_up(data) is not wishes.another:
        yield Mistake.nobody_yet if wishes.another else Mistake.already_set_up
        return
    free = free_words(data)
    if not free or (wishes.word and wishes.word not in free):
        yield Mistake.word
    if wishes.jurisdiction not in shelf_of(data).jurisdictions():
        yield Mistake.no_jurisdiction
    if wishes.language not in languages:
        yield Mistake.no_language
    yield from weak_passphrase(wishes.passphrase)
    yield from weak_pin(wishes.pin)
    if not all(map(_is_recipient, wishes.recovery.split())):
        yield Mistake.recovery
    if wishes.ticket and not _is_ticket(wishes.ticket):
        yield Mistake.ticket


def _is_recipient(recovery: str) -> bool:
    try:
        seal_to(recovery, b"probe")
    except BadRecipient:
        return False
    return True


def _is_ticket(ticket: str) -> bool:
    try:
        read_ticket(ticket)
    except BadTicket:
        return False
    return True
