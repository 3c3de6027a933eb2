"""All texts of an edition, once each, with their reader and domain."""

from app import resources
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.library.reading import read
from app.library.shelf import PackShelf
from app.library.wording import Audience
from app.library.wording import WordingKind
from app.library.wording import texts


def edition() -> Edition:
    """Give the shipped edition."""
    return PackShelf(resources.packs(), None).current("uk-ew")


def test_every_text_that_was_built_is_given_exactly_once() -> None:
    """No text of the content can be forgotten by the translators' list."""
    content = read(resources.packs()).content
    assert content

    editions = [content.edition(place, Digest("")) for place in content.jurisdictions]
    given = [[wording.text.id for wording in texts(one)] for one in editions]

    assert [len(one) for one in given] == [len(set(one)) for one in given]
    assert set().union(*given) == set(content.places)


def test_each_pack_has_a_domain_of_its_own() -> None:
    """Shared files are domains too."""
    shared = {"catalogue", "guidance", "settings", "alternatives", "uk-ew"}
    packs = {pack.id for pack in edition().packs}

    found = {wording.domain for wording in texts(edition())}

    assert {f"pack-{name}" for name in shared | packs} <= found


def test_rights_and_agreement_are_safety_words_for_the_person() -> None:
    """They must never be shown as reviewed when nobody reviewed them."""
    found = [one for one in texts(edition()) if one.kind in (WordingKind.rights, "agreement")]

    assert len(found) == 11
    assert all(one.safety and one.audience is Audience.person for one in found)


def test_the_officers_question_is_read_by_both() -> None:
    """The person reads its translation."""
    both = {one.text.id for one in texts(edition()) if one.audience is Audience.both}

    questions = [one for pack in edition().packs for one in pack.questions]
    assert both == {text.id for one in questions for text in (one.officer, one.another_way)}


def test_every_text_has_a_note_for_translators() -> None:
    """Nobody translates a line without knowing what it is for."""
    assert all(wording.why for wording in texts(edition()))
