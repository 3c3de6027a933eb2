"""`fieldcard pack keys|root|bundle|sign|verify|develop`: what a publisher of content does.

Passphrases come on standard input, one a line, never as arguments. A file is never written
over another one, but for a signature that is added to the file that waits for it.
"""

import argparse
import os
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from app import resources
from app.cli.typing_in import typed
from app.courier.age_file import lock_away
from app.courier.age_file import take_out
from app.desktop.hardening import harden
from app.domain.errors import BadBundle
from app.domain.errors import CannotOpen
from app.domain.plain_form import NotPlain
from app.domain.release import BundleFault
from app.factory.clock import SystemClock
from app.library.bundle import MOST_BYTES
from app.library.bundle import Bundle
from app.library.bundle import read_limited
from app.library.bundle import take_apart
from app.library.checking import check
from app.library.publishing import UnfitFile
from app.library.publishing import bundle_of
from app.library.publishing import files_of
from app.library.publishing import first_trust
from app.library.publishing import following_trust
from app.library.publishing import signed_by
from app.library.reading import read
from app.library.sealing import ContentKey
from app.library.sealing import key_id
from app.library.sealing import new_content_key
from app.library.sealing import read_key
from app.library.sealing import write_key
from app.library.verifying import Seen
from app.library.verifying import newest_root
from app.library.verifying import trusted_chain
from app.library.verifying import verify

GOOD, FAILED, BAD_USE = 0, 1, 2
PRIVATE_FILE = 0o600
PUBLIC_FILE = 0o644
SHORTEST = 15
ROOT_DAYS = 730
RELEASE_DAYS = 365
AGE = b"age-encryption.org/"
WORDS = {
    BundleFault.too_large: f"The file is larger than {MOST_BYTES // 1024 // 1024} MiB.",
    BundleFault.unreadable: "This is no bundle and no trust file, or it is damaged.",
    BundleFault.other_publisher: "Another publisher made this file. Compare the trust files.",
    BundleFault.older_keys: "This file is from before the keys were replaced. Make it anew.",
    BundleFault.signatures: "The signatures are wrong, too few, or of a key that may not sign.",
    BundleFault.changed: "A file in the bundle is not the one that was signed.",
}


class Stopped(Exception):
    """A command cannot go on; the sentence says why and what to do."""


def configure(things: "argparse._SubParsersAction[argparse.ArgumentParser]") -> None:
    """Describe the commands."""
    _configure_trust(things)
    _configure_bundles(things)


def _configure_trust(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    told = "make one key of a publisher; a passphrase seals it"
    keys = _command(things, "keys", _keys, told)
    keys.add_argument("--to", type=Path, required=True, metavar="FILE")
    keys.add_argument("--clear", action="store_true", help="not sealed; for tests only")
    told = "say which keys may publish; makes or follows a trust file"
    root = _command(things, "root", _root, told)
    root.add_argument("--to", type=Path, required=True, metavar="FILE")
    told = "public key that may replace keys; two or more"
    root.add_argument("--keeper", type=Path, action="append", required=True, help=told)
    told = "public key that may sign content; two or more"
    root.add_argument("--author", type=Path, action="append", required=True, help=told)
    told = "how many must sign together; never below 2"
    root.add_argument("--threshold", type=int, default=2, help=told)
    root.add_argument("--days", type=int, default=ROOT_DAYS, help="until a reminder")
    told = "the trust file whose keys are replaced"
    root.add_argument("--after", type=Path, metavar="FILE", help=told)
    told = "make a trust file and its keys in clear, to try things out; never for real"
    _command(things, "develop", _develop, told).add_argument("to", type=Path, metavar="DIR")


def _configure_bundles(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]",
) -> None:
    bundle = _command(things, "bundle", _bundle, "put packs into a bundle, to be signed")
    bundle.add_argument("folder", nargs="?", type=Path, metavar="DIR")
    bundle.add_argument("--trust", type=Path, required=True, metavar="FILE")
    bundle.add_argument("--to", type=Path, required=True, metavar="FILE")
    bundle.add_argument("--policy", type=Path, metavar="FILE", help="policy.toml to go with it")
    bundle.add_argument("--number", type=int, help="release number; today's date if left out")
    bundle.add_argument("--days", type=int, default=RELEASE_DAYS, help="until a reminder")
    sign = _command(things, "sign", _sign, "add your signature to a trust file or bundle")
    sign.add_argument("file", type=Path, metavar="FILE")
    sign.add_argument("--key", type=Path, required=True, metavar="FILE")
    told = "check a trust file, or a bundle against one, without a device"
    checked = _command(things, "verify", _verify, told)
    checked.add_argument("file", type=Path, metavar="FILE")
    checked.add_argument("--trust", type=Path, metavar="FILE")


def _command(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace], None],
    does: str,
) -> argparse.ArgumentParser:
    parser = things.add_parser(name, help=does, description=does)
    parser.set_defaults(act=lambda args: run(act, args))
    return parser


def run(act: Callable[[argparse.Namespace], None], args: argparse.Namespace) -> int:
    """Run one command; every refusal is one plain sentence."""
    harden()
    try:
        act(args)
    except Stopped as stopped:
        return _fail(str(stopped))
    except BadBundle as refused:
        return _fail(WORDS.get(refused.fault, "This file is refused."))
    except UnfitFile as odd:
        return _fail(f"This file cannot be in a bundle: {odd}. Small letters and .toml only.")
    except NotPlain:
        return _fail("These keys cannot be used: two or more, and a threshold of 2 or more.")
    except OSError as error:
        return _fail(f"The file cannot be used: {error.filename}: {error.strerror}")
    return GOOD


def _keys(args: argparse.Namespace) -> None:
    if args.to.exists():
        told = f"There is a file {args.to} already. Nothing was written."
        raise Stopped(told)
    key = new_content_key()
    plain = write_key(key)
    sealed = plain if args.clear else lock_away(plain, _new_passphrase())
    _write(args.to, sealed, PRIVATE_FILE)
    _write(_public_of(args.to), f"{key.public}\n".encode("ascii"), PUBLIC_FILE)
    _say(f"key {key.id}")
    _say(f"Keep {args.to} to yourself. Give {_public_of(args.to)} to who makes the root.")


def _new_passphrase() -> str:
    passphrase = typed("New passphrase: ")
    if len(passphrase) < SHORTEST:
        told = f"Choose a longer passphrase: {SHORTEST} letters or more. Nothing was written."
        raise Stopped(told)
    if sys.stdin.isatty() and typed("The same again: ") != passphrase:
        told = "These are two passphrases. Nothing was written."
        raise Stopped(told)
    return passphrase


def _root(args: argparse.Namespace) -> None:
    keepers, authors = _publics(args.keeper), _publics(args.author)
    until = SystemClock().now() + timedelta(days=args.days)
    if args.after is None:
        made = first_trust(keepers, args.threshold, until, authors)
    else:
        before = take_apart(_read(args.after))
        made = following_trust(before, keepers, args.threshold, until, authors)
    _write(args.to, made.written(), PUBLIC_FILE)
    old = " and of the old ones" if args.after else ""
    _say(f"root {len(made.roots)}, not signed yet")
    _say(f"Now {args.threshold} of the keepers{old} sign: fieldcard pack sign {args.to}")


def _publics(files: list[Path]) -> tuple[str, ...]:
    found = tuple(_read(file).decode("ascii", errors="replace").strip() for file in files)
    for public in found:
        key_id(public)
    return found


def _bundle(args: argparse.Namespace) -> None:
    folder = args.folder or resources.packs()
    reading = read(folder)
    mistakes = reading.mistakes or (check(reading.content) if reading.content else ())
    if reading.content is None or mistakes:
        told = f"These packs hold {len(mistakes)} mistakes. See: fieldcard pack check"
        raise Stopped(told)
    trust = take_apart(_read(args.trust))
    now = SystemClock().now().replace(microsecond=0)
    number = args.number or int(f"{now:%Y%m%d}00")
    files = files_of(folder, args.policy)
    made = bundle_of(trust, files, number, now, now + timedelta(days=args.days))
    _write(args.to, _of_fitting_size(made), PUBLIC_FILE)
    _say(f"release {number}, {len(made.files)} files, not signed yet")
    _say(f"Now two of the authors sign: fieldcard pack sign {args.to} --key FILE")


def _of_fitting_size(made: Bundle) -> bytes:
    written = made.written()
    take_apart(written)
    return written


def _sign(args: argparse.Namespace) -> None:
    data = _read(args.file)
    key = _private(args.key)
    signed = signed_by(data, key)
    beside = args.file.with_name(f"{args.file.name}.part")
    _write(beside, signed, PUBLIC_FILE)
    beside.replace(args.file)
    _, document = take_apart(signed).last
    count = document.signatures.count(b"\n")
    _say(f"signed by {key.id}, signatures: {count}")


def _private(file: Path) -> ContentKey:
    content = _read(file)
    try:
        if content.startswith(AGE):
            content = take_out(content, typed("Passphrase of the key: "))
        return read_key(content)
    except CannotOpen as closed:
        told = "This passphrase does not open the key. Nothing was signed."
        raise Stopped(told) from closed
    except NotPlain as odd:
        told = "This is no key file. Nothing was signed."
        raise Stopped(told) from odd


def _verify(args: argparse.Namespace) -> None:
    data = _read(args.file)
    if take_apart(data).release is None:
        trusted_chain(data)
        root = newest_root(take_apart(data))
        _say(f"root {root.version}, good, renew by {root.expires_at:%Y-%m-%d}")
        for duty, held in sorted(root.duties.items()):
            _say(f"{duty}: {held.threshold} of {len(held.keys)}: {' '.join(held.keys)}")
        return
    if args.trust is None:
        told = "Say whom you trust: --trust FILE"
        raise Stopped(told)
    found = verify(data, trusted_chain(_read(args.trust)), Seen())
    release = found.release
    _say(f"release {release.version}, good, {len(found.files)} files")
    _say(f"made {release.made_at:%Y-%m-%d}, renew by {release.expires_at:%Y-%m-%d}")
    _say(f"signed by {' '.join(release.signers)}")


def _develop(args: argparse.Namespace) -> None:
    args.to.mkdir(parents=True, exist_ok=True)
    keys = tuple(new_content_key() for _ in range(4))
    names = ("keeper-1", "keeper-2", "author-1", "author-2")
    publics = tuple(key.public for key in keys)
    until = SystemClock().now() + timedelta(days=ROOT_DAYS)
    data = first_trust(publics[:2], 2, until, publics[2:]).written()
    for key in keys[:2]:
        data = signed_by(data, key)
    for name, key in zip(names, keys, strict=True):
        _write(args.to / f"{name}.key", write_key(key), PRIVATE_FILE)
        _write(args.to / f"{name}.key.pub", f"{key.public}\n".encode("ascii"), PUBLIC_FILE)
    _write(args.to / "publisher.trust", data, PUBLIC_FILE)
    _say(f"Written to {args.to}. The keys lie in clear: trust them on no real device.")


def _public_of(file: Path) -> Path:
    return file.with_name(f"{file.name}.pub")


def _read(file: Path) -> bytes:
    with file.open("rb") as stream:
        return read_limited(stream)


def _write(file: Path, content: bytes, mode: int) -> None:
    handle = os.open(file, os.O_WRONLY | os.O_CREAT | os.O_EXCL, mode)
    with os.fdopen(handle, "wb") as stream:
        stream.write(content)
        stream.flush()
        os.fsync(stream.fileno())


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
