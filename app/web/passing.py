"""What this desk gets: shown before sending, with what is held back and why."""

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.casework import passing
from app.casework.passing import Outlook
from app.casework.step import Place
from app.domain.encounter import EncounterId
from app.domain.override import OverrideReason
from app.domain.passing import Section
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.passing_words import FOR_PERSON
from app.web.passing_words import KINDS
from app.web.passing_words import LINKS
from app.web.passing_words import REASONS
from app.web.passing_words import SCOPES
from app.web.passing_words import SECTIONS
from app.web.passing_words import UNREAD
from app.web.passing_words import WHY
from app.web.speaking import officer
from app.web.speaking import speak_to

blueprint = Blueprint("passing", __name__)
LONGEST = 1000


@blueprint.get("/encounters/<id:encounter>/passing")
def look(encounter: EncounterId) -> Response:
    """Show section by section what this desk gets; a desk is chosen first."""
    outlook = passing.look_at(here(), encounter)
    if outlook is None:
        return addresses.go_to(Place.referral, encounter)
    speak_to(outlook.draft.encounter.language)
    told = [one for one in outlook.passages if one.section in FOR_PERSON]
    return respond(
        "passing/_passing.html",
        title=officer("What this desk gets"),
        encounter=encounter,
        outlook=outlook,
        kind=KINDS[outlook.kind],
        sections=SECTIONS,
        scopes=SCOPES,
        why=WHY,
        reasons=REASONS,
        links=LINKS,
        read=tuple(FOR_PERSON[one.section] for one in told if one.scope not in UNREAD),
        not_read=tuple(FOR_PERSON[one.section] for one in told if one.scope in UNREAD),
    )


@blueprint.post("/encounters/<id:encounter>/passing")
def change(encounter: EncounterId) -> Response:
    """Note that this desk needs a section, or take an override back."""
    reading.only(request.form, "need", "end")
    if "end" in request.form:
        passing.end(here(), encounter, reading.choice(request.form, "end", Section))
    else:
        passing.note_need(here(), encounter, reading.choice(request.form, "need", Section))
    return _back(encounter)


@blueprint.get("/encounters/<id:encounter>/passing/<section>")
def ask(encounter: EncounterId, section: str) -> Response:
    """Ask for the reason of an override."""
    outlook, wanted = _wanted(encounter, section)
    return _ask_page(outlook, wanted, {})


@blueprint.post("/encounters/<id:encounter>/passing/<section>")
def allow(encounter: EncounterId, section: str) -> Response:
    """Show the second page first; with a yes there, open the section for this desk."""
    reading.only(request.form, "reason", "words", "sure")
    outlook, wanted = _wanted(encounter, section)
    messages = _lacking()
    if messages:
        return _ask_page(outlook, wanted, messages)
    reason = reading.choice(request.form, "reason", OverrideReason)
    words = reading.words(request.form, "words")
    if "sure" not in request.form:
        return respond(
            "passing/_sure.html",
            title=officer("Are you sure?"),
            encounter=encounter,
            outlook=outlook,
            section=wanted,
            what=SECTIONS[wanted],
            reason=reason,
            reasons=REASONS,
            words=words,
        )
    passing.allow(here(), encounter, wanted, reason, words)
    return _back(encounter)


def _lacking() -> dict[str, Said]:
    """Give what the form lacks: a reason of the list, and own words that are not too many."""
    words = request.form.get("words", "").strip()
    messages: dict[str, Said] = {}
    if request.form.get("reason") not in set(OverrideReason):
        messages["reason"] = officer("Choose a reason.")
    if not words:
        messages["words"] = officer("Say in your own words why.")
    elif len(words) > LONGEST:
        count = len(words) - LONGEST
        messages["words"] = officer("Too long by %(count)s letters.", count=count)
    return messages


def _ask_page(outlook: Outlook, section: Section, messages: dict[str, Said]) -> Response:
    return respond(
        "passing/_override.html",
        title=officer("Send it all the same"),
        status=REFUSED if messages else 200,
        encounter=outlook.draft.encounter.id,
        outlook=outlook,
        section=section,
        what=SECTIONS[section],
        choices=tuple((one.value, officer(said)) for one, said in REASONS.items()),
        form=request.form,
        messages=messages,
        errors=tuple(messages.items()),
        longest=LONGEST,
    )


def _wanted(encounter: EncounterId, section: str) -> tuple[Outlook, Section]:
    """Give the outlook where this section is held back and may be opened."""
    outlook = passing.look_at(here(), encounter)
    known = set(Section)
    if outlook is None or section not in known or not outlook.can_override(Section(section)):
        raise NotFound
    return outlook, Section(section)


def _back(encounter: EncounterId) -> Response:
    return redirect(url_for("passing.look", encounter=encounter), addresses.SEE_OTHER)
