"""Every parser of something that comes from outside, with a good example of what it reads.

A parser may refuse by its own errors; any other error is a crash.
"""

import io
import random
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from shutil import copytree
from tempfile import TemporaryDirectory

from app.courier.age_file import new_identity
from app.courier.age_file import recipient_of
from app.courier.age_file import unseal
from app.courier.directory import Directory
from app.courier.directory import read_directory
from app.courier.directory import write_directory
from app.courier.envelope_v1 import Header
from app.courier.envelope_v1 import read_header
from app.courier.envelope_v1 import read_inside
from app.courier.envelope_v1 import read_signed
from app.courier.envelope_v1 import write_header
from app.courier.envelope_v1 import write_inside
from app.courier.envelope_v1 import write_signed
from app.courier.event_words import read_event
from app.courier.message_signature import claim_of
from app.courier.message_signature import signed
from app.courier.receiver_card import Card
from app.courier.receiver_card import read_card
from app.courier.receiver_card import write_card
from app.courier.signing import Token
from app.courier.signing import content_of
from app.courier.signing import new_key
from app.courier.signing import stamped
from app.courier.ticket import Pinned
from app.courier.ticket import Ticket
from app.courier.ticket import read_ticket
from app.courier.ticket import write_ticket
from app.courier.wire import Request
from app.desktop.frames import BadFrame
from app.desktop.frames import read_frame
from app.desktop.frames import write_frame
from app.domain.errors import BadTicket
from app.domain.errors import CannotOpen
from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical
from app.domain.plain_form import strictly
from app.factory.clear_file import NAME
from app.factory.clear_file import read_clear_file
from app.library.reading import read
from app.vault.errors import BadKeyFile
from app.vault.keys import KeySet
from tests.courier.memory_safe import NOON
from tests.proofs.bending import bent_bytes
from tests.proofs.bending import bent_json

AUTHORITY = "127.0.0.1:9"
PACKS = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"
CLEAR = b'role = "officer"\nlanguage = "en"\njurisdiction = "x"\nemergency = [{name = "a"}]\n'


@dataclass(frozen=True, slots=True, kw_only=True)
class Parser:
    """What is read, a good example, and the errors by which it is refused."""

    name: str
    good: bytes
    read: Callable[[bytes], object]
    refusals: tuple[type[Exception], ...] = ()
    share: float = 1.0

    def crashes(self, seed: int, runs: int) -> Iterator[str]:
        """Read bent examples, and give each crash with what led to it."""
        draw = random.Random(seed)  # noqa: S311 - the same bytes again, no secret
        self.read(self.good)
        for _ in range(runs):
            bend = draw.choice((bent_bytes, bent_json))
            data = bend(draw, self.good)
            try:
                self.read(data)
            except self.refusals:
                continue
            except Exception as crash:  # noqa: BLE001 - any other one is what is looked for
                yield f"{self.name}: {type(crash).__name__} {crash} {data[:300]!r}"


def parsers(folder: Path) -> tuple[Parser, ...]:
    """Give every parser; `folder` is where those that read files find them."""
    return (*_of_envelopes(), *_of_papers(), *_of_files(folder))


def _of_envelopes() -> Iterator[Parser]:
    key = new_key()
    identity = new_identity()
    header = Header(
        id="00000000-0000-4000-8000-00000000ffff",
        tenant="north",
        receiver="desk",
        device=key.kid,
        kids=("a" * 16,),
        pack="uk-ew",
        sha256="0" * 64,
        size=4096,
    )
    written = write_header(header)
    inside = write_inside(header, {"person": {"name_to_use": "Linh"}})
    yield Parser(name="header", good=written, read=read_header, refusals=(ValueError,))
    yield Parser(
        name="signed header",
        good=write_signed(written, "x" * 86),
        read=read_signed,
        refusals=(ValueError,),
    )
    yield Parser(
        name="inside of an envelope",
        good=inside,
        read=lambda data: read_inside(data, header),
        refusals=(ValueError,),
        share=0.2,
    )
    yield Parser(
        name="sealed bytes",
        good=b"age-encryption.org/v1\n-> X25519 a\nb\n--- c\nd",
        read=lambda data: _refused(lambda: unseal(data, identity)),
    )
    yield _of_tokens()
    yield _of_claims()


def _refused(act: Callable[[], object]) -> object:
    try:
        return act()
    except CannotOpen:
        return None


def _of_tokens() -> Parser:
    key = new_key()
    content = {"tenant": "north", "kind": "accepted", "sequence": 2, "at": NOON.isoformat()}
    token = stamped(Token.event, {**content, "envelope": "e", "reason": ""}, key)

    def understand(data: bytes) -> object:
        found = content_of(Token.event, data.decode("latin-1"), {key.kid: key.public})
        return found and read_event(found, "north")

    return Parser(name="token", good=token.encode(), read=understand, share=0.3)


def _of_claims() -> Parser:
    key = new_key()
    asked = Request(method="GET", path="/v1/device", headers={}, body=b"{}")
    whole = signed(asked, AUTHORITY, f"north/{key.kid}", key, NOON)
    lines = "\n".join(f"{name}: {value}" for name, value in whole.headers.items())

    def claimed(data: bytes) -> object:
        pairs = (line.partition(": ") for line in data.decode("latin-1").split("\n"))
        fields = {name: value for name, _, value in pairs}
        return claim_of(
            Request(method="GET", path="/v1/device", headers=fields, body=b"{}"), AUTHORITY
        )

    return Parser(name="signature fields", good=lines.encode(), read=claimed)


def _of_papers() -> Iterator[Parser]:
    key = new_key()
    recipient = recipient_of(new_identity())
    pinned = Pinned(
        hub="https://hub.example", tenant="north", receipt_keys=(key.public,), root=key.public
    )
    ticket = write_ticket(Ticket(pinned=pinned, code="x" * 27))
    card = write_card(Card(name="Desk", signing_key=key.public, recipient=recipient))
    entry = Card(name="Desk", signing_key=key.public, recipient=recipient).entry("desk", "a")
    listed = Directory(tenant="north", version=1, expires_at=NOON, entries=(entry,))
    yield Parser(
        name="ticket",
        good=ticket.encode(),
        read=lambda data: read_ticket(data.decode("latin-1")),
        refusals=(BadTicket,),
    )
    yield Parser(
        name="card",
        good=card.encode(),
        read=lambda data: read_card(data.decode("utf-8", "surrogatepass")),
        refusals=(ValueError,),
    )
    yield Parser(
        name="directory",
        good=canonical(write_directory(listed)),
        read=lambda data: read_directory(strictly(data)),
        refusals=(NotPlain,),
    )


def _of_files(folder: Path) -> Iterator[Parser]:
    frame = io.BytesIO()
    write_frame(frame, {"kind": "admit", "what": "code", "blob": b"abc"})
    yield Parser(
        name="frame",
        good=frame.getvalue(),
        read=lambda data: read_frame(io.BytesIO(data)),
        refusals=(BadFrame,),
    )
    yield Parser(
        name="keys",
        good=KeySet.fresh().packed(),
        read=KeySet.unpacked,
        refusals=(BadKeyFile,),
    )

    def clear(data: bytes) -> object:
        (folder / NAME).write_bytes(data)
        return read_clear_file(folder)

    yield Parser(name="clear file", good=CLEAR, read=clear, share=0.2)
    packs = copytree(PACKS, folder / "packs")
    for file in sorted(packs.rglob("*.toml")):
        yield Parser(
            name=f"pack {file.relative_to(packs)}",
            good=file.read_bytes(),
            read=lambda data, file=file: _content(packs, file, data),
            share=0.002,
        )


def _content(packs: Path, file: Path, data: bytes) -> object:
    good = file.read_bytes()
    file.write_bytes(data)
    try:
        return read(packs)
    finally:
        file.write_bytes(good)


def room() -> "TemporaryDirectory[str]":
    """Give a folder in memory, where there is one."""
    memory = Path("/dev/shm")  # noqa: S108 - the folder itself is made by TemporaryDirectory
    return TemporaryDirectory(prefix="fieldcard-", dir=memory if memory.is_dir() else None)
