"""One person of a place, by number: a minute of taps, and the names and numbers they gave."""

from collections.abc import Mapping
from enum import StrEnum

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import interviewing
from app.casework import surveying
from app.casework.surveying import ASKED
from app.casework.surveying import SEEN
from app.casework.surveying import SHORT_WAY
from app.casework.surveying import Glance
from app.casework.surveying import PersonRow
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.encounter import EncounterId
from app.domain.group import PartNoted
from app.domain.group import TalkWish
from app.domain.group import ThreadKind
from app.domain.site_record import SiteId
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web import site_words
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer

blueprint = Blueprint("site_people", __name__)
DIRECTS = "yes"
SEEN_WORDS: Mapping[Code, str] = {
    SEEN[0]: marked("Danger now"),
    SEEN[1]: marked("Sleeps here, or where the boss puts them"),
}


class Then(StrEnum):
    """What comes after a minute: the next person, a talk alone, or the list."""

    next = "next"
    talk = "talk"
    threads = "threads"
    back = "back"


@blueprint.get("/sites/<id:site>/people/<id:encounter>")
def person(site: SiteId, encounter: EncounterId) -> Response:
    """Show what to tap in one minute."""
    row = surveying.person(here(), site, encounter)
    return respond(
        "sites/_person.html",
        title=officer("One minute"),
        site=site,
        row=row,
        questions=_questions(row),
        seen=tuple((code, officer(SEEN_WORDS[code])) for code in SEEN),
        wishes=tuple((one.value, officer(site_words.WISHES[one])) for one in TalkWish),
        languages=_languages(),
    )


@blueprint.post("/sites/<id:site>/people/<id:encounter>")
def glance(site: SiteId, encounter: EncounterId) -> Response:
    """Save the minute, then go on to the next person, or to a talk alone."""
    form = request.form
    reading.only(form, *ASKED, "seen", "wish", "directs", "language", "then")
    then = reading.choice(form, "then", Then)
    row = surveying.person(here(), site, encounter)
    replies = {q: ReplyId(reading.one(form, q)) for q in ASKED if reading.one(form, q)}
    wish = reading.choice(form, "wish", TalkWish) if reading.one(form, "wish") else None
    part = PartNoted(wish=wish, directs=reading.one(form, "directs") == DIRECTS)
    seen = frozenset(map(Code, reading.choices(form, "seen", SEEN)))
    told = Glance(replies=replies, seen=seen, part=part, language=_tag())
    surveying.glance(here(), row.encounter, told)
    return _go_on(site, encounter, then)


@blueprint.get("/sites/<id:site>/people/<id:encounter>/threads")
def threads(site: SiteId, encounter: EncounterId) -> Response:
    """Show what one person named: people, places, numbers, sums."""
    row = surveying.person(here(), site, encounter)
    return respond(
        "sites/_threads.html",
        title=officer("Names and numbers"),
        site=site,
        row=row,
        fields=tuple(
            (kind.value, officer(words), row.encounter.threads.get(kind, ""))
            for kind, words in site_words.THREADS.items()
        ),
    )


@blueprint.post("/sites/<id:site>/people/<id:encounter>/threads")
def note_threads(site: SiteId, encounter: EncounterId) -> Response:
    """Save what one person named; an empty field takes it back."""
    reading.only(request.form, *ThreadKind)
    given = {
        kind: reading.words(request.form, kind, reading.SHORT)
        for kind in ThreadKind
        if kind in request.form
    }
    row = surveying.person(here(), site, encounter)
    surveying.note_threads(here(), row.encounter, given)
    return redirect(url_for("sites.site", site=site), addresses.SEE_OTHER)


def _go_on(site: SiteId, encounter: EncounterId, then: Then) -> Response:
    if then is Then.talk:
        return addresses.go(interviewing.begin(here(), encounter, SHORT_WAY))
    if then is Then.threads:
        there = url_for("site_people.threads", site=site, encounter=encounter)
        return redirect(there, addresses.SEE_OTHER)
    unmet = surveying.survey(here(), site).next_unmet if then is Then.next else None
    if unmet is None:
        return redirect(url_for("sites.site", site=site), addresses.SEE_OTHER)
    there = url_for("site_people.person", site=site, encounter=unmet.encounter.id)
    return redirect(there, addresses.SEE_OTHER)


def _questions(
    row: PersonRow,
) -> tuple[tuple[QuestionId, Said, tuple[tuple[str, Said], ...], str], ...]:
    """Give id, topic, replies and the reply that stands, for each question of the minute."""
    return tuple(
        (
            question.id,
            officer(question.topic),
            tuple((reply.id, officer(reply.says)) for reply in question.replies),
            surveying.replied(row.encounter, question.id),
        )
        for question in surveying.questions(here(), row.encounter)
    )


def _languages() -> tuple[tuple[str, Said | str], ...]:
    """Give the languages, those asked for lately on this device first."""
    recents = here().device.profile().recents
    offered = list(catalogues().for_person())
    offered.sort(key=lambda one: recents.index(one.tag) if one.tag in recents else 99)
    named = tuple((one.tag, language_name(one)) for one in offered)
    return (("", officer("Not asked yet")), *named)


def _tag() -> str:
    """Read the language, if one was chosen; raises NotOffered."""
    tag = reading.one(request.form, "language")
    if tag and tag not in {language.tag for language in catalogues().languages}:
        raise reading.NotOffered(field="language")
    return tag
