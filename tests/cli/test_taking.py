"""A real device at the command line: told whom to trust, given content, and never back."""

import subprocess
import sys
from pathlib import Path

import pytest

from app.library.publishing import files_of
from tests.builders import PACKS
from tests.library.publisher import Publisher

WORDS = "slate robin under forty lamps"
PIN = "493817"
PLACE = ("--jurisdiction", "uk-ew", "--language", "en")
NUMBER = 2030_01_01_00

pytestmark = [pytest.mark.slow, pytest.mark.threat("T07")]


def run(data: Path, *words: object, said: str = f"{WORDS}\n") -> tuple[int, str]:
    """Run one command over the device; give its exit code and what it said."""
    command = [sys.executable, "-m", "app", *map(str, words), "--data", str(data)]
    done = subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=120, check=False
    )
    return done.returncode, done.stdout + done.stderr


def test_a_device_takes_what_its_publisher_signed_and_nothing_older(tmp_path: Path) -> None:
    """The number and the trust lie in the vault and hold over each new start."""
    data, publisher = tmp_path / "data", Publisher()
    files = {name: one for name, one in files_of(PACKS).items() if "/journeys/" not in name}
    for name, content in (
        ("publisher.trust", publisher.trust),
        ("new.bundle", publisher.bundle(NUMBER, files)),
        ("old.bundle", publisher.bundle(NUMBER - 1, files)),
    ):
        (tmp_path / name).write_bytes(content)
    run(data, "setup", *PLACE, "--unit", "Unit 4", said=f"{WORDS}\n{PIN}\n")
    early = run(data, "pack", "import", tmp_path / "new.bundle")
    trusted = run(data, "pack", "trust", tmp_path / "publisher.trust")
    taken = run(data, "pack", "import", tmp_path / "new.bundle")
    back = run(data, "pack", "import", tmp_path / "old.bundle")

    assert (early[0], "trusts nobody yet" in early[1]) == (1, True)
    assert (trusted[0], "root 1 is trusted" in trusted[1]) == (0, True)
    assert (taken[0], "taken" in taken[1]) == (0, True)
    assert (back[0], "older" in back[1]) == (1, True)
