"""What happened before a screen is looked at: nights of work, made over plain requests."""

from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from datetime import timedelta
from functools import partial

from app.domain.audit import Purpose
from app.domain.cause import Cause
from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.event import EnvelopeId
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from tests.fake_receiver import FakeMailroom
from tests.screens.house import Manned
from tests.web.keepers import MOMENT
from tests.web.officer import Officer
from tests.web.test_received import PAYLOAD

LONG = "A word that breaks nowhere: " + "strandgoedkeuring" * 8
CLEAR: Mapping[str, str] = {
    "alone": "alone",
    "needs": "nothing",
    "age": "adult",
    "came": "own_way",
    "day": "ordinary",
    "pay": "full",
    "papers": "with_me",
    "leave": "nothing",
    "hurt": "nobody",
    "sleep": "own",
    "others": "nobody",
    "wants": "other",
}
PROTECTING = (
    "/leave",
    "/leave?after=stop",
    "/plan",
    "/keep",
    "/erase",
    "/receipt",
    "/receipt?told=yes",
    "/print/referral",
    "/print/statement",
    "/print/receipt",
    "/print/rights",
    "/copy",
)
STANDS = tuple(DeliveryState)
DAYS_AGO = MOMENT - timedelta(days=3)
INCOMING: Mapping[str, IncomingState] = {
    f"00000000-0000-4000-8000-00000000000{number}": state
    for number, state in enumerate(IncomingState)
}


@dataclass(slots=True, kw_only=True)
class Night:
    """Scenes of one officer, by name; each is the address of an encounter."""

    officer: Officer
    scenes: dict[str, str] = field(default_factory=dict)

    def scene(self, name: str, *signs: str, offence: tuple[str, ...] = ()) -> str:
        """Begin an encounter with some signs noted."""
        began = self.scenes[name] = self.officer.begin()
        self.officer.post(f"{began}/signs", sign=signs, offence=offence, action="now")
        return began

    def asked(self, began: str, language: str, answers: Mapping[str, str]) -> None:
        """Ask all questions; what is not told is skipped."""
        self.officer.post(f"{began}/ask", way="core.full")
        place = self.officer.post(f"{began}/language?next=question", lang=language)
        while "/questions/" in place:
            told = answers.get(place.rpartition("core.")[2])
            given = {"answer": told} if told else {"absence": "skipped"}
            place = self.officer.post(place, **given)


def live(house: Manned) -> dict[str, str]:
    """Live through one encounter of every kind; gives their addresses by name."""
    night = Night(officer=Officer(app=house.app, desk=house.desk))
    night.scene("begun")
    _outcomes(night)
    _flags(night)
    _words(night)
    _agreements(night)
    if house.desk.sealer is not None:
        _parcels(night)
    night.officer.post("/rights/language", lang="vi")
    _half_way(night)
    return night.scenes


def _outcomes(night: Night) -> None:
    night.asked(night.scene("refer", "DOC01", "MON06", "WRK02", "CRM01"), "vi", {})
    night.scene("stay_with_it", "CTL17")
    night.asked(night.scene("other_help"), "ar", {**CLEAR, "day": "ill"})
    night.asked(night.scene("nothing_noted"), "en", CLEAR)
    night.scene("not_enough_asked")


def _flags(night: Night) -> None:
    flagged = night.scene("flags", "CTL17", "DOC01", "CRM01", offence=("drugs", "theft"))
    night.officer.post(f"{flagged}/danger", sign=("DNG01", "AGE01"))
    night.officer.post(f"{flagged}/offence", offence="Drugs", link=LONG, told="supervisor")
    _protected(night, flagged)
    night.officer.post(f"{flagged}/language?next=rights", lang="ar")
    night.officer.post(f"{flagged}/steps", step="safe_now", mark="done")


def _protected(night: Night, flagged: str) -> None:
    officer = night.officer
    came = {"brought": LONG, "speaks": "A man", "rehearsed": "yes"}
    officer.post(f"{flagged}/leave", leaves="someone", someone=LONG, why="Theirs", **came)
    call = {"caller": "PC 4417", "called": LONG, "safe_way": LONG}
    for hours in ("24", "72"):
        officer.post(f"{flagged}/plan", hours=hours, **call)
    place = len(officer.encounter(flagged).history)
    officer.post(f"{flagged}/plan/{place}", result="no_answer", happened="It rang twice")
    officer.post(f"{flagged}/plan/{place - 1}", result="reached", happened="")
    officer.post(f"{flagged}/plan/missing", may_go=LONG, may_fetch="", tell_first="Desk")
    officer.post(f"{flagged}/offence", offence="Drugs", told="custody", how="phone")


def _words(night: Night) -> None:
    told = night.scene("words", "DOC01")
    night.asked(told, "ar", {**CLEAR, "papers": "kept"})
    question = f"{told}/questions/core.papers"
    night.officer.post(f"{question}/words", words="أخذوا جواز سفري")
    night.officer.post(f"{question}/words", words=LONG)
    for row in ("name", "contact", "place", "note"):
        night.officer.post(f"{told}/referral/{row}", words=LONG)
    changed = f"{told}/questions/core.alone"
    night.officer.post(changed, answer="near")


def _agreements(night: Night) -> None:
    for answer in ("no", "could_not_ask", "not_now", "yes"):
        asked = night.scene(answer, "DOC01", "MON06", "WRK02", "CRM01")
        night.officer.post(f"{asked}/language?next=agree", lang="vi")
        night.officer.post(f"{asked}/agree", answer=answer, language="vi")


def _parcels(night: Night) -> None:
    outbox = night.officer.desk.outbox
    for stand in STANDS:
        sent = night.scene(f"sent {stand}", "AGE01", "CRM01")
        night.officer.post(f"{sent}/referral")
        newest = next(
            one for one in outbox.looks(DeliveryState) if one.encounter == sent.split("/")[2]
        )
        outbox.change(newest.id, partial(_standing, stand))


def _standing(stand: DeliveryState, parcel: Parcel) -> Parcel:
    causes = {
        DeliveryState.retry_wait: Cause.no_network,
        DeliveryState.blocked: Cause.unconfirmed,
        DeliveryState.quarantined: Cause.malformed,
    }
    reason = "missing_age" if stand is DeliveryState.rejected else ""
    old = replace(parcel, made_at=parcel.made_at - timedelta(days=2), state=stand)
    return replace(old, cause=causes.get(stand), reason=reason)


def _half_way(night: Night) -> None:
    """Leave the encounter that Home offers to carry on with."""
    began = night.scene("half way", "CTL17", "DOC01", "MON06")
    night.officer.post(f"{began}/ask", way="core.full")
    night.officer.post(f"{began}/language?next=question", lang="vi")
    night.officer.post(f"{began}/questions/core.alone", absence="skipped")


def told(house: Manned, name: str) -> None:
    """Let the purpose of opening one referral again be told."""
    house.app.extensions["daybook"].tell("envelope", name, Purpose.review)


def take_in(house: Manned) -> None:
    """Let one referral of every standing lie in the inbox of a receiver."""
    mailroom, inbox = house.desk.mailroom, house.desk.inbox
    assert isinstance(mailroom, FakeMailroom)
    assert inbox is not None
    for name, state in INCOMING.items():
        row = Incoming(
            id=EnvelopeId(name), sender="device-1", size=4096, arrived_at=DAYS_AGO, state=state
        )
        mailroom.payloads[row.id] = PAYLOAD
        inbox.keep(row, None if state is IncomingState.arrived else PAYLOAD)
