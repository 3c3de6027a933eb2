"""From errors to a status and a page: what happened, what was kept, what to do.

The one place where errors of the rules, the ports and the forms meet the web. What was
typed is never lost: a form that could not be saved comes back with its content.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from flask import Flask
from flask import request
from flask import url_for
from werkzeug.exceptions import HTTPException
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import errors as casework
from app.domain import errors as domain
from app.i18n.errors import UnknownLanguage
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import reading_forms as forms
from app.web.causes import CAUSES
from app.web.hypermedia import respond
from app.web.speaking import officer

NOT_FOUND = 404
CONFLICT = 409
TOO_LARGE = 413
REFUSED = 422
BROKEN = 500
SEE_OTHER = 303
ANSWERS = "crossings.look"
UNREACHED = 503
TYPED = frozenset({"words", "offence", "link", "ticket", "someone", "why", "happened"})
SECRET = frozenset({"passphrase", "again", "pin"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """What one kind of error shows: heading, one line, and whether to offer trying again."""

    status: int
    heading: str
    line: str
    can_retry: bool = False


MISSING = Page(
    status=NOT_FOUND,
    heading=marked("Nothing is here"),
    line=marked("This page is not on this device. Everything you saved is kept."),
)
OLD_FORM = Page(
    status=REFUSED,
    heading=marked("This page is old"),
    line=marked("It was not saved. Go back, load the page again, then tap again."),
)
LARGE = Page(
    status=TOO_LARGE,
    heading=marked("Too long"),
    line=marked("Nothing was cut. Go back, make it shorter, then save again."),
)
FAULT = Page(
    status=BROKEN,
    heading=marked("Something went wrong"),
    line=marked("What you saved before is kept. Go to Home and carry on."),
)
NOT_SAVED = Page(
    status=CONFLICT,
    heading=marked("Not saved"),
    line=marked("This device cannot write. What you saved is kept. Try again, or copy it out."),
    can_retry=True,
)
NOT_READ = Page(
    status=CONFLICT,
    heading=marked("This page cannot be shown now"),
    line=marked(
        "This device cannot read or write. Nothing was deleted. Go to Home and try again."
    ),
)
PAGES: Mapping[type[Exception], Page] = {
    domain.NoSuchEncounter: MISSING,
    domain.NoSuchSite: MISSING,
    domain.NoSuchEnvelope: MISSING,
    domain.UnknownQuestion: MISSING,
    domain.NotInThisEdition: MISSING,
    domain.OnItsWay: Page(
        status=CONFLICT,
        heading=marked("Wait a moment"),
        line=marked("A referral is being sent just now. Nothing was erased. Try again soon."),
    ),
    casework.OnHold: Page(
        status=CONFLICT,
        heading=marked("This must stay"),
        line=marked("Somebody wrote down that this must be kept. Nothing was erased."),
    ),
    domain.UnknownCode: OLD_FORM,
    domain.UnknownReply: OLD_FORM,
    domain.UnknownSetting: OLD_FORM,
    domain.NotOnThePath: Page(
        status=CONFLICT,
        heading=marked("This question is not asked now"),
        line=marked("An earlier answer was changed. All answers are kept."),
    ),
    domain.NoSuchEdition: Page(
        status=BROKEN,
        heading=marked("This cannot be opened here"),
        line=marked("The questions it was made with are not on this device. It is kept."),
    ),
    domain.OpenElsewhere: Page(
        status=CONFLICT,
        heading=marked("Open twice"),
        line=marked("This is open in another window. Use that one, or close it."),
    ),
    domain.StoreFull: Page(
        status=CONFLICT,
        heading=marked("Not saved"),
        line=marked("No room left. Nothing was lost. Send or export, then carry on."),
        can_retry=True,
    ),
    domain.StoreBroken: NOT_SAVED,
    domain.Barred: Page(
        status=REFUSED,
        heading=marked("This desk cannot get it"),
        line=marked("Nothing was sent. All is saved. Choose another desk."),
    ),
    domain.NotCleared: FAULT,
    domain.BadPolicy: FAULT,
    domain.CannotSeal: Page(
        status=BROKEN,
        heading=marked("It cannot be sealed"),
        line=marked("The keys of the desk do not work. All is saved. Call the desk."),
    ),
    domain.CannotOpen: Page(
        status=REFUSED,
        heading=marked("It cannot be opened"),
        line=marked("It is not for this desk, or it was changed on the way."),
    ),
    domain.HubOutOfReach: Page(
        status=UNREACHED,
        heading=marked("The desk could not be told"),
        line=marked("Nothing was lost. Try again when you are online."),
        can_retry=True,
    ),
    domain.BadTicket: OLD_FORM,
    domain.BadBundle: OLD_FORM,
    domain.NoPaper: OLD_FORM,
    domain.NoFont: Page(
        status=REFUSED,
        heading=marked("This cannot be a file here"),
        line=marked("This device has no font for some letters. Print the page instead."),
    ),
    casework.NotReady: Page(
        status=CONFLICT,
        heading=marked("Not ready to send"),
        line=marked("Something is still missing. Go back and check the rows."),
    ),
    casework.NotPlanned: OLD_FORM,
    casework.NeedsReason: OLD_FORM,
    casework.SameOfficer: OLD_FORM,
    casework.NoLookNeeded: OLD_FORM,
    forms.UnknownField: OLD_FORM,
    forms.Repeated: OLD_FORM,
    forms.NotOffered: OLD_FORM,
    forms.TooLong: Page(
        status=REFUSED,
        heading=marked("Too long"),
        line=marked("Nothing was cut. Make it shorter, then save again."),
        can_retry=True,
    ),
    UnknownLanguage: OLD_FORM,
}


# What the store refused is told with a page of its own, which a swap of the screen shows too:
# a status of 500 and more would only leave the button that sends again.
STORE = (PAGES[domain.StoreFull], NOT_SAVED, NOT_READ)


def install(app: Flask) -> None:
    """Let every error answer with its page, and a surprise with a neutral one."""
    for kind in PAGES:
        app.register_error_handler(kind, _of_room)
    app.register_error_handler(HTTPException, _of_http)
    app.register_error_handler(BROKEN, _surprise)


def _of_room(error: Exception) -> Response:
    if isinstance(error, domain.NoSuchEdition) and _may_show_answers():
        return redirect(url_for(ANSWERS, **(request.view_args or {})), SEE_OTHER)
    line = None
    if isinstance(error, domain.HubOutOfReach):
        line = officer(CAUSES[error.cause])
    nearest = next(kind for kind in type(error).mro() if kind in PAGES)
    page = PAGES[nearest]
    if page is NOT_SAVED and request.method != "POST":
        page = NOT_READ
    return _page(page, line)


def _may_show_answers() -> bool:
    """Say whether a talk was opened whose questions are not here: its answers can be shown."""
    is_talk = set(request.view_args or {}) == {"encounter"}
    return is_talk and request.method == "GET" and request.endpoint != ANSWERS


def _of_http(error: HTTPException) -> Response:
    pages = {NOT_FOUND: MISSING, TOO_LARGE: LARGE}
    return _page(pages.get(error.code or NOT_FOUND, OLD_FORM), status=error.code)


def _surprise(_error: Exception) -> Response:
    return _page(FAULT)


def _page(page: Page, line: Said | None = None, status: int | None = None) -> Response:
    is_form = page.can_retry and request.method == "POST" and not SECRET & request.form.keys()
    return respond(
        "errors/_error.html",
        title=officer(page.heading),
        status=status or page.status,
        heading=officer(page.heading),
        line=line or officer(page.line),
        fields=tuple(request.form.items(multi=True)) if is_form else (),
        typed=tuple((n, v) for n, v in request.form.items() if n in TYPED) if is_form else (),
        address=request.path if is_form else "",
        export=_export() if page in STORE else "",
    )


def _export() -> str:
    """Give the address where what is saved of the open encounter can be copied out."""
    encounter = (request.view_args or {}).get("encounter")
    return url_for("copies.copy", encounter=encounter) if encounter else ""
