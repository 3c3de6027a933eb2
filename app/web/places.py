"""Where this is: one tap, never required; found without scripts too.

What the officer types to find a place is posted: an address would stay in the browser.
"""

from collections.abc import Iterable
from collections.abc import Mapping

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import choosing
from app.casework.step import Place
from app.domain.catalogue import Kind
from app.domain.encounter import EncounterId
from app.domain.pack import Setting
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("places", __name__)
FIND = "q"
AFTER = frozenset({Place.packs, Place.now, Place.findings, Place.signs})
KINDS: Mapping[Kind | None, str] = {
    Kind.labour: marked("Places of work"),
    Kind.sexual: marked("Sex work"),
    Kind.criminal: marked("Unlawful work"),
    Kind.domestic: marked("Homes and families"),
    None: marked("On the way, in custody or in care"),
}


@blueprint.get("/encounters/<id:encounter>/setting")
def choose(encounter: EncounterId) -> Response:
    """Show the places by kind, those chosen lately first; or those of a name."""
    found = choosing.whereabouts(here(), encounter)
    typed = reading.clean(request.values.get(FIND, ""))[: reading.SHORT]
    then = _then()
    return respond(
        "places/_setting.html",
        title=officer("Where is this?"),
        action=url_for("places.chosen", encounter=encounter, next=then),
        back=addresses.place_of(then, encounter),
        typed=typed,
        chosen=found.chosen,
        recent=() if typed else found.recent,
        groups=tuple(
            (officer(KINDS[kind]), held)
            for kind, settings in found.groups
            if (held := _found(settings, typed))
        ),
    )


@blueprint.post("/encounters/<id:encounter>/setting")
def chosen(encounter: EncounterId) -> Response:
    """Save where this is and go back; or find a place first."""
    if FIND in request.form:
        return choose(encounter)
    reading.only(request.form, "setting")
    choosing.choose_setting(here(), encounter, reading.one(request.form, "setting"))
    return addresses.go_to(_then(), encounter)


def _then() -> Place:
    then = addresses.place(request.args.get("next", ""), Place.packs)
    return then if then in AFTER else Place.packs


def _found(settings: Iterable[Setting], typed: str) -> tuple[Setting, ...]:
    """Give the places whose name, for the officer or in English, holds what was typed."""
    wanted = typed.casefold()
    return tuple(
        one
        for one in settings
        if any(
            wanted in name.casefold() for name in (officer(one.says).words, one.says.english)
        )
    )
