"""What a referral says of a clock that was wrong."""

from dataclasses import replace

from app.domain.clock_mark import ClockState
from app.domain.clock_note import clock_of
from app.domain.event import Paused
from app.domain.held import ClockCorrected
from tests.vault.builders import a_stamp
from tests.vault.builders import an_encounter


def test_a_clock_that_was_right_is_not_spoken_of() -> None:
    """Nothing is added to the referral."""
    encounter, _ = an_encounter().recorded(Paused(), a_stamp(1))

    assert clock_of(encounter) == {}


def test_marks_and_corrections_stand_beside_the_stamps() -> None:
    """From which time on, and by how many seconds."""
    first = replace(a_stamp(1), clock=ClockState.ahead)
    encounter, _ = an_encounter().recorded(Paused(), first)
    encounter, _ = encounter.recorded(ClockCorrected(seconds=3600, first=1), a_stamp(2))

    assert clock_of(encounter) == {
        "clock": {
            "marked": ["ahead"],
            "corrections": [{"from": first.at.isoformat(), "seconds": 3600}],
        }
    }
