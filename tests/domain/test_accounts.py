"""Accounts composed of evidence, the certificate, the story and the chronology."""

from app.domain.accounts import account
from app.domain.accounts import differences
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.certificate import certificate
from app.domain.certificate import certificate_words
from app.domain.chronology import Happening
from app.domain.chronology import chronology
from app.domain.event import Answered
from app.domain.event import LanguageChosen
from app.domain.event import SignNoted
from app.domain.event import WordsNoted
from app.domain.interview import BreakTaken
from app.domain.interview import InterpreterKind
from app.domain.interview import InterpreterNoted
from app.domain.interview import Presence
from app.domain.interview import PresenceNoted
from app.domain.interview import Ticked
from app.domain.interview import Welfare
from app.domain.interview import WelfareNoted
from app.domain.retelling import AskAgain
from app.domain.retelling import AskedAgain
from app.domain.route import path
from app.domain.story import story
from tests.drafts import draft
from tests.drafts import noted
from tests.drafts import replied
from tests.drafts import shipped
from tests.drafts import wrote

PAY = QuestionId("core.pay")
QUOTE = WordsNoted(words="Tôi muốn về nhà", language="vi", question=PAY)
CARRIED = (
    "Language carried by: an interpreter by phone (T 12); independent: not noted; "
    "chosen by the person: not noted; language checked: yes"
)
NAMES = {"vi": "Vietnamese"}


def test_what_was_seen_stands_before_what_was_said_and_each_has_its_time() -> None:
    """The clock is that of the place."""
    words = account(
        draft(replied("core.pay", "kept_back"), SignNoted(code=Code("MON06"))), ("MON",)
    )

    assert words.index("Seen by the officer:") < words.index("Said to the officer:")
    assert "(23 November 2026, 00:13)" in words


def test_their_own_words_stand_in_quotes_with_language_and_time() -> None:
    """In the account that the question speaks of, and in no other."""
    asked = draft(replied("core.pay", "kept_back"), QUOTE)

    assert '"Tôi muốn về nhà" (Vietnamese, 23 November 2026, 00:13)' in account(asked, ("MON",))
    assert account(asked, ("LIV",)) == ""
    assert "về nhà" not in account(asked, ("MON",), with_quotes=False)


def test_words_to_no_question_stand_with_all_the_signs() -> None:
    """They belong to no single account."""
    free = WordsNoted(words="Help", language="en")

    assert "Help" in account(draft(free), ("",))
    assert account(draft(free), ("MON",)) == ""


def test_two_replies_that_contradict_are_found() -> None:
    """Paid in full, and kept back."""
    asked = draft(replied("core.pay", "full", "kept_back"))

    assert differences(asked) == (Code("MON02"),)
    assert differences(draft(replied("core.pay", "kept_back"))) == ()


def test_the_certificate_fills_itself() -> None:
    """Place, people, interpreter, languages, times, breaks, and how the person was."""
    means = InterpreterNoted(means=InterpreterKind.phone, name="T 12", checked=Ticked.yes)
    there = PresenceNoted(place="Room 2", present=(Presence.lawyer,), private=Ticked.yes)
    talk = noted(
        (
            LanguageChosen(language="vi"),
            means,
            there,
            replied("core.pay", "kept_back"),
            WelfareNoted(welfare=Welfare.tired),
            BreakTaken(),
            AskedAgain(question=PAY, reason=AskAgain.unclear),
        )
    )
    words = certificate_words(certificate(talk), NAMES)

    assert words.splitlines() == [
        "Place: Room 2",
        "Present beside officer and person: a lawyer",
        "Out of hearing of others: yes",
        CARRIED,
        "Languages: Vietnamese",
        "First answer: 23 November 2026, 00:15",
        "Last answer: 23 November 2026, 00:15",
        "Breaks: 23 November 2026, 00:17",
        "How the person was: tired (23 November 2026, 00:16)",
        "Asked again what was on record: 1",
    ]


def test_without_names_the_certificate_holds_nothing_that_was_typed() -> None:
    """Neither the place nor the interpreter."""
    means = InterpreterNoted(means=InterpreterKind.phone, name="T 12")
    talk = noted((means, PresenceNoted(place="Room 2", present=())))
    words = certificate_words(certificate(talk), NAMES, with_names=False)

    assert "T 12" not in words
    assert "Room 2" not in words


def test_who_shares_a_language_needs_no_interpreter() -> None:
    """Nothing more is asked about one."""
    talk = noted((InterpreterNoted(means=InterpreterKind.none_needed),))

    assert certificate_words(certificate(talk), NAMES) == (
        "Language carried by: no interpreter was needed"
    )


def test_nothing_noted_is_an_empty_certificate() -> None:
    """It is not filled with guesses."""
    assert certificate(noted(())).is_empty


def test_the_story_says_what_was_told_to_whom_and_in_which_language() -> None:
    """Does not know was told too; skipped was not."""
    declined = Answered(
        question=QuestionId("core.sleep"), answer=Absent(absence=Absence.declined)
    )
    skipped = Answered(question=QuestionId("core.hurt"), answer=Absent(absence=Absence.skipped))
    talk = noted(
        (LanguageChosen(language="vi"), replied("core.pay", "less"), QUOTE, declined, skipped)
    )
    told = story(shipped(), talk)

    assert [one.question for one in told.told] == ["core.pay", "core.sleep"]
    assert [one.is_answered for one in told.told] == [True, False]
    assert told.told[0].is_quoted
    assert {(one.language, one.stamp.who) for one in told.told} == {("vi", "PC 4417")}


def test_what_was_skipped_or_is_no_longer_asked_stays_on_the_device() -> None:
    """Neither story nor chronology names it, as the check page promises."""
    skipped = Answered(question=PAY, answer=Absent(absence=Absence.skipped))
    talk = noted((replied("core.alone", "alone"), replied("core.hurt", "harm"), skipped))
    left = noted((*(entry.event for entry in talk.history), replied("core.alone", "near")))
    about = {one.about for one in chronology(shipped(), left)}

    assert story(shipped(), talk).of(PAY) is None
    assert "Pay" not in about
    assert {one.question for one in story(shipped(), left).told} == {
        question
        for question in ("core.alone", "core.hurt")
        if question not in path(shipped(), left).off_path
    }


def test_each_retelling_is_counted_with_its_reason() -> None:
    """A corrected tap is not one."""
    again = AskedAgain(question=PAY, reason=AskAgain.new)
    talk = (replied("core.pay", "less"), replied("core.pay", "kept_back"))

    assert story(shipped(), noted(talk)).retellings == 0

    told = story(shipped(), noted((*talk, again, replied("core.pay", "less"))))

    assert told.retellings == 1
    assert told.told[0].again == (AskAgain.new,)


def test_the_chronology_names_what_happened_in_its_order() -> None:
    """With the time of the call to the local authority."""
    talk = noted(
        (
            SignNoted(code=Code("LIV04")),
            wrote("safeguarding.authority.name", "Made-up Council"),
            wrote("note", "Not a moment"),
            replied("core.pay", "less"),
        )
    )
    moments = chronology(shipped(), talk)

    assert [one.kind for one in moments] == [
        Happening.sign,
        Happening.authority_told,
        Happening.answer,
    ]
    assert moments[-1].about == "Pay"
