"""Checks the meaning of content: everything reachable, sourced, plain, and walked through."""

import re
from collections import Counter
from collections.abc import Iterator

from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.control_check import TOPICS
from app.domain.outcome import Outcome
from app.domain.pack import Digest
from app.domain.pack import Pack
from app.domain.question import Question
from app.library.codes import card_codes
from app.library.codes import codes
from app.library.comparing import compared
from app.library.content import Content
from app.library.dated import dated
from app.library.dated import guided
from app.library.forms import forms
from app.library.journeys import Case
from app.library.journeys import Journey
from app.library.mistakes import Mistake
from app.library.plain_words import plain_words
from app.library.references import references
from app.library.walking import differences

CALENDAR_VERSION = re.compile(r"\d{4}\.\d{1,2}\.\d+")
NEVER_REFERRED = (Case.smuggling_only, Case.independent_work, Case.poor_pay_only)


def check(content: Content) -> tuple[Mistake, ...]:
    """Give every mistake of meaning; journeys are walked only where nothing else is wrong."""
    found = (
        *_packs(content),
        *references(content),
        *codes(content),
        *dated(content),
        *guided(content),
        *forms(content),
        *compared(content),
        *plain_words(content),
    )
    return found or tuple(_journeys(content))


def _packs(content: Content) -> Iterator[Mistake]:
    versions = [(pack.title, pack.version) for pack in content.packs]
    versions += [(place.name, place.version) for place in content.jurisdictions]
    for beside, version in versions:
        if not CALENDAR_VERSION.fullmatch(version):
            yield content.wrong(beside, "version", "wanted a calendar version: 2026.11.1")
    for pack in content.packs:
        if not pack.sources:
            yield content.wrong(pack.title, "sources", "wanted where the content comes from")
        if pack.card is None and not pack.questions:
            yield content.wrong(pack.title, "questions", "a dead end: no card and no question")
    if sum(pack.card is not None for pack in content.packs) != 1:
        yield Mistake(file="", key="card", wanted="wanted exactly one pack with a card")
    if not content.jurisdictions:
        yield Mistake(file="", key="", wanted="wanted a folder with a jurisdiction.toml")


def _journeys(content: Content) -> Iterator[Mistake]:
    edition = content.edition(content.jurisdictions[0], Digest("journeys"))
    for pack in content.packs:
        journeys = content.journeys.get(pack.id, ())
        for journey in journeys:
            file = f"{pack.id}/journeys/{journey.id}.toml"
            for told in differences(edition, journey):
                yield Mistake(file=file, key="expect", wanted=told)
            if journey.case in NEVER_REFERRED and journey.expect.outcome is Outcome.refer:
                yield Mistake(
                    file=file, key="expect.outcome", wanted=f"{journey.case}: no refer"
                )
        yield from _covered(content, pack, journeys)


def _covered(content: Content, pack: Pack, journeys: tuple[Journey, ...]) -> Iterator[Mistake]:
    """Give what no journey goes through: a case, a reply, a sign of the card."""
    cases = {journey.case for journey in journeys}
    for case in NEVER_REFERRED if _speaks_of_leaving(pack) else ():
        if case not in cases:
            told = f'wanted a journey with case "{case}"'
            yield content.wrong(pack.title, "journeys", told)
    steps = [step for journey in journeys for step in journey.answers]
    used = Counter((step.question, reply) for step in steps for reply in step.replies)
    for question in pack.questions:
        yield from _unused(content, question, used)
    noted = {code for journey in journeys for code in journey.signs}
    for code, says in card_codes(pack.card) if pack.card else ():
        if code not in noted:
            yield content.wrong(says, "code", f'no journey of this pack notes "{code}"')


def _speaks_of_leaving(pack: Pack) -> bool:
    """Say whether a pack talks about control: leaving is the first topic of that talk.

    Steps for a child, or a second meeting, have no case of their own that must end without
    `refer`; looking for signs always has.
    """
    replies = (reply for question in pack.questions for reply in question.replies)
    codes_told = {fact.code for reply in replies for fact in reply.facts}
    return pack.card is not None or not codes_told.isdisjoint(TOPICS["leaving"])


def _unused(
    content: Content, question: Question, used: Counter[tuple[QuestionId, ReplyId]]
) -> Iterator[Mistake]:
    for reply in question.replies:
        if (question.id, reply.id) not in used:
            yield content.wrong(reply.says, "id", "no journey of this pack gives this reply")
