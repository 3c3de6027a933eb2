"""Profile and policy, with what the lock screen needs of them kept in the clear file too."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date
from errno import ENOSPC
from pathlib import Path

from app.domain.device import Profile
from app.domain.device import Repaired
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.domain.policy import Policy
from app.factory.clear_file import ClearFile
from app.factory.clear_file import read_clear_file
from app.factory.clear_file import write_clear_file
from app.vault.device import ProfileStore
from app.vault.escrow import recovery_proven_on


class FrontStore:
    """Fits the port DeviceStore: the store of the vault, and the clear file beside it.

    The clear file is written first. When it cannot be, nothing has changed at all.
    `followed` is called with each new policy, so that the running device obeys it.
    """

    def __init__(self, folder: Path, inner: ProfileStore) -> None:
        self._folder = folder
        self._inner = inner
        self.followed: Callable[[Policy], None] = lambda _: None

    def profile(self) -> Profile:
        """Read the profile; raises NotSetUp when none was stored yet."""
        return self._inner.profile()

    def save_profile(self, profile: Profile) -> None:
        """Store the profile durably, and let the lock screen follow its language."""
        self._tell_the_door(lambda clear: replace(clear, language=profile.language))
        self._inner.save_profile(profile)

    def policy(self) -> Policy:
        """Read the agency's policy; the safe one where none was stored."""
        return self._inner.policy()

    def save_policy(self, policy: Policy) -> None:
        """Store the policy durably, and obey it from now on."""
        self._tell_the_door(lambda clear: replace(clear, full_wipe=policy.full_wipe))
        self._inner.save_policy(policy)
        self.followed(policy)

    def recovery_proven_on(self) -> date | None:
        """Give the day on which the agency's key was last shown to open this device."""
        return recovery_proven_on(self._folder)

    def is_short_of_room(self) -> bool:
        """Say whether the ballast was given up, so that the officer is told in time."""
        return self._inner.is_short_of_room()

    def repaired(self) -> Repaired | None:
        """Say what came back, where damaged records were put together at this opening."""
        return self._inner.repaired()

    def _tell_the_door(self, change: Callable[[ClearFile], ClearFile]) -> None:
        clear = read_clear_file(self._folder)
        if clear is None or change(clear) == clear:
            return
        try:
            write_clear_file(self._folder, change(clear))
        except OSError as error:
            raise (StoreFull if error.errno == ENOSPC else StoreBroken) from error
