"""Wire format of a sealed referral, version 1; frozen after release.

The header stands outside in clear and says nothing about the person. A copy of it lies
inside the sealed part. The inside is JSON followed by spaces up to a fixed size.
"""

import re
from collections.abc import Mapping
from dataclasses import asdict
from dataclasses import dataclass
from dataclasses import fields

from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical
from app.domain.plain_form import number_of
from app.domain.plain_form import strictly
from app.domain.plain_form import table_of
from app.domain.plain_form import text_of
from app.domain.plain_form import texts_of

FORMAT = 1
SUITE = "age-x25519"
REFERRAL = "referral"
BUCKETS = (4 * 1024, 16 * 1024, 64 * 1024, 256 * 1024, 1024 * 1024, 4 * 1024 * 1024)
LARGEST = BUCKETS[-1]
OUTSIDE_ONLY = ("sha256", "size")
_CHUNK = 64 * 1024
_CHUNK_COST = 16
_HEAD_COST = 640
_RECIPIENT_COST = 128
_SHAPES = {
    "id": re.compile(r"[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}"),
    "kind": re.compile(REFERRAL),
    "suite": re.compile(re.escape(SUITE)),
    "tenant": re.compile(r"[a-z0-9-]{1,40}"),
    "receiver": re.compile(r"[a-z0-9-]{1,80}"),
    "device": re.compile(r"[0-9a-f]{32}"),
    "sha256": re.compile(r"[0-9a-f]{64}"),
    "pack": re.compile(r"[A-Za-z0-9:._-]{0,100}"),
}


class WrongFormat(ValueError):
    """The envelope speaks another version of this format."""


class Changed(ValueError):
    """What lies inside does not belong to this header; the envelope was changed."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Header:
    """The outside of an envelope: who sends what to whom, without a word about a person."""

    id: str
    tenant: str
    receiver: str
    device: str
    kids: tuple[str, ...]
    pack: str
    sha256: str
    size: int
    kind: str = REFERRAL
    suite: str = SUITE
    format: int = FORMAT


def write_header(header: Header) -> bytes:
    """Give the canonical bytes that the device signs."""
    return canonical(asdict(header))


def read_header(data: bytes) -> Header:
    """Read a header strictly; raises NotPlain, or WrongFormat for another version."""
    table = strictly(data)
    if number_of(table, "format") != FORMAT:
        raise WrongFormat
    if set(table) != {one.name for one in fields(Header)}:
        raise NotPlain
    for name, shape in _SHAPES.items():
        if shape.fullmatch(text_of(table, name)) is None:
            raise NotPlain(name)
    return Header(
        id=text_of(table, "id"),
        tenant=text_of(table, "tenant"),
        receiver=text_of(table, "receiver"),
        device=text_of(table, "device"),
        kids=texts_of(table, "kids"),
        pack=text_of(table, "pack"),
        sha256=text_of(table, "sha256"),
        size=number_of(table, "size"),
    )


def write_signed(header: bytes, signature: str) -> bytes:
    """Join header and device signature into one object, as it stands beside the bytes."""
    return canonical({"header": strictly(header), "signature": signature})


def read_signed(data: bytes) -> tuple[Header, bytes, str]:
    """Part a signed header into its values, its canonical bytes and the signature."""
    table = strictly(data)
    written = canonical(table_of(table, "header"))
    return read_header(written), written, text_of(table, "signature")


def write_inside(header: Header, payload: Mapping[str, object]) -> bytes:
    """Write header copy and payload, padded so that the sealed size tells only a bucket.

    Digest and size of the header are not copied: they are known only after sealing.
    Raises NotPlain when it is larger than the largest bucket.
    """
    written = canonical({"header": copy_inside(header), "payload": dict(payload)})
    for bucket in BUCKETS:
        room = _room(bucket, len(header.kids))
        if len(written) <= room:
            return written.ljust(room, b" ")
    raise NotPlain


def read_inside(plain: bytes, outer: Header) -> dict[str, object]:
    """Read what was sealed and compare the inner header with the outer one.

    Raises NotPlain when it is no payload, Changed when the two headers differ.
    """
    table = strictly(plain.rstrip(b" "))
    if canonical(table_of(table, "header")) != canonical(copy_inside(outer)):
        raise Changed
    return table_of(table, "payload")


def copy_inside(header: Header) -> dict[str, object]:
    """Give the copy of a header that is sealed: all of it but digest and size."""
    return {k: v for k, v in asdict(header).items() if k not in OUTSIDE_ONLY}


def _room(bucket: int, recipients: int) -> int:
    chunks = -(-bucket // _CHUNK)
    return bucket - _HEAD_COST - recipients * _RECIPIENT_COST - chunks * _CHUNK_COST
