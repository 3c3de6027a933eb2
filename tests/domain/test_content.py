"""Small promises of content values: finding things, and dates that ask to be checked."""

from dataclasses import replace
from datetime import date

import pytest

from app.domain.catalogue import Kind
from app.domain.catalogue import Strength
from app.domain.catalogue import Weights
from app.domain.dated_fact import Confidence
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.dated_fact import DatedFact
from app.domain.device import Profile
from app.domain.device import Role
from app.domain.device import Theme
from app.domain.errors import UnknownQuestion
from app.domain.guidance import Flag
from app.domain.outcome import Outcome
from app.domain.pack import Digest
from app.domain.question import Card
from tests.builders import edition
from tests.builders import guidance
from tests.builders import question
from tests.builders import text

CHECKED, REVIEW = date(2026, 11, 1), date(2027, 5, 1)
CARD = Card(
    danger=(), child=(), groups=(), offence=text("Stopped"), offences=(), may_hide_signs=()
)
PAY = question("t.pay")
CONTENT = edition(PAY)


def test_an_edition_finds_its_questions_and_ways() -> None:
    """By id, in whichever pack they stand."""
    assert CONTENT.question(PAY.id) == PAY
    assert CONTENT.way("all").questions == ("t.pay",)


@pytest.mark.parametrize("name", ["t.gone", "all"])
def test_an_edition_refuses_a_question_that_it_does_not_hold(name: str) -> None:
    """An address typed by hand leads nowhere."""
    with pytest.raises(UnknownQuestion) as caught:
        CONTENT.question(type(PAY.id)(name))

    assert caught.value.question == name


def test_an_edition_refuses_a_way_that_it_does_not_hold() -> None:
    """A way is named by the content, not by the screen."""
    with pytest.raises(UnknownQuestion):
        CONTENT.way("t.pay")


def test_an_edition_gives_the_card_of_the_pack_that_has_one() -> None:
    """The look-and-listen card stands in one pack."""
    plain = CONTENT.packs[0]
    both = replace(CONTENT, packs=(plain, replace(plain, card=CARD)))

    assert both.card() == CARD


def test_an_edition_is_found_by_its_digest_and_still_told_apart() -> None:
    """Only the hash looks at the digest alone."""
    same = replace(CONTENT, settings=())
    other = replace(CONTENT, digest=Digest("1" * 64))

    assert hash(same) == hash(CONTENT)
    assert same != CONTENT
    assert hash(other) != hash(CONTENT)


def test_guidance_has_words_for_every_result() -> None:
    """Each outcome and each flag finds its own."""
    words = guidance()

    assert [words.words(outcome).id for outcome in Outcome] == list(Outcome)
    assert [words.flag(flag).id for flag in Flag] == list(Flag)


@pytest.mark.parametrize(
    ("today", "expected"), [(CHECKED, False), (REVIEW, False), (date(2027, 5, 2), True)]
)
def test_a_dated_fact_is_overdue_after_its_review_date(today: date, *, expected: bool) -> None:
    """Law and numbers are trusted until their review date, then marked."""
    fact = DatedFact(
        id="f",
        says=text(),
        source="Act",
        checked_on=CHECKED,
        review_by=REVIEW,
        confidence=Confidence.read,
    )
    contact = Contact(
        id="c",
        role=ContactRole.advice,
        name=text(),
        source="Site",
        checked_on=CHECKED,
        review_by=REVIEW,
        confidence=Confidence.verify,
    )

    assert fact.is_overdue(today) is expected
    assert contact.is_overdue(today) is expected


@pytest.mark.parametrize("kind", Kind)
def test_each_type_has_a_strength_of_its_own(kind: Kind) -> None:
    """Four columns, four types."""
    weights = Weights(
        labour=Strength.strong,
        sexual=Strength.medium,
        criminal=Strength.weak,
        domestic=Strength.none,
    )

    assert weights.of(kind) is list(Strength)[list(Kind).index(kind)]


def test_a_profile_changes_one_thing_at_a_time() -> None:
    """Recent languages and the theme are chosen on the device."""
    profile = Profile(role=Role.officer, jurisdiction="uk-ew", language="en", unit="Unit 4")

    changed = profile.with_recents(("vi", "ar")).with_theme(Theme.night)

    assert changed == replace(profile, recents=("vi", "ar"), theme=Theme.night)
