"""What the surroundings say, and where the program's own files lie."""

from pathlib import Path

import pytest

from app import resources
from app.settings import Settings


def test_the_command_line_wins_over_the_environment(tmp_path: Path) -> None:
    """A folder that was named is the folder that is used."""
    settings = Settings.read(data=tmp_path, environ={"FIELDCARD_DATA": "/elsewhere"})

    assert settings.data == tmp_path


def test_the_environment_may_name_the_data_folder() -> None:
    """A managed device can be told once."""
    assert Settings.read(environ={"FIELDCARD_DATA": "/srv/x"}).data == Path("/srv/x")


def test_without_a_word_the_data_lies_in_the_folder_of_the_user() -> None:
    """Nobody has to choose a folder."""
    assert Settings.read(environ={}).data.name == "fieldcard"


@pytest.mark.parametrize(
    ("said", "seconds"),
    [("", 300), ("30", 30), ("99999", 300), ("-5", 300), ("soon", 300), ("0", 1)],
)
def test_the_idle_time_is_never_longer_than_five_minutes(said: str, seconds: int) -> None:
    """A policy may lock sooner; nothing makes it lock much later."""
    assert Settings.read(environ={"FIELDCARD_IDLE_SECONDS": said}).idle_seconds == seconds


def test_the_programs_own_files_are_found_in_a_checkout() -> None:
    """Static files and packs lie where the program looks."""
    assert [resources.static().is_dir(), resources.packs().is_dir()] == [True, True]
