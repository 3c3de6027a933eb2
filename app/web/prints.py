"""Sheets to print: as an accessible page for any script, and as a tagged file where it can be.

No title and no file name says what a sheet is about or whom it belongs to.
"""

from enum import StrEnum

from flask import Blueprint
from flask import make_response
from flask import request
from flask import url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.casework import acknowledging
from app.casework import assessing
from app.casework import printing
from app.casework import referring
from app.domain.document import Document
from app.domain.encounter import EncounterId
from app.domain.errors import NoFont
from app.i18n.voices import Said
from app.web import reading_forms as reading
from app.web.card_sheets import receipt_sheet
from app.web.card_sheets import rights_sheet
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.referral_sheet import referral_sheet
from app.web.script_names import script_names
from app.web.speaking import officer
from app.web.speaking import speak_to
from app.web.statement_sheet import statement_sheet

blueprint = Blueprint("prints", __name__)


class Sheet(StrEnum):
    """The sheets of one encounter."""

    referral = "referral"
    statement = "statement"
    receipt = "receipt"
    rights = "rights"


BACK = {
    Sheet.referral: "referrals.check",
    Sheet.statement: "offences.offence",
    Sheet.receipt: "receipts.receipt",
    Sheet.rights: "rights.card",
}
FILE = "sheet.pdf"
COPIED = (Sheet.statement, Sheet.referral)


@blueprint.get("/encounters/<id:encounter>/print/<what>")
def sheet(encounter: EncounterId, what: str) -> Response:
    """Show one sheet as it will be printed."""
    kind = _kind(what)
    made = _sheet(encounter, kind)
    printing.look_at(here(), encounter, kind)
    return _page(encounter, kind, made)


@blueprint.post("/encounters/<id:encounter>/print/<what>")
def file(encounter: EncounterId, what: str) -> Response:
    """Give one sheet as a file; without a font for its letters, say which are missing."""
    kind = _kind(what)
    reading.only(request.form)
    made = _sheet(encounter, kind)
    try:
        content = printing.file_of(here(), encounter, kind, made)
    except NoFont as error:
        message = officer(
            "This device has no font for %(scripts)s. Print this page instead.",
            scripts=script_names(error.scripts),
        )
        return _page(encounter, kind, made, error=message)
    place = printing.laid(here(), FILE, content)
    if place is not None:
        said = officer("Saved as %(place)s. It is not locked.", place=place)
        return _page(encounter, kind, made, saved=said)
    response = make_response(content)
    response.headers["Content-Type"] = "application/pdf"
    response.headers["Content-Disposition"] = 'attachment; filename="sheet.pdf"'
    return response


def _kind(what: str) -> Sheet:
    if what not in set(Sheet):
        raise NotFound
    return Sheet(what)


def _sheet(encounter: EncounterId, kind: Sheet) -> Document:
    match kind:
        case Sheet.referral:
            return referral_sheet(referring.check(here(), encounter))
        case Sheet.statement:
            return statement_sheet(assessing.look(here(), encounter))
        case Sheet.receipt:
            found = acknowledging.receipt(here(), encounter)
            speak_to(found.encounter.language)
            return receipt_sheet(found)
        case Sheet.rights:
            found = acknowledging.receipt(here(), encounter)
            speak_to(found.encounter.language)
            return rights_sheet(found.edition, found.line)


def _page(
    encounter: EncounterId,
    kind: Sheet,
    made: Document,
    *,
    error: Said | None = None,
    saved: Said | None = None,
) -> Response:
    return respond(
        "prints/_print.html",
        title=officer("Print"),
        status=REFUSED if error else 200,
        encounter=encounter,
        what=kind.value,
        sheet=made,
        back=url_for(BACK[kind], encounter=encounter),
        has_paper=here().paper is not None,
        can_copy=kind in COPIED,
        error=error,
        saved=saved,
    )
