"""What a referral says of a clock that was wrong: the stamps, and by how much they are off."""

from app.domain.clock_mark import ClockState
from app.domain.encounter import Encounter
from app.domain.held import ClockCorrected


def clock_of(encounter: Encounter) -> dict[str, object]:
    """Give marks and corrections of the stamps; nothing for a clock that was always right.

    Stamps stand in the referral as they were made. `seconds` is more than zero where the
    clock was ahead; what was stamped from `from` on was made under it.
    """
    states = {entry.stamp.clock.value for entry in encounter.history}
    marked = sorted(states - {ClockState.right.value})
    found = (e.event for e in encounter.history if isinstance(e.event, ClockCorrected))
    corrections = [
        {
            "from": encounter.history[one.first - 1].stamp.at.isoformat(),
            "seconds": one.seconds,
        }
        for one in found
    ]
    if not marked and not corrections:
        return {}
    return {"clock": {"marked": marked, "corrections": corrections}}
