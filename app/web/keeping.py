"""How long a record is kept: the day and why, the hold, erasing by hand, and the date."""

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import retaining
from app.casework import timing
from app.domain.audit import Operation
from app.domain.encounter import EncounterId
from app.domain.held import HoldReason
from app.i18n.formatting import date_words
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.deeds import no_record
from app.web.deeds import writes_itself
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.keeping_words import HOLDS
from app.web.keeping_words import STAGES
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import DELIVERIES
from app.web.wording import when

blueprint = Blueprint("keeping", __name__)
LONGEST_WORDS = 500


@blueprint.get("/encounters/<id:encounter>/keep")
def keep(encounter: EncounterId) -> Response:
    """Say until when this record stays, and what stops its end."""
    return _page(encounter)


@blueprint.post("/encounters/<id:encounter>/hold")
@writes_itself("the line says which, and comes first")
def hold(encounter: EncounterId) -> Response:
    """Write down that the record must stay; it needs a reason."""
    reading.only(request.form, "reason", "words")
    words = reading.words(request.form, "words", LONGEST_WORDS)
    if not reading.one(request.form, "reason"):
        return _page(encounter, (("reason", officer("Choose one.")),))
    retaining.hold(here(), encounter, reading.choice(request.form, "reason", HoldReason), words)
    return _back(encounter)


@blueprint.post("/encounters/<id:encounter>/hold/lift")
@writes_itself("the line says which, and comes first")
def lift(encounter: EncounterId) -> Response:
    """Write down that the record need not stay any more; it needs a reason too."""
    reading.only(request.form, "why")
    why = reading.words(request.form, "why", LONGEST_WORDS)
    if not why:
        return _page(encounter, (("why", officer("Write this too.")),))
    retaining.lift(here(), encounter, why)
    return _back(encounter)


@blueprint.get("/encounters/<id:encounter>/erase")
def ask(encounter: EncounterId) -> Response:
    """Say what goes and what stays, before anything is erased."""
    kept = retaining.kept(here(), encounter)
    return respond(
        "keeping/_erase.html",
        title=officer("Erase this record?"),
        encounter=encounter,
        kept=kept,
        deliveries=DELIVERIES,
    )


@blueprint.post("/encounters/<id:encounter>/erase")
@writes_itself("the line names the number of events, and comes first")
def erase(encounter: EncounterId) -> Response:
    """Erase one record for good."""
    reading.only(request.form)
    retaining.erase(here(), encounter)
    return redirect(url_for("keeping.erased"), addresses.SEE_OTHER)


@blueprint.get("/erased")
@does(Operation.consultation, kind="erased")
def erased() -> Response:
    """Show what stays of erased records, and what cannot be cleaned by itself."""
    desk = here()
    return respond(
        "keeping/_erased.html",
        title=officer("Erased"),
        stubs=retaining.erased(desk),
        set_asides=retaining.set_asides(desk),
        deliveries=DELIVERIES,
        stages=STAGES,
        is_doubtful=timing.is_clock_doubtful(desk),
    )


@blueprint.post("/erased/damaged")
@does(Operation.erasure, kind="damaged")
def let_go() -> Response:
    """Delete damaged files that were set aside."""
    reading.only(request.form)
    retaining.let_set_aside_go(here())
    return redirect(url_for("keeping.erased"), addresses.SEE_OTHER)


@blueprint.get("/date")
@no_record("the date of the device")
def date() -> Response:
    """Ask whether the date that the clock shows is right."""
    desk = here()
    shown = desk.marks.wall() if desk.marks else desk.clock.now()
    return respond(
        "keeping/_date.html",
        title=officer("Is this date right?"),
        day=date_words(voices().officer_language, shown.date()),
        is_doubtful=timing.is_clock_doubtful(desk),
    )


@blueprint.post("/date")
@writes_itself("the date of the device is confirmed")
def confirm() -> Response:
    """Take the date as confirmed."""
    reading.only(request.form)
    timing.confirm_date(here())
    return redirect(url_for("home.home"), addresses.SEE_OTHER)


def _page(encounter: EncounterId, errors: tuple[tuple[str, Said], ...] = ()) -> Response:
    kept = retaining.kept(here(), encounter)
    return respond(
        "keeping/_keep.html",
        title=officer("How long this is kept"),
        status=REFUSED if errors else 200,
        encounter=encounter,
        kept=kept,
        stage=officer(STAGES[kept.stage]),
        until=when(kept.until) if kept.until else "",
        checked=date_words(voices().officer_language, kept.rule.checked_on)
        if kept.rule
        else "",
        deliveries=DELIVERIES,
        reasons=tuple((one.value, officer(words)) for one, words in HOLDS.items()),
        holds=HOLDS,
        longest=LONGEST_WORDS,
        errors=errors,
        messages=dict(errors),
        typed=request.form,
    )


def _back(encounter: EncounterId) -> Response:
    return redirect(url_for("keeping.keep", encounter=encounter), addresses.SEE_OTHER)
