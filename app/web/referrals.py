"""Referral check: every row with its Change page; three rows alone can block."""

from flask import Blueprint
from flask import redirect
from flask import request
from flask import url_for
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from app.casework import delivering
from app.casework import passing
from app.casework import referring
from app.casework.errors import NotReady
from app.casework.step import Place
from app.domain.encounter import EncounterId
from app.domain.event import Detail
from app.domain.filling import filled
from app.domain.filling import tally
from app.domain.form import FormPath
from app.domain.referral import Draft
from app.i18n.voices import Said
from app.web import addresses
from app.web import reading_forms as reading
from app.web.causes import is_offline
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.referral_rows import FIELDS
from app.web.referral_rows import LABELS
from app.web.referral_rows import Row
from app.web.referral_rows import lines_of
from app.web.speaking import officer
from app.web.standings import lack

blueprint = Blueprint("referrals", __name__)


@blueprint.get("/encounters/<id:encounter>/refer")
def refer_now(encounter: EncounterId) -> Response:
    """Lead to what the referral still needs, one screen after the other."""
    return addresses.go(referring.refer_now(here(), encounter))


@blueprint.get("/encounters/<id:encounter>/referral")
def check(encounter: EncounterId) -> Response:
    """Show everything that would go, before it goes."""
    return _check_page(encounter, is_refused=False)


@blueprint.post("/encounters/<id:encounter>/referral")
def confirm(encounter: EncounterId) -> Response:
    """Freeze and seal the referral; a missing row comes back with its reason."""
    reading.only(request.form)
    try:
        referring.confirm(here(), encounter)
    except NotReady:
        return _check_page(encounter, is_refused=True)
    return redirect(url_for("sending.tray"), addresses.SEE_OTHER)


@blueprint.get("/encounters/<id:encounter>/referral/<row>")
def row(encounter: EncounterId, row: str) -> Response:
    """Show the page of one row, or the screen where it belongs."""
    if row == Row.receiver:
        return _receiver_page(encounter)
    if row == Row.age:
        return _age_page(encounter)
    if row in set(Detail):
        return _detail_page(encounter, Detail(row))
    raise NotFound


@blueprint.post("/encounters/<id:encounter>/referral/receiver")
def choose_receiver(encounter: EncounterId) -> Response:
    """Save where the referral goes."""
    reading.only(request.form, "receiver")
    receiver = reading.one(request.form, "receiver")
    if receiver not in {one.id for one in referring.receivers(here())}:
        raise reading.NotOffered(field="receiver")
    referring.choose_receiver(here(), encounter, receiver)
    return addresses.go_to(Place.referral, encounter)


@blueprint.post("/encounters/<id:encounter>/referral/age")
def note_age(encounter: EncounterId) -> Response:
    """Save the age tap as the answer to its question, and go on with the referral."""
    question = referring.check(here(), encounter).edition.question(referring.AGE_QUESTION)
    given = reading.answer(request.form, question)
    return addresses.go(referring.note_age(here(), encounter, given))


@blueprint.post("/encounters/<id:encounter>/referral/<row>")
def note_detail(encounter: EncounterId, row: str) -> Response:
    """Save the words of one row; empty means not known; too many stay on the page."""
    if row not in set(Detail):
        raise NotFound
    reading.only(request.form, "words")
    try:
        words = reading.words(request.form, "words")
    except reading.TooLong as error:
        message = officer("Too long by %(count)s letters.", count=error.length - error.limit)
        return _detail_page(encounter, Detail(row), message)
    referring.note_detail(here(), encounter, Detail(row), words)
    return addresses.go_to(Place.referral, encounter)


def _check_page(encounter: EncounterId, *, is_refused: bool) -> Response:
    draft = referring.check(here(), encounter)
    lines = lines_of(draft)
    return respond(
        "referrals/_check.html",
        title=officer("Check before you send"),
        status=REFUSED if is_refused else 200,
        encounter=encounter,
        draft=draft,
        lines=lines,
        form_tally=tally(filled(draft)) if draft.edition.form else None,
        is_notice=draft.path is FormPath.notice,
        addresses=_addresses(encounter),
        errors=tuple((f"row-{line.row}", line.message) for line in lines if line.message)
        if is_refused
        else (),
        is_offline=is_offline(delivering.tray(here()).waiting),
        outlook=passing.look_at(here(), encounter) if draft.receiver else None,
        can_send=here().sealer is not None,
        lack=lack(here()),
    )


def _addresses(encounter: EncounterId) -> dict[Row, str]:
    own = {row: url_for("referrals.row", encounter=encounter, row=row) for row in Row}
    elsewhere = {
        Row.agreement: url_for("agreement.ask", encounter=encounter),
        Row.language: url_for("languages.choose", encounter=encounter, next=Place.referral),
        Row.signs: url_for("assessments.findings", encounter=encounter),
        Row.offence: url_for("offences.offence", encounter=encounter),
    }
    return {**own, **elsewhere}


def _receiver_page(encounter: EncounterId) -> Response:
    return respond(
        "referrals/_receiver.html",
        title=officer("Goes to"),
        encounter=encounter,
        draft=referring.check(here(), encounter),
        receivers=referring.receivers(here()),
    )


def _age_page(encounter: EncounterId) -> Response:
    draft = referring.check(here(), encounter)
    question = draft.edition.question(referring.AGE_QUESTION)
    return respond(
        "referrals/_age.html",
        title=officer("Age"),
        encounter=encounter,
        draft=draft,
        question=question,
        replies=tuple(reply for reply in question.replies if reply.age is not None),
    )


def _detail_page(encounter: EncounterId, detail: Detail, error: Said | None = None) -> Response:
    draft: Draft = referring.check(here(), encounter)
    return respond(
        "referrals/_detail.html",
        title=officer(LABELS[Row(detail)]),
        status=REFUSED if error else 200,
        encounter=encounter,
        detail=detail,
        label=officer(FIELDS[detail]),
        words=request.form.get("words", draft.encounter.detail(detail) or ""),
        error=error,
    )
