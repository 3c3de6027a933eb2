"""`fieldcard pack trust|import`: whose content a device takes, and taking it by file.

The passphrase of the device comes on standard input, one line.
"""

import argparse
import sys
from collections.abc import Callable
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path

from app.casework import renewing
from app.cli.publishing import WORDS
from app.cli.typing_in import typed
from app.desktop.hardening import harden
from app.desktop.lock_file import AlreadyRunning
from app.desktop.lock_file import LockFile
from app.domain.edition_change import ChangeKind
from app.domain.errors import BadBundle
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.release import BundleFault
from app.factory.device import Device
from app.factory.device import by_passphrase
from app.factory.device import is_set_up
from app.factory.device import releases_of
from app.library.bundle import read_limited
from app.library.bundle import take_apart
from app.library.verifying import newest_root
from app.settings import Settings
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret

GOOD, FAILED = 0, 1
Act = Callable[[Device, bytes, argparse.Namespace], None]
FAULTS: Mapping[BundleFault, str] = {
    **WORDS,
    BundleFault.no_publisher: "This device trusts nobody yet. First: fieldcard pack trust FILE",
    BundleFault.older: "This content is older than what the device has. Nothing was changed.",
    BundleFault.already: "The device has this content already.",
    BundleFault.twice: "The device took other content under this number. Tell who sent it.",
    BundleFault.content: "This content does not work with this program. Update it first.",
    BundleFault.no_place: "This content has nothing for the place of this device.",
    BundleFault.gone: "Another file was brought meanwhile. Try again.",
}

PLAIN: Mapping[type[Exception], str] = {
    AlreadyRunning: "Fieldcard is running over this folder. Close it first.",
    WrongSecret: "This is not the passphrase of this device.",
    StoreFull: "There is no room on this device. Nothing was changed.",
    StoreBroken: "There is no device here, or it cannot be opened.",
    VaultError: "There is no device here, or it cannot be opened.",
}


def configure(things: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the commands."""
    told = "let a device take content of this publisher"
    _command(things, "trust", _trust, told)
    told = "take a signed bundle into a device, after a look at what changes"
    taken = _command(things, "import", _import, told)
    taken.add_argument("--look", action="store_true", help="only say what it is")


def _command(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Act,
    does: str,
) -> argparse.ArgumentParser:
    parser = things.add_parser(name, help=does, description=does)
    parser.add_argument("file", type=Path, metavar="FILE")
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data lies")
    parser.set_defaults(act=lambda args: run(act, args))
    return parser


def run(act: Act, args: argparse.Namespace) -> int:
    """Open the device and run one command; every refusal is one plain sentence."""
    harden()
    try:
        with args.file.open("rb") as stream:
            data = read_limited(stream)
        with _opened(Settings.read(data=args.data).data) as device:
            act(device, data, args)
    except BadBundle as refused:
        return _fail(FAULTS[refused.fault])
    except tuple(PLAIN) as fault:
        return _fail(next(words for kind, words in PLAIN.items() if isinstance(fault, kind)))
    except OSError as error:
        return _fail(f"The file cannot be used: {error.filename}: {error.strerror}")
    return GOOD


@contextmanager
def _opened(folder: Path) -> Iterator[Device]:
    if not is_set_up(folder):
        raise StoreBroken
    lock = LockFile(folder)
    lock.take()
    try:
        device = by_passphrase(folder, typed("Passphrase: "))
        try:
            yield device
        finally:
            device.close()
    finally:
        lock.release()


def _trust(device: Device, data: bytes, args: argparse.Namespace) -> None:
    releases_of(args.data or Settings.read(data=None).data, device.vault).trust(data)
    device.desk.journal.note("alteration", "content", "publisher")
    root = newest_root(take_apart(data))
    _say(f"root {root.version} is trusted now")
    for duty, held in sorted(root.duties.items()):
        _say(f"{duty}: {held.threshold} of {len(held.keys)}: {' '.join(held.keys)}")
    _say("Compare these keys with the publisher by voice.")


def _import(device: Device, data: bytes, args: argparse.Namespace) -> None:
    renewal = renewing.offer(device.desk, data)
    _say(f"release {renewal.release.version}, made {renewal.release.made_at:%Y-%m-%d}")
    _say(f"signed by {' '.join(renewal.release.signers)}")
    for kind in ChangeKind:
        _say(f"{kind.value}: {sum(one.kind is kind for one in renewal.changes)}")
    if args.look:
        return
    renewing.take(device.desk, renewal.release.sha256)
    _say("taken; talks that were begun keep their questions")


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
