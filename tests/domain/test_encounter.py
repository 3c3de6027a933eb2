"""An encounter is read from its events; nothing that was noted is ever overwritten."""

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.event import AgreementRecorded
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import LanguageChosen
from app.domain.event import OffenceNoted
from app.domain.event import OffencePaused
from app.domain.event import Paused
from app.domain.event import ReceiverChosen
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import SettingChosen
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.event import StepDone
from app.domain.event import StepId
from app.domain.event import StepReopened
from app.domain.event import WordsNoted
from tests.builders import answered
from tests.builders import begun
from tests.builders import encounter
from tests.builders import stamp
from tests.builders import unanswered

SHOWN = ShownWords(
    language="vi", edition="0", lines=("May we tell them?",), state=ReviewState.draft
)


def test_a_new_encounter_knows_nothing() -> None:
    """Every question about it has the answer none."""
    bare = encounter()

    assert (bare.signs, bare.offences, bare.words, bare.envelopes) == ((), (), (), ())
    assert (bare.setting, bare.language, bare.way) == (None, None, None)
    assert (bare.last_question, bare.rights, bare.agreement) == (None, None, None)
    assert (bare.pause, bare.receiver, bare.when(Paused)) == (None, None, None)
    assert bare.detail(Detail.name) is None
    assert bare.answers == {}
    assert bare.steps == frozenset()


def test_events_are_numbered_as_they_are_added() -> None:
    """The encounter before stays as it was."""
    before = encounter(begun())

    after, entry = before.recorded(Paused(), stamp(1))

    assert entry.seq == 2
    assert after.history == (*before.history, entry)
    assert len(before.history) == 1


def test_signs_stand_in_the_order_of_their_last_tap() -> None:
    """A sign that was untapped is gone, and may be tapped again."""
    dog, key, lock = (SignNoted(code=Code(code)) for code in ("CTL19", "LIV04", "CTL03"))
    no_dog, no_lock = (SignCorrected(code=Code(code)) for code in ("CTL19", "CTL03"))

    assert encounter(dog, key, no_lock).signs == ("CTL19", "LIV04")
    assert encounter(dog, key, no_dog).signs == ("LIV04",)
    assert encounter(dog, key, no_dog, lock, dog, begun()).signs == ("LIV04", "CTL03", "CTL19")


def test_the_last_choice_counts_and_earlier_ones_stay_in_the_history() -> None:
    """Setting, language, way, receiver, offence and rights are read from their last event."""
    rights = RightsShown(shown=SHOWN, understood=True)
    pause = OffencePaused(offence="work", link="was told to", told=("lawyer",))
    met = encounter(
        SettingChosen(setting="shop"),
        SettingChosen(setting="car_wash"),
        LanguageChosen(language="vi"),
        begun("core.six"),
        OffenceNoted(kinds=("work", "entry")),
        OffenceNoted(kinds=("work",)),
        RightsShown(shown=SHOWN, understood=False),
        rights,
        pause,
        ReceiverChosen(receiver="desk-1"),
        ReferralConfirmed(envelope=EnvelopeId("e1"), receiver="desk-1"),
        ReferralConfirmed(envelope=EnvelopeId("e2"), receiver="desk-1"),
    )

    assert (met.setting, met.language, met.way) == ("car_wash", "vi", "core.six")
    assert met.offences == ("work",)
    assert (met.rights, met.pause, met.receiver) == (rights, pause, "desk-1")
    assert met.envelopes == ("e1", "e2")
    assert len(met.history) == 12


def test_the_last_answer_to_a_question_counts() -> None:
    """An answer may give way to an absence; both stay in the history."""
    met = encounter(
        answered("t.pay", "none"),
        answered("t.leave", "free"),
        unanswered("t.pay", Absence.declined),
    )

    assert met.answers["t.pay"] == Absent(absence=Absence.declined)
    assert tuple(met.answers) == ("t.pay", "t.leave")
    assert met.last_question == "t.pay"


def test_words_are_kept_as_spoken() -> None:
    """Every note of the person's own words is kept, with its language."""
    first, second = (WordsNoted(words=words, language="vi") for words in ("một", "hai"))

    assert encounter(first, begun(), second).words == (first, second)


def test_the_last_agreement_counts_and_a_no_is_kept_with_its_reasons() -> None:
    """Only a yes allows sending."""
    no = AgreementRecorded(answer=AgreementAnswer.no, reasons=("fear",), shown=SHOWN)
    yes = AgreementRecorded(answer=AgreementAnswer.yes, reasons=(), shown=SHOWN)

    refused, agreed = encounter(yes, no).agreement, encounter(no, yes).agreement

    assert refused is not None
    assert (refused.reasons, refused.shown) == (("fear",), SHOWN)
    assert refused.allows_sending is False
    assert agreed is not None
    assert agreed.allows_sending is True


def test_a_step_that_was_marked_by_mistake_is_open_again() -> None:
    """Steps are ticked off and reopened."""
    safe, needs = StepDone(step=StepId.safe_now), StepDone(step=StepId.basic_needs)
    back = StepReopened(step=StepId.safe_now)

    assert encounter(safe, needs).steps == {StepId.safe_now, StepId.basic_needs}
    assert encounter(safe, begun(), needs, back).steps == {StepId.basic_needs}


def test_a_detail_that_is_not_given_is_apart_from_one_not_asked() -> None:
    """Empty words are an answer; none is not."""
    met = encounter(
        DetailNoted(detail=Detail.name, words="Bao"), DetailNoted(detail=Detail.name, words="")
    )

    assert met.detail(Detail.name) == ""
    assert met.detail(Detail.place) is None


def test_the_time_of_the_last_event_of_a_kind_is_known() -> None:
    """The screen says when something was done."""
    met = encounter(begun(), Paused(), begun("other"))

    found = met.when(type(begun()))

    assert found is not None
    assert found.seq == 3


def test_only_words_that_speakers_reviewed_are_settled() -> None:
    """Everything else is shown with a mark, English beside it."""
    settled = {state for state in ReviewState if state.is_settled}

    assert settled == {
        ReviewState.reviewed,
        ReviewState.reviewed_twice,
        ReviewState.source,
    }
