"""Choosing the person's language by pointing; recents first; found without scripts too.

What the officer types to find one is posted: an address would stay in the browser.
"""

from collections.abc import Iterable

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import attending
from app.casework import interviewing
from app.casework import referring
from app.casework.step import Place
from app.casework.step import Step
from app.domain.encounter import EncounterId
from app.i18n.catalogues import Catalogues
from app.i18n.language import Language
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer

blueprint = Blueprint("languages", __name__)
FIND = "q"


@blueprint.get("/encounters/<id:encounter>/language")
def choose(encounter: EncounterId) -> Response:
    """Show the languages, own names first, to be turned to the person."""
    then = addresses.place(request.args.get("next", ""), Place.question)
    action = url_for("languages.chosen", encounter=encounter, next=then)
    return language_page(action, url_for("saved.take_up", encounter=encounter))


@blueprint.post("/encounters/<id:encounter>/language")
def chosen(encounter: EncounterId) -> Response:
    """Save the language and go on to where the detour came from; or find one first."""
    if FIND in request.form:
        return choose(encounter)
    tag = chosen_tag()
    interviewing.choose_language(here(), encounter, tag)
    match addresses.place(request.args.get("next", ""), Place.question):
        case Place.question if attending.is_interpreter_due(here(), encounter):
            return addresses.go(
                Step(place=Place.interpreter, encounter=encounter, then=Place.question)
            )
        case Place.question:
            return addresses.go(interviewing.next_step(here(), encounter))
        case Place.referral:
            return addresses.go(referring.refer_now(here(), encounter))
        case place:
            return addresses.go_to(place, encounter)


def language_page(action: str, back: str) -> Response:
    """Show the list, found by the officer's word for a language where one was typed."""
    typed = reading.clean(request.values.get(FIND, ""))[: reading.SHORT]
    offered = _recent_first(catalogues().for_person(), here().device.profile().recents)
    shown = _found(offered, typed)
    others = _found(_others(catalogues()), typed)
    return respond(
        "languages/_language.html",
        title=officer("Language"),
        action=action,
        back=back,
        typed=typed,
        rows=tuple((language, _marks(language)) for language in shown),
        others=others,
    )


def chosen_tag() -> str:
    """Read which language was pointed at; raises NotOffered."""
    reading.only(request.form, "lang")
    tag = reading.one(request.form, "lang")
    if tag not in {language.tag for language in catalogues().languages}:
        raise reading.NotOffered(field="lang")
    return tag


def _marks(language: Language) -> tuple[Said, ...]:
    return () if language.person.is_settled else (officer("not reviewed"),)


def _others(known: Catalogues) -> tuple[Language, ...]:
    offered = set(known.for_person())
    return tuple(language for language in known.languages if language not in offered)


def _found(languages: Iterable[Language], typed: str) -> tuple[Language, ...]:
    wanted = typed.casefold()
    return tuple(
        language
        for language in languages
        if any(wanted in name.casefold() for name in _names(language))
    )


def _recent_first(
    languages: tuple[Language, ...], recents: tuple[str, ...]
) -> tuple[Language, ...]:
    order = {tag: place for place, tag in enumerate(recents)}
    return tuple(sorted(languages, key=lambda one: order.get(one.tag, len(order))))


def _names(language: Language) -> tuple[str, ...]:
    return (language_name(language), language.english_name, language.own_name)
