"""The officer's app as a whole: its addresses, and what looking at them must never do."""

from copy import deepcopy
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.domain.delivery import DeliveryState
from app.domain.device import Role
from tests.web.officer import Officer

SNAPSHOT = Path(__file__).with_name("routes.txt")
PLAIN = ("/", "/saved", "/sending", "/advice", "/settings", "/rights/language")
OF_ENCOUNTER = (
    "/signs",
    "/danger",
    "/now",
    "/language",
    "/language?next=referral&q=viet",
    "/questions/core.papers",
    "/questions/core.pay?several=yes",
    "/questions/core.papers/words",
    "/questions/core.papers/another-way",
    "/findings",
    "/steps",
    "/offence",
    "/rights",
    "/rights?told=yes",
    "/agree",
    "/agree?told=yes",
    "/agree/reasons",
    "/refer",
    "/referral",
    "/referral/receiver",
    "/referral/age",
    "/referral/name",
    "/referral/contact",
    "/referral/place",
    "/referral/note",
    "/advice",
    "",
)


def routes(officer: Officer) -> str:
    """Write every route of the app as one line."""
    rules = officer.app.url_map.iter_rules()
    lines = (f"{_methods(rule.methods)} {rule.rule}" for rule in rules)
    return "\n".join(sorted(lines)) + "\n"


def _methods(methods: set[str] | None) -> str:
    return ",".join(sorted((methods or set()) - {"HEAD", "OPTIONS"}))


@pytest.mark.threat("T13")
def test_the_routes_are_those_of_the_list(officer: Officer) -> None:
    """A new address is a decision: it is added to the list by hand."""
    assert routes(officer) == SNAPSHOT.read_text(encoding="utf-8")


def test_the_parts_page_is_not_there_unless_asked_for(officer: Officer) -> None:
    """An officer's device does not serve it."""
    officer.get("/patterns", status=404)


def test_every_screen_keeps_the_rules_of_a_page(officer: Officer) -> None:
    """Heading, ids, labels, language, forms, title; before anything is noted and after."""
    for address in PLAIN:
        officer.get(address)
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    officer.post(f"{began}/agree", answer="no", language="vi")
    for address in OF_ENCOUNTER:
        officer.get(began + address)


@pytest.mark.parametrize("language", ["en", "ar"])
def test_every_screen_stands_in_the_officers_language(officer: Officer, language: str) -> None:
    """The person's words stay marked with their own language, whatever the officer's is."""
    officer.post("/settings", language=language)
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    for address in (*PLAIN, *(began + one for one in OF_ENCOUNTER)):
        page = officer.get(address)

        assert page.find(".//*[@id='screen']") is not None


def test_looking_never_changes_anything(officer: Officer, desk: Desk) -> None:
    """Every GET leaves encounters, outbox and profile as they were."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="ar")
    before = _stored(desk)

    for address in (*PLAIN, *(began + one for one in OF_ENCOUNTER)):
        officer.get(address)

    assert _stored(desk) == before


def _stored(desk: Desk) -> tuple[object, ...]:
    return (
        deepcopy(desk.encounters.recent(9)),
        deepcopy(desk.outbox.looks(DeliveryState)),
        desk.device.profile(),
    )


@pytest.mark.threat("T19")
def test_made_up_people_wear_the_stripe(officer: Officer, desk: Desk) -> None:
    """On every page in training, never elsewhere."""
    assert "Made-up people" not in officer.words("/saved")

    desk.device.save_profile(_trained(desk))

    assert "Made-up people" in officer.words("/saved")
    assert "Made-up people" in officer.words(f"{officer.begin()}/signs")


def _trained(desk: Desk) -> object:
    profile = deepcopy(desk.device.profile())
    object.__setattr__(profile, "role", Role.training)
    return profile


def test_locking_calls_the_end_of_the_process(officer: Officer) -> None:
    """The view ends nothing by itself; whoever built the app gave it the way to."""
    ended: list[str] = []
    officer.app.extensions["lock"] = lambda: ended.append("now")

    assert officer.post("/lock") == "/"
    assert ended == ["now"]
