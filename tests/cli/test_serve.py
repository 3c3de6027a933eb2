"""`fieldcard run`: what it takes, and what it refuses in a sentence."""

import argparse
from pathlib import Path

import pytest

from app.cli.serve import port
from tests.processes import fieldcard


@pytest.mark.parametrize("said", ["-1", "65536", "x", "", "1.5"])
def test_what_is_no_port_is_refused(said: str) -> None:
    """The sentence says which numbers can be given."""
    with pytest.raises(argparse.ArgumentTypeError, match="is no port"):
        port(said)


def test_a_data_folder_that_is_a_file_is_one_plain_sentence(tmp_path: Path) -> None:
    """Nobody meets a traceback."""
    wrong = tmp_path / "file"
    wrong.touch()
    done = fieldcard("run", "--data", wrong, "--no-window")

    assert (done.returncode, done.stderr) == (2, "")
    assert done.stdout.startswith(f"The data folder {wrong} cannot be used")
