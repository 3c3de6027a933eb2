"""One device that two officers share, in real processes: whose turn, and whose secrets."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.factory.clear_file import read_clear_file
from app.factory.clear_file import write_clear_file
from app.factory.officers import places
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import Device
from tests.processes import fieldcard
from tests.processes import run_device
from tests.proofs.devices import set_up_quickly

OTHER = "nine paper lanterns over the bay"
OTHER_PIN = "940172"
WISHES = {"jurisdiction": "uk-ew", "language": "en"}

pytestmark = [pytest.mark.slow, pytest.mark.threat("T09")]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set two officers up, under keys that open quickly."""
    data = tmp_path_factory.mktemp("shared") / "data"
    below = data / "officers" / "0123456789abcdef"
    for own, word, secrets in (
        (data, "river", (PASSPHRASE, PIN)),
        (below, "lamp", (OTHER, OTHER_PIN)),
    ):
        set_up_quickly(own, *secrets)
        clear = read_clear_file(own)
        assert clear is not None
        write_clear_file(own, replace(clear, word=word))
    return data


@pytest.fixture
def device(folder: Path) -> Iterator[Device]:
    """Start the device, with a window that was let in."""
    running = run_device(folder)
    running.enter()
    yield running
    running.app.stop()


def _turn_to(device: Device, folder: Path, word: str) -> str:
    """Choose an officer on the lock screen, and give the page that follows."""
    officer = next(place.id for place in places(folder) if place.word == word)
    chosen = device.post("/officers", officer=officer)
    assert chosen.status == 303
    return device.get("/").text


def test_each_officer_opens_by_their_own_secrets_alone(device: Device, folder: Path) -> None:
    """The passphrase of one is wrong for the other, and so is the PIN of a running session."""
    first = device.get("/").text
    lamp = _turn_to(device, folder, "lamp")
    wrong = device.post("/unlock", passphrase=PASSPHRASE)
    right = device.post("/unlock", passphrase=OTHER)
    device.post("/lock")
    wrong_pin = device.post("/unlock", pin=PIN)
    right_pin = device.post("/unlock", pin=OTHER_PIN)

    assert "Choose your word" in first
    assert "Lamp · Enter your passphrase" in lamp
    assert [wrong.status, right.status] == [422, 303]
    assert [wrong_pin.status, right_pin.status] == [422, 303]


def test_the_session_of_one_outlives_the_turn_of_another(device: Device, folder: Path) -> None:
    """Who comes back uses the PIN; who was not there yet needs the passphrase."""
    _turn_to(device, folder, "river")
    device.unlock(PASSPHRASE)
    device.post("/lock")
    for _ in range(2):
        device.post("/unlock", pin="111222")
    lamp = _turn_to(device, folder, "lamp")
    river = _turn_to(device, folder, "river")
    third = device.post("/unlock", pin="111222").text
    opened = device.post("/unlock", pin=PIN)

    assert "Enter your passphrase" in lamp
    assert "Enter your PIN" in river
    assert "2 tries left" in third
    assert opened.status == 303


def test_choosing_another_ends_the_process_and_opens_nothing(
    device: Device, folder: Path
) -> None:
    """The next officer meets a process that never heard anything; an unknown id nobody."""
    for made_up in ("../first", "", "nobody"):
        device.post("/officers", officer=made_up)
    nobody = device.get("/").text
    _turn_to(device, folder, "river")
    before = {child.pid for child in device.app.children()}
    _turn_to(device, folder, "lamp")

    assert "Choose your word" in nobody
    assert before.isdisjoint(child.pid for child in device.app.children())
    assert device.get("/settings").headers["location"] == "/"


def test_one_more_officer_is_added_on_the_lock_screen(device: Device, folder: Path) -> None:
    """Their device opens at once; nobody else's records are in it, and the words grow."""
    before = {place.id for place in places(folder)}
    secret = "four blue kites above the pier"  # noqa: S105  # made up
    made = device.post(
        "/officers/add", passphrase=secret, again=secret, pin="583016", word="moon", **WISHES
    )
    home = device.get("/")
    device.post("/lock")
    opened = device.post("/unlock", pin="583016")
    added = {place.word for place in places(folder) if place.id not in before}

    assert (made.status, home.status, opened.status) == (303, 200, 303)
    assert added == {"moon"}


def test_commands_ask_which_officer_is_meant(folder: Path) -> None:
    """One plain sentence names the words, and the word of nobody is refused."""
    verify = ("vault", "verify", "--data", folder)
    missing = fieldcard(*verify, typed=f"{OTHER}\n")
    nobody = fieldcard(*verify, "--officer", "pond", typed="\n")
    lamp = fieldcard(*verify, "--officer", "Lamp", typed=f"{OTHER}\n")
    river = fieldcard(*verify, "--officer", "river", typed=f"{OTHER}\n")

    assert (missing.returncode, nobody.returncode) == (2, 2)
    assert missing.stdout.startswith(
        "Officers share this device. Say which one: --officer lamp"
    )
    assert nobody.stdout.startswith("No officer here has this word.")
    assert (lamp.returncode, river.returncode) == (0, 1)
    assert river.stdout == "That does not open this device.\n"
