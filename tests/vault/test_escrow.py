"""The agency's key opens a vault, with this program or without it."""

import base64
import json
import shutil
import subprocess
from pathlib import Path

import pyrage
import pytest

from app.vault.escrow import recovery_proven_on
from app.vault.keys import KeySet
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN


def test_the_recovery_key_of_the_agency_opens_the_keys(folder: Path) -> None:
    """The escrow is an age file; until the agency proved it, it counts as not proven."""
    identity = pyrage.x25519.Identity.generate()
    keys = create(folder, PASSPHRASE, PIN, str(identity.to_public()), hardening=CHEAP)
    content = json.loads((folder / "keys.json").read_bytes())
    sealed = _decoded(content["escrow"][0])

    assert keys == KeySet.unpacked(pyrage.decrypt(sealed, [identity]))
    assert not recovery_proven_on(folder)


@pytest.mark.skipif(shutil.which("age") is None, reason="the age tool is not installed")
def test_the_stock_age_tool_opens_the_escrow(folder: Path, tmp_path: Path) -> None:
    """Recovery does not depend on this program."""
    identity = pyrage.x25519.Identity.generate()
    keys = create(folder, PASSPHRASE, PIN, str(identity.to_public()), hardening=CHEAP)
    content = json.loads((folder / "keys.json").read_bytes())
    (tmp_path / "identity").write_text(str(identity), encoding="ascii")
    opened = subprocess.run(
        ["age", "-d", "-i", str(tmp_path / "identity")],
        input=_decoded(content["escrow"][0]),
        capture_output=True,
        check=True,
    )

    assert keys == KeySet.unpacked(opened.stdout)


@pytest.mark.usefixtures("vault")
def test_recovery_may_be_left_out_and_says_so(folder: Path) -> None:
    """The key file marks it for the settings page."""
    content = json.loads((folder / "keys.json").read_bytes())

    assert content["escrow"] == []
    assert content["recovery"] == "not yet proven"
    assert not recovery_proven_on(folder)


def _decoded(text: str) -> bytes:
    return base64.b64decode(text)
