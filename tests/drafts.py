"""Drafts over the content that is shipped, for tests of the form and what goes into it."""

from collections.abc import Iterable
from datetime import timedelta
from functools import cache

from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.assessment import assess
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import Answered
from app.domain.event import DetailNoted
from app.domain.event import Event
from app.domain.event import EventId
from app.domain.event import Stamp
from app.domain.filling import Filled
from app.domain.form import Form
from app.domain.ledger import ledger_of
from app.domain.pack import Edition
from app.domain.referral import Draft
from app.library.shelf import PackShelf
from tests.builders import NIGHT
from tests.builders import PACKS
from tests.fakes import PROFILE

SHOWN = ShownWords(
    language="vi", edition="d", lines=("You can say no.",), state=ReviewState.draft
)
SHELF = PackShelf(PACKS, None)


@cache
def shipped(place: str = "uk-ew") -> Edition:
    """Give the shipped edition of a place, read once."""
    return SHELF.current(place)


def form_of(place: str = "uk-ew") -> Form:
    """Give the form of a place."""
    form = shipped(place).form
    assert form is not None
    return form


def noted(events: Iterable[Event], place: str = "uk-ew") -> Encounter:
    """Make an encounter in which things happened, one a minute."""
    encounter = Encounter(
        id=EncounterId("e-1"), edition=shipped(place).digest, label="Kite 27", started=NIGHT
    )
    for number, event in enumerate(events):
        stamp = Stamp(
            id=EventId(f"{number}"),
            at=NIGHT + timedelta(minutes=number),
            offset_minutes=60,
            who="PC 4417",
        )
        encounter, _ = encounter.recorded(event, stamp)
    return encounter


def draft(*events: Event, place: str = "uk-ew") -> Draft:
    """Make the draft of an encounter in which these things happened."""
    edition = shipped(place)
    encounter = noted(events, place)
    ledger = ledger_of(edition, encounter)
    return Draft(
        encounter=encounter,
        edition=edition,
        ledger=ledger,
        assessment=assess(edition.catalogue, ledger),
        receiver=None,
        profile=PROFILE,
    )


def replied(question: str, *replies: str) -> Answered:
    """Answer a question of the shipped content."""
    given = Given(replies=tuple(map(ReplyId, replies)))
    return Answered(question=QuestionId(question), answer=given)


def adult() -> Answered:
    """Say that the person is an adult."""
    return replied("core.age", "adult")


def child() -> Answered:
    """Say that the person is under 18."""
    return replied("core.age", "child")


def agreed(answer: AgreementAnswer, *reasons: str) -> AgreementRecorded:
    """Hear an answer about the referral."""
    return AgreementRecorded(answer=answer, reasons=reasons, shown=SHOWN)


def wrote(key: str, words: str) -> DetailNoted:
    """Write into a field or a row."""
    return DetailNoted(detail=key, words=words)


def one(fields: Iterable[Filled], key: str) -> Filled:
    """Find one filled field by its key."""
    return next(found for found in fields if found.field.key == key)
