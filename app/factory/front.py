"""The profile of a device, with what the lock screen shows of it kept in the clear file too."""

from dataclasses import replace
from errno import ENOSPC
from pathlib import Path

from app.domain.device import Profile
from app.domain.device import Repaired
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory.clear_file import read_clear_file
from app.factory.clear_file import write_clear_file
from app.vault.device import ProfileStore


class FrontStore:
    """Fits the port DeviceStore: the store of the vault, and the clear file beside it.

    The clear file is written first. When it cannot be, nothing has changed at all.
    """

    def __init__(self, folder: Path, inner: ProfileStore) -> None:
        self._folder = folder
        self._inner = inner

    def profile(self) -> Profile:
        """Read the profile; raises NotSetUp when none was stored yet."""
        return self._inner.profile()

    def save_profile(self, profile: Profile) -> None:
        """Store the profile durably, and let the lock screen follow its language."""
        self._tell_the_door(profile.language)
        self._inner.save_profile(profile)

    def is_short_of_room(self) -> bool:
        """Say whether the ballast was given up, so that the officer is told in time."""
        return self._inner.is_short_of_room()

    def repaired(self) -> Repaired | None:
        """Say what came back, where damaged records were put together at this opening."""
        return self._inner.repaired()

    def _tell_the_door(self, language: str) -> None:
        clear = read_clear_file(self._folder)
        if clear is None or clear.language == language:
            return
        try:
            write_clear_file(self._folder, replace(clear, language=language))
        except OSError as error:
            raise (StoreFull if error.errno == ENOSPC else StoreBroken) from error
