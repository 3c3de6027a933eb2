"""What is kept between two workers: the sealed keys and the counts of tries."""

import pytest

from app.desktop.idling import Idling
from app.desktop.session import LONGEST_PAUSE
from app.desktop.session import SESSION_SECONDS
from app.desktop.session import Session
from app.desktop.touches import Touch
from app.desktop.touches import Touches


def opened() -> Session:
    """Make a session that a passphrase opened at second 0."""
    session = Session()
    session.opened(b"sealed", 0.0, by_passphrase=True)
    return session


def test_a_try_is_counted_before_the_keys_are_handed_over() -> None:
    """A worker that is killed in the middle of a try has used one up."""
    session = opened()

    assert session.hand_over(1.0) == b"sealed"
    assert session.pin_tries(1.0) == 4


def test_the_fifth_try_drops_the_keys() -> None:
    """After five tries only the passphrase opens the device."""
    session = opened()
    given = [session.hand_over(1.0) for _ in range(6)]

    assert given == [b"sealed"] * 5 + [b""]
    assert session.blob == b""


def test_a_right_pin_gives_all_tries_back() -> None:
    """The count is of wrong tries in a row."""
    session = opened()
    session.hand_over(1.0)
    session.opened(b"sealed again", 2.0, by_passphrase=False)

    assert session.pin_tries(2.0) == 5


def test_twelve_hours_after_the_passphrase_the_keys_are_dropped() -> None:
    """A PIN does not make the session longer."""
    session = opened()
    session.opened(b"sealed again", 3600.0, by_passphrase=False)

    assert session.pin_tries(SESSION_SECONDS - 1) == 5
    assert session.pin_tries(SESSION_SECONDS) == 0


def test_without_sealed_keys_only_the_passphrase_opens() -> None:
    """The policy may allow no PIN."""
    session = Session()
    session.opened(b"", 0.0, by_passphrase=True)

    assert session.pin_tries(1.0) == 0


@pytest.mark.parametrize(
    ("wrong", "pause"), [(1, 0.0), (2, 0.0), (3, 1.0), (4, 2.0), (6, 8.0), (40, LONGEST_PAUSE)]
)
def test_wrong_passphrases_make_the_next_one_wait(wrong: int, pause: float) -> None:
    """The waiting doubles after the third and ends at fifteen minutes."""
    session = Session()
    for _ in range(wrong):
        session.wrong_passphrase(0.0)

    assert session.pause(0.0) == pause


def test_the_idle_time_counts_from_the_last_touch() -> None:
    """Somebody who works is not locked out."""
    idling = Idling(120.0, 0.0)
    idling.touched(100.0)

    assert not idling.is_over(219.0)
    assert idling.left(219.0) == 1.0
    assert idling.is_over(220.0)


def test_the_policy_may_change_the_idle_time() -> None:
    """It counts from the last touch as before."""
    idling = Idling(120.0, 0.0)
    idling.limit(300.0)

    assert idling.left(100.0) == 200.0


def test_after_hide_the_time_is_short() -> None:
    """Thirty seconds after Hide the device locks; a tap in between gives the time back."""
    idling = Idling(120.0, 0.0)
    idling.touched(0.0, Touch.hide)

    assert idling.left(0.0) == 30.0
    idling.touched(10.0, Touch.carry_on)
    assert idling.left(10.0) == 120.0


@pytest.mark.parametrize("what", [Touch.anything, Touch.hide])
def test_behind_the_clock_nothing_but_the_tap_gains_time(what: Touch) -> None:
    """Back, a reload and a second look at the clock meet the clock, and it runs on."""
    idling = Idling(120.0, 0.0)
    idling.touched(0.0, Touch.hide)
    idling.touched(20.0, what)

    assert idling.left(20.0) == 10.0


def test_touches_are_told_once_a_second_and_hiding_at_once() -> None:
    """The pipe carries no more than it must."""
    told: list[Touch] = []
    moments = iter([0.0, 0.5, 0.6, 0.7, 0.8, 1.8])
    touches = Touches(lambda _kind, *, what: told.append(what), lambda: next(moments))
    some = Touch.anything
    for what in (some, some, Touch.hide, Touch.carry_on, some, some):
        touches.touch(what)

    assert told == [some, Touch.hide, Touch.carry_on, some]


def test_the_agency_is_offered_after_the_tenth_wrong_passphrase() -> None:
    """And no longer once the right one opened the device."""
    session = Session()
    offered = []
    for _ in range(10):
        offered.append(session.offers_recovery)
        session.wrong_passphrase(0.0)

    assert not any(offered)
    assert session.offers_recovery
    session.opened(b"blob", 1.0, by_passphrase=True)
    assert not session.offers_recovery
