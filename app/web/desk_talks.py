"""Somebody asks for help at a desk: three questions, and no end without saying how."""

from collections.abc import Mapping

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import welcoming
from app.domain.audit import Operation
from app.domain.desk_talk import DeskEnding
from app.domain.desk_talk import DeskTalkEnded
from app.domain.desk_talk import NoHelpReason
from app.domain.desk_talk import NoReason
from app.domain.encounter import EncounterId
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import does
from app.web.deeds import writes_itself
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.speaking import officer

blueprint = Blueprint("desk_talks", __name__)
Errors = tuple[tuple[str, Said], ...]
ENDINGS: Mapping[DeskEnding, str] = {
    DeskEnding.next_step: marked("A next step is agreed"),
    DeskEnding.nothing: marked("They go without a referral and without a next step"),
}
REASONS: Mapping[NoHelpReason, str] = {
    NoHelpReason.no_interpreter: marked("No interpreter could be found"),
    NoHelpReason.other_office: marked("Another office takes over, and knows"),
    NoHelpReason.come_back: marked("Told to come back"),
    NoHelpReason.left: marked("They left by themselves"),
    NoHelpReason.other: marked("Other: write it down"),
}
NO_REASONS: Mapping[NoReason, tuple[str, str]] = {
    NoReason.wrong_office: (
        marked("Wrong office"),
        marked("Every office can call the advice line and refer."),
    ),
    NoReason.no_papers: (marked("No papers"), marked("Nobody needs papers to get help.")),
    NoReason.no_proof: (
        marked("No proof"),
        marked("What they say is enough to begin. Proof is for later."),
    ),
    NoReason.labour_matter: (
        marked("Only about work"),
        marked("Unpaid work, debt and threats can be forced work."),
    ),
    NoReason.happened_abroad: (
        marked("It happened abroad"),
        marked("It counts wherever it happened, and long ago too."),
    ),
    NoReason.did_not_look: (
        marked("They did not look like it"),
        marked("Nobody looks like it. Men and paid workers are missed most."),
    ),
}
LACKS: Mapping[str, str] = {
    "words": marked("Write it in a few words."),
    "reason": marked("Choose a reason."),
    "colleague": marked("Name a colleague who knows about it."),
    "time": marked("Write when."),
}


@blueprint.post("/desk")
@writes_itself("collection, with the new id")
def begin() -> Response:
    """Start a talk with somebody who asks for help."""
    reading.only(request.form)
    return addresses.go(welcoming.begin(here()))


@blueprint.get("/desk")
@does(Operation.consultation, kind="desk_talks")
def overview() -> Response:
    """Show the supervisor which talks are open, and how the others ended."""
    return respond(
        "desk_talks/_overview.html",
        title=officer("Talks at the desk"),
        talks=welcoming.talks(here()),
        endings=ENDINGS,
        reasons=REASONS,
    )


@blueprint.get("/encounters/<id:encounter>/desk")
def ask(encounter: EncounterId) -> Response:
    """Ask how the talk ends, and say what is no reason."""
    return _page(encounter, ())


@blueprint.post("/encounters/<id:encounter>/desk")
def end(encounter: EncounterId) -> Response:
    """Save how the talk ended, then make the receipt; refused while something is missing."""
    form = request.form
    reading.only(form, "ending", "reason", "words", "colleague", "time")
    if "ending" not in form:
        return _page(encounter, (("ending", officer("Choose one.")),))
    reason = reading.one(form, "reason")
    if reason in set(NoReason):
        return _page(encounter, (("reason", officer(NO_REASONS[NoReason(reason)][1])),))
    ended = _ended()
    if ended.lacks:
        return _page(encounter, tuple((name, officer(LACKS[name])) for name in ended.lacks))
    welcoming.end(here(), encounter, ended)
    return redirect(url_for("receipts.receipt", encounter=encounter), addresses.SEE_OTHER)


def _ended() -> DeskTalkEnded:
    form = request.form
    ending = reading.choice(form, "ending", DeskEnding)
    is_nothing = ending is DeskEnding.nothing and "reason" in form
    return DeskTalkEnded(
        ending=ending,
        reason=reading.choice(form, "reason", NoHelpReason) if is_nothing else None,
        words=reading.words(form, "words", reading.SHORT),
        colleague=reading.words(form, "colleague", reading.SHORT),
        time=reading.words(form, "time", reading.SHORT),
    )


def _page(encounter: EncounterId, errors: Errors) -> Response:
    talk = welcoming.talk(here(), encounter)
    given: Mapping[str, str] = request.form
    if not errors and talk.ended is not None:
        stands = talk.ended
        given = {
            "ending": stands.ending.value,
            "reason": stands.reason.value if stands.reason else "",
            "words": stands.words,
            "colleague": stands.colleague,
            "time": stands.time,
        }
    return respond(
        "desk_talks/_end.html",
        title=officer("Before they go"),
        status=REFUSED if errors else 200,
        talk=talk,
        given=given,
        endings=tuple((one.value, officer(words)) for one, words in ENDINGS.items()),
        reasons=tuple((one.value, officer(words)) for one, words in REASONS.items()),
        no_reasons=tuple((officer(one), officer(why)) for one, why in NO_REASONS.values()),
        errors=errors,
        wrong=dict(errors),
    )
