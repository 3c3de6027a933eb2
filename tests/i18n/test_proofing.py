"""Faults of translations that need no speaker are named, one line each."""

from pathlib import Path

import pytest

from app.i18n.proofing import faults
from tests.i18n.small_folder import DOMAINS
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate

PO = "ar/LC_MESSAGES/pack-core.po"
MESSAGES = "ar/LC_MESSAGES/messages.po"


@pytest.fixture
def whole(tmp_path: Path) -> Path:
    """Make a folder in which Arabic is complete."""
    folder(tmp_path)
    translate(tmp_path, "pack-core", "Where do you sleep?", "أين تنام؟")
    translate(tmp_path, "pack-core", "You can stop.", "يمكنك التوقف.")
    translate(tmp_path, "messages", "Save and stop", "احفظ وتوقف")
    _change(tmp_path / MESSAGES, '] ""', '] "%(count)s علامة"')
    return compiled(tmp_path)


def _change(path: Path, old: str, new: str) -> None:
    words = path.read_text(encoding="utf-8")
    assert old in words
    path.write_text(words.replace(old, new), encoding="utf-8")


def test_a_whole_folder_has_no_fault(whole: Path) -> None:
    """Nothing is found where nothing is wrong."""
    assert faults(whole, DOMAINS) == ()


def test_a_stale_template_is_a_fault(whole: Path) -> None:
    """Templates and catalogues follow the sources."""
    _change(whole / "messages.pot", "Save and stop", "Save and go")

    assert faults(whole, DOMAINS) == ("messages.pot: not fresh, collect the strings again",)


@pytest.mark.parametrize(
    ("file", "old", "new", "fault"),
    [
        (MESSAGES, "علامة", "علامة %(number)s", "%(count)s sign: the named places differ"),
        (PO, "تنام", "<b>تنام</b>", "core/home/officer: markup in a translation"),
        (PO, 'msgstr "أين تنام؟"', 'msgstr ""', "core/home/officer: missing, but the list"),
        (PO, "state: draft", "state: reviewed", "core/home/officer: reviewed needs the role"),
        (PO, "state: draft", "state: perfect", "not fresh, collect the strings again"),
        (PO, "n==2 ? 2", "n==2 ? 3", "plural forms differ from the list"),
    ],
)
def test_a_fault_is_named_with_its_place(
    whole: Path, file: str, old: str, new: str, fault: str
) -> None:
    """File and id stand before what is wrong."""
    _change(whole / file, old, new)

    found = faults(whole, DOMAINS)

    assert any(line.startswith(f"{file}: {fault}") for line in found)


def test_a_promise_above_the_weakest_string_is_a_fault(whole: Path) -> None:
    """The list cannot call a language reviewed while a line is a draft."""
    path = whole / "languages.toml"
    vouched = 'person = "reviewed"\nreviewer = "interpreter"\nreviewed_on = 2026-11-20'
    _change(path, 'person = "draft"', vouched)

    found = faults(whole, DOMAINS)

    assert f"{PO}: core/stop/says: draft, but the list of languages says reviewed" in found
