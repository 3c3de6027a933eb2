"""Desks of real devices, and of made-up people."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from app.courier.own_keys import IDENTITY
from app.courier.own_keys import SIGNING
from app.courier.own_keys import own_keys
from app.domain.device import Role
from app.domain.errors import HubOutOfReach
from app.factory import device as devices
from app.factory import setting_up
from app.factory.clear_file import NAME
from app.factory.clear_file import read_clear_file
from app.factory.device import Device
from app.vault.errors import AlreadyThere
from app.vault.errors import WrongSecret
from app.web.keeper import Mistake
from app.web.keeper import Refused
from app.web.keeper import TicketUse
from app.web.keeper import Wishes
from tests.processes import PASSPHRASE
from tests.processes import PIN

WISHES = Wishes(
    jurisdiction="uk-ew", language="en", passphrase=PASSPHRASE, pin=PIN, unit="7", staff="A12"
)


def made(folder: Path, wishes: Wishes = WISHES) -> Device:
    """Set a device up."""
    device = setting_up.set_up(folder, wishes, ["en"])
    assert isinstance(device, Device)
    return device


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Set one device up for all tests of this file."""
    path = tmp_path_factory.mktemp("factory") / "data"
    made(path).close()
    return path


def test_the_profile_of_a_new_device_is_what_was_wished_for(folder: Path) -> None:
    """It opens again with the passphrase."""
    device = devices.by_passphrase(folder, PASSPHRASE)
    profile = device.desk.device.profile()
    device.close()

    assert (profile.role, profile.unit, profile.staff) == (Role.officer, "7", "A12")


def test_a_new_device_has_its_own_keys_before_anybody_asks(folder: Path) -> None:
    """Two processes that are asked at once find the same ones."""
    device = devices.by_passphrase(folder, PASSPHRASE)
    made_before = [device.safe.read(SIGNING), device.safe.read(IDENTITY)]
    keys = own_keys(device.safe)
    device.close()

    assert made_before == [keys.signing.raw, keys.identity.encode()]


def test_the_session_opens_with_the_pin(folder: Path) -> None:
    """The blob that the supervisor keeps is of no use without it."""
    device = devices.by_passphrase(folder, PASSPHRASE)
    blob = device.session_blob()
    device.close()
    again = devices.by_pin(folder, blob, PIN)
    again.close()

    assert again.role is Role.officer
    with pytest.raises(WrongSecret):
        devices.by_pin(folder, blob, "314159")


def test_a_device_is_not_set_up_twice(folder: Path) -> None:
    """What lies in the folder stays."""
    assert setting_up.set_up(folder, WISHES, ["en"]) == Refused(
        mistakes=(Mistake.already_set_up,)
    )


def test_a_set_up_that_was_cut_off_before_the_profile_still_opens(tmp_path: Path) -> None:
    """The clear file holds enough to go on."""
    device = made(tmp_path)
    device.vault.write(
        lambda database: database.execute("DELETE FROM setting WHERE name = 'profile'")
    )
    device.close()
    again = devices.by_passphrase(tmp_path, PASSPHRASE)
    profile = again.desk.device.profile()
    again.close()

    assert (profile.role, profile.jurisdiction) == (Role.officer, "uk-ew")


def test_a_damaged_clear_file_locks_nobody_out(tmp_path: Path) -> None:
    """The lock screen then shows no numbers, in English."""
    (tmp_path / NAME).write_text("role = [", encoding="utf-8")

    assert read_clear_file(tmp_path) is None


def test_a_device_without_ticket_has_a_desk_that_can_send_later(folder: Path) -> None:
    """Standing, sealer and carrier are there from the first day."""
    device = devices.by_passphrase(folder, PASSPHRASE)
    use, _ = setting_up.use_ticket(device, "")
    desk = device.desk
    device.close()

    assert use is TicketUse.later
    assert None not in (desk.standing, desk.sealer, desk.carrier)
    assert (desk.mailroom, desk.inbox) == (None, None)


def test_a_hub_out_of_reach_leaves_the_device_set_up(
    folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The ticket can be used later."""
    device = devices.by_passphrase(folder, PASSPHRASE)

    def unreached(_standing: object, _ticket: str) -> None:
        raise HubOutOfReach(None)  # type: ignore[arg-type]

    monkeypatch.setattr(type(device.desk.standing), "enrol", unreached)
    use, _ = setting_up.use_ticket(device, "TICKET")
    device.close()

    assert use is TicketUse.out_of_reach


def test_a_receiving_desk_has_an_inbox(tmp_path: Path) -> None:
    """It opens referrals with its own key, on this device."""
    wishes = Wishes(
        jurisdiction="uk-ew", language="en", passphrase=PASSPHRASE, pin=PIN, organisation="Desk"
    )
    device = made(tmp_path, wishes)
    desk = device.desk
    device.close()

    assert device.role is Role.receiver
    assert None not in (desk.mailroom, desk.inbox)


@pytest.mark.threat("T19")
def test_made_up_people_cannot_be_sent_anywhere(tmp_path: Path) -> None:
    """There is no way out of their desk, so nothing has to be forbidden."""
    device = devices.open_made_up(tmp_path, "uk-ew", "en")
    desk = device.desk
    device.close()

    assert (desk.standing, desk.sealer, desk.carrier, desk.mailroom) == (None,) * 4
    assert desk.device.profile is not None


def test_made_up_people_are_wiped_and_real_vaults_never(folder: Path, tmp_path: Path) -> None:
    """Only a folder without keys can be wiped."""
    devices.open_made_up(tmp_path, "uk-ew", "en").close()
    devices.wipe_made_up(tmp_path)

    assert not (tmp_path / devices.MADE_UP).exists()
    (tmp_path / devices.MADE_UP).symlink_to(folder)
    with pytest.raises(AlreadyThere):
        devices.wipe_made_up(tmp_path)
