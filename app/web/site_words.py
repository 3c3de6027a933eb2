"""What the officer reads at a place with many people: ways in, threads, and the rows."""

from collections.abc import Mapping

from app.casework.surveying import ASKED
from app.casework.surveying import PersonRow
from app.casework.surveying import replied
from app.domain.answers import QuestionId
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.pack import Edition
from app.domain.site_record import Entry
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer
from app.web.speaking import voices

ENTRIES: Mapping[Entry, str] = {
    Entry.let_in: marked("They let us in"),
    Entry.by_power: marked("By a power to enter"),
    Entry.warrant: marked("With a warrant"),
    Entry.partner: marked("With another office"),
    Entry.open_place: marked("It is open to everyone"),
    Entry.emergency: marked("Emergency"),
}
WISHES: Mapping[TalkWish, str] = {
    TalkWish.now: marked("Wants to talk now"),
    TalkWish.later: marked("Wants to talk later"),
    TalkWish.no: marked("Does not want to talk"),
}
THREADS: Mapping[ThreadKind, str] = {
    ThreadKind.recruiter: marked("Who found them the work"),
    ThreadKind.employer: marked("Who they work for"),
    ThreadKind.address: marked("Where they sleep"),
    ThreadKind.account: marked("Account the pay goes to"),
    ThreadKind.phone: marked("Phone number of the one in charge"),
    ThreadKind.transport: marked("Who drives them"),
    ThreadKind.debt: marked("Sum they owe"),
}

BETWEEN = " · "


def state_of(row: PersonRow, edition: Edition) -> Said:
    """Say the one thing about a person that counts most now."""
    if row.is_sent:
        return officer("Referral sealed to send")
    if row.act_now:
        return officer("Danger now")
    if row.is_child:
        return officer("May be under 18")
    if not row.is_met:
        return officer("Nobody spoke with them yet")
    return officer(edition.guidance.words(row.outcome).shown)


def line_of(row: PersonRow, edition: Edition) -> str:
    """Say what else was tapped, in one quiet line."""
    part = row.encounter.part
    told: list[Said | str] = [officer(WISHES[part.wish])] if part.wish else []
    told += [officer("Directs others")] if part.directs else []
    told += [_reply(row, edition, question) for question in ASKED[1:]]
    tag = row.encounter.language
    told += [language_name(catalogues().language(tag))] if tag else []
    return BETWEEN.join(str(one) for one in told if one != "")


def numbers(tokens: tuple[int, ...]) -> str:
    """Join the numbers of some people."""
    return listing(voices().officer_language, tokens)


def _reply(row: PersonRow, edition: Edition, question: QuestionId) -> Said | str:
    given = replied(row.encounter, question)
    replies = edition.question(question).replies
    return next((officer(reply.says) for reply in replies if reply.id == given), "")
