"""A hub in this process, and somebody who bends what its devices say to it.

Half of the requests are bent before they are signed, so that what comes through the
signature is odd as well: a device may be faulty or taken.
"""

import json
import random
import traceback
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path
from urllib.parse import quote

from flask import Flask
from flask.typing import ResponseReturnValue

from app.courier import conversation
from app.courier.message_signature import signed
from app.courier.signing import Token
from app.courier.signing import stamped
from app.courier.ticket import write_ticket
from app.courier.wire import Answer
from app.courier.wire import Request
from app.domain.event import EnvelopeId
from app.factory.hub_app import HubSettings
from app.factory.hub_app import create_hub
from app.factory.hub_app import open_office
from app.hub.administration import Office
from app.hub.administration import add_receiver
from app.hub.administration import add_tenant
from app.hub.administration import confirm
from app.hub.administration import devices
from app.hub.administration import make_ticket
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON
from tests.proofs.bending import bent_bytes
from tests.proofs.bending import bent_json
from tests.proofs.bending import bent_table
from tests.proofs.fuzzed_parsers import room
from tests.proofs.fuzzing import Found
from tests.proofs.junk import IDS
from tests.proofs.junk import MARK
from tests.proofs.junk import value

AUTHORITY = "127.0.0.1:9"
ADDRESS = f"http://{AUTHORITY}"
TENANT = "north"
METHODS = ("GET", "HEAD", "POST", "PUT", "DELETE", "PATCH", "OPTIONS")
TYPES = ("application/octet-stream", "application/json", "", "text/html", "a;b=\xff")


@dataclass(frozen=True, slots=True, kw_only=True)
class ToApp:
    """A wire that ends in an app of this process."""

    app: Flask

    @property
    def authority(self) -> str:
        """Host and port as they are signed."""
        return AUTHORITY

    def exchange(self, request: Request) -> Answer:
        """Hand one request to the app."""
        reply = self.app.test_client().open(
            request.path,
            base_url=ADDRESS,
            method=request.method,
            query_string=request.query,
            headers=dict(request.headers),
            data=request.body,
        )
        headers = {name.lower(): told for name, told in reply.headers.items()}
        answer = Answer(status=reply.status_code, headers=headers, body=reply.get_data())
        reply.close()
        return answer


class HubFuzzer:
    """Speaks to a hub as an officer's device, as a receiver's and as nobody, all of it bent."""

    def __init__(self, folder: Path, seed: int) -> None:
        settings = HubSettings(data=folder)
        office = open_office(settings)
        add_tenant(office, TENANT)
        self.app = create_hub(settings)
        self._usual = self.app.error_handler_spec[None][None][Exception]
        self.app.register_error_handler(Exception, self._note)
        self._draw = random.Random(seed)  # noqa: S311 - the same requests again, no secret
        self._desk = _device(self.app, "Desk")
        add_receiver(office, TENANT, self._desk.card, "support")
        _enrol(self._desk, office)
        self._officer = _device(self.app, "Unit 4")
        _enrol(self._officer, office)
        self._code = make_ticket(office, TENANT, ADDRESS).code
        self._parcels = [self._officer.sealed() for _ in range(3)]
        self._fault = ""
        self.found = Found()
        for parcel in self._parcels[:2]:
            self._officer.carrier.carry(parcel)

    def run(self, requests: int) -> Found:
        """Send that many requests."""
        for _ in range(requests):
            self.send(self._next())
        return self.found

    def send(self, request: Request) -> None:
        """Send one request and look at its answer."""
        self._fault = ""
        answer = ToApp(app=self.app).exchange(request)
        self.found.requests += 1
        self.found.statuses[answer.status] += 1
        self.found.routes["hub"] += 1
        where = f"{request.method} {request.path[:200]}?{request.query[:100]}"
        said = f"{where} {request.body[:400]!r}"
        if answer.status >= 500:
            self.found.faults.append(f"{answer.status} {self._fault} {said}")
        is_markup = "html" in answer.headers.get("content-type", "")
        if is_markup and MARK.encode() in answer.body:
            self.found.raw.append(said)

    def _note(self, error: Exception) -> ResponseReturnValue:
        """Remember where a surprise came from, and answer as the hub does."""
        places = traceback.extract_tb(error.__traceback__)
        self._fault = (
            f"{type(error).__name__} {error} at {places[-1].filename}:{places[-1].lineno}"
        )
        answered: ResponseReturnValue = self._usual(error)
        return answered

    def _next(self) -> Request:
        draw = self._draw
        device = draw.choice((self._officer, self._desk))
        request = self._good(device)
        if draw.random() < 0.8:
            request = self._bent(request)
        if draw.random() < 0.85:
            keys = device.keys
            keyid = f"{TENANT}/{keys.device}"
            request = signed(request, AUTHORITY, keyid, keys.signing, NOON)
        return self._bent(request) if draw.random() < 0.2 else request

    def _good(self, device: TestDevice) -> Request:
        draw = self._draw
        parcel = draw.choice(self._parcels)
        keys = device.keys
        unit = draw.choice(("Unit 5", value(draw)))
        ways = (
            lambda: conversation.hand_over(parcel),
            lambda: conversation.fetch(parcel.id),
            lambda: conversation.ask_inbox(draw.choice(("", "0", value(draw)))),
            lambda: conversation.ask_status(draw.choice(("", "0", value(draw)))),
            conversation.ask_standing,
            conversation.ask_directory,
            conversation.ask_keys,
            lambda: conversation.tell(parcel.id, self._event(parcel.id)),
            lambda: conversation.enrol(self._code, keys.signing.public, keys.recipient, unit),
        )
        return draw.choice(ways)()

    def _event(self, envelope: EnvelopeId) -> str:
        content: dict[str, object] = {
            "tenant": TENANT,
            "envelope": envelope,
            "kind": "accepted",
            "sequence": self._draw.choice((2, 1, 10**30)),
            "at": NOON.isoformat(),
            "reason": "",
        }
        if self._draw.random() < 0.6:
            bent = bent_table(self._draw, content)
            content = bent if isinstance(bent, dict) else content
        try:
            return stamped(Token.event, content, self._desk.keys.signing)
        except ValueError:  # what has no plain form cannot be signed at all
            return json.dumps(str(content))

    def _bent(self, request: Request) -> Request:
        draw = self._draw
        way = draw.randrange(6)
        if way == 0:
            return replace(request, method=draw.choice(METHODS))
        if way == 1:
            place = quote(draw.choice((*IDS, value(draw)))[:3000], safe="")
            return replace(request, path=f"/v1/envelopes/{place}")
        if way == 2:
            return replace(request, query=quote(value(draw), safe="=&"))
        if way == 3 and request.headers:
            return self._bent_header(request)
        bend = draw.choice((bent_json, bent_bytes))
        return replace(request, body=bend(draw, request.body))

    def _bent_header(self, request: Request) -> Request:
        draw = self._draw
        name = draw.choice(sorted(request.headers))
        told = request.headers[name].encode("latin-1", "replace")
        words = bent_bytes(draw, told).decode("latin-1")
        plain = "".join(sign for sign in words if sign not in "\r\n")[:20_000]
        return replace(request, headers={**request.headers, name: plain})


def _device(app: Flask, unit: str) -> TestDevice:
    return TestDevice(unit=unit, wire_to=lambda _address: ToApp(app=app))


def _enrol(device: TestDevice, office: Office) -> None:
    device.standing.enrol(write_ticket(make_ticket(office, TENANT, ADDRESS)))
    for listed in devices(office):
        confirm(office, listed, listed.words)
    device.standing.refresh()


def run(seed: int, requests: int) -> Found:
    """Send that many requests to a fresh hub."""
    with room() as folder:
        return HubFuzzer(Path(folder) / "hub", seed).run(requests)
