"""One answer for two askers: the page for everyone, the partial for htmx."""

import json
import re
from html import unescape

import pytest
from flask import Flask
from flask.testing import FlaskClient

from app.domain.consent import ReviewState
from app.domain.device import Theme
from app.i18n.voices import Said
from app.web.hypermedia import CONFIG
from app.web.hypermedia import Look
from app.web.hypermedia import tongue
from tests.web.trial import trial_app

PARTIAL = {"HX-Request": "true", "HX-Request-Type": "partial", "HX-Target": "div#screen"}
HISTORY = {"HX-Request": "true", "HX-Request-Type": "full"}


@pytest.fixture(name="app")
def _app() -> Flask:
    return trial_app()


@pytest.fixture(name="client")
def _client(app: Flask) -> FlaskClient:
    return app.test_client()


def test_a_plain_request_gets_the_page(client: FlaskClient) -> None:
    """Without htmx the whole page comes, with its title and one screen."""
    page = client.get("/").text

    assert page.startswith("<!doctype html>")
    assert page.count('id="screen"') == 1
    assert "<title>Question 1</title>" in page


def test_no_browser_sends_words_to_a_translator_or_a_speller(client: FlaskClient) -> None:
    """A page in two languages invites an offer that would send it away as a whole."""
    page = client.get("/").text

    assert re.search('<html [^>]*translate="no"', page)
    assert re.search('<body [^>]*spellcheck="false" writingsuggestions="false"', page)


def test_a_partial_request_gets_the_screen_and_its_title(client: FlaskClient) -> None:
    """For htmx the title and the one root element come, no frame."""
    part = client.get("/", headers=PARTIAL).text

    assert part.startswith('<title>Question 1</title>\n<div id="screen"')
    assert "<html" not in part


def test_a_history_request_gets_the_page(client: FlaskClient) -> None:
    """Whoever swaps the whole body gets the whole page."""
    page = client.get("/", headers=HISTORY).text

    assert page.startswith("<!doctype html>")


@pytest.mark.parametrize("headers", [{}, PARTIAL, HISTORY])
def test_every_answer_names_what_it_depends_on(
    client: FlaskClient, headers: dict[str, str]
) -> None:
    """A cache that ever stood between could not mix page and partial."""
    response = client.get("/", headers=headers)

    assert response.headers["Vary"] == "HX-Request, HX-Request-Type"


def test_a_refusal_is_the_same_screen_and_keeps_the_address(client: FlaskClient) -> None:
    """422 carries the form, the summary comes before the heading, the address stays."""
    response = client.post("/ask", data={"place": ""}, headers=PARTIAL)

    assert response.status_code == 422
    assert response.headers["HX-Replace-Url"] == "false"
    assert 0 < response.text.index('role="alert"') < response.text.index("<h1")


def test_a_refusal_without_scripts_is_a_page(client: FlaskClient) -> None:
    """The same refusal comes as a page, and no header of htmx goes out."""
    response = client.post("/ask", data={"place": ""})

    assert response.status_code == 422
    assert response.text.startswith("<!doctype html>")
    assert not [name for name in response.headers.keys() if name.startswith("HX-")]  # noqa: SIM118


def test_a_fragment_never_changes_the_address(client: FlaskClient) -> None:
    """The count alone comes back, and the address stays."""
    data = {"sign": ["C1", "C2"], "action": "tick"}
    response = client.post("/signs", data=data, headers=PARTIAL)

    assert "2 noted" in response.text
    assert "<title>" not in response.text
    assert response.headers["HX-Replace-Url"] == "false"


def test_leaving_loads_a_whole_new_page(client: FlaskClient) -> None:
    """Lock and theme answer htmx with an address to load, a plain form with a 303."""
    by_htmx = client.post("/pin", data={"pin": "1"}, headers=PARTIAL)
    plain = client.post("/pin", data={"pin": "1"})

    assert (by_htmx.status_code, by_htmx.headers["HX-Redirect"]) == (200, "/done")
    assert (plain.status_code, plain.headers["Location"]) == (303, "/done")


def test_the_page_carries_the_settings_of_htmx(client: FlaskClient) -> None:
    """The settings stand in one meta element, readable as they were written."""
    page = client.get("/").text
    found = re.search(r'name="htmx-config" content="([^"]*)"', page)

    assert found
    assert unescape(found[1]) == CONFIG
    assert json.loads(CONFIG)["history"] == "reload"


@pytest.mark.parametrize(
    ("theme", "mark"),
    [(Theme.auto, ""), (Theme.day, ' data-theme="day"'), (Theme.night, ' data-theme="night"')],
)
def test_the_theme_stands_on_the_page(theme: Theme, mark: str) -> None:
    """A chosen theme is written down; auto leaves it to the device."""
    page = trial_app(Look(theme=theme)).test_client().get("/").text

    assert f'<html lang="en" dir="ltr"{mark} translate="no">' in page


def test_made_up_people_stripe_every_page() -> None:
    """The stripe is on the page of made-up people and on no other."""
    striped = trial_app(Look(training=True)).test_client().get("/").text
    plain = trial_app().test_client().get("/").text

    assert 'class="stripe"' in striped
    assert 'class="stripe"' not in plain


def test_words_in_another_language_are_marked(app: Flask) -> None:
    """The screen's own language needs no mark, any other gets language and direction."""
    said = Said(words="a", lang="ar", dir="rtl", state=ReviewState.draft)
    with app.test_request_context("/"):
        marked = tongue(said)

    assert marked == ' lang="ar" dir="rtl"'


def test_words_that_are_no_ones_are_not_marked(app: Flask) -> None:
    """A plain string, such as a number or a name, carries no language."""
    with app.test_request_context("/"):
        marked = tongue("PC 4417")

    assert marked == ""
