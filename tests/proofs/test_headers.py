"""The fixed headers stand on every live answer: each route, each method, each status."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

import pytest
from werkzeug.test import Client

from app.domain.cause import Cause
from app.domain.device import Theme
from app.domain.errors import HubOutOfReach
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.web.headers import Headers
from tests.fake_receiver import FakeMailroom
from tests.processes import Device
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.probing import METHODS
from tests.proofs.probing import Answered
from tests.proofs.probing import Prober
from tests.proofs.probing import paths_of
from tests.proofs.probing import prober_of
from tests.screens.scenes import INCOMING
from tests.screens.scenes import take_in
from tests.screens.street import Street
from tests.screens.street import street
from tests.web.officer import Officer

pytestmark = pytest.mark.slow
LOCK = "/lock"
BLOCK = "/block"
HIDE = "/clock"
HIDING = (HIDE, "/settings")  # swept at the end; after the clock all others are hidden
OF_THE_TEST = ": server"  # the small server of these houses names itself; ours does not
EACH = 2 * len(METHODS)
OPENING = ("/unlock", "/try", "/setup")
LARGE = b"POST / HTTP/1.1\r\nHost: 127.0.0.1\r\nContent-Length: 99999999\r\n\r\n"
NO_REQUESTS = (
    b"nonsense\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: gzip\r\n\r\n",
    b"GET / HTTP/1.1\r\nHost: a\r\nX: " + b"x" * 300_000 + b"\r\n\r\n",
    b"GET http://example.org/ HTTP/1.1\r\nHost: a\r\n\r\n",
    LARGE,
)


@pytest.fixture(name="houses", scope="module")
def _houses(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Street]:
    with street(tmp_path_factory.mktemp("street"), "en", Theme.day) as houses:
        yield houses


@pytest.fixture(name="device")
def _device(tmp_path: Path) -> Iterator[Device]:
    set_up_quickly(tmp_path)
    device = run(tmp_path)
    device.enter()
    yield device
    device.app.stop()


def _told(answers: Iterable[Answered]) -> tuple[list[str], set[int], int]:
    listed = list(answers)
    faults = [fault for answer in listed for fault in answer.faults]
    return faults, {answer.status for answer in listed}, len(listed)


def test_a_locked_device_dresses_every_answer(device: Device, houses: Street) -> None:
    """Lock screen, launch page, refusals, and what is no request at all."""
    prober = prober_of(device)
    rules = (*paths_of(houses.locked.app, ""), *paths_of(houses.door.app, ""), "/nothing")
    answers = [*prober.sweep(rules, OPENING), *map(prober.raw, NO_REQUESTS)]
    faults, statuses, count = _told(answers)

    assert faults == []
    assert {200, 303, 400, 403, 405, 413, 422, 431, 501} <= statuses
    assert count > EACH * len(rules)


def test_an_open_device_dresses_every_answer(device: Device, houses: Street) -> None:
    """Every rule of the officer's app, with good forms, bad forms and none."""
    device.unlock()
    began = device.post("/encounters").headers["location"].split("/")[2]
    rules = [*paths_of(houses.officer.app, began), "/nothing"]
    rules = [*(rule for rule in rules if rule not in HIDING), *HIDING]
    prober = prober_of(device)
    answers = [*prober.sweep(rules, (LOCK, HIDE, BLOCK))]
    answers += [prober.ask("POST", HIDE), prober.ask("POST", LOCK)]
    faults, statuses, count = _told(answers)

    assert faults == []
    assert {200, 303, 304, 403, 404, 405, 409, 422, 423} <= statuses
    assert count > EACH * len(rules)


@pytest.mark.parametrize(
    ("trouble", "status"),
    [(StoreFull(), 409), (StoreBroken(), 409), (RuntimeError("a surprise"), 500)],
)
def test_a_failing_store_dresses_every_answer(
    houses: Street, trouble: Exception, status: int
) -> None:
    """What cannot be saved, and what nobody foresaw."""
    house = houses.officer
    began = Officer(app=house.app, desk=house.desk).begin()
    prober = Prober(port=int(house.at.rpartition(":")[2]))
    house.store.trouble = trouble
    forms = {
        "/signs": "sign=DOC01",
        "/ask": "way=core.six",
        "/stop": "",
        "/referral/name": "words=a",
        "/offence": "offence=a&link=b",
        "/steps": "step=safe_now&mark=done",
    }
    answers = [prober.ask("POST", f"{began}{at}", form) for at, form in forms.items()]
    house.store.trouble = None
    faults, statuses, _ = _told(answers)

    assert statuses == {status}
    assert [fault for fault in faults if not fault.endswith(OF_THE_TEST)] == []


def test_a_hub_out_of_reach_dresses_its_answer(houses: Street) -> None:
    """A receiver that cannot fetch is told with the same headers."""
    house = houses.receiver
    take_in(house)
    mailroom = house.desk.mailroom
    assert isinstance(mailroom, FakeMailroom)
    mailroom.trouble = HubOutOfReach(Cause.no_answer)
    prober = Prober(port=int(house.at.rpartition(":")[2]))
    answer = prober.ask("POST", f"/received/{next(iter(INCOMING))}", "act=accept")

    assert answer.status == 503
    assert [fault for fault in answer.faults if not fault.endswith(OF_THE_TEST)] == []


class _Dropper:
    """Loses one header, on error pages only."""

    def __init__(self, app: Headers) -> None:
        self._app = app

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        def dropping(
            status: str, headers: list[tuple[str, str]], _exc: object = None
        ) -> Callable[[bytes], object]:
            kept = [one for one in headers if one[0] != "X-Frame-Options"]
            return start(status, kept if status.startswith("404") else headers)

        return self._app(environ, dropping)


def test_one_header_lost_on_one_page_is_found(houses: Street) -> None:
    """The control: the same look sees a single header that is missing on errors alone."""
    client = Client(_Dropper(Headers(houses.officer.app)))
    found = {}
    for path in ("/", "/nothing"):
        reply = client.get(path)
        heads = tuple(reply.headers.items())
        found[path] = Answered(request=path, status=reply.status_code, headers=heads).faults

    assert found == {"/": [], "/nothing": ["/nothing 404: x-frame-options"]}
