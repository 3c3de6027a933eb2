"""What an answer means: every cause has its row, and no stranger is believed."""

import json
from collections.abc import Mapping
from datetime import timedelta

import pytest

from app.courier.carrier import PinnedNotary
from app.courier.conversation import cause_of
from app.courier.conversation import hand_over
from app.courier.conversation import problem_of
from app.courier.conversation import said
from app.courier.conversation import what_came
from app.courier.membership import Membership
from app.courier.problems import PREFIX
from app.courier.problems import STATUS
from app.courier.problems import Problem
from app.courier.signing import Token
from app.courier.signing import stamped
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import Blocked
from app.domain.delivery import CarryResult
from app.domain.delivery import NotYet
from app.domain.delivery import SetAside
from tests.courier.kit import TestDevice
from tests.courier.paper_hub import PaperHub

HUB = PaperHub()
OFFICER = HUB.admit(TestDevice(), TestDevice(unit="Desk"))
PARCEL = OFFICER.sealed()
NOTARY = PinnedNotary(member=Membership(pinned=HUB.pinned))
PAGE = b"<html><title>Welcome</title>Sign in to this network</html>"


def _refusal(problem: Problem, **beside: str) -> Answer:
    body = {"type": f"{PREFIX}{problem}", **beside}
    headers = {"content-type": "application/problem+json; charset=utf-8"}
    return Answer(status=STATUS[problem], headers=headers, body=json.dumps(body).encode())


def _held(receipt: object, status: int = 200) -> Answer:
    return Answer(status=status, body=json.dumps({"receipt": receipt}).encode())


def _page(status: int, headers: Mapping[str, str] | None = None) -> Answer:
    return Answer(status=status, headers=headers or {}, body=PAGE)


def _tombstone(envelope: str, hub: PaperHub = HUB) -> str:
    content = {"tenant": "north", "id": envelope, "reason": "expired", "at": "now"}
    return stamped(Token.tombstone, content, hub.receipts)


OF_THE_NETWORK = (Cause.no_network, Cause.no_answer, Cause.tls_trust, Cause.tls_date)
OF_THE_DEVICE = {Cause.not_enrolled, Cause.disk_full}
ROWS: list[tuple[Answer | NoAnswer, CarryResult]] = [
    *[(NoAnswer(cause=cause), NotYet(cause=cause)) for cause in OF_THE_NETWORK],
    (_page(200), NotYet(cause=Cause.portal)),
    (_page(201), NotYet(cause=Cause.portal)),
    (_page(204), NotYet(cause=Cause.portal)),
    (_page(302, {"location": "https://portal.example"}), NotYet(cause=Cause.portal)),
    (_page(307), NotYet(cause=Cause.portal)),
    (_page(403), NotYet(cause=Cause.portal)),
    (_page(404), NotYet(cause=Cause.portal)),
    (_page(409), NotYet(cause=Cause.portal)),
    (_page(410), NotYet(cause=Cause.portal)),
    (_page(511), NotYet(cause=Cause.portal)),
    (_page(408), NotYet(cause=Cause.no_answer)),
    (_page(425), NotYet(cause=Cause.no_answer)),
    (_page(500), NotYet(cause=Cause.no_answer)),
    (_page(502), NotYet(cause=Cause.no_answer)),
    (_page(503), NotYet(cause=Cause.no_answer)),
    (_page(429), NotYet(cause=Cause.busy)),
    (
        _page(503, {"retry-after": "120"}),
        NotYet(cause=Cause.busy, retry_after=timedelta(minutes=2)),
    ),
    (
        _page(429, {"retry-after": "999999999999"}),
        NotYet(cause=Cause.busy, retry_after=timedelta(minutes=30)),
    ),
    (_page(503, {"retry-after": "soon"}), NotYet(cause=Cause.no_answer)),
    (_refusal(Problem.bad_signature), Blocked(cause=Cause.unknown_device)),
    (_refusal(Problem.revoked), Blocked(cause=Cause.revoked)),
    (_refusal(Problem.unconfirmed), Blocked(cause=Cause.unconfirmed)),
    (_refusal(Problem.unknown_receiver), Blocked(cause=Cause.unknown_receiver)),
    (_refusal(Problem.outdated), Blocked(cause=Cause.outdated)),
    (_refusal(Problem.other_version), SetAside(cause=Cause.other_version)),
    (_refusal(Problem.malformed), SetAside(cause=Cause.malformed)),
    (_refusal(Problem.too_large), SetAside(cause=Cause.malformed)),
    (_refusal(Problem.wrong_type), SetAside(cause=Cause.malformed)),
    (_refusal(Problem.unprocessable), SetAside(cause=Cause.malformed)),
    (_refusal(Problem.broken), NotYet(cause=Cause.no_answer)),
    (
        _refusal(Problem.ended, tombstone=_tombstone(PARCEL.id)),
        SetAside(cause=Cause.withdrawn),
    ),
    (_refusal(Problem.ended), NotYet(cause=Cause.portal)),
    (_refusal(Problem.ended, tombstone=_tombstone("other")), NotYet(cause=Cause.portal)),
    (
        _refusal(Problem.ended, tombstone=_tombstone(PARCEL.id, PaperHub())),
        NotYet(cause=Cause.portal),
    ),
]


@pytest.mark.parametrize(("answer", "result"), ROWS)
def test_an_answer_means_one_thing(answer: Answer | NoAnswer, result: CarryResult) -> None:
    """Each answer of the table leads to its result, and none of these is received."""
    assert result == what_came(PARCEL, answer, NOTARY)


def test_every_cause_has_a_row() -> None:
    """No cause that an officer may read is left without an answer that leads to it.

    Two come from the device itself: it has no hub yet, or no room for the receipt.
    """
    seen = {result.cause for _, result in ROWS if not isinstance(result, Accepted)}

    assert set(Cause) - OF_THE_DEVICE == seen


@pytest.mark.parametrize("status", [200, 201])
def test_a_verified_receipt_makes_it_received(status: int) -> None:
    """The receipt is kept byte for byte."""
    receipt = HUB.receipt(PARCEL)

    assert Accepted(receipt=receipt) == what_came(PARCEL, _held(receipt, status), NOTARY)


FALSE_RECEIPTS = {
    "none": None,
    "empty": "",
    "number": 7,
    "of another hub": PaperHub().receipt(PARCEL),
    "of another envelope, replayed": HUB.receipt(OFFICER.sealed()),
    "of other bytes": HUB.receipt(PARCEL, sha256="0" * 64),
    "of another size": HUB.receipt(PARCEL, size=1),
    "of another receiver": HUB.receipt(PARCEL, receiver="other-desk"),
    "of another tenant": HUB.receipt(PARCEL, tenant="south"),
    "garbled": HUB.receipt(PARCEL)[:-4] + "AAAA",
    "of another kind": stamped(Token.event, {"id": PARCEL.id}, HUB.receipts),
}


@pytest.mark.threat("T08")
@pytest.mark.parametrize("name", list(FALSE_RECEIPTS))
def test_a_false_receipt_leaves_it_waiting(name: str) -> None:
    """A 200 with anything but the right receipt is a stranger's answer."""
    answer = _held(FALSE_RECEIPTS[name])

    assert NotYet(cause=Cause.portal) == what_came(PARCEL, answer, NOTARY)


def _trusting(answer: Answer) -> bool:
    """Believe any 200, as a careless program would."""
    return answer.status in (200, 201)


@pytest.mark.parametrize("answer", [_page(200), *map(_held, FALSE_RECEIPTS.values())])
def test_a_program_that_trusts_a_200_would_be_fooled(answer: Answer) -> None:
    """The control: these answers are real traps, and only the receipt tells them apart."""
    assert _trusting(answer)
    assert not isinstance(what_came(PARCEL, answer, NOTARY), Accepted)


def test_a_refusal_needs_the_hub_s_own_form() -> None:
    """Name, status and media type have to agree before a refusal counts."""
    real = _refusal(Problem.revoked)
    plain = Answer(status=403, headers={"content-type": "text/html"}, body=real.body)
    other_status = Answer(status=409, headers=real.headers, body=real.body)
    unknown = Answer(status=403, headers=real.headers, body=b'{"type":"urn:other:revoked"}')

    assert problem_of(real) is Problem.revoked
    assert [problem_of(one) for one in (plain, other_status, unknown)] == [None] * 3


def test_a_request_names_the_envelope_and_carries_the_bytes() -> None:
    """The header goes in one field, the body is the sealed bytes and nothing else."""
    request = hand_over(PARCEL)

    assert ("PUT", f"/v1/envelopes/{PARCEL.id}") == (request.method, request.path)
    assert PARCEL.sealed == request.body
    assert request.headers["fieldcard-envelope"].startswith(":")


@pytest.mark.parametrize("body", [b"", b"{", b"[]", b"7", b"[" * 100_000, PAGE])
def test_nonsense_is_no_table(body: bytes) -> None:
    """Whatever somebody sends, it is read as nothing."""
    assert said(Answer(status=200, body=body)) is None


def test_a_failed_question_names_its_cause() -> None:
    """Questions other than a hand-over tell why there was no answer."""
    assert cause_of(NoAnswer(cause=Cause.tls_date)) is Cause.tls_date
    assert cause_of(_refusal(Problem.revoked)) is Cause.revoked
    assert cause_of(_refusal(Problem.other_version)) is Cause.other_version
    assert cause_of(_refusal(Problem.not_for_you)) is Cause.unconfirmed
    assert cause_of(_page(200)) is Cause.portal
    assert cause_of(_page(500)) is Cause.no_answer
