"""`fieldcard strings`: one command for translators, with honest exit codes."""

from pathlib import Path

import pytest

from app.cli import main as command
from app.cli import strings
from tests.i18n.small_folder import DOMAINS
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate


@pytest.fixture
def at(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Point the command at a small folder instead of the project's own."""
    monkeypatch.setattr(strings, "FOLDER", tmp_path / "translations")
    monkeypatch.setattr(strings, "domains", lambda: DOMAINS)
    (tmp_path / "translations").mkdir()
    return folder(tmp_path / "translations")


def test_extract_says_what_is_left(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """After collecting, the counts of each language are told."""
    translate(at, "pack-core", "You can stop.", "يمكنك التوقف.")
    code = command.main(["strings", "extract"])

    assert code == 0
    assert capsys.readouterr().out.splitlines()[-1] == "ar: person 1 of 2, officer 1 of 4"


def test_compile_writes_the_catalogues(at: Path) -> None:
    """Compiled files and states stand beside the translations."""
    code = command.main(["strings", "compile"])

    assert code == 0
    assert (at / "ar" / "LC_MESSAGES" / "pack-core.mo").exists()
    assert (at / "sources.states.json").exists()


def test_check_names_each_fault_and_fails(at: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A language that promises more than it has is a fault."""
    code = command.main(["strings", "check"])

    said = capsys.readouterr().out.splitlines()
    assert code == 1
    assert (
        "ar/LC_MESSAGES/pack-core.po: core/stop/says: missing, but the list of languages "
        "says draft" in said
    )
    assert at.exists()


def test_a_review_without_a_reviewer_stops_the_build(
    at: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Compiling ends with one plain line and exit code 1."""
    translate(at, "pack-core", "You can stop.", "يمكنك التوقف.")
    path = at / "ar" / "LC_MESSAGES" / "pack-core.po"
    words = path.read_text(encoding="utf-8")
    mark = '#, officer, person, safety\nmsgctxt "core/stop'
    assert mark in words
    path.write_text(words.replace(mark, f"# state: reviewed\n{mark}"), encoding="utf-8")
    code = command.main(["strings", "compile"])

    assert code == 1
    assert "You can stop." in capsys.readouterr().err
