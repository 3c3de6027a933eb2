"""Surveying a place with many people: one row each, and what they have in common."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.interviewing import choose_language
from app.casework.interviewing import require_offered
from app.casework.recording import record
from app.domain.answers import Age
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NoSuchEncounter
from app.domain.event import Answered
from app.domain.event import Event
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.group import PartNoted
from app.domain.group import SafetyRaised
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.group import ThreadNoted
from app.domain.ledger import ledger_of
from app.domain.outcome import Outcome
from app.domain.question import Question
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.domain.threads import SharedThread
from app.domain.threads import shared

ASKED = tuple(map(QuestionId, ("core.age", "core.alone", "core.papers", "core.pay")))
OTHERS = QuestionId("core.others")
SHORT_WAY = "core.six"
SEEN = (Code("DNG01"), Code("LIV06"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Glance:
    """One minute with one person: a few replies, two things seen, and the wish to talk."""

    replies: Mapping[QuestionId, ReplyId]
    seen: frozenset[Code]
    part: PartNoted
    language: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonRow:
    """One person of the place, by number; what was tapped, and what it leads to."""

    token: int
    encounter: Encounter
    outcome: Outcome
    act_now: bool
    is_child: bool

    @property
    def is_met(self) -> bool:
        """Say whether anybody spoke with them yet."""
        return bool(self.encounter.answers)

    @property
    def is_sent(self) -> bool:
        """Say whether their own referral was made."""
        return bool(self.encounter.envelopes)

    @property
    def is_asked(self) -> bool:
        """Say whether the short talk was begun."""
        return self.encounter.way is not None

    @property
    def must_be_asked_of_others(self) -> bool:
        """Say whether they still have to be asked who else is in danger."""
        raised = self.encounter.when(SafetyRaised) is not None
        return raised and OTHERS not in self.encounter.answers

    @property
    def rank(self) -> tuple[bool, bool, bool, int]:
        """Give the place in the list: danger, child, wants to talk now, then the number."""
        wants = self.encounter.part.wish is TalkWish.now
        return (not self.act_now, not self.is_child, not wants, self.token)


@dataclass(frozen=True, slots=True, kw_only=True)
class Survey:
    """The place with a row for each person, those who need somebody first."""

    site: Site
    rows: tuple[PersonRow, ...]
    threads: tuple[SharedThread, ...]
    kept: AbstractSet[tuple[ThreadKind, str]]

    @property
    def directing(self) -> tuple[int, ...]:
        """Give the numbers of those who direct the others."""
        return tuple(sorted(row.token for row in self.rows if row.encounter.part.directs))

    @property
    def next_unmet(self) -> PersonRow | None:
        """Give the next person, by number, with whom nobody spoke yet."""
        unmet = (row for row in self.rows if not row.is_met)
        return min(unmet, key=lambda row: row.token, default=None)


def survey(desk: Desk, where: SiteId) -> Survey:
    """Give the place as it stands, sorted by danger, child and the wish to talk."""
    site = desk.sites.open(where)
    people = {one.token: desk.encounters.open(one.encounter) for one in site.people}
    rows = [_row(desk, token, encounter) for token, encounter in people.items()]
    return Survey(
        site=site,
        rows=tuple(sorted(rows, key=lambda row: row.rank)),
        threads=shared({token: one.threads for token, one in people.items()}),
        kept={(one.thread, one.words) for row in rows for one in row.encounter.patterns},
    )


def person(desk: Desk, where: SiteId, encounter: EncounterId) -> PersonRow:
    """Give the row of one person; raises NoSuchEncounter for somebody of another place."""
    token = desk.sites.open(where).token_of(encounter)
    if token is None:
        raise NoSuchEncounter(encounter)
    return _row(desk, token, desk.encounters.open(encounter))


def questions(desk: Desk, encounter: Encounter) -> tuple[Question, ...]:
    """Give the questions of the first minute, as they stand in the content."""
    edition = desk.shelf.by_digest(encounter.edition)
    return tuple(edition.question(one) for one in ASKED)


def glance(desk: Desk, encounter: Encounter, told: Glance) -> Encounter:
    """Store one minute: only what is new, each as the answer or sign that it is.

    Raises UnknownReply.
    """
    for question in questions(desk, encounter):
        if question.id in told.replies:
            require_offered(question, Given(replies=(told.replies[question.id],)))
    if told.language and told.language != encounter.language:
        encounter = choose_language(desk, encounter.id, told.language)
    return record(desk, encounter.id, *_new(encounter, told))


def note_threads(
    desk: Desk, encounter: Encounter, given: Mapping[ThreadKind, str]
) -> Encounter:
    """Store names, numbers and sums that one person gave; empty words take them back."""
    stands = encounter.threads
    changed = (
        ThreadNoted(thread=kind, words=words)
        for kind, words in given.items()
        if stands.get(kind, "") != words
    )
    return record(desk, encounter.id, *changed)


def replied(encounter: Encounter, question: QuestionId) -> str:
    """Give the reply that stands on one question of the first minute, if it is one."""
    answer = encounter.answers.get(question)
    return answer.replies[0] if isinstance(answer, Given) else ""


def _new(encounter: Encounter, told: Glance) -> list[Event]:
    events: list[Event] = [
        Answered(question=question, answer=Given(replies=(reply,)))
        for question, reply in told.replies.items()
        if replied(encounter, question) != reply
    ]
    signs = frozenset(encounter.signs) & frozenset(SEEN)
    events += [SignNoted(code=code) for code in sorted(told.seen - signs)]
    events += [SignCorrected(code=code) for code in sorted(signs - told.seen)]
    if told.part != encounter.part:
        events.append(told.part)
    return events


def _row(desk: Desk, token: int, encounter: Encounter) -> PersonRow:
    edition = desk.shelf.by_digest(encounter.edition)
    ledger = ledger_of(edition, encounter)
    found = assess(edition.catalogue, ledger)
    return PersonRow(
        token=token,
        encounter=encounter,
        outcome=found.outcome,
        act_now=found.act_now,
        is_child=found.child_route or ledger.circumstances.age is Age.child,
    )
