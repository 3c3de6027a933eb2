"""Profile and policy of the device; fits the port `DeviceStore`."""

from datetime import date
from functools import partial

from app.domain.device import Profile
from app.domain.device import Repaired
from app.domain.policy import Policy
from app.vault.codec import read
from app.vault.codec import write
from app.vault.driver import Database
from app.vault.errors import NotSetUp
from app.vault.opening import Vault

PROFILE = "profile"
POLICY = "policy"
READ = "SELECT value FROM setting WHERE name = ?"
WRITE = """
INSERT INTO setting (name, value) VALUES (?, ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value
"""


class ProfileStore:
    """Profile and policy in an open vault."""

    def __init__(self, vault: Vault) -> None:
        self._vault = vault

    def profile(self) -> Profile:
        """Read the profile; raises NotSetUp when none was stored yet."""
        for row in self._vault.rows(READ, PROFILE):
            profile: Profile = read(Profile, row["value"])
            return profile
        raise NotSetUp

    def save_profile(self, profile: Profile) -> None:
        """Store the profile durably."""
        self._vault.write(partial(_write, PROFILE, write(profile)))

    def policy(self) -> Policy:
        """Read the agency's policy; the safe one where none was stored."""
        for row in self._vault.rows(READ, POLICY):
            policy: Policy = read(Policy, row["value"])
            return policy
        return Policy()

    def save_policy(self, policy: Policy) -> None:
        """Store the policy durably."""
        self._vault.write(partial(_write, POLICY, write(policy)))

    def recovery_proven_on(self) -> date | None:
        """Say that nobody proved anything: a vault alone knows of no agency."""
        return None

    def is_short_of_room(self) -> bool:
        """Say whether the ballast was given up, so that the officer is told in time."""
        return self._vault.is_short_of_room

    def repaired(self) -> Repaired | None:
        """Say what came back, where damaged records were put together at this opening."""
        return self._vault.repaired


def _write(name: str, value: str, database: Database) -> None:
    database.execute(WRITE, (name, value))
