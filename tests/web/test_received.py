"""A receiver's device: nothing is known before opening, everything can be read after."""

from dataclasses import replace

import pytest

from app.casework.desk import Desk
from app.domain.cause import Cause
from app.domain.device import Role
from app.domain.errors import HubOutOfReach
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from app.web.received_words import sections_of
from tests.fake_receiver import FakeMailroom
from tests.fakes import NIGHT
from tests.web.officer import Officer
from tests.web.page_check import words_of

ENVELOPE = EnvelopeId("00000000-0000-4000-8000-0000000000aa")
ADDRESS = f"/received/{ENVELOPE}"
LOOK = "/received/look"
PAYLOAD: dict[str, object] = {
    "person": {"name_to_use": "Minh", "age": "adult", "language": "vi", "safe_contact": ""},
    "agreement": {
        "answer": "yes",
        "language": "vi",
        "words": ["one"],
        "wording_state": "draft",
    },
    "result": {"shown_as": "Enough to refer", "limits": "A prompt."},
    "facts": [
        {"text": "Papers are kept", "state": "present", "basis": "said"},
        {"text": "Is watched", "state": "absent", "basis": "said"},
    ],
    "answers": [
        {"asked": "Where is your passport?", "replies": ["Someone else keeps it"]},
        {"asked": "Who else is there?", "absence": "declined"},
    ],
    "words": [{"words": "Họ giữ hộ chiếu", "language": "vi"}],
    "offence": {"offence": "Drugs", "told": ["supervisor"]},
    "sender": {"unit": "Unit 4", "staff": "PC 4417"},
    "made_at": NIGHT.isoformat(),
}

PARTS = (
    "Minh",
    "Adult",
    "Papers are kept",
    "does not want to say",
    "Họ giữ",
    "Vietnamese",
    "Not reviewed",
    "My supervisor",
)


@pytest.fixture
def mailroom(desk: Desk) -> FakeMailroom:
    """Give the mailroom of the desk, with one sealed referral waiting."""
    desk.device.save_profile(replace(desk.device.profile(), role=Role.receiver))
    room = desk.mailroom
    assert isinstance(room, FakeMailroom)
    room.waiting = (Incoming(id=ENVELOPE, sender="device-1", size=4096, arrived_at=NIGHT),)
    room.payloads = {ENVELOPE: PAYLOAD}
    return room


@pytest.mark.threat("T03")
def test_the_inbox_shows_no_name(officer: Officer, mailroom: FakeMailroom) -> None:
    """Only when it came and how it stands."""
    officer.post(LOOK)
    words = officer.words("/")

    assert "New. Not opened yet." in words
    assert "Minh" not in words
    assert mailroom.told == []


def test_opening_the_list_fetches_nothing(officer: Officer, mailroom: FakeMailroom) -> None:
    """Only a tap, or the round that the device makes by itself, asks the hub."""
    assert "Nothing has come in yet." in officer.words("/")
    assert "Nothing has come in yet." in officer.words("/?poll")
    assert officer.post(LOOK) == "/"
    assert len(mailroom.waiting) == 1


def test_a_hub_out_of_reach_is_said_beside_what_is_known(
    officer: Officer, mailroom: FakeMailroom
) -> None:
    """The rows stay on the screen."""
    officer.post(LOOK)
    mailroom.trouble = HubOutOfReach(Cause.no_answer)

    words = words_of(officer.refused(LOOK, 422))

    assert "Could not reach the hub. We try again by ourselves." in words
    assert "New. Not opened yet." in words


def test_where_nobody_was_asked_nothing_was_shown(
    officer: Officer, mailroom: FakeMailroom
) -> None:
    """The reader is not told of a language in which nobody read anything."""
    unasked = {"answer": "could_not_ask", "language": "vi", "words": []}
    mailroom.payloads = {ENVELOPE: {"agreement": unasked}}
    officer.post(LOOK)
    officer.post(ADDRESS, act="open")

    words = officer.words(ADDRESS)

    assert "Could not ask" in words
    assert "Shown in" not in words


def test_looking_at_the_row_opens_nothing(officer: Officer, mailroom: FakeMailroom) -> None:
    """Opening is an act of its own."""
    officer.post(LOOK)
    words = officer.words(ADDRESS)

    assert "Minh" not in words
    assert mailroom.told == []


def test_an_opened_referral_is_read_in_sections(
    officer: Officer, mailroom: FakeMailroom
) -> None:
    """Person, agreement, signs, answers and words stand there; the sender is told."""
    officer.post(LOOK)
    assert officer.post(ADDRESS, act="open") == ADDRESS

    words = officer.words(ADDRESS)

    for part in (
        "Minh",
        "Adult",
        "Papers are kept",
        "does not want to say",
        "Họ giữ",
        "Vietnamese",
        "Not reviewed",
        "My supervisor",
    ):
        assert part in words
    assert "Is watched" not in words
    assert mailroom.told == [(ENVELOPE, IncomingState.opened, None)]


def test_it_is_accepted_with_one_tap(officer: Officer, mailroom: FakeMailroom) -> None:
    """The sender is told, and the row says so."""
    officer.post(LOOK)
    officer.post(ADDRESS, act="open")
    officer.post(ADDRESS, act="accept")

    assert mailroom.told[-1] == (ENVELOPE, IncomingState.accepted, None)
    assert "You accepted it." in officer.words("/")


def test_what_needs_somebody_stands_first(officer: Officer, mailroom: FakeMailroom) -> None:
    """What was answered lies below."""
    officer.post(LOOK)
    officer.post(ADDRESS, act="open")
    officer.post(ADDRESS, act="accept")
    other = EnvelopeId("00000000-0000-4000-8000-0000000000bb")
    mailroom.waiting = (*mailroom.waiting, replace(mailroom.waiting[0], id=other))
    officer.post(LOOK)
    words = officer.words("/")

    assert words.index("Needs you (1)") < words.index("Answered (1)")


def test_a_rejection_needs_a_coded_reason(officer: Officer, mailroom: FakeMailroom) -> None:
    """Without a reason nothing is told."""
    officer.post(LOOK)
    officer.post(ADDRESS, act="open")
    officer.refused(ADDRESS, 422, act="reject")
    officer.post(ADDRESS, act="reject", reason="missing_age")

    told = [reason for _, state, reason in mailroom.told if state is IncomingState.rejected]
    assert told == [RejectReason.missing_age]


def test_a_desk_out_of_reach_changes_nothing(officer: Officer, mailroom: FakeMailroom) -> None:
    """The page says so and offers to try again."""
    officer.post(LOOK)
    officer.post(ADDRESS, act="open")
    mailroom.trouble = HubOutOfReach(Cause.no_network)

    page = officer.refused(ADDRESS, 503, act="accept")

    assert "Not saved. Tap to try again." in words_of(page)
    mailroom.trouble = None
    assert "Accept it" in officer.words(ADDRESS)


def test_a_payload_of_another_shape_is_still_readable(officer: Officer) -> None:
    """What is there is shown; what is missing or odd breaks nothing."""
    odd: dict[str, object] = {"person": 3, "facts": {"a": 1}, "answers": [1], "words": None}

    with officer.app.test_request_context():
        sections = sections_of(odd)

    assert [str(section.heading) for section in sections] == ["Agreement"]
