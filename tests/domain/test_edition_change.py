"""What another edition changes is found, told apart, and nothing else is."""

from dataclasses import replace

import pytest

from app.domain.edition_change import Change
from app.domain.edition_change import ChangeKind
from app.domain.edition_change import Subject
from app.domain.edition_change import changes
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.question import Question
from app.library.shelf import PackShelf
from tests.builders import PACKS

OTHER = Digest("other")


@pytest.fixture(scope="module")
def edition() -> Edition:
    """Give the edition that is shipped."""
    return PackShelf(PACKS, None).current("uk-ew")


def with_question(edition: Edition, place: int, *fresh: Question) -> Edition:
    """Put other questions in the place of one of the first pack that has any."""
    pack = next(one for one in edition.packs if one.questions)
    kept = list(pack.questions)
    kept[place : place + 1] = fresh
    changed = replace(pack, questions=tuple(kept))
    packs = tuple(changed if one is pack else one for one in edition.packs)
    return replace(edition, digest=OTHER, packs=packs)


def first(edition: Edition) -> Question:
    """Give the first question."""
    return next(one for one in edition.packs if one.questions).questions[0]


def found(old: Edition, new: Edition) -> list[tuple[Subject, ChangeKind]]:
    """Give subject and kind of every change."""
    return [(one.subject, one.kind) for one in changes(old, new)]


def test_the_same_edition_changes_nothing(edition: Edition) -> None:
    """Neither by its name nor by its content."""
    assert changes(edition, edition) == ()
    assert changes(edition, replace(edition, digest=OTHER)) == ()


def test_a_reworded_question_shows_both_wordings(edition: Edition) -> None:
    """The rules are the same, the words are not."""
    question = first(edition)
    words = replace(question.officer, english="Who keeps your papers now?")
    told = changes(edition, with_question(edition, 0, replace(question, officer=words)))

    assert told == (
        Change(
            subject=Subject.question,
            kind=ChangeKind.reworded,
            id=question.id,
            before=question.officer,
            after=words,
        ),
    )


def test_another_rule_of_a_question_is_no_rewording(edition: Edition) -> None:
    """One reply less, or another burden, is a rule."""
    question = first(edition)
    fewer = replace(question, replies=question.replies[:-1])

    assert found(edition, with_question(edition, 0, fewer)) == [
        (Subject.question, ChangeKind.rules)
    ]


def test_added_and_removed_questions_are_told(edition: Edition) -> None:
    """Each on its own side."""
    without = with_question(edition, 0)

    assert found(edition, without) == [(Subject.question, ChangeKind.removed)]
    assert found(without, edition) == [(Subject.question, ChangeKind.added)]


def test_law_contacts_and_switches_are_told(edition: Edition) -> None:
    """What the law says is never changed silently."""
    place = edition.jurisdiction
    fact = replace(place.facts[0], source="another source")
    switches = replace(place.switches, recovery_days=place.switches.recovery_days + 1)
    fresh = replace(
        place,
        facts=(fact, *place.facts[1:]),
        switches=switches,
        contacts=place.contacts[1:],
    )
    told = found(edition, replace(edition, digest=OTHER, jurisdiction=fresh))

    assert told == [
        (Subject.law, ChangeKind.rules),
        (Subject.law, ChangeKind.rules),
        (Subject.contact, ChangeKind.removed),
    ]
