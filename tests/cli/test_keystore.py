"""`fieldcard vault keystore`, over real key stores: a file, and the Secret Service of GNOME."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pyrage
import pytest

from app.vault import escrow
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import ROOT
from tests.processes import environment
from tests.processes import fieldcard
from tests.processes import run_device
from tests.proofs.tools import need
from tests.proofs.tools import need_module

NEW = "seven copper kettles by the river"
PLACE = ("--jurisdiction", "uk-ew", "--language", "en")
ALONE = "The key store of this computer does not hold what this device needs."
BACKEND = "tests.file_keyring.FileKeyring"
SERVICE = """
printf %s made-up | gnome-keyring-daemon --unlock --components=secrets >/dev/null
exec "$@"
"""
Run = Callable[..., subprocess.CompletedProcess[str]]

pytestmark = [pytest.mark.slow, pytest.mark.threat("T01")]


@pytest.fixture(name="agency")
def _agency() -> pyrage.x25519.Identity:
    return pyrage.x25519.Identity.generate()


@pytest.fixture(name="folder")
def _folder(tmp_path: Path, agency: pyrage.x25519.Identity) -> Path:
    """Set a device up that its agency can open."""
    need_module("keyring")
    folder = tmp_path / "data"
    recovery = ("--recovery", str(agency.to_public()))
    done = fieldcard(
        "setup", "--data", folder, *PLACE, *recovery, typed=_lines(PASSPHRASE, PIN)
    )
    assert done.returncode == 0, done.stdout
    return folder


def _lines(*typed: str) -> str:
    return "".join(f"{line}\n" for line in typed)


def _whole_way(run: Run, other: Run, folder: Path, agency: pyrage.x25519.Identity) -> None:
    """Turn it on, open, change the passphrase, go to another computer, recover there."""
    on = run("vault", "keystore", "--data", folder, "on", typed=_lines(PASSPHRASE))
    changed = run("vault", "passphrase", "--data", folder, typed=_lines(PASSPHRASE, NEW))
    there = other("vault", "verify", "--data", folder, typed=_lines(NEW))
    key = folder.parent / "agency.key"
    key.write_text(str(agency), encoding="ascii")
    recovered = other(
        "vault", "recover", "--data", folder, "--identity", key, typed=_lines(PASSPHRASE, PIN)
    )
    opened = other("vault", "verify", "--data", folder, typed=_lines(PASSPHRASE))

    assert [one.returncode for one in (on, changed)] == [0, 0], on.stdout + changed.stdout
    assert there.returncode == 1
    assert there.stdout.startswith(ALONE)
    assert [one.returncode for one in (recovered, opened)] == [0, 0], recovered.stdout


def test_the_secret_service_goes_the_whole_way(
    folder: Path, agency: pyrage.x25519.Identity
) -> None:
    """A real daemon on a real session bus; another home is another computer."""
    need("dbus-run-session", "gnome-keyring-daemon")

    def at(home: str) -> Run:
        place = folder.parent / home
        place.mkdir()

        def run(*words: object, typed: str) -> subprocess.CompletedProcess[str]:
            inner = (sys.executable, "-m", "app", *map(str, words))
            return subprocess.run(
                ["dbus-run-session", "--", "sh", "-c", SERVICE, "sh", *inner],
                cwd=ROOT,
                input=typed,
                capture_output=True,
                text=True,
                timeout=120,
                check=False,
                env=environment(
                    HOME=str(place), XDG_DATA_HOME=str(place), XDG_RUNTIME_DIR=str(place)
                ),
            )

        return run

    _whole_way(at("here"), at("there"), folder, agency)


def test_a_running_device_says_that_the_key_store_is_gone(folder: Path) -> None:
    """The lock screen tells it apart from a wrong passphrase; nothing is deleted."""
    store = {
        "PYTHON_KEYRING_BACKEND": BACKEND,
        "FILE_KEYRING": str(folder.parent / "kept"),
    }
    fieldcard("vault", "keystore", "--data", folder, "on", typed=_lines(PASSPHRASE), **store)
    device = run_device(folder, **store)
    device.unlock()
    device.post("/lock")
    (folder.parent / "kept").unlink()
    with_pin = device.post("/unlock", pin=PIN)
    device.post("/lock")
    answer = device.post("/unlock", passphrase=PASSPHRASE)
    device.app.stop()

    assert with_pin.status == 303
    assert answer.status == 422
    assert "The key store of this computer is missing or was changed." in answer.text


def test_off_is_the_passphrase_alone_and_an_empty_store(folder: Path) -> None:
    """Off by default, and off again by command."""
    kept = folder.parent / "kept"
    store = {"PYTHON_KEYRING_BACKEND": BACKEND, "FILE_KEYRING": str(kept)}
    for state in ("on", "off"):
        turn = ("vault", "keystore", "--data", folder, state)
        assert fieldcard(*turn, typed=_lines(PASSPHRASE), **store).returncode == 0
    alone = fieldcard("vault", "verify", "--data", folder, typed=_lines(PASSPHRASE))

    assert alone.returncode == 0
    assert kept.read_text(encoding="utf-8") == "{}"
    assert escrow.recovery_proven_on(folder) is None


def test_without_recovery_the_key_store_is_never_relied_on(tmp_path: Path) -> None:
    """A key store that is made anew would close such a device for ever."""
    need_module("keyring")
    fieldcard("setup", "--data", tmp_path, *PLACE, typed=_lines(PASSPHRASE, PIN))
    done = fieldcard("vault", "keystore", "--data", tmp_path, "on", typed=_lines(PASSPHRASE))

    assert (done.returncode, done.stdout) == (
        1,
        "This device was set up without a recovery key.\n",
    )
