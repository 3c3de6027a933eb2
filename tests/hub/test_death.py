"""A hub that dies between commit and answer loses nothing and contradicts nothing."""

import sys
from pathlib import Path

import pytest

from app.domain.cause import Cause
from app.domain.delivery import Accepted
from app.domain.delivery import NotYet
from tests.hub.asking import put
from tests.hub.asking import receipt
from tests.hub.hub_process import TENANT
from tests.hub.hub_process import HubProcess
from tests.hub.hub_process import start
from tests.hub.hub_process import wait_until_gone

pytestmark = pytest.mark.slow
DYING = (sys.executable, "-m", "tests.hub.dying_hub")


def _again(hub: HubProcess) -> HubProcess:
    return start(hub.data, port=hub.port)


def test_killed_after_commit_the_second_try_brings_the_first_receipt(tmp_path: Path) -> None:
    """The row was there with its receipt; the device asks again and both agree."""
    hub = start(tmp_path / "data", command=DYING)
    hub.order("tenant", "add", TENANT)
    hub.receiver("Desk")
    officer = hub.officer()
    parcel = officer.sealed()
    (hub.data / "deadly").touch()
    cut = officer.carrier.carry(parcel)
    code = wait_until_gone(hub.process)
    hub.process.communicate()
    (hub.data / "deadly").unlink()
    risen = _again(hub)
    answers = [put(officer, parcel) for _ in range(2)]
    result = officer.carrier.carry(parcel)
    risen.kill()

    assert NotYet(cause=Cause.no_answer) == cut
    assert code == -9
    assert [one.status for one in answers] == [200, 200]
    assert Accepted(receipt=receipt(answers[0])) == result


def test_killed_at_any_time_it_holds_every_acknowledged_referral(tmp_path: Path) -> None:
    """What was answered with a receipt is there after the kill, with the same receipt."""
    hub = start(tmp_path / "data")
    hub.order("tenant", "add", TENANT)
    hub.receiver("Desk")
    officer = hub.officer()
    held = {}
    for _ in range(5):
        parcel = officer.sealed()
        held[parcel.id] = receipt(put(officer, parcel))
        hub.kill()
        hub = _again(hub)
    found = {one: receipt(put(officer, officer.outbox.parcels[one])) for one in held}
    hub.kill()

    assert held == found
