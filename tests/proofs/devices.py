"""Real devices for proofs: set up at the least cost that the program accepts, keys known."""

import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from app import resources
from app.domain.device import Profile
from app.domain.device import Role
from app.factory.clear_file import clear_file_of
from app.factory.clear_file import write_clear_file
from app.library.shelf import PackShelf
from app.vault.device import ProfileStore
from app.vault.folder import prepare
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.primitives import DESKTOP
from app.vault.primitives import Hardening
from app.vault.unlocking import create
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import READY
from tests.processes import ROOT
from tests.processes import App
from tests.processes import Device
from tests.processes import environment

LEAST = Hardening(cost=DESKTOP.least, least=DESKTOP.least)
JURISDICTION = "uk-ew"


def set_up_quickly(
    folder: Path,
    passphrase: str = PASSPHRASE,
    pin: str = PIN,
    staff: str = "",
    recovery: str = "",
) -> KeySet:
    """Set an officer's device up as the program does, and give its keys."""
    jurisdiction = PackShelf(resources.packs(), None).current(JURISDICTION).jurisdiction
    prepare(folder)
    write_clear_file(folder, clear_file_of(Role.officer, "en", jurisdiction))
    keys = create(folder, passphrase, pin, recovery, hardening=LEAST)
    profile = Profile(
        role=Role.officer,
        jurisdiction=JURISDICTION,
        language="en",
        staff=staff,
        recovery=recovery,
    )
    with opened(folder, keys) as vault:
        ProfileStore(vault).save_profile(profile)
    return keys


@contextmanager
def opened(folder: Path, keys: KeySet) -> Iterator[Vault]:
    """Open the vault of a device beside the device itself, to look into it."""
    vault = open_vault(folder, keys)
    try:
        yield vault
    finally:
        vault.close()


def run(
    folder: Path, breaks: str = "", *, below: tuple[str, ...] = (), **environ: str
) -> Device:
    """Start a device in browser mode, maybe `below` another program, as its last words.

    `breaks` names a way in which the device is broken.
    """
    program = ["tests.proofs.broken_app", breaks] if breaks else ["app"]
    process = subprocess.Popen(
        [*below, sys.executable, "-m", *program, "run", "--data", str(folder), "--no-window"],
        cwd=ROOT,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        env=environment(**environ),
    )
    app = App(process)
    found = app.wait_for(READY.pattern)
    return Device(app, int(found["port"]), found["code"])
