"""Answering and moving through an interview; knows nothing of pages."""

from dataclasses import dataclass
from dataclasses import replace

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.recording import record_once
from app.casework.step import Place
from app.casework.step import Step
from app.domain.answers import Age
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import NotOnThePath
from app.domain.errors import UnknownReply
from app.domain.event import Answered
from app.domain.event import InterviewBegun
from app.domain.event import LanguageChosen
from app.domain.event import WordsNoted
from app.domain.ledger import ledger_of
from app.domain.next_best import best_next
from app.domain.next_best import may_stop
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.progress import progress_of
from app.domain.question import Question
from app.domain.route import known_of
from app.domain.route import path

LONGEST_WORDS = 15_000
RECENT_LANGUAGES = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One question as it is asked now.

    `position` of `total` counts the questions on the path; `before` is the question
    answered just before, for the line "Saved: ... Change"; `seen` is the number of events
    behind the page, which comes back with the form.
    """

    encounter: Encounter
    question: Question
    position: int
    total: int
    current: Answer | None
    before: Question | None
    before_answer: Answer | None
    seen: int


def begin(desk: Desk, where: EncounterId, way: str, *, sparing: bool = False) -> Step:
    """Take up one way through the questions and go to its next question.

    A sparing one leaves out what is on record. The person's language is chosen first.
    Raises UnknownQuestion for an unknown way.
    """
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    edition.way(way)
    noted = encounter.noted
    if (noted.way, noted.sparing) != (way, sparing):
        record(desk, where, InterviewBegun(way=way, sparing=sparing))
    if encounter.language is None:
        return Step(place=Place.language, encounter=where, then=Place.question)
    return next_step(desk, where)


def asked(desk: Desk, where: EncounterId, question: QuestionId) -> Asked:
    """Give one question with what the page needs, counted along the way.

    Raises UnknownQuestion and NotOnThePath.
    """
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    wanted = edition.question(question)
    on_path = path(edition, encounter).questions
    if question not in on_path:
        raise NotOnThePath(question)
    asking = _as_asked(encounter, _along(edition, encounter, on_path, question), question)
    before = encounter.last_question if encounter.last_question != question else None
    return Asked(
        encounter=encounter,
        question=wanted,
        position=asking.index(question) + 1,
        total=len(asking),
        current=encounter.answers.get(question),
        before=edition.question(before) if before else None,
        before_answer=encounter.answers.get(before) if before else None,
        seen=len(encounter.history),
    )


def _along(
    edition: Edition,
    encounter: Encounter,
    on_path: tuple[QuestionId, ...],
    question: QuestionId,
) -> tuple[QuestionId, ...]:
    planned = edition.way(encounter.way).questions if encounter.way else ()
    return tuple(one for one in on_path if one in planned) if question in planned else on_path


def _as_asked(
    encounter: Encounter, along: tuple[QuestionId, ...], question: QuestionId
) -> tuple[QuestionId, ...]:
    """Put the questions in the order in which they were answered, then this one."""
    answered = [one for one in encounter.answers if one in along]
    return tuple(dict.fromkeys((*answered, question, *along)))


def answer(
    desk: Desk,
    where: EncounterId,
    question: QuestionId,
    given: Answer,
    seen: int | None = None,
) -> Step:
    """Store one answer durably and say what comes next.

    When this answer is the one that makes it enough, what the answers show comes next; where
    an adult is told against a doubt that stands, what an age assessment needs.
    Raises NotOnThePath when earlier answers have meanwhile led elsewhere, UnknownReply for
    a reply that the question does not offer, OpenElsewhere when another window was used.
    """
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    require_offered(edition.question(question), given)
    require_on_path(edition, encounter, question)
    answered = Answered(question=question, answer=given)
    after = record_once(desk, encounter, answered, seen)
    if leaves_a_doubt(edition, after, answered):
        return Step(place=Place.age_assessment, encounter=where)
    progress = _progress(edition, after)
    before = replace(encounter, history=encounter.history[:seen])
    if may_stop(progress) and not may_stop(_progress(edition, before)):
        return Step(place=Place.findings, encounter=where)
    return _following(progress, after)


def leaves_a_doubt(edition: Edition, encounter: Encounter, answered: Answered) -> bool:
    """Say whether an answer tells an adult while an earlier doubt about age still stands."""
    known = known_of(edition, encounter.noted)
    told = known.table.questions[answered.question].given(answered.answer)
    is_adult = any(reply.age is Age.adult for reply in told)
    return is_adult and known.assessed is None and known.was_doubted


def require_offered(question: Question, given: Answer) -> None:
    """Raise UnknownReply unless every reply stands on the question, one only unless several."""
    if not isinstance(given, Given):
        return
    offered = {reply.id for reply in question.replies}
    for reply in given.replies:
        if reply not in offered:
            raise UnknownReply(question.id, reply)
    if not given.replies or (len(given.replies) > 1 and not question.several):
        raise UnknownReply(question.id, ",".join(given.replies))


def require_on_path(edition: Edition, encounter: Encounter, question: QuestionId) -> None:
    """Raise NotOnThePath when the question is not asked any more."""
    if question not in path(edition, encounter).questions:
        raise NotOnThePath(question)


def next_step(desk: Desk, where: EncounterId) -> Step:
    """Give the next best question of the way, or what the answers show."""
    encounter = desk.encounters.open(where)
    edition = desk.shelf.by_digest(encounter.edition)
    return _following(_progress(edition, encounter), encounter)


def _progress(edition: Edition, encounter: Encounter) -> Progress:
    return progress_of(edition, ledger_of(edition, encounter), encounter.noted)


def _following(progress: Progress, encounter: Encounter) -> Step:
    following = best_next(progress) if encounter.way else None
    if following is None:
        return Step(place=Place.findings, encounter=encounter.id)
    return Step(place=Place.question, encounter=encounter.id, question=following)


def choose_language(desk: Desk, where: EncounterId, language: str) -> Encounter:
    """Note the person's language and put it first among the recent ones."""
    remember_language(desk, language)
    encounter = desk.encounters.open(where)
    if encounter.language == language:
        return encounter
    return record(desk, where, LanguageChosen(language=language))


def remember_language(desk: Desk, language: str) -> None:
    """Put a language first among the recent ones of this device."""
    profile = desk.device.profile()
    others = tuple(tag for tag in profile.recents if tag != language)
    recents = (language, *others)[:RECENT_LANGUAGES]
    if recents != profile.recents:
        desk.device.save_profile(profile.with_recents(recents))


def note_words(
    desk: Desk, where: EncounterId, words: str, question: QuestionId | None
) -> Encounter:
    """Write down the person's own words, as spoken, in the language that was chosen.

    A double tap brings the same words twice and is stored once.
    """
    encounter = desk.encounters.open(where)
    noted = WordsNoted(words=words, language=encounter.language or "", question=question)
    if encounter.history and encounter.history[-1].event == noted:
        return encounter
    return record(desk, where, noted)
