"""The agency's key opens a vault, with this program or without it."""

import base64
import json
import shutil
import subprocess
from datetime import date
from pathlib import Path

import pyrage
import pytest

from app.vault.errors import WrongSecret
from app.vault.escrow import by_recovery
from app.vault.escrow import prove_recovery
from app.vault.escrow import recovery_proven_on
from app.vault.escrow import seal_anew
from app.vault.keys import KeySet
from app.vault.unlocking import change_passphrase
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN

DAY = date(2026, 3, 1)

pytestmark = pytest.mark.threat("T01")


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


def test_each_of_several_agencies_opens_the_keys(folder: Path) -> None:
    """Any one of them is enough; a fourth is refused."""
    agencies = [pyrage.x25519.Identity.generate() for _ in range(3)]
    line = " ".join(str(each.to_public()) for each in agencies)
    keys = create(folder, PASSPHRASE, PIN, line, hardening=CHEAP)

    assert [by_recovery(folder, str(each)) for each in agencies] == [keys] * 3
    with pytest.raises(WrongSecret):
        by_recovery(folder, str(pyrage.x25519.Identity.generate()))


def test_a_changed_passphrase_leaves_escrow_and_its_proof(folder: Path) -> None:
    """The agency need not do anything when an officer changes their mind."""
    agency = pyrage.x25519.Identity.generate()
    keys = create(folder, PASSPHRASE, PIN, str(agency.to_public()), hardening=CHEAP)
    prove_recovery(folder, str(agency), DAY)
    change_passphrase(folder, keys, "seven copper kettles by the river", hardening=CHEAP)

    assert by_recovery(folder, str(agency)) == keys
    assert recovery_proven_on(folder) == DAY


def test_another_agency_begins_unproven_and_ends_the_first(folder: Path) -> None:
    """What was shown of one key says nothing of another."""
    first, second = (pyrage.x25519.Identity.generate() for _ in range(2))
    keys = create(folder, PASSPHRASE, PIN, str(first.to_public()), hardening=CHEAP)
    prove_recovery(folder, str(first), DAY)
    seal_anew(folder, keys, str(second.to_public()))

    assert by_recovery(folder, str(second)) == keys
    assert recovery_proven_on(folder) is None
    with pytest.raises(WrongSecret):
        by_recovery(folder, str(first))


def test_a_wrong_key_proves_nothing(folder: Path) -> None:
    """The day is noted after the key opened the vault, never before."""
    agency, other = (pyrage.x25519.Identity.generate() for _ in range(2))
    create(folder, PASSPHRASE, PIN, str(agency.to_public()), hardening=CHEAP)
    with pytest.raises(WrongSecret):
        prove_recovery(folder, str(other), DAY)

    assert recovery_proven_on(folder) is None


def test_the_copy_of_the_key_file_serves_the_agency_too(folder: Path) -> None:
    """A torn key file locks nobody out, and neither does harm to its escrow alone."""
    agency = pyrage.x25519.Identity.generate()
    keys = create(folder, PASSPHRASE, PIN, str(agency.to_public()), hardening=CHEAP)
    whole = (folder / "keys.json").read_bytes()
    content = json.loads(whole)
    content["escrow"] = ["AAAA" + content["escrow"][0][4:]]
    for harmed in (b"{", json.dumps(content).encode()):
        (folder / "keys.json").write_bytes(harmed)
        assert by_recovery(folder, str(agency)) == keys


def test_the_escrow_of_another_vault_opens_nothing_here(folder: Path, tmp_path: Path) -> None:
    """Keys that do not belong to these records are refused before they are used."""
    agency = pyrage.x25519.Identity.generate()
    line = str(agency.to_public())
    create(folder, PASSPHRASE, PIN, line, hardening=CHEAP)
    create(tmp_path / "other", PASSPHRASE, PIN, line, hardening=CHEAP)
    other = json.loads((tmp_path / "other" / "keys.json").read_bytes())
    for name in ("keys.json", "keys.copy"):
        content = json.loads((folder / name).read_bytes())
        (folder / name).write_text(json.dumps({**content, "escrow": other["escrow"]}))

    with pytest.raises(WrongSecret):
        by_recovery(folder, str(agency))
