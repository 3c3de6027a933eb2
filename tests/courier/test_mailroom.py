"""Opening at the receiver: only what is whole, meant for it, and from a confirmed device."""

import base64
import json
from dataclasses import dataclass
from dataclasses import replace

import pytest

from app.courier.age_file import seal
from app.courier.envelope_v1 import read_signed
from app.courier.envelope_v1 import write_header
from app.courier.envelope_v1 import write_signed
from app.courier.sealer import EnvelopeSealer
from app.courier.signing import digest
from app.courier.signing import sign_envelope
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause
from app.domain.errors import CannotOpen
from app.domain.errors import CannotSeal
from app.domain.errors import HubOutOfReach
from app.domain.event import EnvelopeId
from app.domain.receiving import IncomingState
from tests.courier.kit import PAYLOAD
from tests.courier.kit import TestDevice
from tests.courier.kit import cleared
from tests.courier.memory_safe import NOON
from tests.courier.memory_safe import MemorySafe
from tests.courier.paper_hub import PaperHub
from tests.courier.paper_hub import wire_of

HUB = PaperHub()
DESK, OTHER = TestDevice(unit="Desk"), TestDevice(unit="Other")
OFFICER = HUB.admit(TestDevice(), DESK, OTHER)
HUB.admit(DESK, DESK, OTHER)
PARCEL = OFFICER.sealed()


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """What a hub hands out for one envelope, rightly or wrongly."""

    header: bytes = PARCEL.header
    body: bytes = PARCEL.sealed
    certificate: str = ""

    def reply(self, _request: Request) -> Answer:
        """Hand it out."""
        headers = {
            "fieldcard-envelope": f":{base64.b64encode(self.header).decode()}:",
            "fieldcard-certificate": self.certificate or HUB.certificate(OFFICER),
        }
        return Answer(status=200, headers=headers, body=self.body)


def _open(held: Held, envelope: EnvelopeId = PARCEL.id) -> dict[str, object]:
    DESK.wire_to = wire_of(held.reply)
    return DESK.mailroom.open(envelope)


def _resigned(body: bytes, signer: TestDevice = OFFICER, **changed: object) -> bytes:
    header, _, _ = read_signed(PARCEL.header)
    fields = {"sha256": digest(body), "size": len(body), **changed}
    written = write_header(replace(header, **fields))  # type: ignore[arg-type]  # odd on purpose
    return write_signed(written, sign_envelope(signer.keys.signing, written))


def test_the_receiver_reads_what_was_sealed() -> None:
    """The payload comes out as it went in."""
    assert dict(PAYLOAD) == _open(Held())


FOREIGN = seal(b'{"header":{},"payload":{}}', [DESK.keys.recipient])
FALSE = {
    "other bytes": Held(body=PARCEL.sealed[:-1] + b"x"),
    "cut": Held(body=PARCEL.sealed[:100]),
    "header of another envelope": Held(header=OFFICER.sealed().header),
    "no header": Held(header=b""),
    "signature of another device": Held(header=_resigned(PARCEL.sealed, TestDevice())),
    "certificate of another device": Held(certificate=HUB.certificate(TestDevice())),
    "certificate of another root": Held(certificate=PaperHub().certificate(OFFICER)),
    "receiver changed outside": Held(header=_resigned(PARCEL.sealed, receiver="other")),
    "pack changed outside": Held(header=_resigned(PARCEL.sealed, pack="sha256:ff")),
    "sealed by a stranger under the same header": Held(header=_resigned(FOREIGN), body=FOREIGN),
    "no age file": Held(header=_resigned(b"x"), body=b"x"),
}


@pytest.mark.threat("T20")
@pytest.mark.threat("T08")
@pytest.mark.parametrize("name", list(FALSE))
def test_a_changed_envelope_stays_closed(name: str) -> None:
    """Nothing of it is shown."""
    with pytest.raises(CannotOpen):
        _open(FALSE[name])


def test_another_receiver_cannot_open_it() -> None:
    """Its own key does not fit, even when the hub hands the bytes out."""
    HUB.admit(OTHER, DESK, OTHER)
    OTHER.wire_to = wire_of(Held().reply)
    with pytest.raises(CannotOpen):
        OTHER.mailroom.open(PARCEL.id)


def test_another_envelope_than_asked_for_stays_closed() -> None:
    """A hub cannot swap one referral for another."""
    with pytest.raises(CannotOpen):
        _open(Held(), EnvelopeId("another"))


def test_a_row_tells_the_sender_and_no_name() -> None:
    """The unit comes from the certificate, not from the hub."""
    row = {
        "header": base64.b64encode(PARCEL.header).decode(),
        "received_at": NOON.isoformat(),
        "certificate": HUB.certificate(OFFICER, unit="Harbour unit"),
    }
    body = json.dumps({"envelopes": [row], "next": "9"}).encode()
    DESK.wire_to = wire_of(lambda _request: Answer(status=200, body=body))
    [arrived] = DESK.mailroom.arrivals()

    assert ("Harbour unit", NOON, PARCEL.id) == (arrived.sender, arrived.arrived_at, arrived.id)
    assert arrived.state is IncomingState.arrived


@pytest.mark.parametrize("body", [b"", b'{"envelopes":[{}],"next":""}', b'{"envelopes":7}'])
def test_nonsense_instead_of_an_inbox_is_no_empty_inbox(body: bytes) -> None:
    """An error is never turned into nothing came in."""
    DESK.wire_to = wire_of(lambda _request: Answer(status=200, body=body))
    with pytest.raises(HubOutOfReach) as out:
        DESK.mailroom.arrivals()

    assert out.value.cause is Cause.portal


def test_a_second_try_says_the_same_bytes() -> None:
    """The word is kept before it is posted, so a lost answer does no harm."""
    posted: list[bytes] = []

    def reply(request: Request) -> Answer | NoAnswer:
        posted.append(request.body)
        lost = len(posted) == 1
        return NoAnswer(cause=Cause.no_answer) if lost else Answer(status=200)

    DESK.wire_to = wire_of(reply)
    with pytest.raises(HubOutOfReach):
        DESK.mailroom.tell(PARCEL.id, IncomingState.accepted, None)
    DESK.mailroom.tell(PARCEL.id, IncomingState.accepted, None)

    assert posted[0] == posted[1]


def test_a_device_without_a_hub_or_without_an_entry_has_no_inbox() -> None:
    """It says why instead of showing an empty box."""
    with pytest.raises(HubOutOfReach) as none:
        TestDevice().mailroom.arrivals()
    unlisted = HUB.admit(TestDevice(wire_to=wire_of(Held().reply)), DESK)
    with pytest.raises(HubOutOfReach) as unknown:
        unlisted.mailroom.open(PARCEL.id)

    assert none.value.cause is Cause.not_enrolled
    assert unknown.value.cause is Cause.unconfirmed


@pytest.mark.parametrize(
    "payload", [{"x": 1.5}, {"x": "y" * 5_000_000}, {"edition": "with spaces", "x": 1}]
)
def test_what_cannot_be_sealed_is_refused_before(payload: dict[str, object]) -> None:
    """Fractions and too much text raise, and nothing is laid into the outbox."""
    with pytest.raises(CannotSeal):
        OFFICER.sealed(payload)


def test_a_device_without_a_hub_cannot_seal() -> None:
    """A receiver alone is not enough: the envelope names the tenant."""
    receiver = OFFICER.standing.receivers()[0]
    with pytest.raises(CannotSeal):
        EnvelopeSealer(safe=MemorySafe()).seal(PARCEL.id, cleared(PAYLOAD, receiver))
