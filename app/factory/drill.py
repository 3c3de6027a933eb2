"""The rehearsed recovery: a throw-away device, a throw-away agency, and the whole way.

It shows that this program and this computer can do it. That the agency still has its own
key is shown by `fieldcard vault prove`.
"""

from collections.abc import Callable
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

from app import resources
from app.casework.observing import begin
from app.courier.age_file import new_identity
from app.courier.age_file import recipient_of
from app.domain.encounter import EncounterId
from app.factory.clock import made_up_passphrase
from app.factory.clock import made_up_pin
from app.factory.device import Device
from app.factory.device import by_passphrase
from app.factory.device import by_pin
from app.factory.recovering import give_new_secrets
from app.factory.recovering import opened_by_agency
from app.factory.setting_up import set_up
from app.factory.weak_secrets import weak_pin
from app.library.shelf import PackShelf
from app.vault.errors import WrongSecret
from app.web.keeper import Wishes

LANGUAGE = "en"


class DrillFailed(Exception):
    """A step of the rehearsal did not come out as it must; its text says which."""


def steps(folder: Path) -> Iterator[str]:
    """Go the whole way in an empty folder, and say each step once it is done.

    Raises DrillFailed, and whatever set-up, vault and store raise.
    """
    agency, pin = new_identity(), _pin()
    lost, passphrase = made_up_passphrase(), made_up_passphrase()
    encounter = _set_up(folder, recipient_of(agency), lost)
    yield "A device was set up for a made-up agency, and an encounter was saved on it."
    _require_closed("another agency", lambda: opened_by_agency(folder, new_identity()))
    yield "The key of another agency opens nothing."
    with closing(opened_by_agency(folder, agency)) as device:
        give_new_secrets(device, agency, passphrase, pin)
    yield "The agency's key opened it and gave it a new passphrase and a new PIN."
    _require_closed("lost passphrase", lambda: by_passphrase(folder, lost))
    yield "The lost passphrase opens nothing any more."
    with closing(by_passphrase(folder, passphrase)) as device:
        device.desk.encounters.open(encounter)
        blob = device.session_blob()
    by_pin(folder, blob, pin).close()
    yield "The new passphrase and the new PIN open it, and the encounter is there."
    opened_by_agency(folder, agency).close()
    yield "The agency's key still opens it."


def _set_up(folder: Path, recipient: str, passphrase: str) -> EncounterId:
    """Make the device that is to be recovered, with something on it that must come back."""
    wishes = Wishes(
        jurisdiction=PackShelf(resources.packs(), None).for_practice(),
        language=LANGUAGE,
        passphrase=passphrase,
        pin=_pin(),
        recovery=recipient,
    )
    device = set_up(folder, wishes, [LANGUAGE])
    if not isinstance(device, Device):
        raise DrillFailed(*device.mistakes)
    with closing(device):
        return begin(device.desk).id


def _require_closed(what: str, attempt: Callable[[], Device]) -> None:
    try:
        attempt().close()
    except WrongSecret:
        return
    raise DrillFailed(what)


def _pin() -> str:
    """Make a PIN that set-up takes."""
    return next(pin for pin in iter(made_up_pin, "") if not any(weak_pin(pin)))
