"""What to say to a hub, and what its answer means; no network, no clock, no keys.

Whoever answers may be a stranger: a portal, a proxy, another hub. Only a receipt that
verifies makes a referral received, and only a refusal in the hub's own form (problem+json
with a known name) may block it or set it aside. Everything else is tried again.
"""

import base64
import json
from collections.abc import Mapping
from datetime import datetime
from datetime import timedelta
from http import HTTPStatus
from typing import Protocol

from app.courier.message_signature import ENVELOPE_FIELD
from app.courier.problems import MEDIA_TYPE
from app.courier.problems import PREFIX
from app.courier.problems import STATUS
from app.courier.problems import Problem
from app.courier.wire import Answer
from app.courier.wire import NoAnswer
from app.courier.wire import Request
from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import Blocked
from app.domain.delivery import CarryResult
from app.domain.delivery import NotYet
from app.domain.delivery import Parcel
from app.domain.delivery import SetAside
from app.domain.event import EnvelopeId

SEALED_TYPE = "application/octet-stream"
JSON_TYPE = "application/json"
CERTIFICATE_FIELD = "fieldcard-certificate"
LONGEST_PAUSE = timedelta(minutes=30)
UNWELL = frozenset({408, 425, *range(500, 511)})

BLOCKING = {
    Problem.bad_signature: Cause.unknown_device,
    Problem.revoked: Cause.revoked,
    Problem.unconfirmed: Cause.unconfirmed,
    Problem.unknown_receiver: Cause.unknown_receiver,
    Problem.outdated: Cause.outdated,
}
SETTING_ASIDE = {
    Problem.other_version: Cause.other_version,
    Problem.malformed: Cause.malformed,
    Problem.too_large: Cause.malformed,
    Problem.wrong_type: Cause.malformed,
    Problem.unprocessable: Cause.malformed,
}


class Notary(Protocol):
    """Reads tokens of the pinned hub."""

    def receipt(self, token: str) -> Mapping[str, object] | None:
        """Give what a receipt says, None when the pinned hub did not sign it."""

    def tombstone(self, token: str) -> Mapping[str, object] | None:
        """Give what a tombstone says, None when the pinned hub did not sign it."""


def hand_over(parcel: Parcel) -> Request:
    """Say: keep this sealed referral."""
    header = base64.b64encode(parcel.header).decode("ascii")
    return Request(
        method="PUT",
        path=f"/v1/envelopes/{parcel.id}",
        headers={"content-type": SEALED_TYPE, ENVELOPE_FIELD: f":{header}:"},
        body=parcel.sealed,
    )


def what_came(parcel: Parcel, answer: Answer | NoAnswer, notary: Notary) -> CarryResult:
    """Understand the answer to a handed-over referral."""
    if isinstance(answer, NoAnswer):
        return NotYet(cause=answer.cause)
    if answer.status in (HTTPStatus.OK, HTTPStatus.CREATED):
        return _receipt(parcel, answer, notary)
    problem = problem_of(answer)
    if problem in BLOCKING:
        return Blocked(cause=BLOCKING[problem])
    if problem in SETTING_ASIDE:
        return SetAside(cause=SETTING_ASIDE[problem])
    if problem is Problem.ended and _is_ended(parcel, answer, notary):
        return SetAside(cause=Cause.withdrawn)
    return _later(answer)


def problem_of(answer: Answer) -> Problem | None:
    """Give the named refusal of an answer, None when it is not in the hub's own form."""
    named = _table(answer).get("type")
    known = {f"{PREFIX}{problem}": problem for problem in Problem}
    problem = known.get(named) if isinstance(named, str) else None
    is_form = answer.headers.get("content-type", "").split(";")[0] == MEDIA_TYPE
    return problem if problem and is_form and STATUS[problem] == answer.status else None


def cause_of(answer: Answer | NoAnswer) -> Cause:
    """Say why an answer was none, for requests other than a hand-over."""
    if isinstance(answer, NoAnswer):
        return answer.cause
    problem = problem_of(answer)
    if problem in BLOCKING:
        return BLOCKING[problem]
    if problem in SETTING_ASIDE:
        return SETTING_ASIDE[problem]
    if problem is Problem.not_for_you:
        return Cause.unconfirmed
    return _later(answer).cause


def said(answer: Answer | NoAnswer, status: int = HTTPStatus.OK) -> Mapping[str, object] | None:
    """Give the table of an answer with that status, None for any other answer."""
    if isinstance(answer, NoAnswer) or answer.status != status:
        return None
    return _table(answer) or None


def ask_standing() -> Request:
    """Ask how this device stands."""
    return Request(method="GET", path="/v1/device")


def ask_directory() -> Request:
    """Ask for the signed directory."""
    return Request(method="GET", path="/v1/directory")


def ask_keys() -> Request:
    """Ask for the ids of the receipt keys: cheap, and no portal knows the answer."""
    return Request(method="GET", path="/v1/keys")


def ask_status(since: str) -> Request:
    """Ask what the receivers did since then."""
    return Request(method="GET", path="/v1/status", query=f"since={since}")


def ask_inbox(since: str) -> Request:
    """Ask, as a receiver, what came in since then."""
    return Request(method="GET", path="/v1/inbox", query=f"since={since}")


def fetch(envelope: EnvelopeId) -> Request:
    """Ask, as a receiver, for one sealed referral."""
    return Request(method="GET", path=f"/v1/envelopes/{envelope}")


def tell(envelope: EnvelopeId, event: str) -> Request:
    """Say, as a receiver, what was done with one referral."""
    path = f"/v1/envelopes/{envelope}/events"
    return _posted(path, {"event": event})


def enrol(code: str, signing_key: str, recipient: str, unit: str) -> Request:
    """Use the code of a ticket for this device."""
    fields = {"code": code, "signing_key": signing_key, "recipient": recipient, "unit": unit}
    return _posted("/v1/enrol", fields)


def _posted(path: str, fields: Mapping[str, str]) -> Request:
    body = json.dumps(fields).encode("ascii")
    return Request(method="POST", path=path, headers={"content-type": JSON_TYPE}, body=body)


def _receipt(parcel: Parcel, answer: Answer, notary: Notary) -> CarryResult:
    token = _table(answer).get("receipt")
    content = notary.receipt(token) if isinstance(token, str) else None
    if not isinstance(token, str) or content is None:
        return NotYet(cause=Cause.portal)
    wanted = {
        "id": parcel.id,
        "sha256": parcel.sha256,
        "size": len(parcel.sealed),
        "receiver": parcel.receiver,
    }
    if any(content.get(name) != value for name, value in wanted.items()):
        return NotYet(cause=Cause.portal)
    is_new = answer.status == HTTPStatus.CREATED
    return Accepted(receipt=token, at=_hub_time(content) if is_new else None)


def _hub_time(content: Mapping[str, object]) -> datetime | None:
    try:
        at = datetime.fromisoformat(str(content.get("received_at")))
    except ValueError:
        return None
    return at if at.tzinfo else None


def _is_ended(parcel: Parcel, answer: Answer, notary: Notary) -> bool:
    token = _table(answer).get("tombstone")
    content = notary.tombstone(token) if isinstance(token, str) else None
    return content is not None and content.get("id") == parcel.id


def _later(answer: Answer) -> NotYet:
    pause = _pause(answer)
    if answer.status == HTTPStatus.TOO_MANY_REQUESTS or (
        answer.status == HTTPStatus.SERVICE_UNAVAILABLE and pause is not None
    ):
        return NotYet(cause=Cause.busy, retry_after=pause)
    if answer.status in UNWELL:
        return NotYet(cause=Cause.no_answer)
    return NotYet(cause=Cause.portal)


def _pause(answer: Answer) -> timedelta | None:
    given = answer.headers.get("retry-after", "")
    if not (given.isascii() and given.isdigit()):
        return None
    return min(timedelta(seconds=int(given[:6])), LONGEST_PAUSE)


def _table(answer: Answer) -> dict[str, object]:
    try:
        value = json.loads(answer.body)
    except (ValueError, RecursionError):
        return {}
    return value if isinstance(value, dict) else {}
