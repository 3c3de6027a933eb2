"""The form and its fields, the note without a name, and the conditions of a talk."""

import re
from datetime import timedelta

from app.casework import referring
from app.domain.event import AgreementRecorded
from app.domain.explaining import FieldExplained
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterNoted
from app.domain.interview import WelfareNoted
from app.domain.referral import Blocking
from app.domain.retelling import AskedAgain
from tests.web.officer import Officer

INSIGHT = "I saw three beds in one room and a notice about fines on the door."


def signed(officer: Officer) -> str:
    """Begin with a sign and a language; give the address of the encounter."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign="LIV04", action="now")
    officer.post(f"{began}/language", lang="vi")
    return began


def adult(officer: Officer, answer: str) -> str:
    """Meet an adult and hear an answer about the referral."""
    began = signed(officer)
    officer.post(f"{began}/referral/age", answer="adult")
    officer.post(f"{began}/agree", answer=answer, language="vi")
    return began


def missing(officer: Officer, began: str) -> tuple[Blocking, ...]:
    """Give what still blocks the referral, and check its page."""
    officer.get(f"{began}/referral")
    return referring.check(officer.desk, officer.encounter(began).id).missing


def test_the_form_counts_what_is_needed_and_where_it_stands(officer: Officer) -> None:
    """An adult with one sign needs 54 answers, and 2 more that the record brings."""
    began = adult(officer, "yes")
    words = officer.words(f"{began}/form")

    assert re.search(r"56 needed: 1\d ready, 0 explained, \d\d open", words)


def test_only_what_the_person_can_tell_is_never_a_reason_to_ask_on(officer: Officer) -> None:
    """The list says so over that group."""
    words = officer.words(f"{adult(officer, 'yes')}/form")

    assert "Never a reason to ask on" in words


def test_every_field_has_a_page(officer: Officer) -> None:
    """Each field of the path opens, with words, choices or both kinds of absence."""
    began = adult(officer, "yes")
    page = officer.get(f"{began}/form")
    links = {one.get("href") or "" for one in page.iter("a")}
    fields = {link for link in links if "/form/" in link}

    assert len(fields) > 60
    for link in fields:
        officer.get(link)


def test_what_the_officer_writes_counts_as_ready_and_leads_on(officer: Officer) -> None:
    """The next field that the officer alone can fill follows."""
    began = adult(officer, "yes")
    following = officer.post(f"{began}/form/insight", act="save", words=INSIGHT)

    assert officer.encounter(began).detail("officer.insight") == INSIGHT
    assert following.endswith("/form/concerns")


def test_a_field_may_be_not_known_for_a_coded_reason(officer: Officer) -> None:
    """The reason counts as explained, and words written later take its place."""
    began = adult(officer, "yes")
    officer.post(f"{began}/form/family", act="explain", reason="not_asked", why="Too tired")

    assert isinstance(officer.encounter(began).history[-1].event, FieldExplained)
    assert "1 explained" in officer.words(f"{began}/form")

    officer.post(f"{began}/form/family", act="save", words="Two sisters")

    assert "0 explained" in officer.words(f"{began}/form")


def test_a_reason_has_to_be_chosen(officer: Officer) -> None:
    """The page comes back and says so."""
    began = adult(officer, "yes")
    page = officer.refused(f"{began}/form/family", 422, act="explain", why="")

    assert page is not None


def test_too_many_letters_stay_on_the_page(officer: Officer) -> None:
    """Nothing is cut."""
    began = adult(officer, "yes")
    officer.refused(f"{began}/form/officer_role", 422, act="save", words="x" * 300)

    assert officer.answer is not None
    assert "Too long by 50 letters" in officer.answer.text


def test_choices_are_saved_by_their_ids(officer: Officer) -> None:
    """Several boxes stand one on each line."""
    began = adult(officer, "yes")
    officer.post(f"{began}/form/types", act="save", choice=["unpaid_work", "other"])

    assert officer.encounter(began).detail("exploitation.types") == "unpaid_work\nother"
    assert "The other kind, in words" in officer.words(f"{began}/form")


def test_what_officers_write_about_themselves_is_written_once(officer: Officer) -> None:
    """The next referral knows it."""
    began = adult(officer, "yes")
    officer.post(f"{began}/form/officer_role", act="save", words="Night officer")
    second = adult(officer, "yes")

    assert "Night officer" in officer.words(f"{second}/form/officer_role")


def test_what_officers_write_about_one_person_stays_there(officer: Officer) -> None:
    """Their own judgement is not proposed for the next."""
    began = adult(officer, "yes")
    officer.post(f"{began}/form/insight", act="save", words=INSIGHT)
    second = adult(officer, "yes")

    assert INSIGHT not in officer.words(f"{second}/form/insight")


def test_no_field_of_another_path_opens(officer: Officer) -> None:
    """An adult has no local authority to be told."""
    began = adult(officer, "yes")

    officer.get(f"{began}/form/authority_name", status=404)
    officer.get(f"{began}/form/check", status=404)


def test_for_a_child_the_local_authority_comes_first(officer: Officer) -> None:
    """Until it is written down whom the officer told."""
    began = signed(officer)
    officer.post(f"{began}/referral/age", answer="child")

    assert "Tell the local authority first" in officer.words(f"{began}/form")

    officer.post(f"{began}/form/authority_name", act="save", words="Made-up Council")

    assert "Tell the local authority first" not in officer.words(f"{began}/form")


def test_a_no_where_the_duty_is_in_force_offers_a_note_without_a_name(officer: Officer) -> None:
    """It goes only after the person was told what it says."""
    began = adult(officer, "no")
    officer.post(f"{began}/referral/name", words="Linh Zamora")
    officer.post(f"{began}/form/exploiter", act="save", words="He calls Linh every night")

    words = officer.words(f"{began}/note")
    assert "Linh" not in words.replace("He calls Linh every night", "")
    assert "[left out]" in words
    assert (Blocking.agreement,) == missing(officer, began)

    officer.post(f"{began}/note")

    assert missing(officer, began) == ()


def test_words_may_stay_in_the_note_when_the_officer_keeps_them(officer: Officer) -> None:
    """Other words in the same field are looked through again."""
    began = adult(officer, "no")
    officer.post(f"{began}/referral/name", words="Rose")
    officer.post(f"{began}/form/exploiter", act="save", words="A rose is on his arm")
    officer.post(f"{began}/form/exploiter", act="keep")

    assert "A rose is on his arm" in officer.words(f"{began}/note")


def test_without_a_no_there_is_no_note(officer: Officer) -> None:
    """Its address leads back to the form."""
    began = adult(officer, "yes")
    officer.get(f"{began}/note")

    assert officer.encounter(began).when(AgreementRecorded) is not None
    assert officer.post(f"{began}/note").endswith("/referral")


def test_who_carries_the_language_is_one_tap(officer: Officer) -> None:
    """Details may follow, and stand in the certificate."""
    began = signed(officer)
    officer.get(f"{began}/interpreter")
    officer.post(f"{began}/interpreter", means="phone", called="T 12", checked="yes")

    assert officer.encounter(began).when(InterpreterNoted) is not None
    assert "an interpreter by phone" in officer.words(f"{began}/conditions")


def test_a_long_talk_asks_who_carries_the_language(officer: Officer) -> None:
    """A short one does not."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="border.interview")

    assert "/interpreter" in officer.post(f"{began}/language?next=question", lang="vi")

    assert "/questions/" in officer.post(f"{began}/interpreter?next=question", means="phone")


def test_where_and_who_is_there_goes_into_the_certificate(officer: Officer) -> None:
    """Place and people stand there as noted."""
    began = signed(officer)
    officer.post(f"{began}/conditions", where="Room 2", present=["lawyer"], private="yes")
    words = officer.words(f"{began}/conditions")

    assert "Place: Room 2" in words
    assert "a lawyer" in words


def test_after_ten_minutes_the_question_reminds_to_look(officer: Officer) -> None:
    """Looking, or a break, quiets it."""
    began = signed(officer)
    officer.post(f"{began}/ask", way="core.full")
    question = officer.post(f"{began}/questions/core.alone", absence="unknown")
    officer.desk.clock.pass_time(timedelta(minutes=11))  # type: ignore[attr-defined]

    assert "Time to look how they are" in officer.words(question)

    officer.post(f"{began}/welfare", welfare="tired")

    assert "Time to look how they are" not in officer.words(question)
    assert officer.encounter(began).when(WelfareNoted) is not None


def test_an_upset_person_leads_to_what_helps(officer: Officer) -> None:
    """A break is offered and noted."""
    began = signed(officer)
    officer.post(f"{began}/ask", way="core.full")
    upset = officer.refused(f"{began}/welfare", 200, welfare="upset")
    officer.post(f"{began}/welfare", welfare="break")

    assert upset is not None
    assert officer.encounter(began).when(BreakTaken) is not None


def test_asking_again_needs_a_reason(officer: Officer) -> None:
    """The question says what was told, to whom, and asks why."""
    began = signed(officer)
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/questions/core.pay", absence="declined")

    assert "Already told" in officer.words(f"{began}/questions/core.pay")

    officer.get(f"{began}/questions/core.pay/again")
    officer.post(f"{began}/questions/core.pay/again", reason="unclear")

    assert officer.encounter(began).when(AskedAgain) is not None
