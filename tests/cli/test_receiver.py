"""A receiving organisation's commands, from set-up to the stock age tool."""

import json
import shutil
import stat
import subprocess
import sys
from pathlib import Path

import pytest

from app.courier.age_file import recipient_of
from app.courier.age_file import seal
from app.courier.receiver_card import read_card

WORDS = "slate robin under forty lamps"
PIN = "493817"
PLACE = ("--jurisdiction", "uk-ew", "--language", "en")

pytestmark = pytest.mark.slow


def _run(data: Path, *words: str, said: str) -> subprocess.CompletedProcess[str]:
    command = [sys.executable, "-m", "app", *words, "--data", str(data)]
    return subprocess.run(
        command, input=said, capture_output=True, text=True, timeout=60, check=False
    )


@pytest.fixture(name="data", scope="module")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    data = tmp_path_factory.mktemp("receiver") / "data"
    done = _run(data, "setup", *PLACE, "--receiver", "North desk", said=f"{WORDS}\n{PIN}\n")
    assert done.returncode == 0, done.stdout + done.stderr
    return data


def test_a_card_is_public_and_stays_the_same(data: Path) -> None:
    """The card names the organisation and its keys, and holds no secret."""
    first = _run(data, "receiver", "card", said=f"{WORDS}\n")
    again = _run(data, "receiver", "card", said=f"{WORDS}\n")

    assert (first.returncode, read_card(first.stdout).name) == (0, "North desk")
    assert first.stdout == again.stdout
    assert "SECRET" not in first.stdout
    assert {"format", "name", "signing_key", "recipient", "recovery"} == set(
        json.loads(first.stdout)
    )


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
def test_the_exported_key_opens_with_the_stock_tool(data: Path, tmp_path: Path) -> None:
    """A second export never overwrites the first, and the file is private."""
    card = read_card(_run(data, "receiver", "card", said=f"{WORDS}\n").stdout)
    file = tmp_path / "key.txt"
    to = ("receiver", "key", "export", "--to", str(file))
    first = _run(data, *to, said=f"{WORDS}\n")
    second = _run(data, *to, said=f"{WORDS}\n")
    opened = subprocess.run(
        ["age", "-d", "-i", str(file)],
        input=seal(b"words", [card.recipient]),
        capture_output=True,
        check=True,
    )

    assert (first.returncode, second.returncode) == (0, 1)
    assert "already" in second.stderr
    assert opened.stdout == b"words"
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert recipient_of(file.read_text().splitlines()[1]) == card.recipient


def test_a_wrong_passphrase_is_one_plain_sentence(data: Path) -> None:
    """Nothing is printed on the way where the card would go."""
    done = _run(data, "receiver", "card", said="wrong words\n")

    assert (
        done.returncode,
        done.stdout,
        done.stderr,
    ) == (1, "", "This is not the passphrase of this device.\n")


def test_an_officer_s_device_has_no_card(tmp_path: Path) -> None:
    """It is told apart from a folder where nothing is set up."""
    nothing = _run(tmp_path / "none", "receiver", "card", said=f"{WORDS}\n")
    officer = tmp_path / "officer"
    _run(officer, "setup", *PLACE, said=f"{WORDS}\n{PIN}\n")
    refused = _run(officer, "receiver", "card", said=f"{WORDS}\n")

    assert (nothing.returncode, "Nothing is set up" in nothing.stderr) == (1, True)
    assert (refused.returncode, "for an officer" in refused.stderr) == (1, True)
