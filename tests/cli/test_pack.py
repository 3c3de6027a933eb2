"""`fieldcard pack check`: counts and exit codes."""

from datetime import date
from pathlib import Path
from shutil import copytree

import pytest

from app import resources
from app.cli.main import main
from app.cli.pack import counts
from app.library.reading import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "packs"


def test_the_shipped_packs_are_good(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0, and counts of what was checked."""
    code = main(["pack", "check"])
    lines = capsys.readouterr().out.splitlines()

    assert code == 0
    assert lines[:3] == ["packs: 2", "jurisdictions: 6", "questions: 12"]
    assert lines[3].startswith("indicators covered: ")
    assert lines[3].endswith(" of 164")
    assert lines[4].startswith("journeys: ")


def test_a_mistake_ends_in_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake is one line; the count goes to standard error."""
    code = main(["pack", "check", str(FIXTURES / "invalid" / "unreachable")])
    told = capsys.readouterr()

    assert code == 1
    assert told.out == "tiny/questions/bed.toml: id: cannot be reached: it is on no way\n"
    assert told.err == "mistakes: 1\n"


def test_one_pack_folder_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """It stands on the packs of the program."""
    code = main(["pack", "check", str(FIXTURES / "valid" / "one_pack" / "tiny")])

    assert code == 0
    assert capsys.readouterr().out.startswith("packs: 3\n")


def test_a_copy_of_the_shipped_packs_is_good(tmp_path: Path) -> None:
    """Authors may start from a copy anywhere."""
    assert main(["pack", "check", str(copytree(resources.packs(), tmp_path / "copy"))]) == 0


def test_no_folder_is_bad_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and one plain sentence."""
    code = main(["pack", "check", str(tmp_path / "nowhere")])

    assert code == 2
    assert capsys.readouterr().err.startswith("There is no folder ")


def test_facts_past_their_review_date_are_counted_not_refused() -> None:
    """Old law is shown with its age, never locked away."""
    content = read(resources.packs()).content

    assert content
    assert counts(content, date(2026, 11, 22))[-1] == "facts overdue: 0 of 176"
    assert counts(content, date(2027, 3, 1))[-1] == "facts overdue: 41 of 176"
    assert counts(content, date(2030, 1, 1))[-1] == "facts overdue: 176 of 176"
