"""Scenes of law, desk and place: a farm of 20 people, talks at a desk, an old number."""

from collections.abc import Iterator

from app.domain.encounter import EncounterId
from app.domain.site_record import SiteId
from tests.screens.house import Manned
from tests.screens.look import REFUSED
from tests.screens.look import Look
from tests.web.officer import Officer

REPLIES = ("kept", "with_me", "none")


def mode_looks(house: Manned) -> Iterator[Look]:
    """Give every screen of the law, the desk and the place in its states."""
    officer = Officer(app=house.app, desk=house.desk)
    for at in places(officer):
        yield Look(house=house, at=at)
    asked = f"{_talk(officer)}/desk"
    yield Look(house=house, at=asked, form={"ending": "nothing"}, status=REFUSED)
    yield Look(house=house, at=asked, form={}, status=REFUSED)


def farm(officer: Officer, people: int = 20) -> str:
    """Describe a farm and meet most of its people; give the address of the place."""
    place = officer.post("/sites")
    at = officer.post(
        place,
        where="Yard behind the mill, third gate",
        setting="agriculture",
        entry="let_in",
        fact=("CTL03", "LIV02", "WRK07"),
        people=str(people),
    )
    for token in range(1, people):
        officer.post(_person(officer, at, token), **_minute(token))
    for token in (1, 2, 3):
        there = f"{_person(officer, at, token)}/threads"
        officer.post(there, phone="07 700 900", recruiter="Mister V", debt=f"{token}000")
    officer.post(f"{at}/patterns", thread="phone", words="07 700 900")
    return at


def _minute(token: int) -> dict[str, str | tuple[str, ...]]:
    taps: dict[str, str | tuple[str, ...]] = {"then": "next", "core.age": "adult"}
    taps |= {"core.alone": "alone", "core.papers": REPLIES[token % 3], "language": "vi"}
    taps |= {"core.pay": "nothing"} if token == 2 else {}
    taps |= {"core.age": "child"} if token == 9 else {}
    taps |= {"seen": ("DNG01", "LIV06")} if token == 17 else {"seen": "LIV06"}
    return taps | {"wish": "now" if token % 5 == 0 else "later"} | _directs(token)


def _directs(token: int) -> dict[str, str | tuple[str, ...]]:
    return {"directs": "yes"} if token == 4 else {}


def _person(officer: Officer, at: str, token: int) -> str:
    site = officer.desk.sites.open(SiteId(at.rpartition("/")[2]))
    return f"{at}/people/{site.people[token - 1].encounter}"


def places(officer: Officer) -> Iterator[str]:
    """Live the scenes; give the address of each screen in its states."""
    empty = officer.post("/sites")
    yield empty
    yield empty.removesuffix("/place")
    at = farm(officer)
    person = _person(officer, at, 1)
    yield from (at, f"{at}/place", f"{at}/numbers", person, f"{person}/threads")
    yield f"/encounters/{person.rpartition('/')[2]}/findings"
    yield "/desk"
    ended = _talk(officer)
    officer.post(
        f"{ended}/desk", ending="nothing", reason="left", colleague="Desk 2", time="14:30"
    )
    talk = _talk(officer)
    yield from ("/desk", f"{talk}/desk", f"{ended}/desk", f"{talk}/steps", "/saved", "/")
    given = {"role": "union", "name": "Union of the harbour", "number": "01 234"}
    officer.post("/contacts", checked_on="2026-08-01", hours="Day", **given)
    yield from ("/contacts", "/contacts?fills=child_safeguarding", "/law", "/advice")
    assert officer.desk.encounters.open(EncounterId(talk.split("/")[2])).noted.at_desk


def _talk(officer: Officer) -> str:
    there = officer.post("/desk")
    officer.post(there, lang="vi")
    return there.rpartition("/")[0]
