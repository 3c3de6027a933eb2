"""Two voices: each word says for whom, in which language, how well checked."""

from pathlib import Path

import pytest
from markupsafe import escape

from app.domain.consent import ReviewState
from app.i18n.catalogues import Catalogues
from app.i18n.voices import Said
from app.i18n.voices import Voices
from app.i18n.voices import marked
from app.i18n.voices import weakest
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate
from tests.i18n.test_catalogues import SLEEP
from tests.i18n.test_catalogues import STOP


@pytest.fixture
def catalogues(tmp_path: Path) -> Catalogues:
    """Catalogues with one Arabic line of the person and a counted one of the officer."""
    folder(tmp_path)
    translate(tmp_path, "pack-core", "Where do you sleep?", "أين تنام؟")
    path = tmp_path / "ar" / "LC_MESSAGES" / "messages.po"
    text = path.read_text(encoding="utf-8")
    for form in range(6):
        text = text.replace(f'msgstr[{form}] ""', f'msgstr[{form}] "%(count)s ع{form}"')
    path.write_text(text, encoding="utf-8")
    return Catalogues.load(compiled(tmp_path))


def _said(words: str, state: ReviewState) -> Said:
    return Said(words=words, lang="ar", dir="rtl", state=state)


def test_the_person_hears_their_language_and_the_officer_theirs(catalogues: Catalogues) -> None:
    """One text, two listeners, each with its own language and direction."""
    voices = Voices(catalogues.source, catalogues.language("ar"), catalogues)

    officer, person = voices.officer(SLEEP), voices.person(SLEEP)

    assert (str(officer), officer.lang, officer.dir) == ("Where do you sleep?", "en", "ltr")
    assert (str(person), person.lang, person.dir) == ("أين تنام؟", "ar", "rtl")
    assert (officer.is_settled, person.is_settled) == (True, False)


def test_a_stand_in_is_marked_as_english(catalogues: Catalogues) -> None:
    """English in place of a translation carries English marks and the safety sign."""
    voices = Voices(catalogues.source, catalogues.language("ar"), catalogues)

    said = voices.person(STOP)

    assert (said.lang, said.dir, said.state) == ("en", "ltr", ReviewState.missing)
    assert said.safety
    assert not said.is_translated


def test_until_a_language_is_chosen_the_person_hears_the_officers(
    catalogues: Catalogues,
) -> None:
    """Without a choice nothing is guessed."""
    voices = Voices(officer=catalogues.source, person=None, catalogues=catalogues)

    assert voices.person(SLEEP).lang == "en"


@pytest.mark.parametrize(("count", "form"), [(0, 0), (1, 1), (2, 2), (7, 3), (11, 4), (100, 5)])
def test_counted_words_follow_the_language(
    catalogues: Catalogues, count: int, form: int
) -> None:
    """Arabic has six forms."""
    voices = Voices(catalogues.language("ar"), None, catalogues)

    assert (
        str(voices.officer_n("%(count)s sign", "%(count)s signs", count)) == f"{count} ع{form}"
    )


def test_counted_words_in_english(catalogues: Catalogues) -> None:
    """English has two forms."""
    voices = Voices(catalogues.source, None, catalogues)

    said = [str(voices.officer_n("%(count)s sign", "%(count)s signs", n)) for n in (1, 3)]

    assert said == ["1 sign", "3 signs"]


def test_values_fill_named_places(catalogues: Catalogues) -> None:
    """A value stands where its name stands."""
    voices = Voices(catalogues.source, None, catalogues)

    assert str(voices.officer("Saved: %(what)s", what="slept here")) == "Saved: slept here"


def test_a_name_inside_a_right_to_left_line_keeps_its_own_direction(
    tmp_path: Path,
) -> None:
    """Values are isolated, so that a full stop or a plate number does not wander."""
    folder(tmp_path)
    translate(tmp_path, "messages", "Save and stop", "احفظ %(what)s")
    catalogues = Catalogues.load(compiled(tmp_path))
    voices = Voices(catalogues.language("ar"), None, catalogues)

    assert str(voices.officer("Save and stop", what="AB 12.")) == "احفظ \u2068AB 12.\u2069"


def test_words_are_escaped_on_a_page() -> None:
    """No word of content or catalogue can become markup."""
    assert str(escape(_said("a < b", ReviewState.draft))) == "a &lt; b"


def test_the_weakest_state_wins() -> None:
    """One draft among reviewed lines makes the whole a draft."""
    lines = [_said("a", ReviewState.reviewed), _said("b", ReviewState.draft)]

    assert weakest(lines) is ReviewState.draft
    assert weakest([]) is ReviewState.missing


def test_marking_changes_nothing() -> None:
    """A marked string is the string."""
    assert marked("No signal.") == "No signal."
