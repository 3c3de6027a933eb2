"""The lock screen follows the officer's language."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.casework import settling
from app.domain.device import Theme
from app.domain.errors import StoreBroken
from app.domain.policy import Policy
from app.factory.clear_file import NAME
from app.factory.clear_file import read_clear_file
from app.factory.device import Device
from tests.factory.test_device import made


@pytest.fixture(name="device")
def _device(tmp_path: Path) -> Iterator[Device]:
    device = made(tmp_path)
    yield device
    device.close()


def test_a_changed_language_stands_in_the_clear_file(device: Device, tmp_path: Path) -> None:
    """Role, place and numbers stay as they were."""
    before = read_clear_file(tmp_path)
    settling.speak(device.desk, "ar")
    after = read_clear_file(tmp_path)

    assert device.desk.device.profile().language == "ar"
    assert before is not None
    assert after is not None
    assert (before.language, after.language) == ("en", "ar")
    assert (after.role, after.numbers) == (before.role, before.numbers)


def test_other_settings_leave_the_clear_file_alone(device: Device, tmp_path: Path) -> None:
    """It holds nothing of them."""
    before = (tmp_path / NAME).stat().st_mtime_ns
    settling.light(device.desk, Theme.night)

    assert (tmp_path / NAME).stat().st_mtime_ns == before


def test_a_lost_clear_file_is_not_in_the_way(device: Device, tmp_path: Path) -> None:
    """The language changes all the same."""
    (tmp_path / NAME).unlink()
    settling.speak(device.desk, "ar")

    assert device.desk.device.profile().language == "ar"


def test_what_cannot_be_written_changes_nothing(device: Device, tmp_path: Path) -> None:
    """Both stay in the language they had."""
    (tmp_path / f"{NAME}.new").mkdir()

    with pytest.raises(StoreBroken):
        settling.speak(device.desk, "ar")
    assert device.desk.device.profile().language == "en"


def test_the_locked_side_knows_of_the_policy_what_it_must(
    device: Device, tmp_path: Path
) -> None:
    """Only whether everything may be deleted; the running device obeys at once."""
    followed: list[Policy] = []
    assert device.front is not None
    device.front.followed = followed.append
    policy = Policy(idle_seconds=300, full_wipe=True)
    settling.obey(device.desk, policy)
    settling.obey(device.desk, policy)
    clear = read_clear_file(tmp_path)

    assert clear is not None
    assert (clear.full_wipe, device.desk.device.policy()) == (True, policy)
    assert followed == [policy]


def test_without_a_pin_in_the_policy_no_keys_are_sealed_for_it(device: Device) -> None:
    """Only the passphrase opens the device then."""
    before = device.session_blob()
    settling.obey(device.desk, Policy(pin=False))

    assert before
    assert device.session_blob() == b""
