"""Checks dated law and contacts, and that guidance and jurisdictions are complete."""

from collections.abc import Iterator

from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.dated_fact import DatedFact
from app.domain.guidance import Flag
from app.domain.guidance import Guidance
from app.domain.minimum_wage import LegalMinimum
from app.domain.outcome import Outcome
from app.domain.pack import Jurisdiction
from app.domain.retention_rule import CAREFUL_DAYS
from app.domain.retention_rule import RetentionRule
from app.domain.text import Text
from app.library.content import Content
from app.library.mistakes import Mistake

MOST_ACTIONS = 4
AGREEMENT_FACTS = 4


def dated(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of sources and dates, in the order of the content."""
    for place in content.jurisdictions:
        for fact in (*place.facts, *place.non_punishment):
            yield from _dates(content, fact, fact.says)
            yield from _span(content, fact)
        for contact in place.contacts:
            yield from _dates(content, contact, contact.name)
        for minimum in place.wages:
            yield from _dates(content, minimum, minimum.says)
            yield from _span(content, minimum)
        for rule in place.retention:
            yield from _dates(content, rule, rule.says)
            yield from _days(content, place, rule)
        yield from _complete(content, place)


def guided(content: Content) -> Iterator[Mistake]:
    """Give the mistakes of guidance: each outcome and flag once, up to four actions."""
    guidance = content.guidance
    for wanted in (*Outcome, *Flag):
        if _count(guidance, wanted) != 1:
            file = content.places[guidance.outcomes[0].shown.id][0] if guidance.outcomes else ""
            told = f'wanted the words of "{wanted}" once'
            yield Mistake(file=file or "guidance.toml", key="outcomes", wanted=told)
    for words in guidance.outcomes:
        if not 0 < len(words.actions) <= MOST_ACTIONS:
            yield content.wrong(words.shown, "actions", f"wanted 1 to {MOST_ACTIONS} actions")


def _span(content: Content, one: DatedFact | LegalMinimum) -> Iterator[Mistake]:
    if one.valid_from and one.valid_to and one.valid_to < one.valid_from:
        yield content.wrong(one.says, "valid_to", "comes before valid_from")


def _days(content: Content, place: Jurisdiction, rule: RetentionRule) -> Iterator[Mistake]:
    if rule.stage not in CAREFUL_DAYS:
        told = "wanted a stage that a timer may end; this one waits for the receiver"
        yield content.wrong(rule.says, "stage", told)
    if rule.days < 1:
        yield content.wrong(rule.says, "days", "wanted one day or more")
    if [other.stage for other in place.retention].count(rule.stage) > 1:
        yield content.wrong(rule.says, "stage", "wanted one rule for each stage")


def _dates(
    content: Content,
    fact: DatedFact | Contact | LegalMinimum | RetentionRule,
    beside: Text,
) -> Iterator[Mistake]:
    if not fact.source.strip():
        yield content.wrong(beside, "source", "a dated fact without source does not load")
    if fact.review_by <= fact.checked_on:
        yield content.wrong(beside, "review_by", "wanted a date after checked_on")


def _complete(content: Content, place: Jurisdiction) -> Iterator[Mistake]:
    emergency = [one for one in place.contacts if one.role is ContactRole.emergency]
    if not any(contact.number for contact in emergency):
        yield content.wrong(place.name, "contacts", "wanted an emergency contact with a number")
    if not place.rights:
        yield content.wrong(place.name, "rights", "wanted the lines of the rights card")
    if len(place.agreement) != AGREEMENT_FACTS:
        told = f"wanted the {AGREEMENT_FACTS} facts of the agreement talk"
        yield content.wrong(place.name, "agreement", told)


def _count(guidance: Guidance, wanted: Outcome | Flag) -> int:
    known: list[Outcome | Flag] = [words.id for words in guidance.outcomes]
    known += [words.id for words in guidance.flags]
    return known.count(wanted)
