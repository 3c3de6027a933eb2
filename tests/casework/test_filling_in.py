"""Filling in the form, sending the note without a name, and attending to the talk."""

from datetime import timedelta

import pytest

from app.casework import attending
from app.casework import consenting
from app.casework import filling_in
from app.casework import interviewing
from app.casework import observing
from app.casework import referring
from app.casework.desk import Desk
from app.casework.errors import NotReady
from app.casework.filling_in import FilledForm
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.encounter import EncounterId
from app.domain.event import Detail
from app.domain.explaining import NotKnown
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.form import FieldKey
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import Presence
from app.domain.interview import PresenceNoted
from app.domain.interview import Welfare
from app.domain.linting import HintRule
from app.domain.retelling import AskAgain
from tests.drafts import SHOWN
from tests.fake_sealer import FakeSealer
from tests.fakes import FakeClock

ALONE = QuestionId("core.alone")
ACCOUNT = (
    "She cleans two houses from six in the morning until midnight and hands all her pay to the "
    "aunt who brought her here, who keeps her passport in a drawer with a lock on it."
)


@pytest.fixture
def where(desk: Desk) -> EncounterId:
    """Give an encounter with an adult and one sign."""
    return met(desk)


def met(desk: Desk) -> EncounterId:
    """Meet an adult, and note one sign."""
    started = observing.begin(desk).id
    observing.tick(desk, started, Code("LIV04"))
    adult = Given(replies=(ReplyId("adult"),))
    referring.note_age(desk, started, adult)
    interviewing.choose_language(desk, started, "vi")
    interviewing.begin(desk, started, "core.full")
    return started


def form(desk: Desk, where: EncounterId) -> FilledForm:
    """Look at the form."""
    found = filling_in.look_at(desk, where)
    assert found is not None
    return found


def field(desk: Desk, where: EncounterId, key: str) -> Filled:
    """Look at one field of the form."""
    found = form(desk, where).by_key(key)
    assert found is not None
    return found


def write(desk: Desk, where: EncounterId, key: str, words: str) -> None:
    """Write one field."""
    filling_in.write(desk, where, field(desk, where, key), words)


def test_a_proposal_that_is_saved_as_it_is_stays_a_proposal(
    desk: Desk, where: EncounterId
) -> None:
    """Facts that are noted later still come into it."""
    write(desk, where, "home.account", field(desk, where, "home.account").words)
    observing.tick(desk, where, Code("LIV01"))

    assert desk.encounters.open(where).detail("home.account") is None
    assert len(field(desk, where, "home.account").words.splitlines()) == 3


def test_words_that_are_taken_out_give_the_proposal_back(
    desk: Desk, where: EncounterId
) -> None:
    """An empty field is no answer where the record has one."""
    proposal = field(desk, where, "home.account").words
    write(desk, where, "home.account", "A van")
    write(desk, where, "home.account", "")

    assert field(desk, where, "home.account").words == proposal


def test_a_reason_takes_the_place_of_words_and_words_of_a_reason(
    desk: Desk, where: EncounterId
) -> None:
    """What stood there before stays in the history."""
    write(desk, where, "background.family", "Two sisters")
    family = field(desk, where, "background.family").field
    filling_in.explain(desk, where, family, NotKnown.distressed, "Later")

    assert field(desk, where, "background.family").readiness is Readiness.explained

    write(desk, where, "background.family", "Two sisters")

    assert field(desk, where, "background.family").readiness is Readiness.ready


def test_a_reason_on_a_composed_field_wins_until_it_is_written_again(
    desk: Desk, where: EncounterId
) -> None:
    """Saving the proposal then counts as written."""
    home = field(desk, where, "home.account")
    filling_in.explain(desk, where, home.field, NotKnown.awaited, "")

    assert field(desk, where, "home.account").words == ""

    write(desk, where, "home.account", home.proposal)

    assert field(desk, where, "home.account").words == home.proposal


def test_text_like_another_referral_on_this_device_is_hinted_at(
    desk: Desk, where: EncounterId
) -> None:
    """In both of them; the person's own account is wanted."""
    write(desk, where, "work.account", ACCOUNT)

    assert HintRule.copied not in rules(desk, where)

    second = met(desk)
    write(desk, second, "work.account", ACCOUNT.replace("two", "three"))

    assert HintRule.copied in rules(desk, second)
    assert HintRule.copied in rules(desk, where)


def rules(desk: Desk, where: EncounterId) -> set[HintRule]:
    """Give the rules that fire."""
    return {hint.rule for hint in form(desk, where).hints}


def test_nothing_in_the_form_blocks_a_referral(desk: Desk, where: EncounterId) -> None:
    """Many fields are open, and it goes."""
    consenting.agree(desk, where, AgreementAnswer.yes, (), SHOWN)

    assert form(desk, where).tally.open > 30
    assert referring.confirm(desk, where)


def sealed(desk: Desk) -> dict[str, object]:
    """Give what was sealed last."""
    assert isinstance(desk.sealer, FakeSealer)
    return desk.sealer.payloads[-1]


def test_form_story_times_and_versions_travel_with_the_referral(
    desk: Desk, where: EncounterId
) -> None:
    """With the format that every device can read."""
    write(desk, where, "officer.insight", "What I saw")
    consenting.agree(desk, where, AgreementAnswer.yes, (), SHOWN)
    referring.confirm(desk, where)
    content = sealed(desk)

    assert {"form", "story", "chronology", "content"} <= set(content)
    assert content["format"] == "fieldcard-referral-1"
    assert "What I saw" in str(content["form"])


def test_a_note_without_a_name_goes_only_after_the_person_was_told(
    desk: Desk, where: EncounterId
) -> None:
    """And it holds no name."""
    referring.note_detail(desk, where, Detail.name, "Zamora")
    write(desk, where, "exploiter.account", "He rings Zamora")
    consenting.agree(desk, where, AgreementAnswer.no, ("fear_family",), SHOWN)
    with pytest.raises(NotReady):
        referring.confirm(desk, where)
    filling_in.prepare_notice(desk, where)
    filling_in.prepare_notice(desk, where)
    referring.confirm(desk, where)

    assert sealed(desk)["variant"] == "notice"
    assert "Zamora" not in str(sealed(desk))


def test_what_is_left_out_may_be_kept_by_decision(desk: Desk, where: EncounterId) -> None:
    """Then it stands in the note as it was written."""
    referring.note_detail(desk, where, Detail.name, "Rose")
    write(desk, where, "exploiter.account", "A rose on his arm")
    consenting.agree(desk, where, AgreementAnswer.no, (), SHOWN)

    assert [hit.key for hit in form(desk, where).hits] == ["exploiter.account"]

    filling_in.keep_hits(desk, where, FieldKey("exploiter.account"))

    assert form(desk, where).hits == ()
    assert field(desk, where, "exploiter.account").words == "A rose on his arm"


def clock(desk: Desk) -> FakeClock:
    """Give the clock that can be moved."""
    assert isinstance(desk.clock, FakeClock)
    return desk.clock


def asked(desk: Desk, where: EncounterId) -> None:
    """Ask one question, which begins the talk."""
    interviewing.answer(desk, where, ALONE, Absent(absence=Absence.unknown))


def test_a_look_is_due_after_ten_minutes_and_a_break_after_fifteen(
    desk: Desk, where: EncounterId
) -> None:
    """A look quiets the look, a break both."""
    asked(desk, where)
    clock(desk).pass_time(timedelta(minutes=15))
    before = attending.pace(desk, desk.encounters.open(where))
    looked = attending.pace(desk, attending.note_welfare(desk, where, Welfare.fine))
    rested = attending.pace(desk, attending.take_break(desk, where))

    assert (before.is_look_due, before.is_break_due) == (True, True)
    assert (looked.is_look_due, looked.is_break_due) == (False, True)
    assert (rested.is_look_due, rested.is_break_due) == (False, False)


def test_before_the_first_answer_and_after_an_hour_nothing_is_due(
    desk: Desk, where: EncounterId
) -> None:
    """A talk that was left begins anew."""
    started = observing.begin(desk)

    assert not attending.pace(desk, started).is_look_due

    asked(desk, where)
    clock(desk).pass_time(timedelta(hours=2))

    assert not attending.pace(desk, desk.encounters.open(where)).is_break_due


def test_the_same_conditions_are_noted_once(desk: Desk, where: EncounterId) -> None:
    """A double tap adds nothing."""
    means = InterpreterNoted(means=InterpreterKind.phone)
    there = PresenceNoted(place="Room 2", present=(Presence.nobody,))
    for _ in range(2):
        attending.note_interpreter(desk, where, means)
    for _ in range(2):
        attending.note_presence(desk, where, there)
    events = [entry.event for entry in desk.encounters.open(where).history]

    assert [means, there] == events[-2:]
    assert BreakTaken() not in events


def test_asking_again_is_counted_in_what_was_told(desk: Desk, where: EncounterId) -> None:
    """With its reason."""
    asked(desk, where)
    attending.ask_again(desk, where, ALONE, AskAgain.new)
    asked(desk, where)
    told = attending.told_before(desk, desk.encounters.open(where), ALONE)

    assert told is not None
    assert told.again == (AskAgain.new,)
