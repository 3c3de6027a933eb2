"""From evidence to the form: readiness, a note without a name, the conditions of a talk."""

import pytest

from tests.form_clerk import FormClerk
from tests.journeys.station import Station

pytestmark = pytest.mark.browser


@pytest.fixture(name="clerk")
def _clerk(rehearsal: Station) -> FormClerk:
    return FormClerk(page=rehearsal.window())


def test_the_form_of_an_adult_gets_ready_tap_by_tap(clerk: FormClerk) -> None:
    """What the officer fills leads to the next; a reason counts as explained."""
    clerk.meets_an_adult("yes", "DOC01", "MON06")
    clerk.answers("adult")
    clerk.opens_form()
    needed, ready, explained, still_open = clerk.counts()
    clerk.opens_field("insight")
    clerk.writes_field("I saw one man hold the papers of four others, and answer for them.")
    following = clerk.place
    clerk.chooses("no")
    clerk.goes_back()
    clerk.opens_field("family")
    clerk.says_not_known("not_asked")
    after = clerk.counts()

    assert needed == ready + explained + still_open
    assert following == "concerns"
    assert after == (needed, ready + 2, explained + 1, still_open - 3)


def test_after_a_no_only_a_note_without_a_name_can_go(clerk: FormClerk) -> None:
    """The name stands nowhere in it, and it goes only when the person was told."""
    clerk.meets_an_adult("no", "DOC01", "MON06")
    clerk.says_why(clerk.first_reason())
    clerk.checks_and_sends()
    clerk.changes_row("age")
    clerk.answers("adult")
    blocked = clerk.rows()["They agree"]
    clerk.sees_the_note()
    shown = clerk.words
    clerk.told_them()
    rows = clerk.rows()

    assert "See the note first" in blocked
    assert "This is all that would be sent" in shown
    assert set(rows) == {"Goes to", "They agree", "Age", "What you saw and heard"}
    assert "See the note first" not in rows["They agree"]


def test_asking_again_and_looking_after_them_are_one_tap_each(clerk: FormClerk) -> None:
    """The question says what was told; a break is noted from the page of how they are."""
    clerk.asks_all()
    clerk.points_to("vi")
    asked = clerk.place
    clerk.gets_no_answer("unknown")
    clerk.changes_the_last()
    told = clerk.words
    clerk.follows("Ask again")
    clerk.follows("The first answer is not clear")
    again = clerk.place
    clerk.page.goto(f"{clerk.encounter}/welfare")
    clerk.finds_them("upset")
    offered = clerk.words
    clerk.finds_them("break")
    clerk.page.goto(f"{clerk.encounter}/interpreter")
    clerk.names_the_interpreter("phone")
    clerk.unfolds("What goes with the referral")
    words = clerk.words

    assert asked == again
    assert "Already told" in told
    assert "Offer a break and water" in offered
    assert "an interpreter by phone" in words
    assert "Asked again what was on record: 1" in words
