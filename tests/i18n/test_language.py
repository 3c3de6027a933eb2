"""The list of languages is read strictly."""

from pathlib import Path

import pytest

from app.i18n.errors import BadLanguages
from app.i18n.language import Direction
from app.i18n.language import read_languages
from tests.i18n.small_folder import row

SHIPPED = Path(__file__).resolve().parents[2] / "translations"


def _read(at: Path, words: str) -> tuple[str, ...]:
    (at / "languages.toml").write_text(words, encoding="utf-8")
    with pytest.raises(BadLanguages) as caught:
        read_languages(at)
    return caught.value.mistakes


def test_the_shipped_list_has_forty_languages_and_english_first() -> None:
    """The list holds the core and the next group, the source language on top."""
    languages = read_languages(SHIPPED)

    assert len(languages) == 40
    assert languages[0].is_source


def test_arabic_runs_from_right_to_left() -> None:
    """Direction comes from the list and from nowhere else."""
    found = {one.tag: one.direction for one in read_languages(SHIPPED)}

    right_to_left = {tag for tag, direction in found.items() if direction is Direction.rtl}

    assert right_to_left == {"ar", "fa", "ps", "ur", "ckb"}


def test_an_unknown_key_is_a_mistake_with_the_nearest_name(tmp_path: Path) -> None:
    """A misspelt key is named, and the right one offered."""
    mistakes = _read(tmp_path, row("ar") + 'revewer = "x"\n')

    assert mistakes == ("languages.toml: ar: revewer: unknown key, perhaps reviewer",)


def test_a_missing_key_is_a_mistake(tmp_path: Path) -> None:
    """Each language states its plural forms."""
    words = "\n".join(line for line in row("ar").split("\n") if "plural" not in line)

    assert _read(tmp_path, words) == ("languages.toml: ar: plural_forms: missing",)


def test_values_are_taken_exactly_or_not_at_all(tmp_path: Path) -> None:
    """Nothing is coerced and every mistake is told."""
    words = row("ar").replace('"rtl"', '"right"').replace('script = "Latn"', "script = 1")

    assert _read(tmp_path, words + "reviewed_on = 2026\n") == (
        "languages.toml: ar: direction: wanted one of ltr, rtl",
        "languages.toml: ar: script: wanted a string",
        "languages.toml: ar: reviewed_on: wanted a date",
    )


def test_reviewed_needs_a_role_and_a_date(tmp_path: Path) -> None:
    """Nobody can call a language reviewed without saying who did it and when."""
    mistakes = _read(tmp_path, row("ar", person="reviewed"))

    assert mistakes == (
        "languages.toml: ar: reviewed needs reviewer (a role) and reviewed_on (a date)",
    )


def test_reviewed_with_role_and_date_is_taken(tmp_path: Path) -> None:
    """With both the list is read."""
    words = (
        row("ar", person="reviewed") + 'reviewer = "interpreter"\nreviewed_on = 2026-11-20\n'
    )
    (tmp_path / "languages.toml").write_text(words, encoding="utf-8")

    assert read_languages(tmp_path)[0].reviewer == "interpreter"


def test_a_language_stands_once(tmp_path: Path) -> None:
    """Two rows with one tag are a mistake."""
    assert _read(tmp_path, row("ar") + row("ar")) == ("languages.toml: ar: stands twice",)


def test_a_foreign_table_is_a_mistake(tmp_path: Path) -> None:
    """Only languages stand in the list."""
    assert _read(tmp_path, "[other]\n" + row("ar")) == ("languages.toml: other: unknown key",)
