"""The receipt for the person, and finding a record by the code that stands on it."""

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.wrappers import Response

from app.casework import acknowledging
from app.casework.acknowledging import Receipt
from app.casework.step import Place
from app.casework.step import Step
from app.domain.audit import Operation
from app.domain.consent import ShownWords
from app.domain.encounter import EncounterId
from app.i18n.voices import weakest
from app.web import addresses
from app.web import reading_forms as reading
from app.web.card_sheets import receipt_sheet
from app.web.card_sheets import words_on
from app.web.deeds import does
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.shown import is_told_first
from app.web.speaking import officer
from app.web.speaking import person
from app.web.speaking import speak_to
from app.web.speaking import voices

blueprint = Blueprint("receipts", __name__)


@blueprint.get("/encounters/<id:encounter>/receipt")
def receipt(encounter: EncounterId) -> Response:
    """Show the receipt in the person's language, which is chosen first."""
    found = acknowledging.receipt(here(), encounter)
    if found.encounter.language is None:
        return addresses.go(Step(place=Place.language, encounter=encounter, then=Place.receipt))
    speak_to(found.encounter.language)
    if is_told_first(words_on(found)) and "told" not in request.args:
        return respond(
            "rights/_before.html",
            title=officer("Before you show this"),
            back=url_for("steps.steps", encounter=encounter),
            href=f"{request.path}?told=yes",
        )
    return respond(
        "receipts/_receipt.html",
        title=person("Receipt"),
        language=voices().person_language,
        encounter=encounter,
        sheet=receipt_sheet(found),
        code=found.code,
    )


@blueprint.post("/encounters/<id:encounter>/receipt")
def given(encounter: EncounterId) -> Response:
    """Keep that the person has it, with the very words on it."""
    reading.only(request.form, "language")
    found = acknowledging.receipt(here(), encounter)
    if reading.one(request.form, "language") != found.encounter.language:
        return addresses.go_to(Place.receipt, encounter)
    speak_to(found.encounter.language)
    acknowledging.give_receipt(here(), encounter, _shown(found))
    return addresses.go_to(Place.steps, encounter)


@blueprint.post("/saved/find")
@does(Operation.consultation, kind="search")
def find() -> Response:
    """Open the record that belongs to a code; an unknown code says only that."""
    reading.only(request.form, "code")
    typed = reading.words(request.form, "code", reading.SHORT)
    encounter = acknowledging.find(here(), typed)
    if encounter is None:
        return respond(
            "receipts/_unknown.html",
            title=officer("Find"),
            status=REFUSED,
            typed=typed,
            error=officer("No record with this code is on this device."),
        )
    return redirect(url_for("saved.take_up", encounter=encounter), addresses.SEE_OTHER)


def _shown(found: Receipt) -> ShownWords:
    lines = words_on(found)
    spoken = {line.lang for line in lines}
    asked = voices().person_language or voices().officer_language
    return ShownWords(
        language=spoken.pop() if len(spoken) == 1 else asked.tag,
        edition=found.edition.digest,
        lines=(found.code, *(line.words for line in lines)),
        state=weakest(lines),
    )
