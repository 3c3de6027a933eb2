"""Exports for an audit or a court, signed by the device, and checking them without it.

Any byte that was changed is refused: each line fits the one before it, and the whole file
fits the signature below it. That lines were left off at the end by somebody who holds the
device shows only against an anchor.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Final

from app.courier.age_file import is_recipient
from app.courier.age_file import seal
from app.courier.own_keys import own_keys
from app.courier.signing import is_genuine
from app.courier.signing import key_id
from app.desktop.announcing import say
from app.domain.anchor import Anchor
from app.domain.anchor import read_anchor
from app.factory.device import Device
from app.vault.anchors import anchor_of
from app.vault.exported import first_fault
from app.vault.exported import head_at
from app.vault.exported import written

GOOD, FAILED, BAD_USE = 0, 1, 2
PURPOSE: Final = b"fieldcard-export-1\n"


class NoAnchor(Exception):
    """A file that was given as an anchor holds none."""


def write_signed(device: Device, lines: Iterable[str]) -> None:
    """Write lines to standard output, and below them the signature of the device."""
    key = own_keys(device.safe).signing
    told = [f"{line}\n" for line in lines]
    signature = key.sign(PURPOSE + "".join(told).encode()).hex()
    end = written({"public": key.public, "signature": signature})
    sys.stdout.writelines([*told, f"{end}\n"])


def check(file: Path, anchor: Anchor | None) -> int:
    """Check an exported file without the vault, tell what is wrong, give the exit code."""
    content = file.read_bytes()
    *told, end = content.splitlines(keepends=True) or [b""]
    public = _signer(b"".join(told), end)
    if public is None:
        say("refused: this is not what the device wrote")
    fault = _fault(told)
    if fault is not None:
        say(f"refused: changed at line {fault}")
    if public is None or fault is not None:
        return FAILED
    if anchor is not None and not _reaches(told, anchor):
        say("refused: lines were left off at the end")
        return FAILED
    say(f"whole: {len(told) - 1} lines, signed by the device {key_id(public)}")
    return GOOD


def write_anchor(device: Device, auditor: str, place: Path | None) -> int:
    """Write where the chains stand: in clear, or sealed to the key of an auditor."""
    note = json.dumps(anchor_of(device.vault).plain(), sort_keys=True)
    if not auditor:
        sys.stdout.write(f"{note}\n")
        return GOOD
    if not is_recipient(auditor) or place is None:
        say("Give the auditor's age key with --to, and a new file with --out.")
        return BAD_USE
    with place.open("xb") as file:
        file.write(seal(note.encode(), (auditor,)))
    return GOOD


def anchor_in(file: Path | None) -> Anchor | None:
    """Read an anchor from a note or an opened referral; raises NoAnchor."""
    try:
        return read_anchor(file.read_text(encoding="utf-8")) if file else None
    except ValueError as odd:
        raise NoAnchor from odd


def _signer(told: bytes, end: bytes) -> str | None:
    """Give the public key of the device whose signature fits; None where none does."""
    try:
        below = json.loads(end)
        public, signature = below["public"], bytes.fromhex(below["signature"])
    except (ValueError, TypeError, KeyError):
        return None
    is_as_written = end == f"{written(below)}\n".encode()
    if not is_as_written or below.keys() != {"public", "signature"}:
        return None
    is_ours = isinstance(public, str) and is_genuine(public, PURPOSE + told, signature)
    return public if is_ours else None


def _fault(told: list[bytes]) -> int | None:
    try:
        return first_fault([line.decode("ascii").removesuffix("\n") for line in told])
    except ValueError:
        return 1


def _reaches(told: list[bytes], anchor: Anchor) -> bool:
    lines = [line.decode("ascii").removesuffix("\n") for line in told]
    head = anchor.journal
    return not head.line or head_at(lines, head.line) == head.hash
