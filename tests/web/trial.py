"""Three small screens on the real frame, to try what htmx and our script really do."""

from collections.abc import Mapping
from time import sleep

from flask import Blueprint
from flask import Flask
from flask import Response
from flask import current_app
from flask import redirect
from flask import request
from jinja2 import ChoiceLoader
from jinja2 import DictLoader

from app.web.hypermedia import REFUSED
from app.web.hypermedia import Look
from app.web.hypermedia import fragment
from app.web.hypermedia import leave
from app.web.hypermedia import respond
from tests.web.parts import parts_app

_ROOT = '<div id="screen" class="screen" lang="{{ lang }}" dir="{{ dir }}">'
_NIGHT = _ROOT.replace(">", ' data-theme="night">')
SCREENS: Mapping[str, str] = {
    "trial/_ask.html": f"""{_ROOT}
{{% from "components/top.html" import top %}}{{% from "components/answer.html" import answer %}}
{{% from "components/error_summary.html" import error_summary %}}
{{% from "components/field.html" import field %}}
{{{{ top("Question 1", back="/") }}}}
<main id="main">{{{{ error_summary(errors) }}}}<h1 tabindex="-1">Where is it?</h1>
<form method="post" action="/ask">{{{{ field("place", "Place", value) }}}}
<ul class="ans"><li>{{{{ answer("self", "They have it") }}}}</li></ul></form>
<a class="btn" href="/signs">Signs</a><a class="btn" href="/broken">Broken</a></main></div>""",
    "trial/_signs.html": f"""{_ROOT}
{{% from "components/top.html" import top %}}{{% from "components/tick.html" import tick %}}
{{{{ top("Look and listen", heading=true) }}}}<form method="post" action="/signs">
<main id="main">{{% for code in ("C1", "C2", "C3") %}}
{{{{ tick("sign", code, "Sign " ~ code, code in ticked, "/signs") }}}}{{% endfor %}}</main>
<section class="foot" aria-label="Actions">{{% include "trial/_count.html" %}}</section>
</form></div>""",
    "trial/_count.html": """{% from "components/btn.html" import btn %}<div id="count">
{% for code in ticked %}<input type="hidden" name="was" value="{{ code }}">{% endfor %}
{{ btn(ticked | length ~ " noted. What now?", kind="pri", name="action", value="now") }}
</div>""",
    "trial/_done.html": f"""{_ROOT}
<main id="main"><h1 tabindex="-1">Saved</h1><p id="posts">{{{{ posts }}}}</p></main></div>""",
    "trial/_lock.html": f"""{_NIGHT}
{{% from "components/pin_pad.html" import pin_pad %}}
<main id="main" class="lockm"><h1>Enter your PIN</h1>
<form method="post" action="/pin">{{{{ pin_pad() }}}}
<button class="btn pri mid" type="submit">Unlock</button></form></main></div>""",
    "trial/_clock.html": f"""{_NIGHT}
<main id="main" class="hid"><h1 class="clock" data-clock>23:24</h1>
<a class="btn mid" href="/">Tap to carry on</a></main></div>""",
}
trial = Blueprint("trial", __name__)


def trial_app(look: Look | None = None) -> Flask:
    """Build the trial app; what was posted stands in `app.extensions["posted"]`."""
    app = parts_app(look)
    loader = app.jinja_env.loader
    app.jinja_env.loader = ChoiceLoader([*([loader] if loader else []), DictLoader(SCREENS)])
    app.extensions["posted"] = []
    app.extensions["ticked"] = []
    app.extensions["broken"] = False
    app.register_blueprint(trial)
    return app


@trial.get("/")
def ask() -> Response:
    """Show the question."""
    return respond("trial/_ask.html", title="Question 1", errors=(), value="")


@trial.post("/ask")
def answer() -> Response | tuple[str, int]:
    """Take an answer: slow, broken, refused or saved, as the test wants it."""
    state = current_app.extensions
    if state["broken"]:
        return "broken", 500
    state["posted"].append(request.form.to_dict())
    sleep(0.3)
    if not request.form["place"]:
        errors = (("place", "Type the place"),)
        return respond(
            "trial/_ask.html", title="Question 1", status=REFUSED, errors=errors, value=""
        )
    return _see("/done")


@trial.get("/done")
def done() -> Response:
    """Say that it was saved."""
    posts = len(current_app.extensions["posted"])
    return respond("trial/_done.html", title="Saved", posts=posts)


@trial.get("/signs")
def signs() -> Response:
    """Show the sign card."""
    return respond("trial/_signs.html", title="Look and listen", ticked=_ticked())


@trial.post("/signs")
def note() -> Response:
    """Keep the ticks, slowly; a tick answers with the count alone."""
    sleep(0.1)
    was, now = set(request.form.getlist("was")), set(request.form.getlist("sign"))
    kept = set(_ticked()) - (was - now) | (now - was)
    current_app.extensions["ticked"] = sorted(kept)
    if request.form.get("action") == "tick":
        return fragment("trial/_count.html", ticked=_ticked())
    return _see("/done")


@trial.get("/broken")
def broken() -> tuple[str, int]:
    """Break while opening."""
    return "broken", 500


@trial.get("/lock")
def lock() -> Response:
    """Show the pad."""
    return respond("trial/_lock.html", title="Locked")


@trial.post("/pin")
def pin() -> Response:
    """Take the digits and leave for a whole new page."""
    current_app.extensions["posted"].append(request.form.to_dict())
    return leave("/done")


@trial.get("/clock")
def clock() -> Response:
    """Show the clock."""
    return respond("trial/_clock.html", title="Clock")


def _ticked() -> list[str]:
    found: list[str] = current_app.extensions["ticked"]
    return found


def _see(address: str) -> Response:
    response = redirect(address, 303)
    assert isinstance(response, Response)
    return response
