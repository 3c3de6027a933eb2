"""Packs and the edition that holds them: dated content, named by its digest."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from app.domain.alternatives import Alternatives
from app.domain.answers import QuestionId
from app.domain.catalogue import Catalogue
from app.domain.catalogue import Kind
from app.domain.condition import Condition
from app.domain.dated_fact import Contact
from app.domain.dated_fact import DatedFact
from app.domain.errors import UnknownQuestion
from app.domain.form import Form
from app.domain.guidance import Guidance
from app.domain.minimum_wage import LegalMinimum
from app.domain.passing import Narrowing
from app.domain.passing import ReceiverKind
from app.domain.question import Card
from app.domain.question import Question
from app.domain.retention_rule import RetentionRule
from app.domain.text import Text

PackId = NewType("PackId", str)
Digest = NewType("Digest", str)


class Validation(StrEnum):
    """How far a pack was tried with people; no shipped wording is validated yet."""

    not_validated = "not_validated"
    piloted = "piloted"
    validated = "validated"


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """Where content comes from: title, year, and when it was looked at."""

    title: str
    year: int
    checked_on: date


@dataclass(frozen=True, slots=True, kw_only=True)
class Way:
    """One named way through questions, in order; some may stand in other packs."""

    id: str
    title: Text
    questions: tuple[QuestionId, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """One question pack: a card, questions, or both, and the ways through them.

    `line` says what it asks about and `user` for whom it is. `order` is its place among
    the packs: a condition sees only what packs before it have asked. `opens_when` says
    what calls for it; without it the pack is offered to everyone.
    """

    id: PackId
    version: str
    title: Text
    line: Text
    user: Text
    order: int
    opens_when: Condition | None = None
    validation: Validation
    modelled_on: str
    minutes: int
    sources: tuple[Source, ...]
    ways: tuple[Way, ...] = ()
    questions: tuple[Question, ...] = ()
    card: Card | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """A place of work or encounter; a place, not a suspicion: it adds no code and no weight."""

    id: str
    kind: Kind | None = None
    isic: str = ""
    says: Text


class DutyToNotify(StrEnum):
    """Whether a body must tell the authority about an adult who says no."""

    none = "none"
    anonymous = "anonymous"


@dataclass(frozen=True, slots=True, kw_only=True)
class Switches:
    """What the law of a jurisdiction changes in the flow; never needs, safety or the record.

    `child_means` lists the types in which the law asks for means for a child too.
    """

    scheme: str
    adult_consent: bool
    child_consent: bool
    duty_to_notify: DutyToNotify
    child_means: tuple[Kind, ...]
    recovery_days: int
    movement_needed: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RightsLine:
    """One line of the rights card with the picture beside it (an icon name)."""

    id: str
    icon: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Jurisdiction:
    """Law, scheme, contacts and person-facing rights of one jurisdiction.

    Made-up people are met in the one that is `for_practice`. The one that `stands_under_all`
    is read below every other: its facts and contacts hold everywhere. `form` names the
    form that a referral is written for; an older edition names none. `agreement_covers`
    are the kinds of receivers that the words of the agreement speak of; `narrowed` are
    cells of the firewall that are narrower here.
    """

    id: str
    version: str
    name: Text
    legal_date: date
    switches: Switches
    facts: tuple[DatedFact, ...]
    contacts: tuple[Contact, ...]
    rights: tuple[RightsLine, ...]
    rights_foot: Text
    agreement: tuple[Text, ...]
    refusal_reasons: tuple[RightsLine, ...]
    non_punishment: tuple[DatedFact, ...]
    non_punishment_statement: Text
    for_practice: bool = False
    wages: tuple[LegalMinimum, ...] = ()
    wages_note: Text | None = None
    retention: tuple[RetentionRule, ...] = ()
    stands_under_all: bool = False
    form: str = ""
    agreement_covers: tuple[ReceiverKind, ...] = (
        ReceiverKind.support,
        ReceiverKind.identification,
        ReceiverKind.child_safeguarding,
        ReceiverKind.criminal_investigation,
    )
    narrowed: tuple[Narrowing, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Edition:
    """Everything that an encounter is read by: the catalogue, the packs, one jurisdiction.

    `digest` names exactly this content; an encounter keeps it and opens with it for ever.
    `beneath` holds what stands under the jurisdiction, such as the international rules.
    """

    digest: Digest
    catalogue: Catalogue
    guidance: Guidance
    settings: tuple[Setting, ...]
    alternatives: Alternatives
    packs: tuple[Pack, ...]
    jurisdiction: Jurisdiction
    beneath: tuple[Jurisdiction, ...] = ()
    form: Form | None = None

    def __hash__(self) -> int:
        """Hash by digest alone, so that tables made of it are found fast."""
        return hash(self.digest)

    def question(self, wanted: QuestionId) -> Question:
        """Find one question; raises UnknownQuestion when no pack holds it."""
        for pack in self.packs:
            for question in pack.questions:
                if question.id == wanted:
                    return question
        raise UnknownQuestion(wanted)

    def card(self) -> Card:
        """Give the look-and-listen card; a complete edition always has one."""
        return next(pack.card for pack in self.packs if pack.card is not None)

    def way(self, wanted: str) -> Way:
        """Find one way through the questions by its id, such as `core.six`."""
        for pack in self.packs:
            for way in pack.ways:
                if way.id == wanted:
                    return way
        raise UnknownQuestion(wanted)
