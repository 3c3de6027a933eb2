"""Every error has its page: what happened, what was kept, what to do; nothing typed is lost."""

import inspect
from dataclasses import dataclass
from dataclasses import replace

import pytest

from app.casework import errors as casework
from app.casework.desk import Desk
from app.domain import errors as domain
from app.domain.encounter import Encounter
from app.domain.event import Recorded
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.web import reading_forms
from app.web.errors import PAGES
from tests.fakes import FakeEncounters
from tests.web.conftest import ROOT
from tests.web.officer import Officer
from tests.web.page_check import words_of

BASES = {
    domain.DomainError,
    domain.PortError,
    casework.CaseworkError,
    reading_forms.FormError,
}
MISSING = "/encounters/00000000-0000-4000-8000-00000000ffff"


@dataclass
class FullStore(FakeEncounters):
    """A store that has no room for one event more."""

    error: domain.PortError | None = None

    def save(self, encounter: Encounter, recorded: Recorded) -> None:
        """Refuse while an error is laid out."""
        if self.error:
            raise self.error
        super().save(encounter, recorded)


@pytest.fixture
def store() -> FullStore:
    """Give a store that works until a test says otherwise."""
    return FullStore()


@pytest.fixture
def troubled(desk: Desk, catalogues: Catalogues, store: FullStore) -> Officer:
    """Give an officer whose store can fail."""
    broken = replace(desk, encounters=store)
    app = create_app(broken, catalogues, ROOT / "static", lambda: None)
    app.testing = True
    return Officer(app=app, desk=broken)


@pytest.mark.parametrize("room", [domain, casework, reading_forms])
def test_every_error_of_a_room_has_a_page(room: object) -> None:
    """A new error class without a page is a mistake."""
    kinds = {
        kind
        for _, kind in inspect.getmembers(room, inspect.isclass)
        if issubclass(kind, Exception)
    }

    assert kinds - BASES - PAGES.keys() == set()


@pytest.mark.parametrize(("status", "error"), [(409, "StoreFull"), (409, "StoreBroken")])
def test_what_could_not_be_saved_stays_on_the_page(
    troubled: Officer, store: FullStore, status: int, error: str
) -> None:
    """The page holds every field and one button that sends them again."""
    began = troubled.begin()
    troubled.post(f"{began}/ask", way="core.full")
    store.error = getattr(domain, error)()
    address = f"{began}/questions/core.alone/words"

    page = troubled.refused(address, status, words="They keep my phone")

    form = page.find(".//main//form")
    assert form is not None
    assert form.get("action") == address
    assert "They keep my phone" in words_of(page)
    assert "Not saved. Tap to try again." in words_of(page)
    store.error = None
    again = {one.get("name"): one.get("value") for one in form.iter("input")}
    troubled.post(address, **{str(name): str(value) for name, value in again.items()})
    assert [one.words for one in troubled.encounter(began).words] == ["They keep my phone"]


class TornPage(domain.StoreBroken):
    """What a store says of itself when one page of its file cannot be read."""


def test_a_closer_named_error_keeps_what_was_typed_too(
    troubled: Officer, store: FullStore
) -> None:
    """An adapter may raise a kind of its own below one of the port: its page is the same."""
    troubled.app.testing = False
    began = troubled.begin()
    troubled.post(f"{began}/ask", way="core.full")
    store.error = TornPage()

    page = troubled.refused(f"{began}/questions/core.alone/words", 409, words="My phone")

    assert "Not saved. Tap to try again." in words_of(page)
    assert "My phone" in words_of(page)


def test_an_encounter_that_is_not_here_is_said_so(officer: Officer) -> None:
    """A wrong address shows a plain page."""
    assert "Nothing is here" in officer.words(f"{MISSING}/now", status=404)


@pytest.mark.parametrize(
    "address", ["/nope", "/encounters/1/now", "/encounters/../settings/x", "/received/x"]
)
def test_an_address_of_another_form_is_not_found(officer: Officer, address: str) -> None:
    """Ids have one form; everything else is not here."""
    officer.get(address, status=404)


def test_open_twice_is_said_in_plain_words(officer: Officer) -> None:
    """A question that an older page still shows is refused with its words."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/language?next=question", lang="vi")

    page = officer.refused(f"{began}/questions/core.alone", 409, absence="unknown", at="0")

    assert "This is open in another window." in words_of(page)


def test_a_question_off_the_path_is_not_asked(officer: Officer) -> None:
    """No way begun, no question on the path."""
    began = officer.begin()

    words = officer.words(f"{began}/questions/core.papers", status=409)

    assert "All answers are kept." in words


def test_a_form_of_another_release_is_refused_whole(officer: Officer) -> None:
    """Unknown fields, unknown codes and unknown ways change nothing."""
    began = officer.begin()
    officer.refused(f"{began}/signs", 422, sign="XXX99")
    officer.refused(f"{began}/signs", 422, colour="red")
    officer.refused(f"{began}/ask", 404, way="core.none")

    assert officer.encounter(began).history == ()


def test_a_surprise_shows_a_neutral_page(officer: Officer) -> None:
    """No trace of the cause stands on the page."""
    officer.app.testing = False
    officer.app.config["PROPAGATE_EXCEPTIONS"] = False
    officer.app.extensions["lock"] = _fall
    page = officer.refused("/lock", 500)

    assert "Something went wrong" in words_of(page)
    assert "secret" not in words_of(page)


def _fall() -> None:
    message = "secret"
    raise RuntimeError(message)


def test_a_form_that_is_far_too_large_is_refused(officer: Officer) -> None:
    """The bound of the whole form stands before any field is read."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    address = f"{began}/questions/core.alone/words"

    page = officer.refused(address, 413, words="a" * 300_000)

    assert "Nothing was cut." in words_of(page)
