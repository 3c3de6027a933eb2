"""Builders with good defaults, so that a test shows only what matters."""

from datetime import UTC
from datetime import date
from datetime import datetime

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.condition import Condition
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import EventId
from app.domain.event import InterviewBegun
from app.domain.event import Stamp
from app.domain.guidance import Flag
from app.domain.guidance import FlagWords
from app.domain.guidance import Guidance
from app.domain.guidance import OutcomeWords
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.outcome import Outcome
from app.domain.pack import Digest
from app.domain.pack import DutyToNotify
from app.domain.pack import Edition
from app.domain.pack import Jurisdiction
from app.domain.pack import Pack
from app.domain.pack import PackId
from app.domain.pack import Switches
from app.domain.pack import Validation
from app.domain.pack import Way
from app.domain.question import FactStated
from app.domain.question import Question
from app.domain.question import Reply
from app.domain.text import Text
from tests import shipped
from tests.shipped import alternatives
from tests.shipped import catalogue
from tests.shipped import settings

PACKS = shipped.PACKS
NIGHT = datetime(2026, 11, 22, 23, 12, tzinfo=UTC)


def fact(
    code: str,
    state: State = State.present,
    basis: Basis = Basis.said,
    values: str = "",
    **details: str,
) -> Fact:
    """Make one fact; values are written with spaces between them."""
    return Fact(
        code=Code(code),
        state=state,
        basis=basis,
        values=tuple(values.split()),
        details=tuple(details.items()),
    )


def facts(words: str) -> tuple[Fact, ...]:
    """Read facts as they are written in the method: `DOC01 -CTL12`, a minus for absent."""
    return tuple(
        fact(word.lstrip("-"), State.absent if word.startswith("-") else State.present)
        for word in words.split()
    )


def ledger(
    *noted: str | Fact,
    protective: str = "",
    age: Age = Age.adult,
    kind: Kind | None = None,
    offence: bool = False,
    under_18_then: bool = False,
) -> Ledger:
    """Make a ledger of facts, or of their words as in `facts`."""
    listed = (facts(one) if isinstance(one, str) else (one,) for one in noted)
    return Ledger(
        facts=tuple(one for some in listed for one in some),
        circumstances=Circumstances(
            age=age,
            kind=kind,
            suspected_offence=offence,
            protective=tuple(protective.split()),
            under_18_then=under_18_then,
        ),
    )


def text(english: str = "Words") -> Text:
    """Make a text."""
    return Text(id=f"test/{english}", english=english)


def reply(
    name: str,
    *stated: str | FactStated,
    age: Age | None = None,
    protective: str = "",
) -> Reply:
    """Make a reply; facts are written as in `facts`."""
    listed = (
        [FactStated(code=one.code, state=one.state) for one in facts(some)]
        if isinstance(some, str)
        else [some]
        for some in stated
    )
    return Reply(
        id=ReplyId(name),
        says=text(name),
        facts=tuple(one for some in listed for one in some),
        protective=tuple(protective.split()),
        age=age,
    )


def question(
    name: str,
    *replies: Reply,
    ask_when: Condition | None = None,
    burden: int = 1,
    seen: str = "",
    on_paper: str = "",
) -> Question:
    """Make a question."""
    return Question(
        id=QuestionId(name),
        topic=text("Topic"),
        officer=text("Question?"),
        why=text("Why"),
        another_way=text("Another way?"),
        burden=burden,
        replies=replies,
        several=True,
        seen=tuple(Code(code) for code in seen.split()),
        on_paper=tuple(Code(code) for code in on_paper.split()),
        ask_when=ask_when,
    )


def edition(*questions: Question, ways: tuple[Way, ...] = ()) -> Edition:
    """Make an edition of one pack; without ways given, the way `all` holds every question."""
    whole = Way(id="all", title=text("All"), questions=tuple(one.id for one in questions))
    pack = Pack(
        id=PackId("test"),
        version="2026.11",
        title=text("Test"),
        line=text("What it asks about"),
        user=text("Every officer"),
        order=50,
        validation=Validation.not_validated,
        modelled_on="nothing",
        minutes=5,
        sources=(),
        ways=ways or (whole,),
        questions=questions,
    )
    return Edition(
        digest=Digest("0" * 64),
        catalogue=catalogue(),
        guidance=guidance(),
        settings=settings(),
        alternatives=alternatives(),
        packs=(pack,),
        jurisdiction=jurisdiction(),
    )


def way(name: str, *questions: str) -> Way:
    """Make a way through questions."""
    return Way(id=name, title=text(name), questions=tuple(QuestionId(one) for one in questions))


def guidance() -> Guidance:
    """Make words for every outcome and flag."""
    return Guidance(
        version="1",
        outcomes=tuple(
            OutcomeWords(id=one, icon="flag", shown=text(one), line=text(), actions=())
            for one in Outcome
        ),
        flags=tuple(
            FlagWords(id=one, icon="flag", shown=text(one), line=text()) for one in Flag
        ),
    )


def jurisdiction(*, adult_consent: bool = True, child_consent: bool = False) -> Jurisdiction:
    """Make a jurisdiction without law of its own."""
    return Jurisdiction(
        id="made-up",
        version="2026.11",
        name=text("Made-up land"),
        legal_date=date(2026, 11, 1),
        switches=Switches(
            scheme="made-up",
            adult_consent=adult_consent,
            child_consent=child_consent,
            duty_to_notify=DutyToNotify.none,
            child_means=(),
            recovery_days=30,
            movement_needed=False,
        ),
        facts=(),
        contacts=(),
        rights=(),
        rights_foot=text("Foot"),
        agreement=(),
        refusal_reasons=(),
        non_punishment=(),
        non_punishment_statement=text("Statement"),
    )


def encounter(*events: Event) -> Encounter:
    """Make an encounter in which these things happened."""
    made = Encounter(
        id=EncounterId("11111111-1111-4111-8111-111111111111"),
        edition=Digest("0" * 64),
        label="Kite 27",
        started=NIGHT,
    )
    for place, event in enumerate(events):
        made, _ = made.recorded(event, stamp(place))
    return made


def stamp(place: int = 0) -> Stamp:
    """Make a stamp."""
    return Stamp(id=EventId(f"event-{place}"), at=NIGHT, offset_minutes=0, who="PC 4417")


def begun(name: str = "all") -> InterviewBegun:
    """Take up a way through the questions."""
    return InterviewBegun(way=name)


def answered(
    name: str, replies: str, basis: Basis = Basis.said, seen: str = "", on_paper: str = ""
) -> Answered:
    """Answer a question with replies, written with spaces between them."""
    return Answered(
        question=QuestionId(name),
        answer=Given(
            replies=tuple(ReplyId(one) for one in replies.split()),
            basis=basis,
            seen=tuple(Code(code) for code in seen.split()),
            on_paper=tuple(Code(code) for code in on_paper.split()),
        ),
    )


def unanswered(name: str, absence: Absence, seen: str = "") -> Answered:
    """Leave a question without a reply."""
    codes = tuple(Code(code) for code in seen.split())
    return Answered(
        question=QuestionId(name), answer=Absent(absence=absence, seen=codes, on_paper=())
    )
