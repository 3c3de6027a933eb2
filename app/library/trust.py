"""Who may publish content: root documents, each signed by the one before it and by itself.

The ideas are those of The Update Framework (TUF): a root names keys, duties and how many
must sign; a new root needs enough keys of the old one and of itself. Nothing signed is
parsed before its signatures were verified over the very bytes that lie in the file.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from app.domain.errors import BadBundle
from app.domain.plain_form import NotPlain
from app.domain.plain_form import base64url
from app.domain.plain_form import canonical
from app.domain.plain_form import from_base64url
from app.domain.plain_form import moment_of
from app.domain.plain_form import number_of
from app.domain.plain_form import strictly
from app.domain.plain_form import table_of
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of
from app.domain.release import BundleFault
from app.library.sealing import ContentKey
from app.library.sealing import is_genuine
from app.library.sealing import key_id

ROOT, RELEASE = "root", "release"
DUTIES = (ROOT, RELEASE)
LEAST_THRESHOLD = 2
MOST_KEYS = 20
MESSAGES = {ROOT: b"fieldcard-root-1\n", RELEASE: b"fieldcard-release-1\n"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Signed:
    """A document as it lies in a file: its bytes, and its signatures as lines of text."""

    body: bytes
    signatures: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Duty:
    """Which keys may do one thing, by their ids, and how many must do it together."""

    keys: tuple[str, ...]
    threshold: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Root:
    """One version of the root of trust; `keys` are public halves by id."""

    version: int
    expires_at: datetime
    keys: Mapping[str, str]
    duties: Mapping[str, Duty]

    def of(self, duty: str) -> Mapping[str, str]:
        """Give the public halves of the keys of one duty, by id."""
        return {one: self.keys[one] for one in self.duties[duty].keys}


def write_root(root: Root) -> bytes:
    """Give the bytes of a root that are signed."""
    duties = {
        name: {"keys": sorted(duty.keys), "threshold": duty.threshold}
        for name, duty in root.duties.items()
    }
    return canonical(
        {
            "kind": "fieldcard-root",
            "version": root.version,
            "expires_at": root.expires_at.isoformat(),
            "keys": sorted(root.keys.values()),
            "duties": duties,
        }
    )


def read_root(body: bytes) -> Root:
    """Read a root; raises NotPlain for anything but the exact form."""
    table = strictly(body)
    publics = texts_of(table, "keys")
    root = Root(
        version=number_of(table, "version"),
        expires_at=moment_of(table, "expires_at"),
        keys={key_id(public): public for public in publics},
        duties={name: _duty(table_of(table_of(table, "duties"), name)) for name in DUTIES},
    )
    if write_root(root) != body or not 0 < len(publics) <= MOST_KEYS:
        raise NotPlain
    if any(one not in root.keys for duty in root.duties.values() for one in duty.keys):
        raise NotPlain
    return root


def _duty(table: Mapping[str, object]) -> Duty:
    duty = Duty(keys=texts_of(table, "keys"), threshold=number_of(table, "threshold"))
    enough = LEAST_THRESHOLD <= duty.threshold <= len(set(duty.keys))
    if not enough or len(set(duty.keys)) != len(duty.keys):
        raise NotPlain
    return duty


def signature_line(kind: str, body: bytes, key: ContentKey) -> bytes:
    """Sign a document of that kind and give the line that says so."""
    signature = base64url(key.sign(MESSAGES[kind] + body))
    return f"{key.id} {signature}\n".encode("ascii")


def with_signature(kind: str, signed: Signed, key: ContentKey) -> Signed:
    """Add one signature; a second one of the same key replaces the first."""
    others = [one for one in _lines(signed.signatures) if one[0] != key.id]
    lines = [f"{one} {signature}\n".encode("ascii") for one, signature in others]
    return Signed(
        body=signed.body,
        signatures=b"".join(sorted([*lines, signature_line(kind, signed.body, key)])),
    )


def signers(kind: str, signed: Signed, keys: Mapping[str, str]) -> tuple[str, ...]:
    """Give the ids of the keys that signed; every line must hold, in order, once each.

    Raises BadBundle when a single one is wrong, unknown or doubled.
    """
    lines = _lines(signed.signatures)
    ids = tuple(one for one, _ in lines)
    if list(ids) != sorted(set(ids)):
        raise BadBundle(BundleFault.signatures)
    message = MESSAGES[kind] + signed.body
    for one, signature in lines:
        if one not in keys or not is_genuine(keys[one], message, _raw(signature)):
            raise BadBundle(BundleFault.signatures)
    return ids


def require_enough(duty: Duty, ids: tuple[str, ...]) -> None:
    """Refuse too few signatures of one duty; raises BadBundle."""
    if len(set(ids) & set(duty.keys)) < duty.threshold:
        raise BadBundle(BundleFault.signatures)


def next_root(before: Root, signed: Signed) -> Root:
    """Take the next root, signed by enough of the old and enough of its own keys.

    The old keys are counted before the new document is read. Raises BadBundle.
    """
    known = [one for one, _ in _lines(signed.signatures) if one in before.of(ROOT)]
    olds = Signed(body=signed.body, signatures=_only(signed.signatures, known))
    require_enough(before.duties[ROOT], signers(ROOT, olds, before.of(ROOT)))
    root = _read(signed.body)
    if root.version != before.version + 1:
        raise BadBundle(BundleFault.signatures)
    every = signers(ROOT, signed, {**root.of(ROOT), **before.of(ROOT)})
    require_enough(root.duties[ROOT], every)
    return root


def first_root(signed: Signed) -> Root:
    """Read a root that is trusted already, and check that it signed itself."""
    root = _read(signed.body)
    require_enough(root.duties[ROOT], signers(ROOT, signed, root.of(ROOT)))
    return root


def release_fields(body: bytes) -> dict[str, object]:
    """Read the table of a verified release; raises NotPlain."""
    table = strictly(body)
    if text_of(table, "kind") != "fieldcard-release":
        raise NotPlain
    return table


def _read(body: bytes) -> Root:
    try:
        return read_root(body)
    except NotPlain as odd:
        raise BadBundle(BundleFault.unreadable) from odd


def _lines(signatures: bytes) -> list[tuple[str, str]]:
    """Split the lines of signatures; raises BadBundle for any other form."""
    text = signatures.decode("ascii", errors="replace")
    rows = [line.split(" ") for line in text.split("\n")]
    if not text.isascii() or rows.pop() != [""] or any(len(row) != 2 for row in rows):  # noqa: PLR2004 - a pair
        raise BadBundle(BundleFault.signatures)
    return [(row[0], row[1]) for row in rows]


def _only(signatures: bytes, ids: list[str]) -> bytes:
    kept = (row for row in _lines(signatures) if row[0] in ids)
    return b"".join(f"{one} {signature}\n".encode("ascii") for one, signature in kept)


def _raw(signature: str) -> bytes:
    try:
        return from_base64url(signature)
    except NotPlain as odd:
        raise BadBundle(BundleFault.signatures) from odd
