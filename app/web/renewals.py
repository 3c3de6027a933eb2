"""New content by file: choose it, see who signed it and what changes, then take it or not."""

from collections.abc import Mapping
from typing import Final

from flask import Blueprint
from flask import request
from flask import url_for
from werkzeug.utils import redirect
from werkzeug.wrappers import Response

from app.casework import renewing
from app.domain.edition_change import Change
from app.domain.edition_change import ChangeKind
from app.domain.edition_change import Subject
from app.domain.errors import BadBundle
from app.domain.release import BundleFault
from app.i18n.formatting import date_words
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web import addresses
from app.web import reading_forms as reading
from app.web.deeds import no_record
from app.web.desk import here
from app.web.hypermedia import REFUSED
from app.web.hypermedia import respond
from app.web.limits import LARGEST_IMPORT
from app.web.speaking import officer
from app.web.speaking import voices

blueprint = Blueprint("renewals", __name__)
NO_RECORD: Final = "content only; taking it is logged by the act"

FAULTS: Final[Mapping[BundleFault, str]] = {
    BundleFault.too_large: marked("This file is too large. Ask for another one."),
    BundleFault.unreadable: marked("This file cannot be read. Ask for another one."),
    BundleFault.no_publisher: marked(
        "This device does not know who may send new content. Ask who set it up."
    ),
    BundleFault.other_publisher: marked(
        "This file is not from the people who send content to this device. Do not use it."
    ),
    BundleFault.older_keys: marked("This file is older than what is here. Ask for a new one."),
    BundleFault.signatures: marked(
        "Not enough of the right people signed this file. Do not use it."
    ),
    BundleFault.changed: marked("This file was changed after it was signed. Do not use it."),
    BundleFault.older: marked("This file is older than what is here. Ask for a new one."),
    BundleFault.already: marked("This content is here already."),
    BundleFault.twice: marked(
        "There is other content with the same number. Tell the people who sent it."
    ),
    BundleFault.content: marked(
        "This content does not work with this program. The program may need an update."
    ),
    BundleFault.no_place: marked("This content has nothing for the place of this device."),
    BundleFault.gone: marked("The file is not here any more. Choose it again."),
}
SUBJECTS: Final[Mapping[Subject, str]] = {
    Subject.question: marked("Questions"),
    Subject.sign: marked("Signs"),
    Subject.law: marked("Law notes"),
    Subject.contact: marked("Contacts"),
    Subject.person: marked("Words for the person"),
    Subject.rule: marked("Rules and advice"),
}
KINDS: Final[Mapping[ChangeKind, str]] = {
    ChangeKind.added: marked("New"),
    ChangeKind.removed: marked("Left out"),
    ChangeKind.reworded: marked("Other words"),
    ChangeKind.rules: marked("Other rules"),
}
Group = tuple[Said, tuple[tuple[Said, Change], ...]]


@blueprint.get("/settings/content")
@no_record(NO_RECORD)
def content() -> Response:
    """Show what content this device works with, and take a file."""
    return _page()


@blueprint.post("/settings/content")
@no_record(NO_RECORD)
def choose() -> Response:
    """Verify a file and lay it ready; nothing is changed yet."""
    reading.only(request.form)
    file = request.files.get("bundle")
    data = file.stream.read(LARGEST_IMPORT + 1) if file else b""
    if not data:
        return _page(officer("Choose a file first."))
    try:
        renewing.offer(here(), data)
    except BadBundle as refused:
        return _page(officer(FAULTS[refused.fault]))
    return redirect(url_for("renewals.look"), addresses.SEE_OTHER)


@blueprint.get("/settings/content/new")
@no_record(NO_RECORD)
def look() -> Response:
    """Show what lies ready: who signed it, and what changes."""
    try:
        renewal = renewing.offered(here())
    except BadBundle as refused:
        return _page(officer(FAULTS[refused.fault]))
    return respond(
        "settings/_new_content.html",
        title=officer("New content"),
        renewal=renewal,
        made_on=date_words(voices().officer_language, renewal.release.made_at.date()),
        groups=groups_of(renewal.changes),
        idle_minutes=renewal.policy.idle_seconds // 60 if renewal.policy else 0,
        is_old=renewal.release.is_old(here().clock.now()),
        back=url_for("renewals.content"),
    )


@blueprint.post("/settings/content/new")
@no_record(NO_RECORD)
def take() -> Response:
    """Take what was looked at; encounters keep the content they began with."""
    reading.only(request.form, "release")
    try:
        renewing.take(here(), reading.one(request.form, "release"))
    except BadBundle as refused:
        return _page(officer(FAULTS[refused.fault]))
    return redirect(url_for("renewals.content"), addresses.SEE_OTHER)


def groups_of(changes: tuple[Change, ...]) -> tuple[Group, ...]:
    """Lay changes out by subject, each with the word for how it changed."""
    return tuple(
        (
            officer(words),
            tuple((officer(KINDS[one.kind]), one) for one in changes if one.subject is subject),
        )
        for subject, words in SUBJECTS.items()
        if any(one.subject is subject for one in changes)
    )


def _page(error: Said | None = None) -> Response:
    desk = here()
    release = renewing.in_force(desk)
    edition = desk.shelf.current(desk.device.profile().jurisdiction)
    language = voices().officer_language
    return respond(
        "settings/_content.html",
        title=officer("Content of this device"),
        status=REFUSED if error else 200,
        release=release,
        made_on=date_words(language, release.made_at.date()) if release else "",
        legal_date=date_words(language, edition.jurisdiction.legal_date),
        is_old=renewing.is_old(desk),
        can_renew=renewing.can_renew(desk),
        error=error,
        back=url_for("preferences.settings"),
    )
