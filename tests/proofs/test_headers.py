"""The fixed headers stand on every live answer: each route, each method, each status."""

import time
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

import pytest

from app.domain.cause import Cause
from app.domain.device import Theme
from app.domain.errors import HubOutOfReach
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from tests.fake_receiver import FakeMailroom
from tests.processes import Device
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.probing import METHODS
from tests.proofs.probing import Answered
from tests.proofs.probing import Prober
from tests.proofs.probing import paths_of
from tests.proofs.probing import prober_of
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.screens.scenes import INCOMING
from tests.screens.scenes import take_in
from tests.screens.street import Street
from tests.screens.street import street
from tests.web.officer import Officer

pytestmark = [pytest.mark.slow, pytest.mark.threat("T05"), pytest.mark.threat("T06")]
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


Told = tuple[list[str], set[int], int]


def _told(answers: Iterable[Answered]) -> Told:
    listed = list(answers)
    faults = [fault for answer in listed for fault in answer.faults]
    return faults, {answer.status for answer in listed}, len(listed)


def _tell(where: str, rules: int, told: Told, begun: float) -> None:
    faults, statuses, count = told
    bare = Answered(request="bare", status=404, headers=()).faults
    tell(
        Finding(
            proof="S4",
            what=f"headers on {where}",
            size=f"{count:,} answers to {rules} addresses, statuses "
            f"{', '.join(map(str, sorted(statuses)))}",
            result=f"{len(faults)} missing",
            control=f"an answer without headers: {len(bare)} missing",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )


def test_a_locked_device_dresses_every_answer(device: Device, houses: Street) -> None:
    """Lock screen, launch page, refusals, and what is no request at all."""
    begun = time.monotonic()
    prober = prober_of(device)
    rules = (*paths_of(houses.locked.app, ""), *paths_of(houses.door.app, ""), "/nothing")
    answers = [*prober.sweep(rules, OPENING), *map(prober.raw, NO_REQUESTS)]
    told = faults, statuses, count = _told(answers)
    _tell("a locked device", len(rules), told, begun)

    assert faults == []
    assert {200, 303, 400, 403, 405, 413, 422, 431, 501} <= statuses
    assert count > EACH * len(rules)


def test_an_open_device_dresses_every_answer(device: Device, houses: Street) -> None:
    """Every rule of the officer's app, with good forms, bad forms and none."""
    begun = time.monotonic()
    device.unlock()
    began = device.post("/encounters").headers["location"].split("/")[2]
    rules = [*paths_of(houses.officer.app, began), "/nothing"]
    rules = [*(rule for rule in rules if rule not in HIDING), *HIDING]
    prober = prober_of(device)
    answers = [*prober.sweep(rules, (LOCK, HIDE, BLOCK))]
    answers += [prober.ask("POST", HIDE), prober.ask("POST", LOCK)]
    told = faults, statuses, count = _told(answers)
    _tell("an open device", len(rules), told, begun)

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


def test_a_surprise_is_dressed_and_a_lost_header_is_found(tmp_path: Path) -> None:
    """The control: on a live device a single header that error pages lose is seen."""
    begun = time.monotonic()
    device = run(tmp_path, "undressed")
    device.enter()
    device.post("/try")
    prober = prober_of(device)
    surprise = prober.ask("POST", "/encounters", "way=")
    missing = prober.ask("GET", "/nothing")
    answers = [*prober.sweep(("/", "/saved", "/static/css/style.css"))]
    device.app.stop()
    faults, statuses, count = _told([surprise, *answers])
    tell(
        Finding(
            proof="S4",
            what="headers on live answers, with a surprise",
            size=f"{count} answers, statuses {', '.join(map(str, sorted(statuses)))}",
            result=f"{len(faults)} missing",
            control=f"one header dropped on error pages: {len(missing.faults)} found",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert (surprise.status, faults) == (500, [])
    assert missing.faults == ["GET /nothing  404: x-frame-options"]
