"""Commands of a receiving organisation: its public card, and its key for the age tool."""

import argparse
import getpass
import os
import sys
from pathlib import Path

from app.cli.which_officer import WhichOfficer
from app.cli.which_officer import ask_for_officer
from app.cli.which_officer import chosen
from app.courier.own_keys import own_keys
from app.courier.receiver_card import Card
from app.courier.receiver_card import write_card
from app.desktop.hardening import harden
from app.domain.device import Role
from app.factory.device import Device
from app.factory.device import by_passphrase
from app.settings import Settings
from app.vault.errors import NotSetUp
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret

GOOD, FAILED, BAD_USE = 0, 1, 2
PRIVATE_FILE = 0o600


class NotAReceiver(Exception):
    """The device was set up for an officer; it has no inbox and no card."""


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the commands; the passphrase comes on standard input."""
    parser.epilog = "Reads one line on standard input: the passphrase of this device."
    things = parser.add_subparsers(required=True, metavar="COMMAND")
    does = "print the public card that the administrator of a hub adds"
    card = things.add_parser("card", help=does, description=does)
    card.set_defaults(act=_card)
    does = "the organisation's own key"
    key = things.add_parser("key", help=does, description=does)
    keys = key.add_subparsers(required=True, metavar="COMMAND")
    does = "write the private key, so that the stock age tool opens referrals"
    export = keys.add_parser("export", help=does, description=does)
    export.add_argument("--to", type=Path, required=True, metavar="FILE")
    export.set_defaults(act=_export)
    for each in (card, export):
        ask_for_officer(each)


def run(args: argparse.Namespace) -> int:
    """Open the device with its passphrase and run one command."""
    harden()
    try:
        device = _opened(chosen(Settings.read(data=args.data).data, args.officer))
    except WhichOfficer as which:
        return _fail(str(which))
    except WrongSecret:
        return _fail("This is not the passphrase of this device.")
    except NotSetUp:
        return _fail("Nothing is set up here. First: fieldcard setup --receiver NAME")
    except NotAReceiver:
        return _fail("This device was set up for an officer, not for a receiver.")
    except VaultError:
        return _fail("The data of this device cannot be opened.")
    try:
        code: int = args.act(device, args)
    finally:
        device.close()
    return code


def _card(device: Device, _args: argparse.Namespace) -> int:
    keys, profile = own_keys(device.safe), device.desk.device.profile()
    card = Card(
        name=profile.organisation,
        signing_key=keys.signing.public,
        recipient=keys.recipient,
        recovery=profile.recovery,
    )
    sys.stdout.write(write_card(card))
    return GOOD


def _export(device: Device, args: argparse.Namespace) -> int:
    keys = own_keys(device.safe)
    try:
        handle = os.open(args.to, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError:
        return _fail(f"There is a file {args.to} already. Nothing was written.")
    except OSError:
        return _fail(f"The file {args.to} cannot be written.")
    device.desk.journal.note("disclosure", "key", keys.device)
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(f"# public key: {keys.recipient}\n{keys.identity}\n")
    sys.stdout.write(f"Written to {args.to}. Whoever has this file can read every referral.\n")
    return GOOD


def _opened(folder: Path) -> Device:
    if sys.stdin.isatty():
        passphrase = getpass.getpass("Passphrase: ")
    else:
        passphrase = sys.stdin.readline().rstrip("\r\n")
    device = by_passphrase(folder, passphrase)
    if device.role is not Role.receiver:
        device.close()
        raise NotAReceiver
    return device


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
