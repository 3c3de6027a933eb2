"""Every text of an edition in its order, with what a translator must know about it."""

from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from app.domain.alternatives import Alternative
from app.domain.dated_fact import Contact
from app.domain.form import Form
from app.domain.guidance import FlagWords
from app.domain.guidance import OutcomeWords
from app.domain.pack import Edition
from app.domain.pack import Jurisdiction
from app.domain.pack import Pack
from app.domain.question import Card
from app.domain.question import Question
from app.domain.question import Sign
from app.domain.text import Text


class Audience(StrEnum):
    """Who reads a text."""

    officer = "officer"
    person = "person"
    both = "both"


class WordingKind(StrEnum):
    """What a text is for; some rules of plain words depend on it."""

    heading = "heading"
    question = "question"
    closed_question = "closed question"
    do_not_ask = "do not ask"
    reply = "reply"
    sign = "sign"
    why = "why we ask"
    advice = "advice"
    result = "result"
    name = "name"
    law = "law"
    rights = "rights"
    agreement = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording:
    """One text with its translation domain, its reader, and the note for translators.

    `safety` marks rights, agreement and non-punishment: words that must not be shown
    to a person as if they were reviewed when nobody reviewed them.
    """

    text: Text
    kind: WordingKind
    audience: Audience = Audience.officer
    safety: bool = False
    why: str

    @property
    def domain(self) -> str:
        """The translation domain, one for each pack."""
        return f"pack-{self.text.id.partition('/')[0]}"


def texts(edition: Edition) -> Iterator[Wording]:
    """Give every text of an edition: shared files, then packs, then the jurisdiction."""
    for indicator in edition.catalogue.indicators:
        yield _officer(indicator.text, WordingKind.sign, "A fact about the person's situation")
        yield from _optional(indicator.counts, indicator.text.english)
    yield from _guidance(edition)
    for setting in edition.settings:
        yield _officer(setting.says, WordingKind.name, "A kind of place; it is no suspicion")
    yield from _alternatives(edition)
    for pack in edition.packs:
        yield from _pack(pack)
    yield from _jurisdiction(edition.jurisdiction)
    if edition.form is not None:
        yield from _form(edition.form)


def _officer(text: Text, kind: WordingKind, why: str) -> Wording:
    return Wording(text=text, kind=kind, why=why)


def _guidance(edition: Edition) -> Iterator[Wording]:
    why = "What to do next; never who the person is"
    both: tuple[OutcomeWords | FlagWords, ...]
    both = (*edition.guidance.outcomes, *edition.guidance.flags)
    for words in both:
        yield _officer(words.shown, WordingKind.result, why)
        yield _officer(words.line, WordingKind.result, why)
        for action in words.actions:
            yield _officer(action.says, WordingKind.advice, "One thing to do, verb first")
            yield _officer(action.detail, WordingKind.advice, action.says.english)


def _alternatives(edition: Edition) -> Iterator[Wording]:
    for fact in edition.alternatives.protective:
        yield _officer(fact.says, WordingKind.sign, "A fact that speaks for freedom")
    for one in edition.alternatives.alternatives:
        yield from _alternative(one)


def _alternative(one: Alternative) -> Iterator[Wording]:
    why = f"Beside it: {one.heading.english}"
    yield _officer(one.name, WordingKind.name, "Another account of the same facts")
    yield _officer(one.heading, WordingKind.heading, "Two accounts of the same facts")
    yield _officer(one.line, WordingKind.advice, why)
    for question in one.ask:
        yield _officer(question, WordingKind.question, f"{why} An open question.")
    for line in one.strong:
        yield _officer(line, WordingKind.advice, f"{why} This separates well.")
    for line in one.weak:
        yield _officer(line, WordingKind.advice, f"{why} This settles nothing.")
    yield _officer(one.undecided, WordingKind.advice, f"{why} This is not decided.")


def _pack(pack: Pack) -> Iterator[Wording]:
    yield _officer(pack.title, WordingKind.heading, "Neutral name of a set of questions")
    yield _officer(pack.line, WordingKind.advice, "What these questions are about")
    yield _officer(pack.user, WordingKind.advice, "Who may ask these questions")
    for way in pack.ways:
        yield _officer(way.title, WordingKind.heading, "Name of a set of questions")
    if pack.card is not None:
        yield from _card(pack.card)
    for question in pack.questions:
        yield from _question(question)


def _card(card: Card) -> Iterator[Wording]:
    for sign in (*card.danger, *card.child):
        yield from _sign(sign)
    for group in card.groups:
        yield _officer(group.heading, WordingKind.heading, "Heading over two signs")
        for sign in group.signs:
            yield from _sign(sign)
    yield _officer(card.offence, WordingKind.sign, "Any unlawful act; it adds no weight")
    for offence in card.offences:
        yield _officer(offence.says, WordingKind.reply, card.offence.english)
    for line in card.may_hide_signs:
        yield _officer(line, WordingKind.advice, "Why nothing may be seen although it is there")


def _sign(sign: Sign) -> Iterator[Wording]:
    yield _officer(sign.says, WordingKind.sign, "What an officer sees or hears; short")
    yield from _optional(sign.counts, sign.says.english)
    for closer in sign.refinements:
        yield _officer(closer.says, WordingKind.sign, f"A closer look at: {sign.says.english}")


def _optional(counts: Text | None, why: str) -> Iterator[Wording]:
    if counts is not None:
        yield _officer(counts, WordingKind.advice, f"Does this count? {why}")


def _optional_law(text: Text | None) -> Iterator[Wording]:
    if text is not None:
        yield _officer(text, WordingKind.law, "What to know about the legal minimum of pay")


def _question(question: Question) -> Iterator[Wording]:
    why = question.why.english
    yield _officer(question.topic, WordingKind.heading, f"Short name. {why}")
    yield Wording(
        text=question.officer, kind=WordingKind.question, audience=Audience.both, why=why
    )
    for line in question.alone:
        kind = WordingKind.closed_question
        yield Wording(text=line, kind=kind, audience=Audience.person, why=why)
    yield _officer(question.why, WordingKind.why, "Why we ask")
    kind, audience = WordingKind.question, Audience.both
    yield Wording(text=question.another_way, kind=kind, audience=audience, why=why)
    if question.do_not_ask is not None:
        yield _officer(question.do_not_ask, WordingKind.do_not_ask, "A question to avoid")
    yield from _optional(question.counts, question.officer.english)
    for reply in question.replies:
        yield _officer(reply.says, WordingKind.reply, f"Reply to: {question.officer.english}")


def _form(form: Form) -> Iterator[Wording]:
    """Give the labels of a form: the words of its authors, for the officer alone."""
    yield _officer(form.title, WordingKind.name, "Name of the form that a referral is for")
    for group in form.groups:
        yield _officer(group.heading, WordingKind.name, "Heading over fields of a form")
    for field in form.fields:
        name = field.label.english
        yield _officer(field.label, WordingKind.name, f"Field of: {form.title.english}")
        if field.hint is not None:
            yield _officer(field.hint, WordingKind.advice, f"How to fill: {name}")
        for choice in field.choices:
            yield _officer(choice.says, WordingKind.name, f"Choice: {name}")


def _jurisdiction(place: Jurisdiction) -> Iterator[Wording]:
    yield _officer(place.name, WordingKind.name, "Where this law holds")
    for fact in place.facts:
        yield _officer(fact.says, WordingKind.law, f"Law: {fact.source}")
    for minimum in place.wages:
        yield _officer(minimum.says, WordingKind.law, f"Group of workers: {minimum.source}")
    yield from _optional_law(place.wages_note)
    for rule in place.retention:
        yield _officer(rule.says, WordingKind.law, f"How long notes are kept: {rule.source}")
    for contact in place.contacts:
        yield _officer(contact.name, WordingKind.name, "Whom to call; keep proper names")
        if contact.hours is not None:
            yield _officer(contact.hours, WordingKind.advice, "When they answer")
        yield from _whom(contact)
    yield from _person(place)
    for reason in place.refusal_reasons:
        yield _officer(reason.says, WordingKind.reply, "A reason why a person said no")
    law = (*(fact.says for fact in place.non_punishment), place.non_punishment_statement)
    for text in law:
        yield Wording(text=text, kind=WordingKind.law, safety=True, why="Non-punishment law")


def _whom(contact: Contact) -> Iterator[Wording]:
    if contact.languages is not None:
        yield _officer(contact.languages, WordingKind.advice, "Which languages they speak")
    if contact.serves is not None:
        yield _officer(contact.serves, WordingKind.advice, "Whom they help")


def _person(place: Jurisdiction) -> Iterable[Wording]:
    rights = (*(line.says for line in place.rights), place.rights_foot)
    for kind, lines in ((WordingKind.rights, rights), (WordingKind.agreement, place.agreement)):
        for text in lines:
            yield Wording(
                text=text,
                kind=kind,
                audience=Audience.person,
                safety=True,
                why="Read aloud to the person; short, polite, no promise beyond the words",
            )
