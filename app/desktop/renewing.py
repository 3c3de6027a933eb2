"""Changing the secrets of a running device: told to the supervisor, then this process ends."""

from collections.abc import Callable

from app.desktop.frames import number
from app.desktop.link import Link
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory.device import Device
from app.factory.keystore import KeyStoreOnDemand
from app.factory.keystore import second_in_use
from app.factory.weak_secrets import weak_passphrase
from app.factory.weak_secrets import weak_pin
from app.vault import session_pin
from app.vault import unlocking
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.web.keeper import Mistake
from app.web.keeper import Notice
from app.web.keeper import Refused

ABOUT = "vault"
CANNOT = Refused(mistakes=(Mistake.cannot_write,))


class DeviceRenewer:
    """Fits the port Renewer over an open device; `lock` ends this process with a notice.

    The new secret is looked at first. The present passphrase is tried as on the lock screen:
    the supervisor counts each try before it is made, and a wrong one ends the process.
    """

    def __init__(self, device: Device, link: Link, lock: Callable[[Notice], None]) -> None:
        self._device = device
        self._link = link
        self._lock = lock

    def change_passphrase(self, present: str, new: str) -> Refused | None:
        """Change the passphrase; the session ends, so that the new one is needed at once."""
        vault = self._device.vault

        def change() -> bytes:
            self._device.desk.journal.note("alteration", ABOUT, "passphrase")
            second = second_in_use(vault.folder)
            unlocking.change_passphrase(vault.folder, vault.keys, new, second=second)
            return b""

        weak = tuple(weak_passphrase(new))
        return self._changed(weak, present, change, Notice.passphrase_changed)

    def change_pin(self, present: str, pin: str) -> Refused | None:
        """Change the PIN; the session goes on under it."""

        def change() -> bytes:
            self._device.desk.journal.note("alteration", ABOUT, "pin")
            session_pin.set_pin(self._device.vault, pin)
            return self._device.session_blob()

        return self._changed(tuple(weak_pin(pin)), present, change, Notice.pin_changed)

    def _changed(
        self,
        weak: tuple[Mistake, ...],
        present: str,
        change: Callable[[], bytes],
        notice: Notice,
    ) -> Refused | None:
        if weak:
            return Refused(mistakes=weak)
        if number(self._link.ask("pause_please"), "pause_ms"):
            return Refused(mistakes=(Mistake.wait,))
        self._link.tell("passphrase_try")
        try:
            unlocking.by_passphrase(
                self._device.vault.folder, present, store=KeyStoreOnDemand()
            )
            blob = change()
        except WrongSecret:
            notice = Notice.not_changed
        except (VaultError, StoreBroken, StoreFull):
            return CANNOT
        else:
            self._link.tell("renewed", blob=blob)
        self._lock(notice)
        return None
