"""Settings, saved, advice, steps, pause, rights: what each keeps and shows."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.delivery import NotYet
from app.domain.device import Theme
from app.domain.errors import BadTicket
from app.domain.event import Detail
from app.domain.event import StepId
from tests.fake_standing import FakeStanding
from tests.fakes import FakeCarrier
from tests.fakes import FakeDevice
from tests.web.officer import Officer
from tests.web.page_check import words_of


def test_day_and_night_are_kept(officer: Officer, desk: Desk) -> None:
    """The page itself carries the theme."""
    officer.post("/theme", theme="night")
    page = officer.get("/")

    assert desk.device.profile().theme is Theme.night
    assert page.get("data-theme") == "night"
    assert "Change to day screen" in str(officer.answer.text if officer.answer else "")


def test_the_light_of_settings_comes_back_to_settings(officer: Officer, desk: Desk) -> None:
    """One sees at once what one chose."""
    assert officer.post("/settings", theme="day") == "/settings"
    assert desk.device.profile().theme is Theme.day


def test_recovery_is_never_claimed(officer: Officer) -> None:
    """It says not yet proven until it is."""
    assert "Recovery is not yet proven." in officer.words("/settings")


@pytest.mark.parametrize(
    ("days", "words"),
    [
        (None, "Recovery is not yet proven."),
        (10, ": your agency can open this device."),
        (400, "more than a year ago. Ask your agency to try its key again."),
    ],
)
def test_recovery_says_when_it_was_last_tried(
    officer: Officer, desk: Desk, days: int | None, words: str
) -> None:
    """A year later the officer is told to ask for it again."""
    device = desk.device
    assert isinstance(device, FakeDevice)
    device.kept = replace(device.kept, recovery="age1x")
    today = desk.clock.now().date()
    device.proven_on = None if days is None else today - timedelta(days=days)

    assert words in officer.words("/settings")


def test_a_bad_ticket_stays_in_its_field(officer: Officer, desk: Desk) -> None:
    """The words say what to do; what was pasted is still there."""
    standing = desk.standing
    assert isinstance(standing, FakeStanding)
    standing.state = standing.state.none

    def refuse(_ticket: str) -> None:
        raise BadTicket(reason="used")

    standing.enrol = refuse  # type: ignore[method-assign,assignment]
    page = officer.refused("/settings", 422, ticket="abc-ticket")

    assert "Ask the desk for a new one." in words_of(page)
    assert "abc-ticket" in words_of(page)


def test_a_step_is_ticked_and_taken_back(officer: Officer) -> None:
    """One tap each way."""
    began = officer.begin()
    officer.post(f"{began}/steps", step="safe_now", mark="done")
    assert officer.encounter(began).steps == {StepId.safe_now}
    assert "1 of 6 done" in officer.words(f"{began}/steps")

    officer.post(f"{began}/steps", step="safe_now", mark="reopened")
    assert officer.encounter(began).steps == frozenset()


def test_the_pause_is_filled_in_and_kept(officer: Officer) -> None:
    """What is noted already needs no typing."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign="DOC01", offence="drugs")
    assert "Drugs" in officer.words(f"{began}/offence")

    officer.post(f"{began}/offence", offence="Drugs", link="Kept papers", told="supervisor")

    pause = officer.encounter(began).pause
    assert pause is not None
    assert (pause.offence, pause.link, pause.told) == ("Drugs", "Kept papers", ("supervisor",))


def test_stopping_leads_to_what_is_kept(officer: Officer) -> None:
    """The list names a code word and a time, never a name."""
    began = officer.begin()
    officer.post(f"{began}/referral/name", words="Minh")

    assert officer.post(f"{began}/stop") == "/saved"
    words = officer.words("/saved")
    assert "Kite 27" in words
    assert "Minh" not in words


def test_an_emptied_row_is_not_known_again(officer: Officer) -> None:
    """Empty words are an answer: not given."""
    began = officer.begin()
    officer.post(f"{began}/referral/contact", words="a friend")
    officer.post(f"{began}/referral/contact", words="")

    assert officer.encounter(began).detail(Detail.contact) == ""
    assert "Safe way to reach them Not known" in officer.words(f"{began}/referral")


def test_rights_are_told_first_where_nobody_reviewed_them(officer: Officer) -> None:
    """The officer reads it before the person sees the words; English stands beside."""
    began = officer.begin()
    assert officer.post(f"{began}/language?next=rights", lang="vi") == f"{began}/rights"
    assert "This translation is not reviewed" in officer.words(f"{began}/rights")

    page = officer.get(f"{began}/rights?told=yes")
    screen = page.find(".//*[@id='screen']")

    assert screen is not None
    assert screen.get("lang") == "vi"
    assert "You have the right to be safe." in words_of(page)
    officer.post(f"{began}/rights", understood="yes", language="vi")
    rights = officer.encounter(began).rights
    assert rights is not None
    assert rights.shown.language == "vi"
    assert rights.understood


def test_english_rights_are_shown_at_once(officer: Officer) -> None:
    """Settled words need no telling."""
    assert officer.post("/rights/language", lang="en") == "/rights"
    assert "Your rights" in officer.words("/rights")


def test_a_language_is_found_by_its_english_name(officer: Officer) -> None:
    """Without scripts; what was typed stands in no address, which a browser would keep."""
    began = officer.begin()
    for address in (f"{began}/language?next=agree", "/rights/language"):
        (find,) = officer.get(address).iterfind(".//form[@role='search']")
        page = officer.refused(address, 200, q="viet")

        assert (find.get("method"), find.get("action")) == ("post", address)
        assert "Tiếng Việt" in words_of(page)
        assert "العربية" not in words_of(page)
    assert officer.encounter(began).language is None


def test_sending_names_the_cause_and_offers_another_try(officer: Officer, desk: Desk) -> None:
    """Waiting is never called received."""
    carrier = desk.carrier
    assert isinstance(carrier, FakeCarrier)
    carrier.results = [NotYet(cause=Cause.no_network)]
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    officer.post(f"{began}/referral")

    officer.post("/sending/try")
    assert "No signal. Nothing is lost." in officer.words("/sending")
    assert "No signal. All saved on this device." in officer.words("/")
    officer.post("/sending/try")
    assert "Received by the desk (1)" in officer.words("/sending")


def test_without_a_desk_nothing_can_be_sent(officer: Officer, desk: Desk) -> None:
    """Made-up people have no way out; the page says so instead of a button."""
    officer.app.extensions["desk"] = replace(desk, sealer=None, carrier=None, standing=None)
    began = officer.begin()

    assert "This is never sent." in officer.words(f"{began}/referral")
    assert "Save and send" not in officer.words(f"{began}/referral")
