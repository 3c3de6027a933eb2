"""Wrong passphrases are counted over the end of the program."""

from pathlib import Path

import pytest

from app.desktop.sessions import Sessions
from app.desktop.tries import NAME
from app.desktop.tries import Tries
from app.factory.officers import sole
from tests.processes import PASSPHRASE
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

pytestmark = pytest.mark.threat("T01", "T14")


def test_a_new_start_goes_on_from_the_count(tmp_path: Path) -> None:
    """The wait begins anew, as long as it was."""
    before = Sessions(Tries(tmp_path), 0.0)
    for _ in range(6):
        before.wrong_passphrase(50.0)
    after = Sessions(Tries(tmp_path), 1000.0)

    assert after.current.wrong_passphrases == 6
    assert [before.current.pause(50.0), after.current.pause(1000.0)] == [8.0, 8.0]


def test_a_right_passphrase_ends_the_count_and_the_file(tmp_path: Path) -> None:
    """A PIN does not: it is another secret."""
    sessions = Sessions(Tries(tmp_path), 0.0)
    sessions.wrong_passphrase(1.0)
    sessions.opened(b"sealed", 2.0, by_passphrase=False)
    after_pin = Tries(tmp_path).of("")
    sessions.opened(b"sealed", 3.0, by_passphrase=True)

    assert (after_pin, Tries(tmp_path).of("")) == (1, 0)
    assert list(tmp_path.iterdir()) == []


def test_each_officer_has_a_count(tmp_path: Path) -> None:
    """Nobody waits for the mistakes of another."""
    sessions = Sessions(Tries(tmp_path), 0.0)
    sessions.turn_to("a")
    sessions.wrong_passphrase(1.0)
    again = Sessions(Tries(tmp_path), 0.0)
    counts = []
    for officer in ("a", "b"):
        again.turn_to(officer)
        counts.append(again.current.wrong_passphrases)

    assert counts == [1, 0]


@pytest.mark.parametrize("content", [b"", b"[]", b"{", b'{"": "7"}'])
def test_a_file_that_cannot_be_read_locks_nobody_out(tmp_path: Path, content: bytes) -> None:
    """It counts as none."""
    (tmp_path / NAME).write_bytes(content)

    assert Tries(tmp_path).of("") == 0


def test_a_disk_that_takes_nothing_does_not_stop_the_device(tmp_path: Path) -> None:
    """The count goes on while the program runs."""
    sessions = Sessions(Tries(tmp_path / "gone"), 0.0)
    sessions.wrong_passphrase(1.0)

    assert sessions.current.wrong_passphrases == 1


@pytest.mark.slow
def test_a_restart_does_not_shorten_the_wait(tmp_path: Path) -> None:
    """Twelve wrong ones, a new start, and the lock screen says how long to wait."""
    set_up_quickly(tmp_path)
    Tries(tmp_path).keep(sole(tmp_path), 12)
    device = run(tmp_path)
    device.enter()
    waits = device.get("/").text
    device.app.stop()
    Tries(tmp_path).keep(sole(tmp_path), 2)
    second = run(tmp_path)
    second.enter()
    wrong = second.post("/unlock", passphrase=PASSPHRASE[:-1])
    second.app.stop()
    third = run(tmp_path)
    third.enter()
    kept = Tries(tmp_path).of(sole(tmp_path))
    third.app.stop()

    assert "before the next try" in waits
    assert wrong.status == 422
    assert kept == 3
