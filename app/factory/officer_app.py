"""The officer's app: the desk, the two voices, every screen; imports no adapter."""

from collections.abc import Callable
from pathlib import Path

from flask import Flask

from app.casework import timing
from app.casework.daybook import Daybook
from app.casework.desk import Desk
from app.domain.device import Role
from app.i18n.catalogues import Catalogues
from app.web import acts
from app.web import addresses
from app.web import advice
from app.web import agreement
from app.web import assessments
from app.web import blocking
from app.web import comparisons
from app.web import contacts
from app.web import copies
from app.web import crossings
from app.web import desk_talks
from app.web import errors
from app.web import forms
from app.web import hide
from app.web import home
from app.web import hypermedia
from app.web import judgements
from app.web import keeping
from app.web import languages
from app.web import law
from app.web import leaving
from app.web import limits
from app.web import lock_facts
from app.web import meanings
from app.web import observations
from app.web import offences
from app.web import packs
from app.web import passing
from app.web import patterns
from app.web import places
from app.web import plans
from app.web import preferences
from app.web import prints
from app.web import purposes
from app.web import questions
from app.web import receipts
from app.web import received
from app.web import referrals
from app.web import renewals
from app.web import renewing
from app.web import rights
from app.web import saved
from app.web import sending
from app.web import site_people
from app.web import sites
from app.web import speaking
from app.web import steps
from app.web import talks
from app.web import wages
from app.web.hypermedia import Look
from app.web.reading_forms import LONGEST
from app.web.wording import when

SCREENS = (
    home,
    observations,
    languages,
    questions,
    packs,
    places,
    assessments,
    comparisons,
    wages,
    judgements,
    meanings,
    steps,
    offences,
    leaving,
    plans,
    keeping,
    receipts,
    prints,
    copies,
    rights,
    agreement,
    referrals,
    passing,
    forms,
    talks,
    sending,
    saved,
    advice,
    desk_talks,
    sites,
    site_people,
    law,
    contacts,
    preferences,
    renewals,
    crossings,
    hide,
    blocking,
    lock_facts,
    received,
    purposes,
    renewing,
)


def create_app(
    desk: Desk,
    catalogues: Catalogues,
    static: Path,
    lock: Callable[[], None],
    *,
    with_patterns: bool = False,
) -> Flask:
    """Build the app of an unlocked device; `lock` ends the process that serves it.

    The page of all parts is served only where it was asked for. Until a real device brings
    its own blocker and renewer, blocking only locks and no secret can be changed.
    """
    app = Flask("app.web", template_folder="templates", static_folder=static)
    app.extensions["desk"] = desk
    app.extensions["lock"] = lock
    blocking.install(app, blocking.OnlyLocks(lock))
    renewing.install(app, renewing.NothingToRenew())
    speaking.install(app, catalogues, lambda: desk.device.profile().language)
    hypermedia.furnish(app, lambda: _look(desk))
    limits.install(app)
    app.jinja_env.globals.update(
        when=when,
        longest=LONGEST,
        is_short_of_room=desk.device.is_short_of_room,
        repaired=desk.device.repaired,
        is_clock_doubtful=lambda: timing.is_clock_doubtful(desk),
    )
    addresses.install(app)
    errors.install(app)
    hide.install(app)
    for screen in SCREENS:
        app.register_blueprint(screen.blueprint)
    if with_patterns:
        app.register_blueprint(patterns.blueprint)
    acts.install(app, Daybook(desk))
    return app


def _look(desk: Desk) -> Look:
    profile = desk.device.profile()
    return Look(theme=profile.theme, training=profile.role is Role.training)
