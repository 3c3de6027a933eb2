"""The screens of the form and of the conditions of a talk, in their states."""

from collections.abc import Iterator
from collections.abc import Mapping

from tests.screens.house import Manned
from tests.screens.look import REFUSED
from tests.screens.look import Look
from tests.screens.scenes import LONG
from tests.web.officer import Officer

FIELDS = ("insight", "types", "family", "phone", "living", "uk_places", "nickname", "files")
QUESTION = "/questions/core.needs"


def form_looks(house: Manned, scenes: Mapping[str, str]) -> Iterator[Look]:
    """Give everything that is looked at, after the officer filled some of it."""
    officer = Officer(app=house.app, desk=house.desk)
    agreed, said_no, young = scenes["yes"], scenes["no"], scenes["flags"]
    _fill(officer, agreed)
    _note(officer, said_no)
    yield from _of_adult(house, agreed)
    for at in ("/form", "/form/authority_name"):
        yield Look(house=house, at=young + at)
    yield Look(house=house, at=f"{scenes['begun']}/form")
    for at in ("/note", "/form", "/form/exploiter", "/referral"):
        yield Look(house=house, at=said_no + at)
    yield from _talks(house, officer, agreed, scenes["half way"])


def _of_adult(house: Manned, agreed: str) -> Iterator[Look]:
    yield Look(house=house, at=f"{agreed}/form")
    for field in FIELDS:
        yield Look(house=house, at=f"{agreed}/form/{field}")
    too_long = {"act": "save", "words": "x" * 15_001}
    yield Look(house=house, at=f"{agreed}/form/insight", form=too_long, status=REFUSED)
    why = {"act": "explain", "why": LONG}
    yield Look(house=house, at=f"{agreed}/form/family", form=why, status=REFUSED)


def _talks(house: Manned, officer: Officer, agreed: str, asked: str) -> Iterator[Look]:
    officer.post(f"{agreed}/interpreter", means="phone", called=LONG)
    officer.post(f"{agreed}/conditions", where=LONG, present=("lawyer",), private="yes")
    for at in ("/interpreter", "/interpreter?next=question", "/conditions", "/welfare"):
        yield Look(house=house, at=agreed + at)
    officer.post(f"{asked}{QUESTION}", absence="declined")
    yield Look(house=house, at=asked + QUESTION)
    yield Look(house=house, at=f"{asked}{QUESTION}/again")
    yield Look(house=house, at=f"{asked}/welfare", form={"welfare": "upset"})


def _fill(officer: Officer, agreed: str) -> None:
    """Write a long word into every field of words that the officer alone can tell."""
    officer.post(f"{agreed}/referral/age", answer="adult")
    officer.post(f"{agreed}/form/insight", act="save", words=LONG)
    officer.post(f"{agreed}/form/officer_role", act="save", words="Night officer")
    officer.post(f"{agreed}/form/types", act="save", choice=("unpaid_work", "other"))
    officer.post(f"{agreed}/form/family", act="explain", reason="awaited", why=LONG)


def _note(officer: Officer, said_no: str) -> None:
    officer.post(f"{said_no}/referral/age", answer="adult")
    officer.post(f"{said_no}/referral/name", words="Zamora")
    officer.post(f"{said_no}/form/exploiter", act="save", words="He rings Zamora at night")
