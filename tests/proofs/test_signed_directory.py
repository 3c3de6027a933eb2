"""S5: the signed list of receivers under the same attacks as the content."""

import time
from dataclasses import replace
from datetime import timedelta

import pytest

from app.courier.directory import Directory
from app.courier.directory import write_directory
from app.courier.membership import DIRECTORY
from app.courier.membership import SEEN
from app.courier.membership import kept_directory
from app.courier.membership import pin
from app.courier.membership import take_directory
from app.courier.signing import Token
from app.courier.signing import stamped
from tests.courier.kit import TestDevice
from tests.courier.memory_safe import NOON
from tests.courier.paper_hub import PaperHub
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.threat("T07"), pytest.mark.threat("T08")]
HUB = PaperHub()
DESK, THIEF = TestDevice(unit="Desk"), TestDevice(unit="Desk")
STEP = size(1, 7)


@pytest.fixture
def device() -> TestDevice:
    """Give a device that took directory 5."""
    device = HUB.admit(TestDevice())
    assert take_directory(device.safe, HUB.directory(DESK, version=5))
    return device


def kept(device: TestDevice) -> Directory:
    """Give the directory in force."""
    directory = kept_directory(device.safe)
    assert directory is not None
    return directory


def test_every_changed_sign_of_a_directory_is_refused(device: TestDevice) -> None:
    """Whichever sign is changed, the device keeps what it has."""
    started = time.monotonic()
    token = HUB.directory(DESK, version=6)
    tried = [
        token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        for place in range(0, len(token), STEP)
    ]
    taken = sum(take_directory(device.safe, one) for one in tried)
    forgetful = HUB.admit(TestDevice())
    take_directory(forgetful.safe, HUB.directory(DESK, version=5))
    forgetful.safe.kept.pop(SEEN)
    forgetful.safe.kept.pop(DIRECTORY)
    rolled = take_directory(forgetful.safe, HUB.directory(THIEF, version=1))
    tell(
        Finding(
            proof="S5",
            what="changed signs of the directory",
            size=f"{len(tried):,} changes of {len(token):,} signs",
            result=f"{taken} taken",
            control="no number kept: version 1 taken" if rolled else "control held",
            seed=None,
            seconds=time.monotonic() - started,
        )
    )

    assert taken == 0
    assert rolled
    assert take_directory(device.safe, token)


def test_roll_back_is_refused_although_the_directory_itself_was_lost(
    device: TestDevice,
) -> None:
    """The number is kept on its own."""
    device.safe.kept.pop(DIRECTORY)

    assert not take_directory(device.safe, HUB.directory(DESK, version=4))
    assert take_directory(device.safe, HUB.directory(DESK, version=5))


def test_two_directories_under_one_number_are_not_both_believed(device: TestDevice) -> None:
    """Swapped keys under the same number are refused, although the root signed them."""
    assert not take_directory(device.safe, HUB.directory(THIEF, version=5))
    assert kept(device).entries[0].recipients == (DESK.keys.recipient,)


def test_keys_swapped_by_the_running_hub_are_refused(device: TestDevice) -> None:
    """It holds the keys of receipts, not the one of the directory."""
    false = replace(HUB, root=HUB.receipts)

    assert not take_directory(device.safe, false.directory(THIEF, version=9))


def test_the_directory_of_another_tenant_is_refused(device: TestDevice) -> None:
    """Mix and match: the same root signed it, for somebody else."""
    theirs = replace(kept(device), tenant="other", version=9)
    token = stamped(Token.directory, write_directory(theirs), HUB.root)

    assert not take_directory(device.safe, token)


def test_a_frozen_directory_is_seen_and_serves_on(device: TestDevice) -> None:
    """Whoever holds back the new one cannot hide that the old one is old."""
    assert not device.standing.is_directory_old()
    assert kept(device).is_old(NOON + timedelta(days=365))
    assert device.standing.receivers()


def test_only_a_new_ticket_lets_numbers_count_anew(device: TestDevice) -> None:
    """A hub that was founded anew has another root."""
    new = PaperHub()
    pin(device.safe, new.pinned)

    assert take_directory(device.safe, new.directory(DESK, version=1))
    assert not take_directory(device.safe, HUB.directory(DESK, version=9))
