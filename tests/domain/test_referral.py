"""The referral: three rows that can block, and what is sealed."""

import json

import pytest

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.condition import CodeTest
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.device import Profile
from app.domain.device import Receiver
from app.domain.device import Role
from app.domain.event import AgreementRecorded
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import Event
from app.domain.event import LanguageChosen
from app.domain.event import OffenceNoted
from app.domain.event import OffencePaused
from app.domain.event import SignNoted
from app.domain.event import WordsNoted
from app.domain.ledger import ledger_of
from app.domain.payload import payload
from app.domain.referral import Blocking
from app.domain.referral import Draft
from tests.builders import NIGHT
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import unanswered

CONTENT = edition(
    question("t.age", reply("adult", age=Age.adult), reply("young", age=Age.unknown)),
    question("t.pay", reply("none", "MON01"), reply("full", "-MON01")),
    question("t.leave", reply("harm", "CTL12")),
    question(
        "t.then",
        reply("yes", "MON06"),
        ask_when=CodeTest(code=Code("MON01"), state=("present",)),
    ),
)
DESK = Receiver(
    id="desk-1", name="Made-up desk", kind="identification", recipients=("age1x",), kids=("k1",)
)
OFFICER = Profile(
    role=Role.officer, jurisdiction="made-up", language="en", unit="Unit 4", staff="PC 4417"
)
SHOWN = ShownWords(
    language="vi", edition="0", lines=("May we tell them?",), state=ReviewState.draft
)
YES = AgreementRecorded(answer=AgreementAnswer.yes, reasons=(), shown=SHOWN)
NO = AgreementRecorded(answer=AgreementAnswer.no, reasons=("fear",), shown=SHOWN)
ADULT = answered("t.age", "adult")
MAY_BE_YOUNG = SignNoted(code=Code("AGE01"))


def draft(*events: Event, receiver: Receiver | None = DESK) -> Draft:
    """Make a draft of what happened."""
    meeting = encounter(begun(), *events)
    ledger = ledger_of(CONTENT, meeting)
    return Draft(
        encounter=meeting,
        edition=CONTENT,
        ledger=ledger,
        assessment=assess(CONTENT.catalogue, ledger),
        receiver=receiver,
        profile=OFFICER,
    )


@pytest.mark.parametrize(
    ("events", "expected"),
    [
        ((), (Blocking.agreement, Blocking.age)),
        ((ADULT,), (Blocking.agreement,)),
        ((ADULT, NO), (Blocking.agreement,)),
        ((ADULT, YES), ()),
        ((YES,), (Blocking.age,)),
        ((MAY_BE_YOUNG,), ()),
        ((answered("t.age", "young"), NO), ()),
    ],
)
def test_only_three_rows_can_block(
    events: tuple[Event, ...], expected: tuple[Blocking, ...]
) -> None:
    """Receiver, agreement of an adult, and adult or child; a child is told, not asked."""
    assert draft(*events).missing == expected


def test_without_a_receiver_nothing_is_sent() -> None:
    """The first row of the page."""
    assert draft(ADULT, YES, receiver=None).missing == (Blocking.receiver,)


def test_a_sign_of_a_child_answers_the_age_row() -> None:
    """May be under 18 until somebody tapped the age."""
    assert draft(MAY_BE_YOUNG).age is Age.unknown
    assert draft(MAY_BE_YOUNG, ADULT).age is Age.adult
    assert draft().age is Age.not_asked


def test_the_payload_holds_what_was_noted_and_how_it_is_known() -> None:
    """Facts with their basis, answers and absences in words, the person's own words."""
    sealed = payload(
        draft(
            LanguageChosen(language="vi"),
            ADULT,
            answered("t.pay", "none"),
            unanswered("t.leave", Absence.declined),
            WordsNoted(words="một", language="vi"),
            DetailNoted(detail=Detail.name, words="Bao"),
            YES,
        ),
        NIGHT,
    )

    assert sealed["person"] == {
        "name_to_use": "Bao",
        "safe_contact": "",
        "age": "adult",
        "language": "vi",
    }
    assert sealed["facts"] == [
        {
            "code": "MON01",
            "text": "Gets no pay or only token pay",
            "state": "present",
            "basis": "said",
            "values": [],
            "question": "t.pay",
        },
        {
            "code": "CTL12",
            "text": "Says that leaving would bring harm or loss",
            "state": "declined",
            "basis": "said",
            "values": [],
            "question": "t.leave",
        },
    ]
    assert sealed["answers"][1:] == [
        {"question": "t.pay", "asked": "Question?", "replies": ["none"], "basis": "said"},
        {"question": "t.leave", "asked": "Question?", "absence": "declined"},
    ]
    assert sealed["words"] == [{"words": "một", "language": "vi", "question": ""}]
    assert sealed["sender"] == {"unit": "Unit 4", "staff": "PC 4417", "call_back": ""}
    assert sealed["times_asked"] == 3
    assert json.loads(json.dumps(sealed)) == sealed


def test_what_was_skipped_or_is_no_longer_asked_is_not_sent() -> None:
    """The check page says so before anything goes."""
    changed = (answered("t.pay", "none"), answered("t.then", "yes"), answered("t.pay", "full"))
    sealed = payload(draft(ADULT, unanswered("t.leave", Absence.skipped), *changed), NIGHT)

    assert [row["question"] for row in sealed["answers"]] == ["t.age", "t.pay"]


def test_the_payload_freezes_the_result_as_it_was_shown() -> None:
    """Outcome, rule and reasons, with the limit of what they say."""
    result = payload(draft(answered("t.pay", "none"), answered("t.leave", "harm")), NIGHT)

    assert result["result"] == {
        "outcome": "refer",
        "shown_as": "refer",
        "act_now": False,
        "child_route": False,
        "pause_offence": False,
        "rule": "both_sides",
        "elements": {"act": "possible", "means": "possible", "purpose": "possible"},
        "exploitation": ["labour"],
        "reasons": ["CTL12", "MON01"],
        "limits": "A prompt for the officer, not a decision about the person.",
    }
    assert payload(draft(), NIGHT)["result"]["rule"] == ""


def test_the_payload_says_which_words_the_person_agreed_to() -> None:
    """Language, lines and how far they were reviewed; not asked is not agreed."""
    agreed, unasked = payload(draft(ADULT, NO), NIGHT), payload(draft(MAY_BE_YOUNG), NIGHT)

    assert agreed["agreement"] == {
        "needed": True,
        "answer": "no",
        "reasons": ["fear"],
        "language": "vi",
        "words": ["May we tell them?"],
        "wording_state": "draft",
        "edition": "0",
    }
    assert unasked["agreement"] == {"needed": False, "answer": "not_asked"}


def test_the_payload_says_what_the_person_was_stopped_for() -> None:
    """With the link to control once it was written down."""
    stopped = OffenceNoted(kinds=("work",))
    pause = OffencePaused(offence="work", link="was told to", told=("lawyer",))

    assert payload(draft(stopped), NIGHT)["offence"] == {
        "kinds": ["work"],
        "offence": "",
        "link_to_control": "",
        "told": [],
    }
    assert payload(draft(stopped, pause), NIGHT)["offence"] == {
        "kinds": ["work"],
        "offence": "work",
        "link_to_control": "was told to",
        "told": ["lawyer"],
    }
