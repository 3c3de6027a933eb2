"""`fieldcard setup`, as a real process: wishes as arguments, secrets on standard input."""

import argparse
import io
import json
import tomllib
from pathlib import Path

import pyrage
import pytest

from app.cli import setup
from app.domain.device import Enrolment
from app.domain.device import EnrolmentState
from app.vault.escrow import recovery_proven_on
from app.web.code_words import CODE_WORDS
from app.web.keeper import TicketUse
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import fieldcard

SECRETS = f"{PASSPHRASE}\n{PIN}\n"
WISHES = ("--jurisdiction", "uk-ew", "--language", "en")

pytestmark = pytest.mark.slow


def test_a_device_is_set_up_without_questions(tmp_path: Path) -> None:
    """Afterwards a second set-up is refused, and nothing is changed."""
    data = tmp_path / "data"
    first = fieldcard("setup", "--data", data, *WISHES, "--staff", "A12", typed=SECRETS)
    keys = (data / "keys.json").read_bytes()
    second = fieldcard("setup", "--data", data, *WISHES, typed=SECRETS)

    assert (first.returncode, first.stdout) == (
        0,
        f"This device is set up. Its data lies in {data}.\n",
    )
    assert (second.returncode, second.stdout) == (2, "This device is set up already.\n")
    assert (data / "keys.json").read_bytes() == keys


def test_the_clear_file_holds_nothing_personal(tmp_path: Path) -> None:
    """Role, language, jurisdiction and emergency numbers; no unit, no code, no secret."""
    fieldcard("setup", "--data", tmp_path, *WISHES, "--staff", "A12", typed=SECRETS)
    clear = tomllib.loads((tmp_path / "device.toml").read_text(encoding="utf-8"))
    kept = {"role", "language", "jurisdiction", "full_wipe", "word", "emergency"}

    assert set(clear) == kept
    assert clear["role"] == "officer"
    assert clear["word"] in CODE_WORDS
    assert all(set(row) == {"name", "number"} for row in clear["emergency"])


def test_recovery_is_not_yet_proven_after_a_set_up(tmp_path: Path) -> None:
    """Two agencies are named, and neither has shown its key yet."""
    agencies = [str(pyrage.x25519.Identity.generate().to_public()) for _ in range(2)]
    data = tmp_path / "data"
    recovery = ("--recovery", " ".join(agencies))
    done = fieldcard("setup", "--data", data, *WISHES, *recovery, typed=SECRETS)

    assert done.returncode == 0
    assert "Recovery is not yet proven." in done.stdout
    assert len(json.loads((data / "keys.json").read_bytes())["escrow"]) == 2
    assert recovery_proven_on(data) is None


def test_every_mistake_is_one_plain_sentence_and_nothing_is_made(tmp_path: Path) -> None:
    """All of them come at once, with exit code 2."""
    data = tmp_path / "data"
    done = fieldcard(
        "setup", "--data", data, "--jurisdiction", "xx", "--language", "xx",
        "--recovery", "age1short", typed="short\n123456\n",
    )  # fmt: skip

    assert done.returncode == 2
    place, language, *others = done.stdout.splitlines()
    assert place.startswith("Choose the country and its rules: ")
    assert "uk-ew" in place
    assert language.startswith("Choose your language: en")
    assert others == [
        "Make the passphrase longer: 15 letters or more, or 5 words.",
        "Choose another PIN: many people use this one.",
        "Check the recovery key: it begins with age1 and is one long word.",
    ]
    assert done.stderr == ""
    assert not (data / "keys.json").exists()


def test_a_ticket_that_is_none_is_refused_before_anything_is_made(tmp_path: Path) -> None:
    """A file that is missing or holds something else is named."""
    wrong = tmp_path / "ticket"
    wrong.write_text("something else", encoding="utf-8")
    data = tmp_path / "data"
    unread = fieldcard("setup", "--data", data, *WISHES, "--ticket", tmp_path / "no")
    other = fieldcard("setup", "--data", data, *WISHES, "--ticket", wrong, typed=SECRETS)

    assert unread.stdout == f"The ticket {tmp_path / 'no'} cannot be read.\n"
    assert other.stdout == "Check the ticket: copy the whole text of it.\n"
    assert (unread.returncode, other.returncode) == (2, 2)
    assert not (data / "keys.json").exists()


def test_a_receiving_desk_is_set_up_by_its_name(tmp_path: Path) -> None:
    """The same program serves the desk that receives."""
    done = fieldcard("setup", "--data", tmp_path, *WISHES, "--receiver", "Desk", typed=SECRETS)
    clear = tomllib.loads((tmp_path / "device.toml").read_text(encoding="utf-8"))

    assert done.returncode == 0
    assert clear["role"] == "receiver"


def test_secrets_typed_at_a_terminal_are_not_shown(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """At a terminal the two lines are asked for without an echo."""
    asked: list[str] = []
    typed = iter(("short", "123456"))

    def hidden(prompt: str) -> str:
        asked.append(prompt)
        return next(typed)

    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("getpass.getpass", hidden)
    monkeypatch.setattr(setup, "harden", lambda: None)
    parser = argparse.ArgumentParser()
    setup.configure(parser)

    code = setup.run(parser.parse_args(["--data", str(tmp_path), *WISHES]))

    assert (code, asked) == (2, ["Passphrase: ", "PIN: "])


@pytest.mark.parametrize(
    ("state", "line"),
    [
        (EnrolmentState.waiting, "Read these words to the administrator: one two\n"),
        (EnrolmentState.confirmed, "The hub knows this device already.\n"),
        (EnrolmentState.revoked, "The hub has closed this device. Ask for a new ticket.\n"),
    ],
)
def test_the_six_words_are_told_while_somebody_has_to_hear_them(
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    state: EnrolmentState,
    line: str,
) -> None:
    """A device that is confirmed already has no words to read."""
    told = Enrolment(state=state, words=("one", "two"))
    monkeypatch.setattr(setup, "harden", lambda: None)
    monkeypatch.setattr(setup, "use_ticket", lambda *_: (TicketUse.waiting, told))
    monkeypatch.setattr("sys.stdin", io.StringIO(SECRETS))
    parser = argparse.ArgumentParser()
    setup.configure(parser)

    setup.run(parser.parse_args(["--data", str(tmp_path), *WISHES]))

    assert capsys.readouterr().out.endswith(line)
