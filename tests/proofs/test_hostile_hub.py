"""Whoever stands at the address of the hub: only its own receipt makes a referral received."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest

from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.vault.keys import KeySet
from app.vault.outbox import OutboxStore
from tests.courier.paper_hub import PaperHub
from tests.hub.hub_process import start as start_hub
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.night import Harbour
from tests.proofs.night import Walk
from tests.proofs.night import harbour
from tests.proofs.stranger import PORTAL
from tests.proofs.stranger import stranger
from tests.proofs.stranger import with_receipt

pytestmark = pytest.mark.slow
HEADINGS = re.compile(r"<h2>([^<]+)</h2>")
HUNG_UP = (0, "", b"")


@dataclass(slots=True, kw_only=True)
class Coast:
    """A device that was enrolled at a real hub and has one referral received there."""

    folder: Path
    keys: KeySet
    harbour: Harbour
    walk: Walk

    def refer(self) -> Parcel:
        """Seal one referral; give it as it lies in the outbox."""
        began = self.walk.begin()
        self.walk.refer(began)
        return self.parcels()[0]

    def parcels(self) -> tuple[Parcel, ...]:
        """Look into the outbox, newest first."""
        with opened(self.folder, self.keys) as vault:
            outbox = OutboxStore(vault)
            return tuple(outbox.get(one.id) for one in outbox.looks(DeliveryState))

    def try_now(self) -> str:
        """Try, and read what the page says."""
        self.walk.post("/sending/try")
        return ", ".join(HEADINGS.findall(self.walk.get("/sending").text))

    def restart(self, breaks: str = "") -> None:
        """Start the device again."""
        self.walk.device.app.stop()
        self.walk.device = run(self.folder, breaks)
        self.walk.device.unlock()


@pytest.fixture(name="coast")
def _coast(tmp_path: Path) -> Iterator[Coast]:
    folder = tmp_path / "data"
    keys = set_up_quickly(folder)
    device = run(folder)
    device.unlock()
    around = harbour(tmp_path / "hub")
    coast = Coast(folder=folder, keys=keys, harbour=around, walk=Walk(device=device))
    coast.walk.enrol(around)
    yield coast
    coast.walk.device.app.stop()
    if coast.harbour.hub.process.poll() is None:
        coast.harbour.hub.kill()


def test_only_the_true_hub_makes_a_referral_received(coast: Coast) -> None:
    """Portal, foreign receipt, replayed receipt, a stranger's refusal, a broken line."""
    first = coast.refer()
    before = coast.try_now()
    replayed = next(one.receipt for one in coast.parcels() if one.id == first.id)
    second = coast.refer()
    coast.harbour.hub.kill()
    manners = {
        "portal": (200, "text/html", PORTAL),
        "foreign receipt": with_receipt(PaperHub().receipt(second)),
        "replayed receipt": with_receipt(replayed),
        "refusal": (403, "text/html", PORTAL),
        "hung up": HUNG_UP,
    }
    shown, asked = {}, {}
    with stranger(coast.harbour.hub.port) as manner:
        for name, answer in manners.items():
            manner.answers(*answer)
            shown[name] = coast.try_now()
            asked[name] = manner.asked > 0
    state = coast.parcels()[0].state
    hub = coast.harbour.hub
    coast.harbour = Harbour(hub=start_hub(hub.data, port=hub.port), desk=coast.harbour.desk)
    after = coast.try_now()

    assert before == "Received by the desk (1)"
    assert asked == dict.fromkeys(manners, True)
    assert set(shown.values()) == {"Waiting to go (1), Received by the desk (1)"}
    assert state is DeliveryState.retry_wait
    assert after == "Received by the desk (2)"


def test_a_device_that_believes_a_stranger_is_found_out(coast: Coast) -> None:
    """The control: with a device that takes 200 for a receipt, the same look sees it."""
    coast.restart("trusting")
    coast.harbour.hub.kill()
    with stranger(coast.harbour.hub.port):
        coast.refer()
        shown = coast.try_now()

    assert shown == "Received by the desk (1)"
