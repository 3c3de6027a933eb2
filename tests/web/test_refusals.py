"""What is refused stays on its page with its reason; what is accepted leads on."""

from dataclasses import replace
from datetime import timedelta

import pytest

from app.casework.desk import Desk
from app.casework.step import Place
from app.casework.step import Step
from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.device import EnrolmentState
from app.domain.device import Receiver
from app.domain.encounter import EncounterId
from app.domain.errors import HubOutOfReach
from app.domain.event import Detail
from app.web import addresses
from app.web.causes import of_parcel
from app.web.reading_forms import LONGEST
from tests.fake_standing import FakeStanding
from tests.fakes import FakeOutbox
from tests.web.officer import Officer
from tests.web.page_check import words_of

TOO_LONG = "ab " * LONGEST


@pytest.fixture
def asking(officer: Officer) -> str:
    """Begin the questions with a person who speaks Vietnamese."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    return began


@pytest.mark.parametrize("field", ["offence", "link"])
def test_a_pause_with_too_many_words_keeps_them(
    officer: Officer, asking: str, field: str
) -> None:
    """Nothing is cut, nothing is stored, the ticks stay."""
    fields = {"offence": "", "link": "", "told": "custody", field: TOO_LONG}

    page = officer.refused(f"{asking}/offence", 422, **fields)

    assert "Too long by" in words_of(page)
    assert officer.encounter(asking).pause is None


@pytest.mark.parametrize(("typed", "words"), [(TOO_LONG, "Too long by"), ("  ", "Write what")])
def test_their_words_are_refused_with_a_reason(
    officer: Officer, asking: str, typed: str, words: str
) -> None:
    """Too many, or none."""
    page = officer.refused(f"{asking}/questions/core.alone/words", 422, words=typed)

    assert words in words_of(page)
    assert officer.encounter(asking).words == ()


def test_a_row_with_too_many_words_keeps_them(officer: Officer, asking: str) -> None:
    """The field says by how much."""
    page = officer.refused(f"{asking}/referral/note", 422, words=TOO_LONG)

    assert "Too long by" in words_of(page)
    assert officer.encounter(asking).detail(Detail.note) is None


def test_rows_that_are_not_there_are_not_found(officer: Officer, asking: str) -> None:
    """Neither to look at nor to change."""
    officer.get(f"{asking}/referral/weight", status=404)
    officer.refused(f"{asking}/referral/weight", 404, words="x")


def test_only_a_known_desk_can_be_chosen(officer: Officer, desk: Desk, asking: str) -> None:
    """With two desks one has to be chosen; an invented one is refused."""
    standing = desk.standing
    assert isinstance(standing, FakeStanding)
    standing.known = (*standing.known, _receiver("desk-2"))
    assert "Choose where it goes." in officer.words(f"{asking}/referral")

    officer.refused(f"{asking}/referral/receiver", 422, receiver="desk-9")
    officer.post(f"{asking}/referral/receiver", receiver="desk-2")

    assert "Second desk" in officer.words(f"{asking}/referral")


def _receiver(name: str) -> Receiver:
    return Receiver(id=name, name="Second desk", kind="support", recipients=(), kids=())


def test_the_check_page_names_what_is_there(officer: Officer, asking: str) -> None:
    """Words, pause, place and quotes are shown before they go."""
    officer.post(f"{asking}/signs", sign="DOC01", offence="drugs")
    assert "Offence Noted" in officer.words(f"{asking}/referral")
    officer.post(f"{asking}/offence", offence="Drugs", link="", told="custody")
    officer.post(f"{asking}/questions/core.alone/words", words="Họ giữ")
    officer.post(f"{asking}/referral/place", words="Station 4")

    words = officer.words(f"{asking}/referral")

    for part in ("Paused.", "1 in their own words", "Station 4"):
        assert part in words


def test_a_question_asked_back_about_rights_is_kept(officer: Officer, asking: str) -> None:
    """Not understood is an answer of its own; another language shows the card again."""
    officer.refused(f"{asking}/rights", 422, understood="maybe", language="vi")
    assert officer.post(f"{asking}/rights", understood="yes", language="ar") == (
        f"{asking}/rights"
    )
    officer.post(f"{asking}/rights", understood="question", language="vi")

    rights = officer.encounter(asking).rights
    assert rights is not None
    assert not rights.understood


def test_rights_and_agreement_ask_for_the_language_first(officer: Officer) -> None:
    """Nothing is shown in a language that nobody chose."""
    began = officer.begin()
    for screen in ("rights", "agree"):
        officer.get(f"{began}/{screen}")
        assert officer.answer is not None
        assert officer.answer.request.path == f"{began}/language"
    officer.get("/rights")
    assert officer.answer.request.path == "/rights/language"


def test_not_having_asked_takes_a_coded_reason(officer: Officer, asking: str) -> None:
    """The reasons are the officer's, not the person's."""
    after = officer.post(f"{asking}/agree", answer="could_not_ask", language="vi")
    assert "No interpreter yet" in officer.words(after)

    officer.post(
        f"{asking}/agree",
        answer="could_not_ask",
        language="vi",
        reason="no_interpreter",
        asked_why="yes",
    )

    agreement = officer.encounter(asking).agreement
    assert agreement is not None
    assert agreement.reasons == ("no_interpreter",)


def test_languages_are_taken_only_from_the_list(officer: Officer, asking: str) -> None:
    """For the person and for the officer."""
    officer.refused(f"{asking}/language", 422, lang="xx")
    officer.refused("/settings", 422, language="vi")


def test_a_ticket_is_used_or_its_way_is_named(officer: Officer, desk: Desk) -> None:
    """Waiting is said; a network that fails is said with its cause."""
    standing = desk.standing
    assert isinstance(standing, FakeStanding)
    assert officer.post("/settings", ticket="a-ticket") == "/settings"
    assert standing.state is EnrolmentState.waiting

    def fail(_ticket: str) -> None:
        raise HubOutOfReach(Cause.no_network)

    standing.enrol = fail  # type: ignore[method-assign,assignment]
    page = officer.refused("/settings", 422, ticket="a-ticket")
    assert "No signal." in words_of(page)
    officer.app.extensions["desk"] = replace(desk, standing=None)
    officer.refused("/settings", 422, ticket="a-ticket")


def test_a_rejection_is_shown_with_its_reason(officer: Officer, desk: Desk) -> None:
    """The tray says what to put right."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    officer.post(f"{began}/referral")
    outbox = desk.outbox
    assert isinstance(outbox, FakeOutbox)
    (parcel,) = outbox.kept.values()
    rejected = _rejected(parcel)
    outbox.save(rejected)

    now = desk.clock.now()
    assert of_parcel(rejected, now) == "The desk could not take it: the age is missing."
    assert "Needs you (1)" in officer.words("/sending")
    taken = replace(parcel, state=DeliveryState.received, state_at=now)
    assert of_parcel(taken, now) == "They have it."
    tomorrow = now + timedelta(days=1, minutes=1)
    assert "Nobody has opened it for a day." in of_parcel(taken, tomorrow)


def _rejected(parcel: Parcel) -> Parcel:
    states = type(parcel.state)
    return replace(parcel, state=states.rejected, reason="missing_age")


def test_every_place_has_an_address(officer: Officer) -> None:
    """No place of the flow leads nowhere."""
    where = EncounterId("00000000-0000-4000-8000-000000000001")
    with officer.app.test_request_context():
        found = {addresses.of(Step(place=place, encounter=where)) for place in Place}

    assert len(found) == len(Place)
    assert all(address.startswith("/") for address in found)


def test_an_unknown_detour_counts_as_none(officer: Officer, asking: str) -> None:
    """An address typed by hand leads to the questions, never out of the app."""
    after = officer.post(f"{asking}/language?next=https://example.org", lang="vi")

    assert after == f"{asking}/questions/core.alone"
