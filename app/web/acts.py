"""What each address does to records, and the one hook that logs it before the view runs.

An address that names a record is logged by its shape: opening is a consultation, sending a
form an alteration. A view says otherwise, or more, right below its route. An address that
names no record has to say what it does; a test walks all of them.
"""

from collections.abc import Mapping
from dataclasses import replace
from typing import Final

from flask import Flask
from flask import current_app
from flask import request
from werkzeug.routing import Rule
from werkzeug.wrappers import Response

from app.casework.daybook import Daybook
from app.domain.audit import Act
from app.domain.audit import Operation
from app.web.deeds import MARK
from app.web.deeds import Deed
from app.web.purposes import ask

NAMES: Final = ("encounter", "envelope", "site")
LOOKS: Final = ("GET", "HEAD")
STATIC: Final = "static"
LOOK: Final = (Operation.consultation,)


def install(app: Flask, daybook: Daybook) -> None:
    """Log every act of an app before its view runs; after its screens are registered."""
    app.extensions["daybook"] = daybook
    app.extensions["deeds"] = {
        (rule.endpoint, method): deed_of(app, rule, method)
        for rule in app.url_map.iter_rules()
        for method in rule.methods or ()
    }
    app.before_request(_log)


def deed_of(app: Flask, rule: Rule, method: str) -> Deed | None:
    """Give what an address does; None where it names no record and declares nothing."""
    if rule.endpoint == STATIC or method == "OPTIONS":
        return Deed(reason="no view of ours")
    declared: Deed | None = getattr(app.view_functions[rule.endpoint], MARK, None)
    names_record = any(name in rule.arguments for name in NAMES)
    if declared is not None:
        is_look = declared.is_own_line and names_record
        return replace(declared, operations=LOOK) if is_look else declared
    if not names_record:
        return None
    is_look = method in LOOKS
    return Deed(operations=(Operation.consultation if is_look else Operation.alteration,))


def _log() -> Response | None:
    """Write the lines of this request; a look at an old record is asked its purpose first."""
    deeds: Mapping[tuple[str, str], Deed] = current_app.extensions["deeds"]
    deed = deeds.get((request.endpoint or "", request.method))
    if deed is None:
        return None
    daybook: Daybook = current_app.extensions["daybook"]
    kind, about = _object(deed)
    acts = [Act(operation=one, kind=kind, about=about) for one in deed.operations]
    for act in acts:
        if request.method in LOOKS and daybook.must_ask(act):
            return ask(kind, about)
    for act in acts:
        daybook.note(act)
    return None


def _object(deed: Deed) -> tuple[str, str]:
    args = request.view_args or {}
    named = next((name for name in NAMES if name in args), "")
    if deed.kind or not named:
        return deed.kind, ""
    return named, args[named]
