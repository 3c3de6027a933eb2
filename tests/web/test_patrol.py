"""The patrol flow without a browser: each screen leads to the next, nothing is typed."""

from datetime import timedelta

from app.casework.desk import Desk
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import QuestionId
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.delivery import DeliveryState
from tests.fakes import FakeClock
from tests.fakes import FakeOutbox
from tests.web.officer import Officer


def test_signs_lead_to_the_first_answer_in_six_taps(officer: Officer) -> None:
    """Look and listen, four taps, what now."""
    taps = 1
    began = officer.begin()
    for sign in ("CTL17", "DOC01", "MON06", "HLT01"):
        officer.tap(f"{began}/signs", sign=sign, action="tick")
        taps += 1
    after = officer.post(f"{began}/signs", sign=("CTL17",), was=("CTL17",), action="now")
    taps += 1

    assert after == f"{began}/now"
    assert "4 signs noted" in officer.words(after)
    assert taps == 6


def test_refer_now_leads_to_a_sealed_referral_without_typing(
    officer: Officer, desk: Desk
) -> None:
    """Refer, language, told, yes, adult, save and send: six taps."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06"))

    officer.get(f"{began}/refer")
    assert officer.answer is not None
    assert officer.answer.request.path == f"{began}/language"
    assert officer.post(f"{began}/language?next=referral", lang="vi").startswith(
        f"{began}/agree"
    )
    assert "not reviewed" in officer.words(f"{began}/agree")
    assert officer.post(f"{began}/agree", answer="yes", language="vi").startswith(
        f"{began}/referral/age"
    )
    assert officer.post(f"{began}/referral/age", answer="adult") == f"{began}/referral"
    assert officer.post(f"{began}/referral") == "/sending"

    assert isinstance(desk.outbox, FakeOutbox)
    assert len(desk.outbox.kept) == 1
    assert "Waiting to go (1)" in officer.words("/sending")


def test_what_was_sent_is_not_called_unsent(officer: Officer) -> None:
    """The check page of a referral that went does not say that it did not."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    before = officer.words(f"{began}/referral")
    officer.post(f"{began}/referral")

    assert "Not sent yet" in before
    assert "Not sent yet" not in officer.words(f"{began}/referral")


def test_what_nobody_opened_for_a_day_is_told_at_home(officer: Officer, desk: Desk) -> None:
    """A receipt is no reader: the officer looks, and can call."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    officer.post(f"{began}/referral")
    officer.post("/sending/try")
    assert "waited for a day" not in officer.words("/")
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(timedelta(hours=25))

    assert "Received by the desk (1)" in officer.words("/sending")
    assert "Something has waited for a day." in officer.words("/")


def test_agreement_keeps_the_very_words_and_their_state(officer: Officer) -> None:
    """The stored event holds language, lines and the weakest review state."""
    began = officer.begin()
    officer.post(f"{began}/language?next=referral", lang="vi")
    officer.post(f"{began}/agree", answer="yes", language="vi")

    agreement = officer.encounter(began).agreement

    assert agreement is not None
    assert agreement.answer is AgreementAnswer.yes
    assert agreement.shown.language == "vi"
    assert len(agreement.shown.lines) == 4
    assert agreement.shown.state is ReviewState.draft


def test_an_answer_in_another_language_than_shown_is_asked_again(officer: Officer) -> None:
    """A language changed in another window never becomes the language of a yes."""
    began = officer.begin()
    officer.post(f"{began}/language?next=referral", lang="vi")

    assert officer.post(f"{began}/agree", answer="yes", language="ar") == f"{began}/agree"
    assert officer.encounter(began).agreement is None


def test_a_no_is_saved_at_once_and_asks_why_after(officer: Officer) -> None:
    """One tap is one answer; reasons are coded and may stay empty."""
    began = officer.begin()
    officer.post(f"{began}/language?next=referral", lang="vi")

    after = officer.post(f"{began}/agree", answer="no", language="vi")

    assert after == f"{began}/agree/reasons"
    officer.get(after)
    done = officer.post(f"{began}/agree", answer="no", language="vi", asked_why="yes")
    assert done == f"{began}/steps"


def test_without_a_yes_nothing_is_sent(officer: Officer, desk: Desk) -> None:
    """The check page comes back with the row that blocks, and says what to do."""
    began = officer.begin()
    officer.post(f"{began}/language?next=referral", lang="vi")
    officer.post(f"{began}/agree", answer="not_now", language="vi")
    officer.refused(f"{began}/referral", 422)

    assert desk.outbox.looks(DeliveryState) == ()
    assert "Nothing is sent without a yes." in officer.words(f"{began}/referral")


def test_a_child_is_told_and_not_asked(officer: Officer) -> None:
    """No agreement row blocks, and the screen says so."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    officer.post(f"{began}/language?next=referral", lang="vi")

    assert "No agreement is needed" in officer.words(f"{began}/agree?told=yes")
    assert "May be under 18" in officer.words(f"{began}/now")
    assert officer.post(f"{began}/referral") == "/sending"


def test_six_questions_are_asked_one_tap_each(officer: Officer) -> None:
    """Each answer leads to the next question, the last one to what the answers show."""
    began = officer.begin()
    after = officer.post(f"{began}/ask", way="core.six")
    assert after == f"{began}/language?next=question"
    after = officer.post(after, lang="vi")

    asked = 0
    while "/questions/" in after:
        officer.get(after)
        after = officer.post(after, absence="unknown")
        asked += 1

    assert after == f"{began}/findings"
    assert asked in (6, 7, 8)
    assert "Did not know" in officer.words(after)


def test_the_three_stored_absences_stay_apart(officer: Officer) -> None:
    """None of them is ever a no."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/questions/core.alone", absence="skipped")

    answer = officer.encounter(began).answers[QuestionId("core.alone")]

    assert answer == Absent(absence=Absence.skipped)


def test_carry_on_returns_to_the_same_question(officer: Officer) -> None:
    """Home offers it, one tap leads back."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    officer.post(f"{began}/questions/core.alone", absence="skipped")

    assert "Carry on" in officer.words("/")
    officer.get(began)
    assert officer.answer is not None
    assert officer.answer.request.path == f"{began}/questions/core.age"


def test_home_without_anything_open_offers_no_carrying_on(officer: Officer) -> None:
    """What is not there has no row."""
    assert "Carry on" not in officer.words("/")


def test_two_windows_on_one_question_never_overwrite(officer: Officer) -> None:
    """The older page is told; its answer is not stored."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")
    seen = str(len(officer.encounter(began).history))
    officer.post(f"{began}/questions/core.alone", absence="skipped", at=seen)

    page = officer.refused(f"{began}/questions/core.alone", 409, absence="unknown", at=seen)

    assert page is not None
    assert officer.encounter(began).answers[QuestionId("core.alone")] == Absent(
        absence=Absence.skipped
    )
