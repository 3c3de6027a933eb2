"""The clock of a device over its real vault: known again after a restart."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta

from app.domain.clock_mark import ClockState
from app.domain.clock_mark import Reading
from app.factory.clock import system_reading
from app.factory.marked_clock import MarkedClock
from app.vault.clock_marks import ClockMarkStore
from app.vault.opening import Vault
from tests.vault.conftest import folder
from tests.vault.conftest import vault

__all__ = ["folder", "vault"]
NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
DAY = timedelta(days=1)


class Dial:
    """A clock and a counter that a test turns as it likes."""

    def __init__(self) -> None:
        self.reading = Reading(wall=NOON, ticks=0, boot="a")

    def turn(self, wall: datetime, seconds: int, boot: str = "a") -> None:
        """Set both."""
        self.reading = Reading(wall=wall, ticks=seconds * 1000, boot=boot)

    def __call__(self) -> Reading:
        """Give what stands."""
        return self.reading


def test_a_restart_knows_the_greatest_time(vault: Vault) -> None:
    """A clock that went ten years back meanwhile is not followed."""
    dial = Dial()
    MarkedClock(ClockMarkStore(vault), dial)
    dial.turn(NOON - 3650 * DAY, 0, "b")
    again = MarkedClock(ClockMarkStore(vault), dial)

    assert (again.now(), again.state()) == (NOON, ClockState.behind)
    assert again.wall() == NOON - 3650 * DAY


def test_the_hub_sets_the_time_right(vault: Vault) -> None:
    """It says by how much the device was wrong, and everything may end again."""
    dial = Dial()
    clock = MarkedClock(ClockMarkStore(vault), dial)
    clock.prove(NOON)
    dial.turn(NOON + 3650 * DAY, 0, "b")
    again = MarkedClock(ClockMarkStore(vault), dial)
    was_sure = again.is_sure()
    off = again.prove(NOON + 30 * DAY)

    assert not was_sure
    assert off == 3620 * 24 * 3600
    assert again.is_sure()
    assert (again.now(), again.seconds()) == (NOON + 30 * DAY, 30 * 24 * 3600)


def test_the_mark_is_written_now_and_then(vault: Vault) -> None:
    """Every five minutes, so that a cut takes no more than that."""
    dial = Dial()
    clock = MarkedClock(ClockMarkStore(vault), dial)
    dial.turn(NOON + timedelta(minutes=4), 240)
    clock.keep()
    early = ClockMarkStore(vault).read()
    dial.turn(NOON + timedelta(minutes=6), 360)
    clock.keep()
    late = ClockMarkStore(vault).read()

    assert early is not None
    assert late is not None
    assert (early.seconds, late.seconds) == (0, 360)


def test_the_system_gives_a_reading() -> None:
    """Aware, and with a counter that goes on."""
    first, second = system_reading(), system_reading()

    assert first.wall.tzinfo is UTC
    assert second.ticks >= first.ticks
    assert first.boot == second.boot
