"""Copy into the form: each field with its words, in the order of the form; ticks stay."""

import json

from flask import Blueprint
from flask import make_response
from flask import request
from flask import url_for
from werkzeug.exceptions import NotFound
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import copying
from app.casework import printing
from app.casework.copying import CopyPack
from app.domain.copy_across import FormReturned
from app.domain.encounter import EncounterId
from app.domain.form import FormPath
from app.domain.notice import is_prepared
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import fragment
from app.web.hypermedia import respond
from app.web.referral_sheet import PATHS
from app.web.referral_sheet import words_of
from app.web.speaking import officer
from app.web.wording import on_day
from app.web.wording import when

blueprint = Blueprint("copies", __name__)
TAP = "tick"
FILE = "fields.json"


@blueprint.get("/encounters/<id:encounter>/copy")
def copy(encounter: EncounterId) -> Response:
    """Show the fields with what goes into each; those not needed are folded away."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/copy")
def tick(encounter: EncounterId) -> Response:
    """Save ticks; one tap answers with the count alone."""
    form = request.form
    reading.only(form, "copied", "was", "action")
    known = {one.field.id for one in _pack(encounter).fields}
    ticked, before = set(form.getlist("copied")), set(form.getlist("was"))
    if not ticked | before <= known:
        raise reading.NotOffered(field="copied")
    added, removed = frozenset(ticked - before), frozenset(before - ticked)
    copying.tick_fields(here(), encounter, added, removed)
    if reading.one(form, "action") == TAP:
        return fragment("copies/_count.html", encounter=encounter, pack=_pack(encounter))
    return redirect(url_for("copies.copy", encounter=encounter), addresses.SEE_OTHER)


@blueprint.post("/encounters/<id:encounter>/copy/back")
def came_back(encounter: EncounterId) -> Response:
    """Save the reference that the form gave; without one nothing is closed."""
    reading.only(request.form, "reference", "sent_at")
    reference = reading.words(request.form, "reference", reading.SHORT)
    sent_at = reading.words(request.form, "sent_at", reading.SHORT)
    if not reference:
        return _page(encounter, officer("Type the reference that the form showed."))
    back = FormReturned(reference=reference, sent_at=sent_at)
    copying.close_the_loop(here(), encounter, back)
    return redirect(url_for("copies.copy", encounter=encounter), addresses.SEE_OTHER)


@blueprint.post("/encounters/<id:encounter>/copy/file")
def file(encounter: EncounterId) -> Response:
    """Give the fields as a file, under the names that they have in the form."""
    reading.only(request.form)
    content = copying.take_along(here(), encounter, _pack(encounter))
    words = json.dumps(content, ensure_ascii=False, indent=2)
    place = printing.laid(here(), FILE, words.encode())
    if place is not None:
        return _page(
            encounter, saved=officer("Saved as %(place)s. It is not locked.", place=place)
        )
    response = make_response(words)
    response.headers["Content-Type"] = "application/json"
    response.headers["Content-Disposition"] = 'attachment; filename="fields.json"'
    return response


def _pack(encounter: EncounterId) -> CopyPack:
    found = copying.copy_pack(here(), encounter)
    if found is None:
        raise NotFound
    return found


def _page(
    encounter: EncounterId, error: Said | None = None, saved: Said | None = None
) -> Response:
    pack = _pack(encounter)
    form = request.form
    back = pack.returned
    return respond(
        "copies/_copy.html",
        title=officer("Copy into the form"),
        status=REFUSED if error else 200,
        encounter=encounter,
        pack=pack,
        path=officer(PATHS[pack.path]),
        is_untold=pack.path is FormPath.notice and not is_prepared(pack.draft.encounter),
        why=words_of,
        when=when,
        on_day=on_day,
        error=error,
        saved=saved,
        reference=form.get("reference", back.reference if back else ""),
        sent_at=form.get("sent_at", back.sent_at if back else ""),
    )
