"""After a whole night nothing that was told, typed or derived can be found anywhere."""

import json
import signal
import sqlite3
from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import psutil
import pytest

from app.courier.own_keys import own_keys
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.vault.keys import KeySet
from app.vault.outbox import OutboxStore
from app.vault.safe import SafeStore
from tests.processes import Device
from tests.proofs import canaries
from tests.proofs.canaries import found
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.night import Harbour
from tests.proofs.night import Walk
from tests.proofs.night import harbour

pytestmark = pytest.mark.slow
MOMENTS = ("open", "locked", "killed", "ended")
PLACES = ("data", "tmp", "home", "hub", "terminal", "orders", "addresses")
Found = dict[str, list[str | bytes]]


@dataclass(slots=True, kw_only=True)
class Scene:
    """Every place where something could be left behind, and what is searched there."""

    folder: Path
    harbour: Harbour
    walk: Walk
    secrets: tuple[str | bytes, ...] = canaries.ALL

    def places(self) -> dict[str, bytes]:
        """Read every place as it stands now."""
        app = self.walk.device.app
        while not app.lines.empty():
            app.heard.append(app.lines.get())
        alive = app.process.poll() is None
        return {
            **{name: canaries.files_of(self.folder / name) for name in ("data", "tmp", "home")},
            "hub": canaries.files_of(self.harbour.hub.data),
            "terminal": "\n".join(app.heard).encode(),
            "orders": canaries.orders_of(psutil.Process(app.process.pid)) if alive else b"",
            "addresses": "\n".join(self.walk.addresses).encode(),
        }

    def left_behind(self) -> Found:
        """Search every place; gives what was found, by place."""
        searched = {name: found(self.secrets, read) for name, read in self.places().items()}
        return {name: seen for name, seen in searched.items() if seen}


@dataclass(frozen=True, slots=True, kw_only=True)
class Night:
    """What a night brought: what was found at each moment, and what arrived at the desk."""

    found: Mapping[str, Found]
    sizes: Mapping[str, int]
    arrived: bytes
    shown_again: str


@pytest.fixture(name="night", scope="module")
def _night(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Night]:
    folder = tmp_path_factory.mktemp("night")
    for name in ("data", "tmp", "home"):
        (folder / name).mkdir()
    keys = set_up_quickly(folder / "data", canaries.PASSPHRASE, canaries.PIN, canaries.STAFF)
    around = harbour(folder / "hub")
    scene = Scene(folder=folder, harbour=around, walk=Walk(device=_start(folder)))
    yield _lived(scene, keys)
    around.hub.kill()


def _lived(scene: Scene, keys: KeySet) -> Night:
    walk = scene.walk
    walk.enrol(scene.harbour)
    began = walk.begin()
    walk.tell_everything(began)
    walk.refer(began)
    walk.post("/sending/try")
    parcel, own = _looked_into(scene.folder / "data", keys)
    scene.secrets = (*canaries.ALL, keys.database, keys.replay, *own)
    moments: dict[str, Found] = {"open": scene.left_behind()}
    sizes = {name: len(read) for name, read in scene.places().items()}
    walk.post("/lock")
    walk.get("/")
    moments["locked"] = scene.left_behind()
    walk.post("/unlock", pin=canaries.PIN)
    walk.device.app.kill()
    moments["killed"] = scene.left_behind()
    walk.device = _start(scene.folder)
    shown_again = walk.get(f"{began}/referral").text
    walk.device.app.stop(signal.SIGINT)
    moments["ended"] = scene.left_behind()
    arrived = json.dumps(scene.harbour.desk.mailroom.open(parcel.id), ensure_ascii=False)
    return Night(found=moments, sizes=sizes, arrived=arrived.encode(), shown_again=shown_again)


def _start(folder: Path) -> Device:
    places = {"TMPDIR": "tmp", "HOME": "home", "XDG_DATA_HOME": "home"}
    environ = {name: str(folder / place) for name, place in places.items()}
    device = run(folder / "data", **environ)
    device.unlock(canaries.PASSPHRASE)
    return device


def _looked_into(data: Path, keys: KeySet) -> tuple[Parcel, tuple[str | bytes, ...]]:
    with opened(data, keys) as vault:
        own = own_keys(SafeStore(vault))
        outbox = OutboxStore(vault)
        sent = outbox.get(outbox.looks(DeliveryState, 1)[0].id)
        return sent, (own.identity, own.signing.raw)


@pytest.mark.parametrize("moment", MOMENTS)
def test_nothing_is_found_anywhere(night: Night, moment: str) -> None:
    """Data, temporary and home folder, hub, terminal, command lines, addresses."""
    assert night.found[moment] == {}


def test_everything_did_go_through_the_program(night: Night) -> None:
    """The control: the desk reads every canary, and the device shows the rows again."""
    rows = canaries.DETAILS.values()

    assert set(found(canaries.REFERRED, night.arrived)) == set(canaries.REFERRED)
    assert set(found(rows, night.shown_again.encode())) == set(rows)


def test_every_place_was_really_read(night: Night) -> None:
    """A search that read nothing proves nothing; own folders for the rest may stay empty."""
    empty = {name for name in PLACES if not night.sizes[name]}

    assert empty <= {"tmp", "home"}


def test_the_same_search_finds_all_of_it_in_a_plain_database(tmp_path: Path) -> None:
    """The control: without encryption every value lies open."""
    with closing(sqlite3.connect(tmp_path / "plain.db")) as plain:
        plain.execute("CREATE TABLE event (payload TEXT)")
        plain.executemany("INSERT INTO event VALUES (?)", [(one,) for one in canaries.ALL])
        plain.commit()

    assert found(canaries.ALL, canaries.files_of(tmp_path)) == list(canaries.ALL)


@pytest.mark.parametrize("canary", [*canaries.ALL, b"\x00\x81key" * 4])
def test_the_search_knows_every_shape(canary: str | bytes) -> None:
    """Each shape is found between other bytes; a neighbour of it is not."""
    for shape in canaries.shapes(canary):
        assert found([canary], b"before " + shape + b" after") == [canary]
    assert found([canary], b"before and after") == []
