"""What journeys cover: only what a reply, a tick or the card states counts."""

from dataclasses import replace
from pathlib import Path

from app import resources
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.library.content import Content
from app.library.coverage import coverage_of
from app.library.coverage import deniable
from app.library.coverage import uncovered
from app.library.reading import read

TINY = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"


def shipped() -> Content:
    """Read the shipped content."""
    content = read(resources.packs()).content
    assert content
    return content


def test_a_sign_that_no_journey_sets_is_named_with_its_place() -> None:
    """Without any journey, each question and sign is named."""
    told = [str(one) for one in uncovered(replace(shipped(), journeys={}))]

    assert any('no journey sets "CTL12" absent by a reply' in one for one in told)
    assert 'core/questions/wants.toml: id: no journey reaches "core.wants"' in told


def test_a_sign_counts_as_present_by_reply_by_tick_and_by_the_card() -> None:
    """And as absent only by the words of a reply."""
    covered = coverage_of(shipped())

    assert {Code("DOC01"), Code("MON02"), Code("CTL03")} <= covered.present
    assert Code("CTL12") in covered.absent


def test_only_what_is_asked_in_words_can_be_denied() -> None:
    """Ticks, context and derived signs have no reply that says no."""
    content = shipped()
    asked = set(deniable(content))
    told = {
        fact.code
        for pack in content.packs
        for question in pack.questions
        for reply in question.replies
        for fact in reply.facts
        if fact.state is State.absent
    }

    assert not asked & {"CRM08", "STA01", "BEH03"}
    assert asked <= told


def test_small_content_covers_little_and_says_so() -> None:
    """One card and three journeys leave most signs uncovered."""
    content = read(TINY).content

    assert content
    assert list(uncovered(content))
