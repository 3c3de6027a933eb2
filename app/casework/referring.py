"""Referring: fill the draft, say what is missing, freeze and seal it into the outbox."""

from app.casework.assessing import findings_of
from app.casework.desk import Desk
from app.casework.errors import NotReady
from app.casework.interviewing import leaves_a_doubt
from app.casework.interviewing import require_offered
from app.casework.recording import record
from app.casework.recording import stamp
from app.casework.step import Place
from app.casework.step import Step
from app.domain.answers import Age
from app.domain.answers import Answer
from app.domain.answers import QuestionId
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.device import Receiver
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import CannotSeal
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Paused
from app.domain.event import ReceiverChosen
from app.domain.event import ReferralConfirmed
from app.domain.event import RightsShown
from app.domain.event import StepDone
from app.domain.event import StepReopened
from app.domain.firewall import clear
from app.domain.firewall import is_barred
from app.domain.firewall import overrides
from app.domain.held import ClockCorrected
from app.domain.held import HoldLifted
from app.domain.held import HoldSet
from app.domain.ledger import ledger_of
from app.domain.referral import Draft

AGE_QUESTION = QuestionId("core.age")
BESIDE = (
    Paused,
    StepDone,
    StepReopened,
    RightsShown,
    HoldSet,
    HoldLifted,
    ClockCorrected,
)


def check(desk: Desk, where: EncounterId) -> Draft:
    """Give the draft of the referral with what is still missing."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    return Draft(
        encounter=encounter,
        edition=edition,
        ledger=ledger_of(edition, encounter),
        assessment=findings_of(edition, encounter).assessment,
        receiver=_receiver(desk, encounter),
        profile=desk.device.profile(),
    )


def refer_now(desk: Desk, where: EncounterId) -> Step:
    """Lead to what the referral still needs: language, agreement, adult or child, check."""
    draft = check(desk, where)
    if draft.encounter.language is None:
        return Step(place=Place.language, encounter=where, then=Place.referral)
    if draft.needs_agreement and draft.agreement is None:
        return Step(place=Place.agree, encounter=where, then=Place.referral)
    if draft.age is Age.not_asked:
        return Step(place=Place.age, encounter=where, then=Place.referral)
    return Step(place=Place.referral, encounter=where)


def receivers(desk: Desk) -> tuple[Receiver, ...]:
    """Give the organisations that a referral can go to; a barred kind is none of them."""
    known = desk.standing.receivers() if desk.standing else ()
    return tuple(one for one in known if not is_barred(one))


def note_detail(desk: Desk, where: EncounterId, detail: Detail, words: str) -> Encounter:
    """Note one row; empty words mean not given or not known."""
    encounter = desk.encounters.open(where)
    if encounter.detail(detail) == words:
        return encounter
    return record(desk, where, DetailNoted(detail=detail, words=words))


def choose_receiver(desk: Desk, where: EncounterId, receiver: str) -> Encounter:
    """Choose the organisation that the referral goes to."""
    return record(desk, where, ReceiverChosen(receiver=receiver))


def note_age(desk: Desk, where: EncounterId, given: Answer) -> Step:
    """Store the age tap as the answer to its question, before any question was begun too.

    An adult told against a doubt that stands leads to what an age assessment needs, all
    else on with the referral. Raises UnknownReply for a reply that is not offered.
    """
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    require_offered(edition.question(AGE_QUESTION), given)
    answered = Answered(question=AGE_QUESTION, answer=given)
    after = record(desk, where, answered)
    if leaves_a_doubt(edition, after, answered):
        return Step(place=Place.age_assessment, encounter=where)
    return refer_now(desk, where)


def confirm(desk: Desk, where: EncounterId) -> EnvelopeId:
    """Freeze the referral, seal it to the receiver, and lay it into the outbox.

    Event and parcel are stored in one durable transaction. A referral that was confirmed
    and not changed since is not sent twice, unless it came back. Raises NotReady with the
    rows that block, Barred when this receiver gets no such referral, CannotSeal when the
    receiver's keys do not work.
    """
    draft = check(desk, where)
    if draft.receiver is None or draft.missing:
        raise NotReady(tuple(row.value for row in draft.missing))
    told = (one.event for one in draft.encounter.history if not isinstance(one.event, BESIDE))
    last = next(reversed(tuple(told)), None)
    if isinstance(last, ReferralConfirmed) and not _came_back(desk, last.envelope):
        return last.envelope
    if desk.sealer is None:
        raise CannotSeal
    return _freeze(desk, draft, draft.receiver)


def _came_back(desk: Desk, envelope: EnvelopeId) -> bool:
    return desk.outbox.get(envelope).state in (
        DeliveryState.rejected,
        DeliveryState.quarantined,
    )


def _freeze(desk: Desk, draft: Draft, receiver: Receiver) -> EnvelopeId:
    if desk.sealer is None:
        raise CannotSeal
    envelope = desk.ids.envelope()
    now = desk.clock.now()
    cleared = clear(draft, now)
    # Before sealing: the head of the journal rides inside, and then vouches for these lines.
    desk.journal.note("disclosure", "encounter", draft.encounter.id, receiver.id)
    for one in overrides(draft):
        code = f"override.{one.section.value}.{one.reason.value}"
        desk.journal.note("disclosure", code, draft.encounter.id, receiver.id)
    sealed = desk.sealer.seal(envelope, cleared)
    event = ReferralConfirmed(envelope=envelope, receiver=receiver.id)
    encounter, entry = draft.encounter.recorded(event, stamp(desk))
    parcel = Parcel(
        id=envelope,
        encounter=draft.encounter.id,
        receiver=receiver.id,
        header=sealed.header,
        sealed=sealed.body,
        sha256=sealed.sha256,
        made_at=now,
    )
    desk.outbox.add(encounter, entry, parcel)
    return envelope


def _receiver(desk: Desk, encounter: Encounter) -> Receiver | None:
    known = receivers(desk)
    if encounter.receiver is not None:
        return next((one for one in known if one.id == encounter.receiver), None)
    return known[0] if len(known) == 1 else None
