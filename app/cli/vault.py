"""`fieldcard vault`: check a device's records, change its secrets, recover it.

Secrets come on standard input, one a line, never as arguments.
"""

import argparse
import tomllib
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import closing
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from app.casework import settling
from app.cli import auditing
from app.cli.drilling import rehearse
from app.cli.typing_in import typed
from app.cli.which_officer import WhichOfficer
from app.cli.which_officer import ask_for_officer
from app.cli.which_officer import chosen
from app.desktop.announcing import say
from app.desktop.hardening import harden
from app.desktop.lock_file import AlreadyRunning
from app.desktop.lock_file import LockFile
from app.domain.encounter import EncounterId
from app.domain.errors import BadPolicy
from app.domain.errors import NoSuchEncounter
from app.domain.errors import StoreBroken
from app.domain.policy import read_policy
from app.factory import device as devices
from app.factory.clock import SystemClock
from app.factory.device import Device
from app.factory.keystore import second_in_use
from app.factory.keystore_switch import turn_off
from app.factory.keystore_switch import turn_on
from app.factory.recovering import give_new_secrets
from app.factory.recovering import opened_by_agency
from app.settings import Settings
from app.vault import errors
from app.vault import escrow
from app.vault import session_pin
from app.vault import unlocking
from app.vault.anchors import cut
from app.vault.encounters import EncounterStore
from app.vault.exported import journal_lines
from app.vault.exported import record_lines
from app.vault.journal import JournalStore

GOOD, FAILED, BAD_USE = 0, 1, 2
ABOUT = "vault"
SECRETS = "Passphrase: "
FAULTS: Mapping[type[Exception], str] = {
    errors.NotSetUp: "There is no device in this folder.",
    errors.WrongSecret: "That does not open this device.",
    errors.WeakPassphrase: "Choose another passphrase: 15 characters or more, no known one.",
    errors.WeakPin: "Choose another PIN: 6 digits, no simple row.",
    errors.BadRecipient: "That is no public recovery key. It begins with age1.",
    errors.BadIdentity: "That is no recovery key. It begins with AGE-SECRET-KEY-1.",
    errors.NoEscrow: "This device was set up without a recovery key.",
    errors.NoKeyStore: "The key store of this computer does not hold what this device needs. "
    "The agency's key opens it: fieldcard vault recover",
    errors.BadKeyFile: "The key file of this device is damaged.",
    errors.Damaged: "The records are damaged. Copies were kept and nothing was deleted.",
    errors.TooNew: "A newer Fieldcard wrote these records. Update this one first.",
    AlreadyRunning: "Fieldcard is running over this folder. Close it first.",
    auditing.NoAnchor: "That file holds no anchor.",
    NoSuchEncounter: "There is no record with this id.",
    StoreBroken: "The records of this device cannot be read.",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    parser.epilog = "Secrets are read from standard input, one a line."
    things = parser.add_subparsers(required=True, metavar="COMMAND")
    does = "rehearse recovery on a throw-away device, with throw-away keys"
    things.add_parser("drill", help=does, description=does).set_defaults(act=None)
    for name, (act, does) in COMMANDS.items():
        thing = things.add_parser(name, help=does, description=does)
        ask_for_officer(thing)
        if act in (_recover, _prove):
            told = "file with the agency's age key"
            thing.add_argument(
                "--identity", type=Path, required=True, metavar="FILE", help=told
            )
        if act is _obey:
            thing.add_argument("file", type=Path, metavar="FILE", help="the policy, in TOML")
        if act is _turn_store:
            thing.add_argument("state", choices=("on", "off"))
        if act is _seal_anew:
            told = "the agency's public age key; may stand several times"
            thing.add_argument(
                "--recipient", action="append", required=True, metavar="AGE1...", help=told
            )
        for option, told in OPTIONS.get(name, {}).items():
            if option in WORDS:
                thing.add_argument(option, default="", help=told)
            else:
                thing.add_argument(option, type=Path, metavar="FILE", help=told)
        thing.set_defaults(act=act)


def run(args: argparse.Namespace) -> int:
    """Run one command and give its exit code."""
    harden()
    if args.act is None:
        return rehearse()
    data = Settings.read(data=args.data).data
    try:
        args.seen = auditing.anchor_in(getattr(args, "anchor", None))
        exported = getattr(args, "journal", None) or getattr(args, "record", None)
        if exported:
            return auditing.check(exported, args.seen)
        folder = chosen(data, args.officer)
        with _held(data):
            code: int = args.act(folder, args)
            return code
    except WhichOfficer as which:
        say(str(which))
        return BAD_USE
    except tuple(FAULTS) as fault:
        say(next(words for kind, words in FAULTS.items() if isinstance(fault, kind)))
        return FAILED
    except OSError as fault:
        say(f"The file cannot be read: {fault.filename}")
        return BAD_USE


@contextmanager
def _held(folder: Path) -> Iterator[None]:
    """Hold the folder, so that no running program writes meanwhile."""
    lock = LockFile(folder)
    lock.take()
    try:
        yield
    finally:
        lock.release()


@contextmanager
def _opened(folder: Path) -> Iterator[Device]:
    device = devices.by_passphrase(folder, typed(SECRETS))
    try:
        yield device
    finally:
        device.close()


def _verify(folder: Path, args: argparse.Namespace) -> int:
    with _opened(folder) as device:
        chains = {
            "records": EncounterStore(device.vault).first_break(),
            "journal": _journal(device).first_break(),
        }
        short = cut(device.vault, args.seen) if args.seen else ()
    for name, place in chains.items():
        say(f"{name}: whole" if place is None else f"{name}: changed at line {place}")
    for name in short:
        say(f"{name}: cut off before the anchor")
    return GOOD if set(chains.values()) == {None} and not short else FAILED


def _export(folder: Path, _: argparse.Namespace) -> int:
    with _opened(folder) as device:
        device.desk.journal.note("disclosure", "journal", "", "file")
        auditing.write_signed(device, journal_lines(device.vault))
    return GOOD


def _record(folder: Path, args: argparse.Namespace) -> int:
    encounter = EncounterId(args.id)
    with _opened(folder) as device:
        lines = tuple(record_lines(device.vault, encounter))
        device.desk.journal.note("disclosure", "encounter", encounter, "file/record")
        auditing.write_signed(device, lines)
    return GOOD


def _anchor(folder: Path, args: argparse.Namespace) -> int:
    with _opened(folder) as device:
        return auditing.write_anchor(device, args.to, args.out)


def _change_passphrase(folder: Path, _: argparse.Namespace) -> int:
    with _opened(folder) as device:
        _renew(folder, device, typed("New passphrase: "))
    say("The passphrase is changed. The old one opens nothing any more.")
    return GOOD


def _change_pin(folder: Path, _: argparse.Namespace) -> int:
    with _opened(folder) as device:
        session_pin.set_pin(device.vault, typed("New PIN: "))
        device.desk.journal.note("alteration", ABOUT, "pin")
    say("The PIN is changed.")
    return GOOD


def _obey(folder: Path, args: argparse.Namespace) -> int:
    try:
        policy = read_policy(tomllib.loads(args.file.read_text(encoding="utf-8")))
    except BadPolicy as bad:
        say("\n".join(bad.faults))
        return BAD_USE
    except ValueError:
        say(f"{args.file.name}: this is no TOML file")
        return BAD_USE
    with _opened(folder) as device:
        settling.obey(device.desk, policy)
    say("The policy holds from the next unlock on.")
    return GOOD


def _recover(folder: Path, args: argparse.Namespace) -> int:
    identity = _identity(args)
    with closing(opened_by_agency(folder, identity)) as device:
        give_new_secrets(device, identity, typed("New passphrase: "), typed("New PIN: "))
    say("This device is recovered. It opens with the new passphrase. Nothing was lost.")
    return GOOD


def _prove(folder: Path, args: argparse.Namespace) -> int:
    escrow.prove_recovery(folder, _identity(args), SystemClock().now().date())
    say("Recovery is proven: the agency's key opens this device.")
    return GOOD


def _seal_anew(folder: Path, args: argparse.Namespace) -> int:
    recipients = " ".join(args.recipient)
    with _opened(folder) as device:
        device.desk.journal.note("alteration", ABOUT, "recovery")
        escrow.seal_anew(folder, device.vault.keys, recipients)
        profile = replace(device.desk.device.profile(), recovery=recipients)
        device.desk.device.save_profile(profile)
    say("The keys are sealed to this agency. Show that it works: fieldcard vault prove")
    return GOOD


def _turn_store(folder: Path, args: argparse.Namespace) -> int:
    passphrase = typed(SECRETS)
    with closing(devices.by_passphrase(folder, passphrase)) as device:
        if args.state == "on":
            turn_on(device, passphrase)
        else:
            turn_off(device, passphrase)
    say(f"The key store of this computer is {args.state} for this device.")
    return GOOD


def _renew(folder: Path, device: Device, passphrase: str) -> None:
    second = second_in_use(folder)
    unlocking.change_passphrase(folder, device.vault.keys, passphrase, second=second)
    device.desk.journal.note("alteration", ABOUT, "passphrase")


def _journal(device: Device) -> JournalStore:
    return JournalStore(device.vault, SystemClock().now, "")


def _identity(args: argparse.Namespace) -> str:
    """Read the key out of an age identity file, whose comments begin with a number sign."""
    lines = args.identity.read_text(encoding="utf-8").splitlines()
    return next((line for line in lines if line and not line.startswith("#")), "")


WORDS = ("--id", "--to")
OPTIONS: Mapping[str, Mapping[str, str]] = {
    "verify": {
        "--journal": "an exported journal to check instead, without the device",
        "--record": "the exported events of one record to check instead",
        "--anchor": "a note or an opened referral that says where the chains stood",
    },
    "record": {"--id": "the id of the record, as the journal names it"},
    "anchor": {
        "--to": "the auditor's age key; without one the note is written in clear",
        "--out": "where the sealed note goes; never over another file",
    },
}
COMMANDS: Mapping[str, tuple[Callable[[Path, argparse.Namespace], int], str]] = {
    "verify": (_verify, "check that no record was changed, moved or taken away"),
    "journal": (_export, "write the journal as JSON lines, to be checked elsewhere"),
    "record": (_record, "write the events of one record as signed lines, as evidence"),
    "anchor": (_anchor, "write where the chains stand, so that a cut shows later"),
    "passphrase": (_change_passphrase, "change the passphrase: the old one, then the new"),
    "pin": (_change_pin, "change the PIN: the passphrase, then the new PIN"),
    "recover": (_recover, "open with the agency's key: a new passphrase, then a new PIN"),
    "recovery": (_seal_anew, "let another agency, or several, open this device"),
    "policy": (_obey, "follow the agency's policy in a file from now on"),
    "keystore": (_turn_store, "need this computer's key store besides the passphrase"),
    "prove": (_prove, "show that the agency's key opens this device, and note the day"),
}
