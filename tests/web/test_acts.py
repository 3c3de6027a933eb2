"""Every address says what it does, and its line stands before the page is made."""

from datetime import timedelta

import pytest

from app.casework.desk import Desk
from app.domain.audit import FRESH
from app.domain.errors import StoreFull
from app.web.acts import deed_of
from tests.fakes import FakeClock
from tests.fakes import FakeJournal
from tests.web.officer import Officer
from tests.web.page_check import words_of

pytestmark = pytest.mark.threat("T09")
WHY = "What do you need it for?"


def operations(desk: Desk) -> list[str]:
    """Give the kinds of act in the journal."""
    assert isinstance(desk.journal, FakeJournal)
    return [line[0] for line in desk.journal.lines]


def an_old_one(officer: Officer, desk: Desk) -> str:
    """Begin an encounter, let a day go by, and forget what was logged."""
    began = officer.begin()
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(FRESH + timedelta(minutes=1))
    assert isinstance(desk.journal, FakeJournal)
    desk.journal.lines.clear()
    return began


def test_every_address_says_what_it_does(officer: Officer) -> None:
    """A new address without a record in it needs a word of its own, next to its view."""
    silent = [
        (rule.rule, method)
        for rule in officer.app.url_map.iter_rules()
        for method in rule.methods or ()
        if deed_of(officer.app, rule, method) is None
    ]

    assert silent == []


def test_answering_writes_one_line_for_many_answers(officer: Officer, desk: Desk) -> None:
    """The first save, the first look and the first change; no more within the spell."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="core.full")
    place = officer.post(f"{began}/language?next=question", lang="vi")
    for _ in range(4):
        officer.get(place)
        place = officer.post(place, absence="unknown")

    assert sorted(operations(desk)) == ["alteration", "collection", "consultation"]


def test_a_page_is_not_shown_when_its_line_cannot_be_written(
    officer: Officer, desk: Desk
) -> None:
    """The look, and the form whose words stay on the page."""
    began = officer.begin()

    def full(*_: object, **__: object) -> None:
        raise StoreFull

    desk.journal.note = full  # type: ignore[method-assign]
    shown = words_of(officer.get(f"{began}/signs", status=409))
    kept = officer.refused(f"{began}/referral/name", 409, words="An")

    assert "No room left" in shown
    assert "An" in "".join(kept.itertext())
    assert officer.encounter(began).history == ()


def test_an_old_record_is_opened_for_a_purpose(officer: Officer, desk: Desk) -> None:
    """One tap, then the page that was wanted, and no question again."""
    began = an_old_one(officer, desk)
    asked = officer.words(f"{began}/language?next=referral")
    onward = officer.post(
        f"{began}/why", purpose="review", then=f"{began}/language?next=referral"
    )
    shown = officer.words(onward)

    assert WHY in asked
    assert onward == f"{began}/language?next=referral"
    assert WHY not in shown
    assert operations(desk) == ["consultation"]
    assert desk.journal.purpose("encounter", began.split("/")[2], desk.clock.now()) == "review"


@pytest.mark.parametrize(
    "wanted", ["https://example.org/", "//example.org", "/settings", "/encounters/x", ""]
)
def test_a_purpose_leads_to_its_own_record_only(
    officer: Officer, desk: Desk, wanted: str
) -> None:
    """Whatever stands in the form."""
    began = an_old_one(officer, desk)

    assert officer.post(f"{began}/why", purpose="refer", then=wanted) == began


def test_an_unknown_purpose_opens_nothing(officer: Officer, desk: Desk) -> None:
    """A page made by hand."""
    began = an_old_one(officer, desk)
    officer.refused(f"{began}/why", 422, purpose="curious", then=began)

    assert operations(desk) == []
    assert WHY in officer.words(began)


def test_what_was_typed_into_an_old_record_is_never_lost(officer: Officer, desk: Desk) -> None:
    """A form that was open over night is saved first; the next look is asked."""
    began = an_old_one(officer, desk)
    officer.post(f"{began}/referral/name", words="An")

    assert officer.encounter(began).detail("name") == "An"
    assert operations(desk) == ["alteration"]
