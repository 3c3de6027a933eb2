"""The plan of the next days: planned, due on Home without a name, tried, done."""

from datetime import timedelta

from app.casework.desk import Desk
from tests.fakes import FakeClock
from tests.web.officer import Officer

CALL = {
    "caller": "PC 4417",
    "called": "Linh",
    "hours": "24",
    "safe_way": "a text with no words",
}


def _later(desk: Desk, hours: float) -> None:
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(timedelta(hours=hours))


def _planned(officer: Officer) -> str:
    began = officer.begin()
    officer.post(f"{began}/signs", sign="DOC01")
    officer.post(f"{began}/plan", **CALL)
    return began


def test_home_says_that_a_call_is_due_and_no_name(officer: Officer, desk: Desk) -> None:
    """Quiet before its time, then one neutral line."""
    _planned(officer)
    before = officer.words("/")
    _later(desk, 23)
    due = officer.words("/")
    _later(desk, 2)
    calls = officer.words("/calls")

    assert "call is due" not in before
    assert "1 call is due." in due
    assert "Linh" not in due + calls
    assert "Was due" in calls


def test_without_an_answer_a_call_stays_due(officer: Officer, desk: Desk) -> None:
    """Each try is kept with its words; only an answer closes it."""
    began = _planned(officer)
    _later(desk, 30)
    place = len(officer.encounter(began).history)
    officer.post(f"{began}/plan/{place}", result="no_answer", happened="It rang twice")
    still = officer.words("/")
    officer.post(f"{began}/plan/{place}", result="reached", happened="They are well")
    page = officer.words(f"{began}/plan")

    assert "1 call is due." in still
    assert "call is due" not in officer.words("/")
    assert "It rang twice" in page
    assert "They are well" in page


def test_a_call_needs_both_people_and_a_safe_way(officer: Officer) -> None:
    """What is missing is named, nothing is stored."""
    began = officer.begin()
    words = officer.refused(f"{began}/plan", 422, caller="PC 4417", called="", safe_way="")

    assert "Write this too." in "".join(words.itertext())
    assert officer.encounter(began).history == ()


def test_a_call_that_nobody_planned_is_refused(officer: Officer) -> None:
    """An old page stores nothing."""
    officer.refused(f"{officer.begin()}/plan/9", 422, result="reached", happened="")


def test_only_a_young_person_has_the_missing_note(officer: Officer) -> None:
    """It is kept and shown again."""
    adult, child = officer.begin(), officer.begin()
    officer.post(f"{child}/danger", sign="AGE01")
    officer.post(f"{child}/plan/missing", may_go="The coast", may_fetch="", tell_first="Desk")

    assert "If they go missing" not in officer.words(f"{adult}/plan")
    assert "The coast" in officer.words(f"{child}/plan")
