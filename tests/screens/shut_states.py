"""What is looked at of a device that is not open: lock screen, set-up, and the door."""

from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import replace

from app.web.keeper import Blockable
from app.web.keeper import Colleague
from app.web.keeper import Mistake
from app.web.keeper import Notice
from app.web.keeper import Opening
from app.web.keeper import Recovery
from app.web.keeper import Refused
from app.web.launch import Turned
from tests.screens.look import REFUSED
from tests.screens.look import Form
from tests.screens.look import Look
from tests.screens.street import Street
from tests.web.keepers import FRESH

SHARED = (Colleague(id="a", word="river"), Colleague(id="b", word="lamp"))


def locked(street: Street) -> Iterator[Look]:
    """Give the lock screen in its states, blocking, erasing, and every failure."""
    house = street.locked
    shown = house.keeper.shown

    def stands(**changes: object) -> Callable[[], None]:
        def arrange() -> None:
            house.keeper.shown = replace(shown, **changes)  # type: ignore[arg-type]

        return arrange

    yield Look(house=house, at="/", arrange=stands())
    yield Look(house=house, at="/", arrange=stands(pin_tries=5))
    yield Look(house=house, at="/", arrange=stands(pin_tries=5, stopped=True))
    yield Look(house=house, at="/", arrange=stands(pause=9, offers_recovery=True))
    for notice in Notice:
        yield Look(house=house, at="/passphrase", arrange=stands(pin_tries=5, notice=notice))
    yield Look(house=house, at="/emergency", arrange=stands())
    yield Look(house=house, at="/emergency", arrange=stands(numbers=()))
    yield Look(house=house, at="/clock", arrange=stands())
    yield Look(house=house, at="/", arrange=stands(is_blocked=True))
    for at, officer in (("/", ""), ("/", "b"), ("/officers", "b"), ("/officers/add", "b")):
        shared = stands(officers=SHARED, officer=officer, pin_tries=5)
        yield Look(house=house, at=at, arrange=shared)
    yield Look(house=house, at="/what-the-lock-does", arrange=stands(is_blocked=False))
    for recovery in Recovery:
        yield Look(house=house, at="/block", arrange=_can(street, recovery))
    yield Look(house=house, at="/erase")
    yield Look(house=house, at="/erase", form={"sure": "once"})
    for opening in Opening:
        if opening is not Opening.opened:
            yield _turned_down(street, opening, {"passphrase": "wrong"})
    yield _turned_down(street, Opening.wrong, {"pin": "111111"}, pin_tries=2)


def _can(street: Street, recovery: Recovery) -> Callable[[], None]:
    def arrange() -> None:
        street.locked.keeper.can = Blockable(recovery=recovery, may_erase=True)

    return arrange


def _turned_down(street: Street, opening: Opening, form: Form, pin_tries: int = 0) -> Look:
    keeper = street.locked.keeper

    def arrange() -> None:
        keeper.opening = opening
        keeper.shown = replace(keeper.shown, pin_tries=pin_tries)

    return Look(house=street.locked, at="/unlock", form=form, status=REFUSED, arrange=arrange)


def set_up(street: Street) -> Iterator[Look]:
    """Give the first start and the form of a new device."""
    keeper = street.locked.keeper
    language = keeper.shown.language

    def fresh() -> None:
        keeper.shown = replace(FRESH, language=language)
        keeper.made = Refused(mistakes=tuple(Mistake))
        keeper.opening = Opening.no_room

    filled = {"unit": "Unit 4", "passphrase": "one", "again": "one", "pin": "1"}
    yield Look(house=street.locked, at="/welcome", arrange=fresh)
    yield Look(house=street.locked, at="/setup")
    yield Look(house=street.locked, at="/setup", form=filled, status=REFUSED)
    yield Look(house=street.locked, at="/setup", form={"passphrase": "a"}, status=REFUSED)
    yield Look(house=street.locked, at="/try", form={}, status=REFUSED)
    yield Look(house=street.locked, at="/nothing")


def at_the_door(street: Street) -> Iterator[Look]:
    """Give the launch page, and every way to be turned away there."""
    yield Look(house=street.door, at="/launch")
    yield Look(house=street.door, at="/launch/check")
    yield Look(house=street.door, at="/launch/check", form={"scripts": ""}, status=403)
    for turned in Turned:

        def arrange(turned: Turned = turned) -> None:
            street.door.door.turned = turned

        form = {"code": "AAAA2222"}
        yield Look(house=street.door, at="/launch", form=form, status=REFUSED, arrange=arrange)
