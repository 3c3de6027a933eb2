"""Translations are carried over by id; a state counts only while its words stay."""

from dataclasses import replace
from pathlib import Path

from app.i18n.collecting import collect
from app.i18n.collecting import stale
from app.i18n.compiling import state_of
from app.i18n.po_files import english_of
from app.i18n.po_files import messages_of
from app.i18n.po_files import read_catalogue
from app.i18n.source_string import SourceString
from tests.i18n.small_folder import DOMAINS
from tests.i18n.small_folder import SLEEP
from tests.i18n.small_folder import STOP
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate

PO = "ar/LC_MESSAGES/pack-core.po"


def _with(*strings: SourceString) -> dict[str, tuple[SourceString, ...]]:
    return {**DOMAINS, "pack-core": strings}


def _states(at: Path) -> dict[str, str]:
    messages = messages_of(read_catalogue(at / PO))
    return {english_of(message): state_of(message) for message in messages}


def _translated(at: Path) -> Path:
    folder(at)
    translate(at, "pack-core", "Where do you sleep?", "أين تنام؟")
    return compiled(at)


def test_collecting_twice_changes_nothing(tmp_path: Path) -> None:
    """The same sources give the same files, translated or not."""
    _translated(tmp_path)

    assert stale(tmp_path, DOMAINS) == {}


def test_changed_english_makes_the_translation_fuzzy(tmp_path: Path) -> None:
    """The words are kept for the translator, with the English they belonged to."""
    _translated(tmp_path)
    reworded = replace(SLEEP, english="Where do you sleep now?")
    collect(tmp_path, _with(reworded, STOP))

    words = (tmp_path / PO).read_text(encoding="utf-8")

    assert _states(tmp_path)["Where do you sleep now?"] == "fuzzy"
    assert "# before: “Where do you sleep?”" in words


def test_a_fuzzy_translation_stays_fuzzy_until_somebody_reads_it(tmp_path: Path) -> None:
    """Collecting again does not make it right."""
    _translated(tmp_path)
    reworded = _with(replace(SLEEP, english="Where do you sleep now?"), STOP)
    collect(tmp_path, reworded)
    collect(tmp_path, reworded)

    assert _states(tmp_path)["Where do you sleep now?"] == "fuzzy"
    assert stale(tmp_path, reworded) == {}


def test_a_new_question_never_gets_the_words_of_a_like_one(tmp_path: Path) -> None:
    """Likeness of text counts for nothing across ids."""
    _translated(tmp_path)
    like = replace(SLEEP, context="core/rest/officer", english="Where do you sleep at work?")
    collect(tmp_path, _with(SLEEP, STOP, like))

    states = _states(tmp_path)

    assert states["Where do you sleep?"] == "draft"
    assert states["Where do you sleep at work?"] == "missing"


def test_a_review_counts_while_the_words_stay(tmp_path: Path) -> None:
    """A reviewer writes role and date; the check sum is added by collecting."""
    _translated(tmp_path)
    path = tmp_path / PO
    line = "# state: reviewed by court interpreter, 2026-11-20"
    words = path.read_text(encoding="utf-8")
    draft = next(row for row in words.split("\n") if row.startswith("# state: draft"))
    path.write_text(words.replace(draft, line), encoding="utf-8")
    collect(tmp_path, DOMAINS)

    assert f"{line} [" in path.read_text(encoding="utf-8")
    assert _states(tmp_path)["Where do you sleep?"] == "reviewed"


def test_a_translation_that_changed_after_its_review_is_a_draft(tmp_path: Path) -> None:
    """Nobody reviewed the new words."""
    test_a_review_counts_while_the_words_stay(tmp_path)
    path = tmp_path / PO
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("أين تنام؟", "أين تسكن؟"), encoding="utf-8")

    assert _states(tmp_path)["Where do you sleep?"] == "draft"


def test_other_comments_of_the_translator_stay(tmp_path: Path) -> None:
    """A translator's doubt is kept beside the words."""
    _translated(tmp_path)
    path = tmp_path / PO
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("# state:", "# Ask a speaker.\n# state:"), encoding="utf-8")
    collect(tmp_path, DOMAINS)

    assert "# Ask a speaker.\n# state: draft" in path.read_text(encoding="utf-8")


def test_a_removed_string_leaves_the_catalogue(tmp_path: Path) -> None:
    """Nothing is kept for words that nobody says."""
    _translated(tmp_path)
    collect(tmp_path, _with(STOP))

    assert set(_states(tmp_path)) == {"You can stop."}
