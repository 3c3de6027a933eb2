"""Answering and moving: one tap stores one answer, and nothing answered is lost."""

import pytest

from app.casework import interviewing
from app.casework import observing
from app.casework import resuming
from app.casework.desk import Desk
from app.casework.step import Place
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.encounter import EncounterId
from app.domain.errors import NotOnThePath
from app.domain.errors import OpenElsewhere
from app.domain.errors import UnknownQuestion
from app.domain.errors import UnknownReply

ALONE = QuestionId("core.alone")
AGE = QuestionId("core.age")
HURT = QuestionId("core.hurt")
SKIPPED = Absent(absence=Absence.skipped)


@pytest.fixture
def where(desk: Desk) -> EncounterId:
    """Give an encounter with a language, on the six questions."""
    started = observing.begin(desk).id
    interviewing.choose_language(desk, started, "vi")
    interviewing.begin(desk, started, "core.six")
    return started


def first_reply(desk: Desk, question: QuestionId) -> Given:
    """Give the first reply of a question as an answer."""
    offered = desk.shelf.current("uk-ew").question(question).replies
    return Given(replies=(offered[0].id,))


def test_the_language_comes_before_the_first_question(desk: Desk) -> None:
    """Beginning without a language leads to the language, then on to the question."""
    started = observing.begin(desk).id

    step = interviewing.begin(desk, started, "core.six")

    assert Place.language == step.place
    assert Place.question == step.then


def test_an_answer_leads_to_the_next_question(desk: Desk, where: EncounterId) -> None:
    """One tap stores the answer and goes on."""
    step = interviewing.answer(desk, where, ALONE, first_reply(desk, ALONE))

    assert (Place.question, AGE) == (step.place, step.question)
    assert first_reply(desk, ALONE) == desk.encounters.open(where).answers[ALONE]


def test_an_absence_is_stored_as_what_it_is(desk: Desk, where: EncounterId) -> None:
    """Skipping is an event of its own and no answer."""
    interviewing.answer(desk, where, ALONE, SKIPPED)

    assert desk.encounters.open(where).answers[ALONE] == SKIPPED


def test_a_double_tap_is_stored_once(desk: Desk, where: EncounterId) -> None:
    """The second post of the same page brings the same next step and no second event."""
    seen = interviewing.asked(desk, where, ALONE).seen

    once = interviewing.answer(desk, where, ALONE, SKIPPED, seen)
    twice = interviewing.answer(desk, where, ALONE, SKIPPED, seen)

    assert once == twice
    assert seen + 1 == len(desk.encounters.open(where).history)


def test_another_window_is_noticed(desk: Desk, where: EncounterId) -> None:
    """A page that is older than the last event stores nothing."""
    seen = interviewing.asked(desk, where, ALONE).seen
    interviewing.answer(desk, where, ALONE, SKIPPED, seen)

    with pytest.raises(OpenElsewhere):
        interviewing.answer(desk, where, ALONE, first_reply(desk, ALONE), seen)
    assert desk.encounters.open(where).answers[ALONE] == SKIPPED


def test_a_reply_that_is_not_offered_is_refused(desk: Desk, where: EncounterId) -> None:
    """A made-up reply is an error, never a silent absence."""
    with pytest.raises(UnknownReply):
        interviewing.answer(desk, where, ALONE, Given(replies=(ReplyId("no_such"),)))


def test_an_answer_without_reply_is_refused(desk: Desk, where: EncounterId) -> None:
    """An empty answer is no absence."""
    with pytest.raises(UnknownReply):
        interviewing.answer(desk, where, ALONE, Given(replies=()))


def test_a_question_off_the_path_is_refused(desk: Desk, where: EncounterId) -> None:
    """Fear and threats are asked only after speaking alone was achieved."""
    with pytest.raises(NotOnThePath):
        interviewing.answer(desk, where, HURT, SKIPPED)


def test_an_unknown_way_is_refused(desk: Desk, where: EncounterId) -> None:
    """A way that no pack holds is an error."""
    with pytest.raises(UnknownQuestion):
        interviewing.begin(desk, where, "core.none")


def test_a_shorter_way_keeps_what_was_answered(desk: Desk, where: EncounterId) -> None:
    """Changing the way takes no answer off the path."""
    interviewing.begin(desk, where, "core.full")
    needs = QuestionId("core.needs")
    interviewing.answer(desk, where, needs, first_reply(desk, needs))

    interviewing.begin(desk, where, "core.six")

    assert needs in desk.encounters.open(where).answers


def test_the_end_of_the_way_shows_the_findings(desk: Desk, where: EncounterId) -> None:
    """After the last question the result is shown."""
    step = interviewing.next_step(desk, where)
    while step.question is not None:
        step = interviewing.answer(desk, where, step.question, SKIPPED)

    assert Place.findings == step.place


def test_coming_back_leads_to_the_same_question(desk: Desk, where: EncounterId) -> None:
    """After a stop the same question is shown."""
    interviewing.answer(desk, where, ALONE, SKIPPED)

    step = resuming.take_up(desk, where)

    assert step.question == AGE


def test_recent_languages_come_first_and_once(desk: Desk, where: EncounterId) -> None:
    """The list of recent languages holds each tag once, the newest first."""
    for tag in ("ar", "vi", "ar"):
        interviewing.choose_language(desk, where, tag)

    assert desk.device.profile().recents == ("ar", "vi")


def test_words_are_kept_with_their_language(desk: Desk, where: EncounterId) -> None:
    """The person's own words are stored as spoken."""
    encounter = interviewing.note_words(desk, where, "Họ giữ hộ chiếu", ALONE)

    assert [(w.words, w.language) for w in encounter.words] == [("Họ giữ hộ chiếu", "vi")]


def test_the_question_before_stands_on_the_page(desk: Desk, where: EncounterId) -> None:
    """The page can say what was saved last and offer to change it."""
    interviewing.answer(desk, where, ALONE, SKIPPED)

    page = interviewing.asked(desk, where, AGE)

    assert page.before is not None
    assert (page.before.id, page.before_answer, page.position) == (ALONE, SKIPPED, 2)


def test_a_double_tap_keeps_their_words_once(desk: Desk, where: EncounterId) -> None:
    """The same words to the same question, with nothing in between, are one event."""
    for words in ("Họ giữ", "Họ giữ", "khác", "Họ giữ"):
        interviewing.note_words(desk, where, words, ALONE)

    noted = [one.words for one in desk.encounters.open(where).words]
    assert noted == ["Họ giữ", "khác", "Họ giữ"]
