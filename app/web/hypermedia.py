"""Pages and partials: the one module that knows htmx, its headers and its settings.

htmx 4.0.1, as its source says and as the tests try:

- Nothing is inherited unless it is named so; `BODY` names it once for every screen.
- A boosted link or form whose target is not the body asks for a `partial`; a request for
  the whole body, a history request and a browser without scripts get the page.
- A `<title>` in front of the partial becomes the title of the window.
- `fetch` follows a 303 by itself with the same headers, so a saved form needs nothing more
  than the 303; the address of the last answer replaces the one in the window.
- Addresses replace one another and are never pushed: after Hide nothing waits behind Back.
- A screen that refreshes itself asks with `?poll`, which counts as nobody's touch. It is
  morphed, so that rows with ids keep the focus, and the place on the page stays.
- 409 and 422 are swapped like any answer. 5xx and 403 are not: the form stays, and the page
  says so by itself. A refusal never changes the address.
"""

import json
from collections.abc import Callable
from dataclasses import dataclass
from typing import Final

from flask import Flask
from flask import Response
from flask import current_app
from flask import g
from flask import make_response
from flask import redirect
from flask import render_template
from flask import request as plain_request
from htmx_flask import Htmx
from htmx_flask import request
from markupsafe import Markup

from app.domain.device import Theme
from app.i18n.language import Language
from app.i18n.voices import Said
from app.web import frame
from app.web.frame import SCRIPTS
from app.web.speaking import voices

REFUSED: Final = 422
SEE_OTHER: Final = 303
CONFIG: Final = json.dumps(
    {
        "history": "reload",
        "defaultTimeout": 8000,
        "defaultSettleDelay": 0,
        "includeIndicatorCSS": False,
        "noSwap": [204, 304, 403, "5xx"],
    },
)
BODY: Final = Markup(
    'hx-boost:inherited="true" hx-target:inherited="#screen" '
    'hx-swap:inherited="outerHTML show:top showTarget:window" '
    'hx-replace-url:inherited="true" hx-sync:inherited="queue last"',
)

REFRESHING: Final = Markup(
    'hx-get="{}?poll" hx-trigger="every 30s" hx-target="this" hx-swap="outerMorph" '
    'hx-replace-url="false"',
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Look:
    """What the frame of every page needs to know: theme, and whether people are made up."""

    theme: Theme = Theme.auto
    training: bool = False


def furnish(app: Flask, look: Callable[[], Look] = Look) -> None:
    """Give an app the frame: layouts, words of the components, `request.htmx`.

    `look` is asked once for each page, so that a change in the settings shows at once.
    The voices must be installed on the same app.
    """
    Htmx(app)
    frame.install(app)
    app.extensions["look"] = look
    app.jinja_env.globals.update(tongue=tongue, refreshing=REFRESHING.format)


def respond(
    template: str,
    *,
    title: Said | str,
    status: int = 200,
    language: Language | None = None,
    **context: object,
) -> Response:
    """Answer with one screen: the bare partial to htmx, the page with it to everyone else.

    `template` is a partial with the root `<div id="screen" lang="{{ lang }}" dir="{{ dir }}">`.
    `language` is the screen's own, the officer's unless told; words in any other language
    are marked by the components. `title` is the neutral name of the screen.
    """
    spoken = language or voices().officer_language
    g.screen_lang = spoken.tag
    layout = "layouts/partial.html" if wants_partial() else "layouts/page.html"
    words = {"title": title, "lang": spoken.tag, "dir": spoken.direction, **context}
    page = render_template(layout, **{**_frame(), "screen": template, **words})
    return _sealed(make_response(page, status))


def fragment(template: str, *, status: int = 200, **context: object) -> Response:
    """Answer with a small part of a screen, such as a count; the address stays."""
    g.screen_lang = voices().officer_language.tag
    response = _sealed(make_response(render_template(template, **context), status))
    response.headers["HX-Replace-Url"] = "false"
    return response


def leave(address: str) -> Response:
    """Send the window to an address as a whole new page, as lock and theme need it."""
    if not request.htmx:
        return make_response(redirect(address, SEE_OTHER))
    response = _sealed(make_response(""))
    response.headers["HX-Redirect"] = address
    return response


def wants_partial() -> bool:
    """Say whether this request swaps a part of a page that already stands."""
    kind = plain_request.headers.get("HX-Request-Type")
    return bool(request.htmx) and kind == "partial"


def tongue(words: object) -> Markup:
    """Give the attributes that mark words in another language than their screen's."""
    if not isinstance(words, Said) or words.lang == g.get("screen_lang"):
        return Markup()
    return Markup(' lang="{}" dir="{}"').format(words.lang, words.dir)


def _frame() -> dict[str, object]:
    look: Look = current_app.extensions["look"]()
    mine = voices().officer_language
    return {
        "frame_lang": mine.tag,
        "frame_dir": mine.direction,
        "theme": "" if look.theme is Theme.auto else look.theme.value,
        "training": look.training,
        "stylesheets": (),
        "scripts": SCRIPTS,
        "htmx_config": CONFIG,
        "htmx_body": BODY,
    }


def _sealed(response: Response) -> Response:
    response.vary.update(("HX-Request", "HX-Request-Type"))
    if request.htmx and response.status_code >= 400:  # noqa: PLR2004 - HTTP's own border
        response.headers["HX-Replace-Url"] = "false"
    return response
