"""What a device believes, and what it refuses to believe."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.courier.directory import read_directory
from app.courier.membership import keep_standing
from app.courier.membership import kept_directory
from app.courier.membership import kept_state
from app.courier.membership import membership
from app.courier.membership import own_entry
from app.courier.membership import pin
from app.courier.membership import take_directory
from app.domain.device import EnrolmentState
from app.domain.plain_form import NotPlain
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON
from tests.courier.paper_hub import PaperHub

HUB = PaperHub()
DESK = TestDevice(unit="Desk")


def test_nothing_is_believed_before_a_ticket() -> None:
    """A new device knows no hub, no directory and no standing."""
    device = TestDevice()

    assert membership(device.safe) is None
    assert kept_directory(device.safe) is None
    assert not take_directory(device.safe, HUB.directory(DESK))
    assert kept_state(device.safe, device.keys.device) is EnrolmentState.none


def test_an_older_directory_is_refused() -> None:
    """Nobody can bring back a receiver's old key; the same version again is fine."""
    device = HUB.admit(TestDevice())
    newer = HUB.directory(DESK, version=5)

    assert take_directory(device.safe, newer)
    assert take_directory(device.safe, newer)
    assert not take_directory(device.safe, HUB.directory(version=4))
    assert [one.name for one in device.standing.receivers()] == ["Desk"]


def test_a_directory_of_another_root_is_refused() -> None:
    """The running hub cannot make a directory: it lacks the root key."""
    device = HUB.admit(TestDevice())
    false_root = replace(HUB, root=HUB.receipts)

    assert not take_directory(device.safe, false_root.directory(DESK, version=9))
    assert not take_directory(device.safe, "nonsense")


def test_an_old_directory_warns_and_still_works() -> None:
    """After its date it counts as old, and its receivers stay."""
    device = HUB.admit(TestDevice(), DESK)
    directory = kept_directory(device.safe)

    assert directory is not None
    assert not directory.is_old(NOON)
    assert directory.is_old(NOON + timedelta(days=365))
    assert directory.entry("desk") is not None
    assert directory.entry("elsewhere") is None


@pytest.mark.parametrize("state", list(EnrolmentState))
def test_only_the_root_can_confirm(state: EnrolmentState) -> None:
    """Without a certificate under the root key a device waits, whatever the hub says."""
    device = HUB.admit(TestDevice())
    keep_standing(device.safe, HUB.standing(device, state.value), "no certificate")
    is_ended = state is EnrolmentState.revoked
    expected = EnrolmentState.revoked if is_ended else EnrolmentState.waiting

    assert expected is kept_state(device.safe, device.keys.device)


def test_the_standing_of_another_device_does_not_count() -> None:
    """A certificate of a neighbour confirms nobody else."""
    device, other = HUB.admit(TestDevice()), TestDevice()
    own = HUB.standing(device, "confirmed")
    keep_standing(device.safe, own, HUB.certificate(other))

    assert kept_state(device.safe, device.keys.device) is EnrolmentState.waiting

    keep_standing(device.safe, HUB.standing(other, "confirmed"), HUB.certificate(device))

    assert kept_state(device.safe, device.keys.device) is EnrolmentState.waiting


def test_another_ticket_ends_the_belief_in_the_first_hub() -> None:
    """Directory and standing of the first hub count no more."""
    device = HUB.admit(TestDevice(), DESK)
    pin(device.safe, PaperHub().pinned)

    assert device.standing.receivers() == ()
    assert device.standing.enrolment().state is EnrolmentState.waiting


def test_a_receiver_finds_itself_in_the_directory() -> None:
    """The entry is found by the key, not by the name."""
    device = HUB.admit(TestDevice(unit="Desk"), DESK)

    assert own_entry(device.safe, DESK.keys.signing.public) is not None
    assert own_entry(device.safe, device.keys.signing.public) is None


def test_an_entry_without_keys_is_refused() -> None:
    """A receiver that nothing can be sealed to is no receiver."""
    table = {
        "tenant": "north",
        "version": 1,
        "expires_at": NOON.isoformat(),
        "receivers": [
            {
                "id": "x",
                "name": "X",
                "class": "support",
                "recipients": [],
                "kids": [],
                "keys": [],
            }
        ],
    }

    with pytest.raises(NotPlain):
        read_directory(table)
