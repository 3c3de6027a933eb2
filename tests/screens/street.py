"""Builds and serves every app of the program: over real vaults, with made-up desks around."""

from collections.abc import Iterator
from contextlib import ExitStack
from contextlib import contextmanager
from dataclasses import dataclass
from dataclasses import replace
from pathlib import Path

from app import resources
from app.casework import renewing
from app.casework.desk import Desk
from app.domain.device import Profile
from app.domain.device import Role
from app.domain.device import Theme
from app.factory.device import Device
from app.factory.device import open_device
from app.factory.device import open_made_up
from app.factory.lock_app import create_launch_app
from app.factory.lock_app import create_lock_app
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.vault.device import ProfileStore
from app.vault.opening import open_vault
from app.vault.unlocking import create
from tests.browser import served
from tests.fake_receiver import FakeMailroom
from tests.fake_standing import FakeStanding
from tests.fakes import FakeCarrier
from tests.fakes import FakeSealer
from tests.library.publisher import Publisher
from tests.screens.house import Door
from tests.screens.house import House
from tests.screens.house import Locked
from tests.screens.house import Manned
from tests.screens.moody_store import MoodyStore
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.web.bringing import shipped
from tests.web.bringing import trusting
from tests.web.keepers import MOMENT
from tests.web.keepers import SET_UP
from tests.web.keepers import FakeDoor
from tests.web.keepers import FakeKeeper

JURISDICTION = "uk-ew"


@dataclass(frozen=True, slots=True, kw_only=True)
class Street:
    """All houses of one run."""

    fresh: Manned
    officer: Manned
    receiver: Manned
    training: Manned
    locked: Locked
    door: Door

    @property
    def houses(self) -> tuple[House, ...]:
        """Give every house."""
        return (
            self.fresh,
            self.officer,
            self.receiver,
            self.training,
            self.locked,
            self.door,
        )


@contextmanager
def street(folder: Path, language: str, theme: Theme) -> Iterator[Street]:
    """Build and serve all houses, in the officer's language and by day or night."""
    with ExitStack() as stack:
        raised = built(folder, language, theme)
        for house in raised.houses:
            house.remember()
            house.at = stack.enter_context(served(house.app))
        yield raised


def built(folder: Path, language: str, theme: Theme) -> Street:
    """Build all houses, without serving them."""
    words = Catalogues.load(resources.translations())
    profile = Profile(
        role=Role.officer,
        jurisdiction=JURISDICTION,
        language=language,
        theme=theme,
        unit="Unit 4",
        staff="PC 4417",
    )
    raised = Street(
        fresh=_manned("fresh", _device(folder / "fresh", profile).desk, words),
        officer=_manned(
            "officer",
            _offered(_connected(_device(folder / "officer", profile).desk), folder / "news"),
            words,
        ),
        receiver=_manned("receiver", _receiving(folder / "receiver", profile), words),
        training=_manned("training", _made_up(folder / "training", profile).desk, words),
        locked=_locked(words, language),
        door=_door(words, language),
    )
    for house in raised.houses:
        house.app.config["PROPAGATE_EXCEPTIONS"] = False
    return raised


def _device(folder: Path, profile: Profile) -> Device:
    keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
    vault = open_vault(folder, keys)
    ProfileStore(vault).save_profile(profile)
    vault.close()
    return open_device(folder, keys)


def _made_up(folder: Path, profile: Profile) -> Device:
    device = open_made_up(folder, profile.jurisdiction, profile.language)
    store = device.desk.device
    store.save_profile(store.profile().with_theme(profile.theme))
    return device


def _connected(desk: Desk) -> Desk:
    """Give a desk that is enrolled, whose hub is made up."""
    return replace(
        desk,
        standing=FakeStanding(),
        sealer=FakeSealer(),
        carrier=FakeCarrier(outbox=desk.outbox),
    )


def _offered(desk: Desk, folder: Path) -> Desk:
    """Give a desk that trusts a publisher, with new content of theirs to look at."""
    publisher = Publisher()
    trusted = trusting(desk, folder, publisher)
    renewing.offer(trusted, publisher.bundle(2, shipped(core__questions__papers=_reworded)))
    return trusted


def _reworded(file: bytes) -> bytes:
    return file.replace(b"your papers", b"your own papers")


def _receiving(folder: Path, profile: Profile) -> Desk:
    """Give the desk of an organisation that receives, whose hub is made up."""
    theirs = replace(profile, role=Role.receiver, organisation="Made-up harbour desk")
    return replace(_device(folder, theirs).desk, mailroom=FakeMailroom())


def _manned(name: str, desk: Desk, words: Catalogues) -> Manned:
    store = MoodyStore(inner=desk.encounters)
    desk = replace(desk, encounters=store)
    app = create_app(desk, words, resources.static(), lambda: None)
    return Manned(name=name, app=app, desk=desk, store=store)


def _locked(words: Catalogues, language: str) -> Locked:
    keeper = FakeKeeper(replace(SET_UP, language=language))
    app = create_lock_app(keeper, words, resources.static(), lambda: MOMENT)
    return Locked(name="locked", app=app, keeper=keeper)


def _door(words: Catalogues, language: str) -> Door:
    door = FakeDoor()
    app = create_launch_app(door, words, resources.static(), language)
    return Door(name="door", app=app, door=door)
