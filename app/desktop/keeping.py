"""The keeper of a desktop device: opens it once, and turns the worker to the officer's app."""

import math
import threading
from collections.abc import Callable
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from app.desktop.blocking import DeviceBlocker
from app.desktop.frames import Frame
from app.desktop.frames import number
from app.desktop.frames import raw
from app.desktop.frames import text
from app.desktop.idling import ticks
from app.desktop.link import Link
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.factory import device as devices
from app.factory import setting_up
from app.factory.blocking import is_blocked
from app.factory.clear_file import read_clear_file
from app.factory.device import Device
from app.factory.officers import Place
from app.factory.officers import free_words
from app.factory.officers import id_of
from app.factory.officers import is_anybody_set_up
from app.factory.officers import place_of
from app.factory.officers import places
from app.factory.officers import sole
from app.i18n.catalogues import Catalogues
from app.vault.blocking import is_blocked as vault_is_blocked
from app.vault.errors import Damaged
from app.vault.errors import NoKeyStore
from app.vault.errors import NotSetUp
from app.vault.errors import TooNew
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.web.keeper import Blockable
from app.web.keeper import Choice
from app.web.keeper import Colleague
from app.web.keeper import Front
from app.web.keeper import Made
from app.web.keeper import Notice
from app.web.keeper import Opening
from app.web.keeper import Refused
from app.web.keeper import Wishes

OUTCOMES: Mapping[type[Exception], Opening] = {
    WrongSecret: Opening.wrong,
    Damaged: Opening.damaged,
    NoKeyStore: Opening.no_key_store,
    TooNew: Opening.too_new,
    StoreFull: Opening.no_room,
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Turns:
    """What a try leads to: `opened` takes the open device; `spent` ends this process."""

    opened: Callable[[Device], None]
    spent: Callable[[], None]


class DeviceKeeper:
    """Fits the port Keeper over one officer's vault and the pipe to the supervisor.

    After one wrong secret it opens nothing any more.
    """

    def __init__(
        self,
        data: Path,
        start: Frame,
        link: Link,
        catalogues: Catalogues,
        turns: Turns,
    ) -> None:
        self._data = data
        self._place = place_of(data, text(start, "officer") or sole(data))
        self._link = link
        self._catalogues = catalogues
        self._turns = turns
        self._blocker = DeviceBlocker(data, link, self._spend)
        self._trying = threading.Lock()
        self._is_spent = False
        self._missed = number(start, "missed")
        self._pause_until = ticks() + number(start, "pause_ms") / 1000
        clear = read_clear_file(self._place.folder if self._place else data)
        self._front = Front(
            is_set_up=is_anybody_set_up(data),
            language=clear.language if clear else catalogues.source.tag,
            numbers=clear.numbers if clear else (),
            pin_tries=number(start, "pin_tries"),
            stopped=bool(start.get("stopped")),
            notice=_notice(text(start, "notice")),
            offers_recovery=start.get("offers_recovery") is True,
            is_blocked=_is_blocked(data, self._place),
            officers=tuple(Colleague(id=one.id, word=one.word) for one in places(data)),
            officer=self._place.id if self._place else "",
        )

    def front(self) -> Front:
        """Say what the locked device may show."""
        left = max(0.0, self._pause_until - ticks())
        return replace(self._front, pause=math.ceil(left))

    def jurisdictions(self) -> tuple[Choice, ...]:
        """Give the jurisdictions that are installed."""
        shelf = devices.shelf_of(self._data)
        return tuple(
            Choice(id=each, name=shelf.current(each).jurisdiction.name.english)
            for each in shelf.jurisdictions()
        )

    def languages(self) -> tuple[Choice, ...]:
        """Give the languages of the officer's screens."""
        return tuple(
            Choice(id=each.tag, name=each.own_name, lang=each.tag)
            for each in self._catalogues.for_officer()
        )

    def free_words(self) -> tuple[str, ...]:
        """Give the code words that no officer of this device has yet."""
        return free_words(self._data)

    def turn_to(self, officer: str) -> None:
        """Let the supervisor start anew for another officer; an unknown id changes nothing."""
        if place_of(self._data, officer) is not None:
            self._link.tell("turn", officer=officer)
            self._spend()

    def try_passphrase(self, passphrase: str) -> Opening:
        """Count a try, then try to open with the passphrase."""
        if self.front().pause:
            self._spend()
            return Opening.wait
        return self._try(lambda: self._by_passphrase(passphrase))

    def try_pin(self, pin: str) -> Opening:
        """Count a try, then try to open with the PIN."""
        return self._try(lambda: self._by_pin(pin))

    def set_up(self, wishes: Wishes) -> Made | Refused:
        """Set the device up and open it, or say everything that is wrong."""
        languages = {each.tag for each in self._catalogues.for_officer()}
        with self._trying:
            device = setting_up.set_up(self._data, wishes, languages)
            if isinstance(device, Refused):
                return device
            use, _ = setting_up.use_ticket(device, wishes.ticket)
            self._open(device, by="passphrase")
            return Made(ticket=use)

    def make_up(self) -> Opening:
        """Open with made-up people: no passphrase, nothing kept, nothing sent."""
        place = devices.shelf_of(self._data).for_practice()
        return self._try(lambda: self._made_up(place))

    def blockable(self) -> Blockable:
        """Say what blocking would do here."""
        return self._blocker.blockable()

    def block(self) -> None:
        """Delete what passphrase and PIN open; this process ends."""
        self._blocker.block()

    def erase(self) -> None:
        """Delete everything where the policy allows it; this process ends."""
        self._blocker.erase()

    def _by_passphrase(self, passphrase: str) -> Opening:
        self._link.tell("passphrase_try")
        self._open(devices.by_passphrase(self._folder(), passphrase), by="passphrase")
        return Opening.opened

    def _by_pin(self, pin: str) -> Opening:
        blob = raw(self._link.ask("pin_try"), "blob")
        if not blob:
            return Opening.needs_the_other
        self._front = replace(self._front, pin_tries=self._front.pin_tries - 1)
        self._open(devices.by_pin(self._folder(), blob, pin), by="pin")
        return Opening.opened

    def _made_up(self, jurisdiction: str) -> Opening:
        device = devices.open_made_up(self._data, jurisdiction, self._front.language)
        self._link.tell("unlocked", by="made_up")
        self._turns.opened(device)
        return Opening.opened

    def _open(self, device: Device, by: str) -> None:
        self._log_opening(device, by)
        self._link.tell(
            "unlocked",
            by=by,
            blob=device.session_blob(),
            idle=device.desk.device.policy().idle_seconds,
            officer=id_of(self._data, device.vault.folder),
        )
        self._turns.opened(device)

    def _log_opening(self, device: Device, by: str) -> None:
        """Log that the vault was opened, after how many wrong tries and whether after a fall.

        A disk without room keeps nobody out: what is saved can still be read and sent.
        """
        with suppress(StoreFull, StoreBroken):
            device.desk.journal.note("consultation", "vault", f"opened/{by}/{self._missed}")
            if self._front.stopped:
                device.desk.journal.note("alteration", "vault", "stopped")

    def _folder(self) -> Path:
        """Give the folder of the officer whose lock screen this is; raises NotSetUp."""
        if self._place is None:
            raise NotSetUp
        return self._place.folder

    def _try(self, attempt: Callable[[], Opening]) -> Opening:
        with self._trying:
            if self._is_spent:
                return Opening.wait
            opening = _outcome(attempt)
        if opening is not Opening.opened:
            self._spend()
        return opening

    def _spend(self) -> None:
        self._is_spent = True
        self._turns.spent()


def _notice(said: str) -> Notice | None:
    return Notice(said) if said else None


def _is_blocked(data: Path, place: Place | None) -> bool:
    """Say whether only the agency can open this officer's vault, or everybody's."""
    return is_blocked(data) if place is None else vault_is_blocked(place.folder)


def _outcome(attempt: Callable[[], Opening]) -> Opening:
    try:
        return attempt()
    except (VaultError, StoreBroken, StoreFull, OSError) as fault:
        known = (opening for kind, opening in OUTCOMES.items() if isinstance(fault, kind))
        return next(known, Opening.cannot_open)
