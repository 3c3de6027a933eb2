"""Catalogues give words with their state, or English with the reason why."""

from pathlib import Path

import pytest

from app.domain.consent import ReviewState
from app.domain.text import Text
from app.i18n.catalogues import Catalogues
from app.i18n.catalogues import domain_of
from app.i18n.errors import BadStates
from app.i18n.errors import UnknownLanguage
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate

SLEEP = Text(id="core/home/officer", english="Where do you sleep?")
STOP = Text(id="core/stop/says", english="You can stop.")


def _catalogues(at: Path) -> Catalogues:
    folder(at)
    translate(at, "messages", "Save and stop", "احفظ وتوقف")
    translate(at, "pack-core", "Where do you sleep?", "أين تنام؟")
    return Catalogues.load(compiled(at))


def test_a_translation_comes_with_its_state(tmp_path: Path) -> None:
    """A draft is shown, and says that it is one."""
    catalogues = _catalogues(tmp_path)

    message = catalogues.message(catalogues.language("ar"), SLEEP)

    assert (message.words, message.state) == ("أين تنام؟", ReviewState.draft)
    assert not message.is_english


def test_a_missing_translation_is_english_and_says_so(tmp_path: Path) -> None:
    """Nothing is shown in place of a translation but the English."""
    catalogues = _catalogues(tmp_path)

    message = catalogues.message(catalogues.language("ar"), STOP)

    assert (message.words, message.state) == ("You can stop.", ReviewState.missing)
    assert message.is_english
    assert message.safety


def test_other_english_under_the_same_id_has_no_translation(tmp_path: Path) -> None:
    """Words that changed since are missing, however near they are."""
    catalogues = _catalogues(tmp_path)
    reworded = Text(id="core/home/officer", english="Where do you sleep now?")

    message = catalogues.message(catalogues.language("ar"), reworded)

    assert (message.words, message.state) == (reworded.english, ReviewState.missing)


def test_the_same_english_of_another_id_has_no_translation(tmp_path: Path) -> None:
    """One question never gets the translation of another."""
    catalogues = _catalogues(tmp_path)
    other = Text(id="core/other/officer", english="Where do you sleep?")

    assert catalogues.message(catalogues.language("ar"), other).is_english


def test_a_language_is_offered_when_nothing_of_the_persons_is_missing(tmp_path: Path) -> None:
    """One missing line keeps a language from the list of offers."""
    half = _catalogues(tmp_path)
    before = [one.tag for one in half.for_person()]
    translate(tmp_path, "pack-core", "You can stop.", "يمكنك التوقف.")
    whole = Catalogues.load(compiled(tmp_path))

    after = [one.tag for one in whole.for_person()]

    assert (before, after) == (["en"], ["en", "ar"])


def test_the_standing_counts_what_is_there(tmp_path: Path) -> None:
    """The counts are those of the templates and catalogues."""
    catalogues = _catalogues(tmp_path)

    standing = catalogues.standing(catalogues.language("ar"))

    assert (standing.person_done, standing.person_total) == (1, 2)
    assert (standing.officer_done, standing.officer_total) == (2, 4)


def test_a_language_without_screens_is_not_offered_to_the_officer(tmp_path: Path) -> None:
    """The officer picks among languages that have a catalogue of the screens."""
    catalogues = _catalogues(tmp_path)

    assert [one.tag for one in catalogues.for_officer()] == ["en", "ar"]


def test_nothing_compiled_means_english_throughout(tmp_path: Path) -> None:
    """A checkout that was never compiled still speaks English."""
    catalogues = Catalogues.load(folder(tmp_path))

    message = catalogues.message(catalogues.language("ar"), SLEEP)

    assert (message.words, message.state) == (SLEEP.english, ReviewState.missing)
    assert [one.tag for one in catalogues.for_person()] == ["en"]


def test_an_unknown_tag_is_an_error(tmp_path: Path) -> None:
    """A tag outside the list is never guessed at."""
    with pytest.raises(UnknownLanguage):
        _catalogues(tmp_path).language("xx")


@pytest.mark.parametrize("name", ["ar/LC_MESSAGES/messages.states.json", "sources.states.json"])
def test_damaged_states_are_an_error(tmp_path: Path, name: str) -> None:
    """A state that cannot be read is never taken for reviewed."""
    _catalogues(tmp_path)
    (tmp_path / name).write_text("[1]", encoding="utf-8")

    with pytest.raises(BadStates):
        Catalogues.load(tmp_path)


def test_the_domain_is_the_first_part_of_the_id() -> None:
    """Each pack has its own catalogue."""
    assert domain_of(SLEEP) == "pack-core"
