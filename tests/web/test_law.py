"""Law and help on screen: facts with source and age, and the unit's own numbers."""

from dataclasses import replace
from datetime import timedelta

from app.casework.desk import Desk
from tests.fakes import FakeClock
from tests.web.officer import Officer
from tests.web.page_check import words_of


def test_each_fact_has_its_source_and_its_age(officer: Officer) -> None:
    """And what was not read in its source says so."""
    words = officer.words("/law")

    assert "Modern Slavery Act 2015, section 45(1) to (3)" in words
    assert "Checked November 22, 2026" in words or "Checked 22 November 2026" in words
    assert "Check with your desk" in words
    assert "At least 30 days" in words
    assert "A duty to notify is in force, without the name" in words


def test_the_international_rules_stand_below(officer: Officer) -> None:
    """With their principle of no punishment."""
    words = officer.words("/law")

    assert words.index("Everywhere: Other countries") > words.index("England and Wales")
    assert "Nobody should be held, charged or punished" in words


def test_old_notes_get_a_line_and_no_lock(officer: Officer, desk: Desk) -> None:
    """The page opens as before."""
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(timedelta(days=200))

    assert "notes here are old" in officer.words("/law")


def test_an_encounter_shows_the_child_steps_whatever_the_law_asks(officer: Officer) -> None:
    """The law page of a child says so first."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    words = officer.words(f"{began}/law")

    assert "Use the child steps, whatever the law asks for." in words


def test_means_for_a_child_are_told_by_type(officer: Officer, desk: Desk) -> None:
    """In one country the law asks for control of a child in work, and not in sex."""
    edition = desk.shelf.current("uk-ew")
    switches = replace(edition.jurisdiction.switches, child_means=("labour",))
    place = replace(edition.jurisdiction, switches=switches)
    desk.shelf.edition = replace(edition, jurisdiction=place)  # type: ignore[attr-defined]

    assert "the law here still asks for control in" in officer.words("/law")


def test_a_unit_adds_its_number_and_sees_its_age(officer: Officer) -> None:
    """It is shown in Advice line and in Law and help, with the day of the check."""
    page = officer.get("/contacts?fills=child_safeguarding")
    field = page.find(".//input[@name='name']")
    assert field is not None
    given = {"role": "child", "fills": "child_safeguarding", "checked_on": "2026-11-20"}
    officer.post(
        "/contacts", name=field.get("value", ""), number="01 234", hours="", serves="", **given
    )

    assert field.get("value") == "Local authority safeguarding"
    for page_of in ("/advice", "/law", "/contacts"):
        assert "01 234" in officer.words(page_of)
    assert "From your unit, checked" in officer.words("/advice")


def test_the_number_of_the_unit_stands_where_a_child_is_noted(officer: Officer) -> None:
    """First among those to call for a child."""
    given = {"role": "child", "name": "Children, north area", "checked_on": "2026-11-20"}
    officer.post("/contacts", number="01 234", **given)
    words = officer.words(f"{officer.begin()}/danger")

    assert words.index("Children, north area") < words.index("Child Trafficking Guardian")


def test_a_number_without_a_day_is_not_kept(officer: Officer, desk: Desk) -> None:
    """Nor without a name, nor one that was checked tomorrow."""
    page = officer.refused(
        "/contacts", 422, role="child", name="", number="", checked_on="2026-12-24"
    )

    assert "Write who it is." in words_of(page)
    assert "Choose the day when you checked it." in words_of(page)
    officer.refused("/contacts", 422, role="child", name="A", number="1", checked_on="soon")
    assert desk.device.profile().contacts == ()


def test_a_contact_is_taken_off_the_list(officer: Officer, desk: Desk) -> None:
    """One tap, and it is gone."""
    given = {"role": "union", "name": "Union", "number": "1", "checked_on": "2026-11-20"}
    officer.post("/contacts", **given)
    officer.post("/contacts", drop=desk.device.profile().contacts[0].id)

    assert desk.device.profile().contacts == ()
