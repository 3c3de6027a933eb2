"""`fieldcard vault`, as real processes over a real device."""

import json
from pathlib import Path

import pyrage
import pytest

from app.domain.policy import Policy
from app.factory import device as devices
from app.vault import escrow
from app.vault import unlocking
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import fieldcard

NEW = "seven copper kettles by the river"
NEW_PIN = "730194"

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def agency() -> pyrage.x25519.Identity:
    """Make the recovery key of an agency."""
    return pyrage.x25519.Identity.generate()


@pytest.fixture
def device(tmp_path: Path, agency: pyrage.x25519.Identity) -> Path:
    """Set a device up with that recovery key; gives its folder."""
    wishes = ("--jurisdiction", "uk-ew", "--language", "en", "--recovery", agency.to_public())
    folder = tmp_path / "data"
    fieldcard("setup", "--data", folder, *wishes, typed=f"{PASSPHRASE}\n{PIN}\n")
    return folder


def _key_file(folder: Path, identity: pyrage.x25519.Identity) -> Path:
    file = folder.parent / "agency.key"
    file.write_text(f"# a comment\n{identity}\n", encoding="ascii")
    return file


def test_a_whole_vault_is_called_whole(device: Path) -> None:
    """Records and journal are two chains."""
    done = fieldcard("vault", "verify", "--data", device, typed=f"{PASSPHRASE}\n")

    assert (done.returncode, done.stdout) == (0, "records: whole\njournal: whole\n")


def test_a_changed_journal_line_is_named(device: Path) -> None:
    """Whoever holds the key can take the guard off; the chain still tells."""
    opened = devices.by_passphrase(device, PASSPHRASE)
    for about in ("one", "two", "three"):
        opened.desk.journal.note("consultation", "encounter", about)
    opened.vault.write(lambda db: db.execute("DROP TRIGGER journal_never_changes"))
    opened.vault.write(lambda db: db.execute("UPDATE journal SET about='x' WHERE about='two'"))
    opened.close()
    done = fieldcard("vault", "verify", "--data", device, typed=f"{PASSPHRASE}\n")

    assert done.returncode == 1
    assert "journal: changed at line 2\n" in done.stdout


@pytest.mark.threat("T16")
def test_the_journal_is_exported_line_by_line(device: Path) -> None:
    """Each line names the one before it, so that it can be checked elsewhere."""
    opened = devices.by_passphrase(device, PASSPHRASE)
    opened.desk.journal.note("consultation", "encounter", "one")
    opened.close()
    done = fieldcard("vault", "journal", "--data", device, typed=f"{PASSPHRASE}\n")
    kind, *lines, end = [json.loads(line) for line in done.stdout.splitlines()]

    assert kind == {"format": "fieldcard-journal-1"}
    assert [line["about"] for line in lines] == ["one", ""]
    assert {"previous", "hash"} <= lines[0].keys()
    assert end.keys() == {"public", "signature"}


def test_a_new_passphrase_ends_the_old_one(device: Path) -> None:
    """The keys stay, and so does the recovery."""
    keys = unlocking.by_passphrase(device, PASSPHRASE)
    secrets = f"{PASSPHRASE}\n{NEW}\n"
    done = fieldcard("vault", "passphrase", "--data", device, typed=secrets)
    again = fieldcard("vault", "verify", "--data", device, typed=f"{PASSPHRASE}\n")

    assert done.returncode == 0
    assert (again.returncode, again.stdout) == (1, "That does not open this device.\n")
    assert keys == unlocking.by_passphrase(device, NEW)


def test_a_new_pin_needs_the_passphrase(device: Path) -> None:
    """A weak PIN is refused in plain words."""
    weak = fieldcard("vault", "pin", "--data", device, typed=f"{PASSPHRASE}\n123456\n")
    good = fieldcard("vault", "pin", "--data", device, typed=f"{PASSPHRASE}\n{NEW_PIN}\n")

    assert (weak.returncode, weak.stdout) == (
        1,
        "Choose another PIN: 6 digits, no simple row.\n",
    )
    assert (good.returncode, good.stdout) == (0, "The PIN is changed.\n")


@pytest.mark.threat("T01")
def test_the_agency_recovers_what_a_lost_passphrase_closed(
    device: Path, agency: pyrage.x25519.Identity
) -> None:
    """The whole way: prove, recover, open; the old secret is refused, the escrow kept."""
    file = _key_file(device, agency)
    sealed = json.loads((device / "keys.json").read_bytes())["escrow"]
    with_key = ("--data", device, "--identity", file)
    proven = fieldcard("vault", "prove", *with_key)
    before = escrow.recovery_proven_on(device)
    weak = fieldcard("vault", "recover", *with_key, typed=f"short\n{NEW_PIN}\n")
    done = fieldcard("vault", "recover", *with_key, typed=f"{NEW}\n{NEW_PIN}\n")
    old = fieldcard("vault", "verify", "--data", device, typed=f"{PASSPHRASE}\n")
    opened = devices.by_passphrase(device, NEW)
    lines = opened.vault.rows("SELECT operation, about FROM journal ORDER BY sequence")
    blob = opened.session_blob()
    opened.close()
    devices.by_pin(device, blob, NEW_PIN).close()

    assert (proven.returncode, weak.returncode, done.returncode) == (0, 1, 0)
    assert old.stdout == "That does not open this device.\n"
    assert before is not None
    assert before == escrow.recovery_proven_on(device)
    assert json.loads((device / "keys.json").read_bytes())["escrow"] == sealed
    assert [(line["operation"], line["about"]) for line in lines] == [
        ("consultation", "recovery"),
        ("consultation", "recovery"),
        ("alteration", "pin"),
        ("alteration", "passphrase"),
    ]


def test_other_agencies_can_be_named_later(device: Path) -> None:
    """Each opens the device from then on; the first one does not, and nothing is proven."""
    agencies = [pyrage.x25519.Identity.generate() for _ in range(2)]
    named = [word for each in agencies for word in ("--recipient", each.to_public())]
    done = fieldcard("vault", "recovery", "--data", device, *named, typed=f"{PASSPHRASE}\n")
    unproven = escrow.recovery_proven_on(device)
    proven = [
        fieldcard("vault", "prove", "--data", device, "--identity", _key_file(device, each))
        for each in agencies
    ]

    assert (done.returncode, unproven) == (0, None)
    assert [each.returncode for each in proven] == [0, 0]


@pytest.mark.threat("T01")
def test_the_drill_goes_the_whole_way_and_leaves_nothing(tmp_path: Path) -> None:
    """Six steps with throw-away keys; no data folder is touched."""
    done = fieldcard("vault", "drill", TMPDIR=str(tmp_path))
    steps = [line for line in done.stdout.splitlines() if line[:1].isdigit()]

    assert (done.returncode, len(steps)) == (0, 6)
    assert done.stdout.endswith("Show that your agency has its key: fieldcard vault prove\n")
    assert list(tmp_path.iterdir()) == []


def test_another_key_recovers_nothing(device: Path) -> None:
    """Neither another agency's key nor something that is no key."""
    other = _key_file(device, pyrage.x25519.Identity.generate())
    done = fieldcard("vault", "prove", "--data", device, "--identity", other)
    other.write_text("age1something\n", encoding="ascii")
    none = fieldcard("vault", "prove", "--data", device, "--identity", other)

    assert (done.returncode, done.stdout) == (1, "That does not open this device.\n")
    assert none.stdout == "That is no recovery key. It begins with AGE-SECRET-KEY-1.\n"
    assert escrow.recovery_proven_on(device) is None


def test_a_folder_without_a_device_says_so(tmp_path: Path) -> None:
    """Nothing is made there."""
    done = fieldcard("vault", "verify", "--data", tmp_path, typed="\n")

    assert (done.returncode, done.stdout) == (1, "There is no device in this folder.\n")
    assert list(tmp_path.iterdir()) == []


def test_a_policy_is_followed_or_told_what_is_wrong(device: Path, tmp_path: Path) -> None:
    """A good file holds from then on; a bad one names each fault and changes nothing."""
    good, bad, broken = (tmp_path / name for name in ("good.toml", "bad.toml", "broken.toml"))
    good.write_text("idle_seconds = 300\npin = false\n", encoding="utf-8")
    bad.write_text('idle_seconds = 5\npin = "no"\n', encoding="utf-8")
    broken.write_text("idle", encoding="utf-8")
    secret = f"{PASSPHRASE}\n"
    done = [
        fieldcard("vault", "policy", "--data", device, file, typed=secret)
        for file in (good, bad, broken)
    ]
    opened = devices.by_passphrase(device, PASSPHRASE)
    kept = opened.desk.device.policy()
    opened.close()

    assert [each.returncode for each in done] == [0, 2, 2]
    assert done[1].stdout.splitlines() == [
        "idle_seconds: this must be from 120 to 300",
        "pin: this must be true or false",
    ]
    assert done[2].stdout == "broken.toml: this is no TOML file\n"
    assert kept == Policy(idle_seconds=300, pin=False)
