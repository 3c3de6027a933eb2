"""A keeper and a door without vault or supervisor, for the pages of a locked device."""

from dataclasses import dataclass
from dataclasses import field
from datetime import UTC
from datetime import datetime
from functools import cache

from flask import Flask
from flask.testing import FlaskClient

from app import resources
from app.factory.lock_app import create_launch_app
from app.factory.lock_app import create_lock_app
from app.i18n.catalogues import Catalogues
from app.web.keeper import Blockable
from app.web.keeper import Choice
from app.web.keeper import Front
from app.web.keeper import Made
from app.web.keeper import Mistake
from app.web.keeper import Number
from app.web.keeper import Opening
from app.web.keeper import Recovery
from app.web.keeper import Refused
from app.web.keeper import TicketUse
from app.web.keeper import Wishes
from app.web.launch import Cookie
from app.web.launch import Turned

RIGHT = "RIGHT"
MOMENT = datetime(2026, 11, 22, 23, 24, tzinfo=UTC)
NUMBERS = (Number(name="Emergency", number="999"),)
SET_UP = Front(is_set_up=True, language="en", numbers=NUMBERS)
BLOCKABLE = Blockable(recovery=Recovery.proven)
FRESH = Front(is_set_up=False, language="en")


@dataclass(slots=True)
class FakeKeeper:
    """Answers as it was told, and remembers what it was asked."""

    shown: Front = SET_UP
    opening: Opening = Opening.opened
    can: Blockable = BLOCKABLE
    made: Made | Refused = field(default_factory=lambda: Made(ticket=TicketUse.later))
    asked: list[object] = field(default_factory=list)

    def front(self) -> Front:
        """Say what the locked device may show."""
        return self.shown

    def jurisdictions(self) -> tuple[Choice, ...]:
        """Give one jurisdiction."""
        return (Choice(id="uk-ew", name="England and Wales"),)

    def languages(self) -> tuple[Choice, ...]:
        """Give one language."""
        return (Choice(id="en", name="English"),)

    def free_words(self) -> tuple[str, ...]:
        """Give two words."""
        return ("river", "lamp")

    def turn_to(self, officer: str) -> None:
        """Remember who was chosen."""
        self.asked.append(("officer", officer))

    def try_passphrase(self, passphrase: str) -> Opening:
        """Remember the passphrase."""
        self.asked.append(("passphrase", passphrase))
        return self.opening

    def try_pin(self, pin: str) -> Opening:
        """Remember the PIN."""
        self.asked.append(("pin", pin))
        return self.opening

    def set_up(self, wishes: Wishes) -> Made | Refused:
        """Remember the wishes."""
        self.asked.append(wishes)
        return self.made

    def blockable(self) -> Blockable:
        """Say what blocking would do here."""
        return self.can

    def block(self) -> None:
        """Remember that the device was to be blocked."""
        self.asked.append("block")

    def erase(self) -> None:
        """Remember that everything was to be deleted."""
        self.asked.append("erase")

    def make_up(self) -> Opening:
        """Remember that made-up people were wanted."""
        self.asked.append("made up")
        return self.opening


@dataclass(slots=True)
class FakeDoor:
    """Lets in whoever says "RIGHT", and remembers whether a code was called for."""

    turned: Turned = Turned.wrong
    called: int = 0
    is_shielded: bool = False
    is_turned_out: bool = False

    def by_token(self, token: str) -> Cookie | None:
        """Take the token RIGHT."""
        return Cookie(name="s_00000000", value="x") if token == RIGHT else None

    def by_code(self, code: str) -> Cookie | Turned:
        """Take the code RIGHT."""
        return self.by_token(code) or self.turned

    def turn_out(self) -> None:
        """Remember it."""
        self.is_turned_out = True

    def call_for_code(self) -> None:
        """Count."""
        self.called += 1


def locked(keeper: FakeKeeper) -> FlaskClient:
    """Give a client of a locked device."""
    return client_of(create_lock_app(keeper, _catalogues(), resources.static(), lambda: MOMENT))


def at_the_door(door: FakeDoor) -> FlaskClient:
    """Give a client of the launch page."""
    return client_of(create_launch_app(door, _catalogues(), resources.static(), "en"))


def client_of(app: Flask) -> FlaskClient:
    """Give a client that meets errors as a browser does."""
    app.config["PROPAGATE_EXCEPTIONS"] = False
    return app.test_client()


def refused(*mistakes: Mistake) -> Refused:
    """Make a refusal."""
    return Refused(mistakes=mistakes)


@cache
def _catalogues() -> Catalogues:
    return Catalogues.load(resources.translations())
