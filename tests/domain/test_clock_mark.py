"""A clock that is wrong: what is believed, what is counted, what is proved."""

from datetime import UTC
from datetime import datetime
from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from app.domain.clock_mark import BELIEVED
from app.domain.clock_mark import ClockMark
from app.domain.clock_mark import ClockState
from app.domain.clock_mark import Reading
from app.domain.clock_mark import caught_up
from app.domain.clock_mark import first_mark
from app.domain.clock_mark import proved
from app.domain.clock_mark import seen

NOON = datetime(2026, 11, 22, 12, tzinfo=UTC)
HOUR = timedelta(hours=1)
DAY = timedelta(days=1)
YEARS = timedelta(days=3650)


def _read(wall: datetime, passed: timedelta = timedelta(), boot: str = "a") -> Reading:
    return Reading(wall=wall, ticks=passed // timedelta(milliseconds=1), boot=boot)


FIRST = first_mark(_read(NOON))


def _sure(mark: ClockMark) -> timedelta:
    return timedelta(milliseconds=mark.sure)


def test_a_clock_that_runs_is_right() -> None:
    """An hour of the counter and an hour of the clock."""
    mark = seen(FIRST, _read(NOON + HOUR, HOUR))

    assert (mark.state, mark.now, _sure(mark)) == (ClockState.right, NOON + HOUR, HOUR)


def test_a_clock_set_back_is_not_followed() -> None:
    """The greatest time goes on by the counter, and the state says so."""
    mark = seen(FIRST, _read(NOON - YEARS, HOUR))

    assert (mark.state, mark.now, _sure(mark)) == (ClockState.behind, NOON + HOUR, HOUR)


def test_a_clock_set_far_ahead_stops_every_ending() -> None:
    """It is written down as it stands, and nothing is counted for it."""
    mark = seen(FIRST, _read(NOON + YEARS, HOUR))

    assert (mark.state, mark.now) == (ClockState.ahead, NOON + YEARS)
    assert not mark.is_sure
    assert _sure(mark) == HOUR
    assert mark.greatest == NOON + HOUR


def test_a_clock_that_comes_back_by_itself_is_right_again() -> None:
    """Nothing stays of ten years that were a slip of the finger."""
    away = seen(FIRST, _read(NOON + YEARS, HOUR))
    mark = seen(away, _read(NOON + 2 * HOUR, 2 * HOUR))

    assert (mark.state, mark.now, _sure(mark)) == (ClockState.right, NOON + 2 * HOUR, 2 * HOUR)


def test_a_night_off_is_believed_and_a_week_is_not() -> None:
    """Beyond two days a device that was off looks like one whose clock was set."""
    night = seen(FIRST, _read(NOON + 10 * HOUR, boot="b"))
    week = seen(FIRST, _read(NOON + 7 * DAY, boot="b"))

    assert (night.state, _sure(night)) == (ClockState.right, 10 * HOUR)
    assert (week.state, _sure(week)) == (ClockState.ahead, timedelta())


def test_small_steps_ahead_never_add_up() -> None:
    """A clock that is set ahead a day at each of a hundred starts counts two days."""
    mark = FIRST
    for number in range(1, 100):
        mark = seen(mark, _read(NOON + number * DAY, boot=str(number)))

    assert _sure(mark) == BELIEVED


def test_two_proofs_say_what_passed_between_them() -> None:
    """Also where nothing of it could be counted."""
    first = proved(FIRST, _read(NOON), NOON)
    week = seen(first, _read(NOON + 7 * DAY, boot="b"))
    mark = proved(week, week.reading, NOON + 7 * DAY)

    assert _sure(mark) == 7 * DAY
    assert mark.is_sure


def test_a_proof_without_one_before_it_counts_nothing() -> None:
    """The first clock of a device may have been ten years behind."""
    later = seen(FIRST, _read(NOON + YEARS, boot="b"))
    mark = proved(later, later.reading, NOON + YEARS)

    assert _sure(mark) == timedelta()
    assert (mark.state, mark.now) == (ClockState.right, NOON + YEARS)


def test_after_a_proof_the_clock_need_not_be_asked() -> None:
    """An hour ahead of the hub is known to be wrong, and not followed."""
    mark = proved(FIRST, _read(NOON + HOUR), NOON)
    later = seen(mark, _read(NOON + 2 * HOUR, HOUR))

    assert mark.state is ClockState.ahead
    assert (later.now, later.is_sure) == (NOON + HOUR, True)


CLOCKS = st.lists(
    st.tuples(
        st.timedeltas(min_value=timedelta(), max_value=timedelta(days=20)),
        st.timedeltas(min_value=-YEARS, max_value=YEARS),
        st.booleans(),
        st.booleans(),
    ),
    max_size=30,
)


@given(CLOCKS)
def test_never_more_is_counted_than_passed_and_two_days(
    steps: list[tuple[timedelta, timedelta, bool, bool]],
) -> None:
    """By no timer, whatever the clock shows, at starts and in between, and what is proved."""
    truth, boots, mark = timedelta(), 0, FIRST
    timers = [(timedelta(), 0)]
    for passed, off, is_start, is_proof in steps:
        truth += passed
        boots += is_start
        reading = _read(NOON + truth + off, truth, boot=f"{boots}")
        mark = seen(mark, reading)
        if is_proof:
            before, mark = mark, proved(mark, reading, NOON + truth)
            since, more = caught_up(before, mark)
            timers = [(then, at + more if at >= since else at) for then, at in timers]
        for then, at in timers:
            counted = timedelta(milliseconds=mark.sure - at)
            assert counted <= truth - then + BELIEVED
        timers.append((truth, mark.sure))
