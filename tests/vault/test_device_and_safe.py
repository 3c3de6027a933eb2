"""Profile and secrets in the encrypted database."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from app.domain.dated_fact import ContactRole
from app.domain.device import Profile
from app.domain.device import Role
from app.domain.device import Theme
from app.domain.own_contact import OwnContact
from app.domain.policy import Policy
from app.vault.device import ProfileStore
from app.vault.errors import NotSetUp
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.safe import SafeStore

PROFILE = Profile(
    role=Role.receiver,
    jurisdiction="uk-ew",
    language="ar",
    unit="North",
    staff="7",
    organisation="The desk",
    theme=Theme.night,
    recents=("vi", "ar"),
    recovery="age1",
    contacts=(
        OwnContact(
            id="1",
            role=ContactRole.union,
            name="Union of the harbour",
            number="01 234",
            checked_on=date(2026, 11, 20),
        ),
    ),
)


def test_the_profile_comes_back_after_opening_again(vault: Vault, folder: Path) -> None:
    """The last one saved counts."""
    ProfileStore(vault).save_profile(replace(PROFILE, theme=Theme.day))
    ProfileStore(vault).save_profile(PROFILE)
    vault.close()
    again = open_vault(folder, vault.keys)
    profile = ProfileStore(again).profile()
    again.close()

    assert profile == PROFILE


def test_a_vault_without_a_profile_says_so(vault: Vault) -> None:
    """Set-up was cut off before its last step."""
    with pytest.raises(NotSetUp):
        ProfileStore(vault).profile()


@pytest.mark.parametrize("value", [b"", b"\x00\xff" * 32, b"{}"])
def test_a_secret_comes_back_byte_for_byte(vault: Vault, value: bytes) -> None:
    """The last one written under a name counts."""
    safe = SafeStore(vault)
    safe.write("device.key", b"older")
    safe.write("device.key", value)

    assert value == safe.read("device.key")


def test_a_secret_that_was_never_written_is_none(vault: Vault) -> None:
    """Other names do not matter."""
    assert SafeStore(vault).read("nothing") is None


def test_the_policy_comes_back_after_opening_again(vault: Vault, folder: Path) -> None:
    """Until one was brought, the safe one holds."""
    before = ProfileStore(vault).policy()
    ProfileStore(vault).save_policy(Policy(idle_seconds=300, pin=False))
    vault.close()
    again = open_vault(folder, vault.keys)
    after = ProfileStore(again).policy()
    again.close()

    assert before == Policy()
    assert after == Policy(idle_seconds=300, pin=False)
