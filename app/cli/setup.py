"""`fieldcard setup`: set up a device without questions, for managed devices."""

import argparse
from pathlib import Path

from app import resources
from app.cli.typing_in import typed
from app.desktop.announcing import say
from app.desktop.hardening import harden
from app.desktop.starting import SHARED
from app.domain.device import Enrolment
from app.domain.device import EnrolmentState
from app.factory.device import shelf_of
from app.factory.officers import free_words
from app.factory.officers import places
from app.factory.setting_up import set_up
from app.factory.setting_up import use_ticket
from app.i18n.catalogues import Catalogues
from app.settings import Settings
from app.vault.shared_places import is_shared
from app.web.keeper import Mistake
from app.web.keeper import Refused
from app.web.keeper import TicketUse
from app.web.keeper import Wishes
from app.web.mistakes import MISTAKES

GOOD = 0
FAILED = 1
BAD_USE = 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Take everything but the secrets, which come on standard input as two lines."""
    parser.epilog = "Reads two lines on standard input: the passphrase, then the PIN."
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data lies")
    parser.add_argument("--jurisdiction", required=True, metavar="ID", help="such as uk-ew")
    parser.add_argument("--language", required=True, metavar="TAG", help="such as en")
    parser.add_argument("--unit", default="", metavar="T", help="the officer's unit")
    parser.add_argument("--staff", default="", metavar="T", help="a staff code, no name")
    parser.add_argument("--recovery", default="", metavar="AGE1...", help="agency's age key")
    parser.add_argument("--ticket", type=Path, metavar="FILE", help="an enrolment ticket")
    parser.add_argument("--receiver", default="", metavar="NAME", help="set up for a desk")
    told = "add an officer to a device that has one"
    parser.add_argument("--another", action="store_true", help=told)
    told = "code word on the lock screen, such as river"
    parser.add_argument("--officer", default="", metavar="WORD", help=told)


def run(args: argparse.Namespace) -> int:
    """Set the device up; exit code 2 when a wish cannot be met, 1 when the ticket failed."""
    harden()
    folder = Settings.read(data=args.data).data
    if is_shared(folder):
        say(SHARED)
        return BAD_USE
    passphrase = typed("Passphrase: ")
    pin = typed("PIN: ")
    try:
        ticket = args.ticket.read_text(encoding="utf-8").strip() if args.ticket else ""
    except (OSError, ValueError):
        say(f"The ticket {args.ticket} cannot be read.")
        return BAD_USE
    wishes = Wishes(
        jurisdiction=args.jurisdiction,
        language=args.language,
        passphrase=passphrase,
        pin=pin,
        unit=args.unit,
        staff=args.staff,
        recovery=args.recovery,
        ticket=ticket,
        organisation=args.receiver,
        another=args.another,
        word=args.officer,
    )
    return _set_up(folder, wishes)


def _set_up(folder: Path, wishes: Wishes) -> int:
    catalogues = Catalogues.load(resources.translations())
    languages = [each.tag for each in catalogues.for_officer()]
    device = set_up(folder, wishes, languages)
    if isinstance(device, Refused):
        for mistake in device.mistakes:
            say(_sentence(mistake, folder, languages))
        return BAD_USE
    use, enrolment = use_ticket(device, wishes.ticket)
    device.close()
    say(f"This device is set up. Its data lies in {device.vault.folder}.")
    _say_more(device.vault.folder, folder, wishes)
    match use:
        case TicketUse.later:
            return GOOD
        case TicketUse.waiting:
            say(_standing(enrolment))
            return GOOD
        case TicketUse.refused:
            say("The ticket was refused. Ask for a new one and add it in Settings.")
        case TicketUse.out_of_reach:
            say("The hub did not answer. Add the ticket later in Settings.")
    return FAILED


def _say_more(own: Path, data: Path, wishes: Wishes) -> None:
    """Say what is still to be done, and by which word another officer is found."""
    if wishes.recovery:
        say("Recovery is not yet proven. Show that it works: fieldcard vault prove")
    if wishes.another:
        word = next(each.word for each in places(data) if each.folder == own)
        say(f"The word of this officer on the lock screen is {word}.")


def _standing(enrolment: Enrolment) -> str:
    match enrolment.state:
        case EnrolmentState.confirmed:
            return "The hub knows this device already."
        case EnrolmentState.revoked:
            return "The hub has closed this device. Ask for a new ticket."
        case _:
            return f"Read these words to the administrator: {' '.join(enrolment.words)}"


def _sentence(mistake: Mistake, folder: Path, languages: list[str]) -> str:
    _, words = MISTAKES[mistake]
    match mistake:
        case Mistake.no_jurisdiction:
            return f"{words}: {', '.join(shelf_of(folder).jurisdictions())}."
        case Mistake.no_language:
            return f"{words}: {', '.join(languages)}."
        case Mistake.word:
            return f"{words}. Free words: {', '.join(free_words(folder))}."
        case _:
            return f"{words}."
