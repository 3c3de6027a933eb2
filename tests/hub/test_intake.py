"""Taking in: once, whole, with one receipt, and only from whom it may."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from threading import Barrier

import pytest

from app.courier.conversation import ask_standing
from app.courier.conversation import hand_over
from app.courier.envelope_v1 import LARGEST
from app.courier.envelope_v1 import read_signed
from app.courier.envelope_v1 import write_header
from app.courier.envelope_v1 import write_signed
from app.courier.own_keys import SIGNING
from app.courier.problems import Problem
from app.courier.signing import digest
from app.courier.signing import new_key
from app.courier.signing import sign_envelope
from app.courier.wire import Answer
from app.domain.cause import Cause
from app.domain.delivery import Blocked
from app.domain.delivery import Parcel
from app.domain.delivery import SetAside
from app.domain.plain_form import canonical
from app.domain.plain_form import strictly
from tests.courier.kit import TestDevice
from tests.hub.asking import ChangingWire
from tests.hub.asking import asked
from tests.hub.asking import put
from tests.hub.asking import receipt
from tests.hub.asking import refusal
from tests.hub.town import Town

pytestmark = pytest.mark.slow


def _signed_anew(device: TestDevice, parcel: Parcel, **changed: object) -> Parcel:
    """Change the header and sign it properly."""
    header, _, _ = read_signed(parcel.header)
    written = write_header(replace(header, **changed))  # type: ignore[arg-type]  # odd on purpose
    signature = sign_envelope(device.keys.signing, written)
    return replace(parcel, header=write_signed(written, signature))


def test_the_first_is_kept_and_every_other_gets_the_same_receipt(town: Town) -> None:
    """201 once, then 200 with identical bytes, however often."""
    parcel = town.officer.sealed()
    answers = [put(town.officer, parcel) for _ in range(4)]

    assert [one.status for one in answers] == [201, 200, 200, 200]
    assert len({one.body for one in answers}) == 1


def test_eight_at_once_give_one_row_and_one_receipt(town: Town) -> None:
    """Exactly one is the first; nobody reads an error; all hold the same receipt."""
    parcel = town.officer.sealed()
    start = Barrier(8)

    def one(_number: int) -> Answer:
        start.wait()
        return put(town.officer, parcel)

    with ThreadPoolExecutor(8) as pool:
        answers = list(pool.map(one, range(8)))
    rows = [one for one in town.desk.mailroom.arrivals() if one.id == parcel.id]

    assert sorted(one.status for one in answers) == [200] * 7 + [201]
    assert len({receipt(one) for one in answers}) == 1
    assert len(rows) == 1


def test_other_bytes_under_the_same_number_are_refused(town: Town) -> None:
    """The first stays; the device sets the second aside and a person looks."""
    first = town.officer.sealed()
    other = town.officer.sealed({"edition": "", "words": "other"}, envelope=first.id)
    kept = put(town.officer, first)
    refused = put(town.officer, other)

    assert (409, Problem.other_version) == refusal(refused)
    assert SetAside(cause=Cause.other_version) == town.officer.carrier.carry(other)
    assert receipt(kept) == receipt(put(town.officer, first))


def test_another_device_may_carry_it(town: Town) -> None:
    """A colleague's device earns the same receipt; the sender's signature is unchanged."""
    parcel = town.officer.sealed()
    carried = put(town.desk, parcel)

    assert carried.status == 201
    assert receipt(carried) == receipt(put(town.officer, parcel))


def test_an_unconfirmed_device_waits_and_goes_after_the_six_words(town: Town) -> None:
    """Sealing works before; sending is blocked by name until a person confirmed."""
    device = town.hub.officer(is_confirmed=False)
    parcel = device.sealed()
    blocked = device.carrier.carry(parcel)
    enrolment = device.standing.enrolment()
    town.hub.order("device", "confirm", enrolment.device, "--words", " ".join(enrolment.words))

    assert Blocked(cause=Cause.unconfirmed) == blocked
    assert put(device, parcel).status == 201


def test_a_revoked_device_adds_nothing(town: Town) -> None:
    """Its next sending is refused; what it sent before stays held and readable."""
    device = town.hub.officer()
    before, after = device.sealed(), device.sealed()
    put(device, before)
    town.hub.order("device", "revoke", device.keys.device)

    assert Blocked(cause=Cause.revoked) == device.carrier.carry(after)
    assert (403, Problem.revoked) == refusal(put(town.officer, after))
    assert dict(town.desk.mailroom.open(before.id))
    assert device.standing.refresh().state.value == "revoked"


def test_an_unknown_device_is_not_known(town: Town) -> None:
    """A key that never enrolled is answered 401, and so is a forged envelope signature."""
    parcel = town.officer.sealed()
    stranger = TestDevice()
    stranger.safe.kept.update(town.officer.safe.kept)
    stranger.safe.write(SIGNING, new_key().raw)
    forged = _signed_anew(stranger, parcel)

    assert (401, Problem.bad_signature) == refusal(put(stranger, parcel))
    assert (401, Problem.bad_signature) == refusal(put(town.officer, forged))


def test_a_changed_request_is_not_known(town: Town) -> None:
    """The hub checks digest and signature of the request itself."""
    direct = town.officer.wire_to
    watched = replace(town.officer, wire_to=lambda to: ChangingWire(inner=direct(to)))

    assert (401, Problem.bad_signature) == refusal(asked(watched, ask_standing()))
    assert asked(town.officer, ask_standing()).status == 200


def test_what_is_malformed_is_refused_by_name(town: Town) -> None:
    """Each refusal has its number and its name."""
    officer = town.officer
    parcel = officer.sealed()
    request = hand_over(parcel)
    typed = {**request.headers, "content-type": "text/plain"}
    no_header = {"content-type": request.headers["content-type"]}
    table = strictly(parcel.header)
    old = canonical({**table, "header": {**dict(table["header"]), "format": 0}})  # type: ignore[call-overload]  # a table
    large = replace(parcel, sealed=b"x" * (LARGEST + 1))

    assert (400, Problem.malformed) == refusal(
        asked(officer, replace(request, headers=no_header))
    )
    assert (413, Problem.too_large) == refusal(put(officer, large))
    assert (415, Problem.wrong_type) == refusal(asked(officer, replace(request, headers=typed)))
    assert (422, Problem.unprocessable) == refusal(put(officer, replace(parcel, sealed=b"x")))
    assert (422, Problem.unprocessable) == refusal(
        put(officer, _signed_anew(officer, parcel, tenant="south"))
    )
    assert (426, Problem.outdated) == refusal(put(officer, replace(parcel, header=old)))
    assert put(officer, parcel).status == 201


def test_a_receiver_that_the_tenant_lacks_is_refused(town: Town) -> None:
    """The envelope waits until the directory is renewed."""
    parcel = _signed_anew(town.officer, town.officer.sealed(), receiver="nowhere")

    assert (403, Problem.unknown_receiver) == refusal(put(town.officer, parcel))
    assert digest(parcel.sealed) == parcel.sha256


def test_an_ended_number_never_comes_back(town: Town) -> None:
    """After its time the body is gone; sending again is answered with a signed tombstone."""
    parcel = town.officer.sealed()
    put(town.officer, parcel)
    ended = town.hub.order("expire", "--days", "0")

    assert ended.stdout.startswith("ended ")
    assert (410, Problem.ended) == refusal(put(town.officer, parcel))
    assert SetAside(cause=Cause.withdrawn) == town.officer.carrier.carry(parcel)
    assert parcel.id not in [one.id for one in town.desk.mailroom.arrivals()]
