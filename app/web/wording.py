"""What the officer reads for each coded value: kinds of absence, sources, rules, causes.

Each table is complete over its list, which the tests check; the voices translate.
"""

from collections.abc import Mapping
from datetime import date
from datetime import datetime

from app.casework.protecting import Row
from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.call import LATER
from app.domain.call import SOON
from app.domain.call import CallResult
from app.domain.consent import AgreementAnswer
from app.domain.delivery import DeliveryState
from app.domain.departure import LeavesWith
from app.domain.departure import Rehearsed
from app.domain.device import EnrolmentState
from app.domain.follow_up import CallState
from app.domain.guidance import Flag
from app.domain.outcome import Rule
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from app.domain.telling import TellingWay
from app.domain.telling import Told
from app.i18n.formatting import date_words
from app.i18n.formatting import local
from app.i18n.formatting import moment
from app.i18n.formatting import time_words
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.desk import here
from app.web.speaking import voices

ABSENCES: Mapping[Absence, str] = {
    Absence.not_asked: marked("Not asked: %(topics)s"),
    Absence.skipped: marked("Skipped: %(topics)s"),
    Absence.unknown: marked("Did not know: %(topics)s"),
    Absence.declined: marked("Did not want to say: %(topics)s"),
    Absence.off_path: marked("No longer asked, kept as it was: %(topics)s"),
}
ABSENT_ANSWERS: Mapping[Absence, str] = {
    Absence.not_asked: marked("not asked"),
    Absence.skipped: marked("skipped"),
    Absence.unknown: marked("does not know"),
    Absence.declined: marked("does not want to say"),
    Absence.off_path: marked("no longer asked"),
}
SOURCES: Mapping[Basis, str] = {
    Basis.document: marked("On paper"),
    Basis.observed: marked("Seen"),
    Basis.said: marked("Said"),
    Basis.alone: marked("Alone"),
    Basis.third_party: marked("Told by another"),
    Basis.inferred: marked("Your view"),
}
RULES: Mapping[Rule, str] = {
    Rule.both_sides: marked("Both sides are seen: control, and what for."),
    Rule.child: marked("For a child, control need not be shown."),
    Rule.forced_labour: marked("The work is not free, and there is a threat."),
    Rule.other_form: marked("Another form is seen, with a sign of control."),
    Rule.own_words: marked("They said it in their own words."),
}
AGES: Mapping[Age, str] = {
    Age.adult: marked("Adult"),
    Age.child: marked("Under 18"),
    Age.unknown: marked("May be under 18"),
    Age.not_asked: marked("Not noted yet"),
}
AGREEMENTS: Mapping[AgreementAnswer, str] = {
    AgreementAnswer.yes: marked("Yes, %(time)s, in %(language)s"),
    AgreementAnswer.no: marked("No, %(time)s, in %(language)s"),
    AgreementAnswer.not_now: marked("Not now, %(time)s, in %(language)s"),
    AgreementAnswer.could_not_ask: marked("Could not ask, %(time)s"),
}
STEPS: Mapping[Row, tuple[str, str]] = {
    Row.safe_now: (
        marked("Safe right now"),
        marked("Away from danger, and from anyone who speaks for them"),
    ),
    Row.basic_needs: (marked("Basic needs"), marked("Water, food, rest, a doctor")),
    Row.offence: (
        marked("Pause on the offence"),
        marked("Someone may have made them do it. Write it down."),
    ),
    Row.rights: (marked("Show their rights"), marked("In their language, 1 minute")),
    Row.agree: (marked("Ask if they agree"), marked("Adults choose. No means no, for now.")),
    Row.send: (marked("Check and send"), marked("You see all of it before it goes.")),
    Row.leave: (
        marked("Who do they leave with?"),
        marked("Not with anyone who holds them, and not back there."),
    ),
    Row.receipt: (marked("Give them a receipt"), marked("A code, and whom to call")),
    Row.plan: (marked("Plan the next days"), marked("Who calls whom, and by what safe way")),
}
PAUSE_FIELDS: Mapping[str, tuple[str, str]] = {
    "offence": (marked("Which offence?"), ""),
    "when_and_where": (marked("When and where was it?"), ""),
    "told_to_do": (marked("What were they told to do?"), ""),
    "by_whom": (
        marked("Who told them?"),
        marked("A name, a nickname, or what they look like."),
    ),
    "since": (marked("Since when?"), ""),
    "link": (
        marked("What did you notice of control?"),
        marked("What you saw and heard. No opinion."),
    ),
    "after_no": (marked("What happened when they said no?"), ""),
    "gained": (marked("Who gained from it?"), ""),
    "kept_from_them": (marked("Who held their keys, money and phone?"), ""),
    "in_time": (
        marked("How close in time were the control and the act?"),
        marked("The same day, the week before."),
    ),
}
TOLD: Mapping[Told, str] = {
    Told.supervisor: marked("My supervisor"),
    Told.custody: marked("The custody or duty officer"),
    Told.investigator: marked("The investigator"),
    Told.prosecutor: marked("The prosecutor"),
    Told.person: marked("The person, and that they can have a lawyer"),
}
TELLING_WAYS: Mapping[TellingWay, str] = {
    TellingWay.in_person: marked("In person"),
    TellingWay.phone: marked("By phone"),
    TellingWay.writing: marked("In writing"),
}
LEAVES: Mapping[LeavesWith, tuple[str, str]] = {
    LeavesWith.safe_place: (
        marked("They stay with us, or go to a safe place"),
        marked("We bring them there."),
    ),
    LeavesWith.alone: (
        marked("They go alone"),
        marked("Their own choice. They know their rights and have a safe contact."),
    ),
    LeavesWith.someone: (
        marked("They leave with someone"),
        marked("Write below who it is, and why that is safe."),
    ),
}
NEVER_WITH = (
    marked("The one they work for"),
    marked("The one who came with them, or speaks for them"),
    marked("A relative who gains from it"),
    marked("The one who brought them over a border"),
    marked("A sponsor or recruiter"),
    marked("An interpreter who came with them"),
    marked("The address where they were held"),
)
REHEARSED: Mapping[Rehearsed, str] = {
    Rehearsed.no: marked("No"),
    Rehearsed.yes: marked("Yes"),
    Rehearsed.unclear: marked("Not clear"),
}
WITHIN: Mapping[int, str] = {
    SOON: marked("Within 24 hours"),
    LATER: marked("Within 72 hours"),
}
CALL_STATES: Mapping[CallState, str] = {
    CallState.planned: marked("By %(time)s"),
    CallState.due: marked("Due by %(time)s"),
    CallState.overdue: marked("Was due %(time)s"),
    CallState.done: marked("Done. It was due %(time)s"),
}
CALL_RESULTS: Mapping[CallResult, str] = {
    CallResult.reached: marked("Reached, and safe"),
    CallResult.needs_help: marked("Reached, and needs help"),
    CallResult.no_answer: marked("No answer, call again"),
    CallResult.not_needed: marked("Not needed any more"),
}
CHILD_AGREES = marked("A child is told, not asked.")
DELIVERIES: Mapping[DeliveryState, str] = {
    DeliveryState.sealed: marked("Sealed on this device. Goes by itself when it can."),
    DeliveryState.sending: marked("On its way now."),
    DeliveryState.retry_wait: marked("Could not reach the desk. We try again by ourselves."),
    DeliveryState.received: marked("They have it."),
    DeliveryState.fetched: marked("They have opened it."),
    DeliveryState.accepted: marked("They have accepted it."),
    DeliveryState.rejected: marked("The desk could not take it."),
    DeliveryState.done: marked("They have finished their part."),
    DeliveryState.blocked: marked("It cannot go yet."),
    DeliveryState.quarantined: marked("It was set aside. Nothing was lost."),
    DeliveryState.withdrawn: marked("It was taken back. Nothing was sent."),
}
REJECTIONS: Mapping[RejectReason, str] = {
    RejectReason.wrong_place: marked("The desk could not take it: it is for another desk."),
    RejectReason.missing_age: marked("The desk could not take it: the age is missing."),
    RejectReason.missing_contact: marked(
        "The desk could not take it: a safe way to reach the person is missing."
    ),
    RejectReason.missing_agreement: marked(
        "The desk could not take it: the agreement is missing."
    ),
    RejectReason.duplicate: marked("They already have this one."),
    RejectReason.unreadable: marked("The desk could not take it: they could not read it."),
}
REJECT_CHOICES: Mapping[RejectReason, str] = {
    RejectReason.wrong_place: marked("It is for another desk"),
    RejectReason.missing_age: marked("The age is missing"),
    RejectReason.missing_contact: marked("A safe way to reach the person is missing"),
    RejectReason.missing_agreement: marked("The agreement is missing"),
    RejectReason.duplicate: marked("We already have this one"),
    RejectReason.unreadable: marked("We could not read it"),
}
INCOMING: Mapping[IncomingState, str] = {
    IncomingState.arrived: marked("New. Not opened yet."),
    IncomingState.opened: marked("Opened. Not answered yet."),
    IncomingState.accepted: marked("You accepted it."),
    IncomingState.rejected: marked("You could not take it."),
    IncomingState.done: marked("Your part is finished."),
}
STANDINGS: Mapping[EnrolmentState, str] = {
    EnrolmentState.none: marked("No desk is set up yet. Use a ticket to add one."),
    EnrolmentState.waiting: marked("Waiting for the desk to confirm this device."),
    EnrolmentState.confirmed: marked("The desk has confirmed this device."),
    EnrolmentState.revoked: marked("The desk has closed this device. Ask your unit."),
}
HUB_STANDINGS: Mapping[EnrolmentState, str] = {
    EnrolmentState.none: marked("No hub is set up yet. Use a ticket to add one."),
    EnrolmentState.waiting: marked("Waiting for the hub to confirm this device."),
    EnrolmentState.confirmed: marked("The hub has confirmed this device."),
    EnrolmentState.revoked: marked("The hub has closed this device. Ask your unit."),
}
TURNS: Mapping[Flag, str] = {
    Flag.act_now: marked("%(sign)s: act now"),
    Flag.child_route: marked("%(sign)s: then control need not be shown"),
    Flag.pause_offence: marked("%(sign)s: pause on the offence"),
}


def one_side(*, control: bool, purpose: bool) -> str:
    """Say in one sentence on which side signs are seen."""
    match control, purpose:
        case True, True:
            return marked("Signs of control and of what for are seen in part.")
        case True, False:
            return marked("One side is seen so far: control.")
        case False, True:
            return marked("One side is seen so far: what for.")
        case _:
            return marked("No sign of control is seen so far.")


def when(at: datetime) -> Said:
    """Say to the officer when something was, by the clock of this device."""
    clock = here().clock
    offset = clock.offset_minutes()
    return moment(voices(), local(at, offset), local(clock.now(), offset))


def stamped(at: datetime) -> str:
    """Write day and time in full, for a sheet that is read on another day."""
    there = local(at, here().clock.offset_minutes())
    return f"{date_words(voices().officer_language, there.date())} {time_words(there)}"


def on_day(day: date) -> str:
    """Write a day to the officer, such as 22 November 2026."""
    return date_words(voices().officer_language, day)
