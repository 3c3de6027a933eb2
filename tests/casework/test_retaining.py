"""How long records stay, what stops their end, and that nothing goes early."""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from app.casework import retaining
from app.casework.desk import Desk
from app.casework.errors import OnHold
from app.casework.timing import confirm_date
from app.casework.timing import set_right
from app.domain.clock_mark import ClockState
from app.domain.delivery import DeliveryState
from app.domain.errors import NoSuchEncounter
from app.domain.held import ClockCorrected
from app.domain.held import HoldReason
from app.domain.pack import Edition
from app.domain.retention_rule import Stage
from app.library.shelf import PackShelf
from app.vault.opening import Vault
from tests.proofs.keeping_desk import DAY
from tests.proofs.keeping_desk import Dial
from tests.proofs.keeping_desk import desk_over
from tests.proofs.keeping_desk import met
from tests.proofs.keeping_desk import new_vault
from tests.proofs.keeping_desk import note
from tests.proofs.keeping_desk import opened_by_desk
from tests.proofs.keeping_desk import sealed

pytestmark = pytest.mark.threat("T14")


@pytest.fixture
def dial() -> Dial:
    """Give a clock that is right."""
    return Dial()


@pytest.fixture
def edition(shelf: PackShelf) -> Edition:
    """Give the shipped content."""
    return shelf.current("uk-ew")


@pytest.fixture
def place(tmp_path: Path, dial: Dial, edition: Edition) -> Iterator[tuple[Desk, Vault]]:
    """Give a desk over a real vault."""
    folder = tmp_path / "data"
    with desk_over(folder, new_vault(folder), dial, edition) as opened:
        yield opened


def kept(desk: Desk) -> int:
    """Count the records that can still be read."""
    return len(desk.encounters.recent(99))


def test_a_record_goes_when_its_days_have_surely_passed(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """Twenty-eight days and the slack after the last change, and not a day before."""
    desk, _ = place
    where = met(desk, edition, "one").id
    retaining.look_after(desk)
    dial.pass_time(20 * DAY)
    note(desk, where, "two")
    retaining.look_after(desk)
    dial.pass_time(29 * DAY)
    retaining.look_after(desk)
    before = kept(desk)
    dial.pass_time(DAY)
    retaining.look_after(desk)
    (stub,) = retaining.erased(desk)

    assert (before, kept(desk)) == (1, 0)
    assert (stub.encounter, stub.stage) == (where, Stage.unfinished)


def test_a_referral_goes_seven_days_after_its_desk_opened_it(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """However long it lay there before; its receipt stays."""
    desk, _ = place
    envelope = sealed(desk, met(desk, edition, "one").id)
    retaining.look_after(desk)
    dial.pass_time(400 * DAY)
    retaining.look_after(desk)
    waiting = kept(desk)
    opened_by_desk(desk, envelope)
    retaining.look_after(desk)
    dial.pass_time(9 * DAY)
    retaining.look_after(desk)
    parcel = desk.outbox.get(envelope)

    assert (waiting, kept(desk)) == (1, 0)
    assert (parcel.state, parcel.sealed, parcel.receipt) == (
        DeliveryState.fetched,
        b"",
        "signed",
    )
    assert retaining.erased(desk)[0].gone[0].receipt_code == parcel.receipt_code


def test_a_hold_stops_every_end_until_it_is_lifted(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """By timer and by hand; lifting it begins the days anew."""
    desk, vault = place
    where = met(desk, edition, "one").id
    retaining.hold(desk, where, HoldReason.court, "order 12")
    retaining.look_after(desk)
    dial.pass_time(400 * DAY)
    retaining.look_after(desk)
    with pytest.raises(OnHold):
        retaining.erase(desk, where)
    retaining.lift(desk, where, "the case ended")
    retaining.look_after(desk)
    held = kept(desk)
    dial.pass_time(30 * DAY)
    retaining.look_after(desk)
    kinds = [row["kind"] for row in vault.rows("SELECT kind FROM journal ORDER BY sequence")]

    assert (held, kept(desk)) == (1, 0)
    assert kinds == ["hold.court", "hold.lifted", "encounter", "events"]


def test_nothing_goes_while_the_date_is_not_sure(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """Ten years ahead erase nothing; the officer confirms, and it goes on from there."""
    desk, _ = place
    where = met(desk, edition, "one").id
    retaining.look_after(desk)
    dial.off = 3650 * DAY
    dial.pass_time(40 * DAY)
    retaining.look_after(desk)
    during = kept(desk)
    note(desk, where, "two")
    mark = desk.encounters.open(where).history[-1].stamp.clock
    dial.off = timedelta()
    confirm_date(desk)
    retaining.look_after(desk)

    assert (during, mark, kept(desk)) == (1, ClockState.ahead, 1)


def test_the_time_of_the_hub_is_written_beside_what_it_corrects(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """Stamps stay as they are; the correction says from which one on, and by how much."""
    desk, _ = place
    where = met(desk, edition, "one").id
    set_right(desk, dial.truth - timedelta(hours=1))
    set_right(desk, dial.truth - timedelta(hours=1))
    history = desk.encounters.open(where).history

    assert [entry.event for entry in history[1:]] == [ClockCorrected(seconds=3600, first=1)]
    assert history[0].stamp.at == dial.truth


def test_by_hand_one_record_goes_at_once_with_its_copies(
    place: tuple[Desk, Vault], edition: Edition
) -> None:
    """The journal says how many events it had; damaged files set aside go too."""
    desk, vault = place
    first, second = met(desk, edition, "one"), met(desk, edition, "two")
    aside = vault.folder / "damaged" / "1"
    aside.mkdir(parents=True)
    retaining.erase(desk, first.id)
    lines = vault.rows(
        "SELECT about FROM journal WHERE operation = 'erasure' ORDER BY sequence"
    )

    with pytest.raises(NoSuchEncounter):
        desk.encounters.open(first.id)
    assert desk.encounters.open(second.id) == second
    assert lines[0]["about"] == first.id
    assert lines[1]["about"].startswith(f"{first.id}:1:")
    assert not aside.exists()


def test_damaged_files_that_were_set_aside_stop_the_timers(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """They may hold what nobody else has; the officer decides first."""
    desk, vault = place
    met(desk, edition, "one")
    (vault.folder / "damaged" / "1").mkdir(parents=True)
    retaining.look_after(desk)
    dial.pass_time(40 * DAY)
    retaining.look_after(desk)

    assert kept(desk) == 1


def test_the_page_can_say_until_when(
    place: tuple[Desk, Vault], dial: Dial, edition: Edition
) -> None:
    """The day on which it goes if nothing changes, and the rule it stands on."""
    desk, _ = place
    where = met(desk, edition, "one").id
    retaining.look_after(desk)
    dial.pass_time(3 * DAY)
    shown = retaining.kept(desk, where)

    assert shown.stage is Stage.unfinished
    assert shown.rule is not None
    assert shown.until is not None
    assert abs(shown.until - (dial.truth + 27 * DAY)) < timedelta(seconds=2)
    assert shown.is_date_sure
