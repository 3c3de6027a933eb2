"""A damaged device is put together again and says so; nothing is ever deleted."""

import shutil
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from pathlib import Path

import pytest

from app.vault.backups import back_up
from app.vault.unlocking import by_passphrase
from tests.processes import PASSPHRASE
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

pytestmark = pytest.mark.slow
DAMAGED = "This device cannot read what it saved. Nothing was deleted, and a copy was made."
CLOSED = "This device cannot be opened. Ask your agency for help."
BACK = "Damaged records were put together again. All of them are back."
PAGE = 4096
SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What the lock screen said, and what lay in the folder before and after."""

    status: int
    text: str
    home: str
    before: bytes
    after: bytes
    aside: tuple[bytes, ...]


@pytest.fixture(name="whole", scope="module")
def _whole(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("whole") / "data"
    set_up_quickly(folder)
    return folder


@pytest.fixture(name="folder")
def _folder(whole: Path, tmp_path: Path) -> Path:
    return Path(shutil.copytree(whole, tmp_path / "data"))


def _seen(folder: Path) -> Seen:
    path = folder / "vault.db"
    before = path.read_bytes()
    device = run(folder)
    device.enter()
    reply = device.post("/unlock", passphrase=PASSPHRASE)
    home = device.get("/").text if reply.status == SEE_OTHER else ""
    device.app.stop()
    copies = (folder / "damaged").glob("*/vault.db")
    aside = tuple(copy.read_bytes() for copy in copies)
    return Seen(
        status=reply.status,
        text=reply.text,
        home=home,
        before=before,
        after=path.read_bytes(),
        aside=aside,
    )


def back_up_quickly(folder: Path) -> None:
    """Make the copy that a device makes at its set-up."""
    with opened(folder, by_passphrase(folder, PASSPHRASE)) as vault:
        back_up(vault, datetime.now(UTC))


def _harm(folder: Path, start: int) -> None:
    path = folder / "vault.db"
    content = bytearray(path.read_bytes())
    content[start : start + 64] = bytes(64)
    path.write_bytes(content)


@pytest.mark.threat("T18")
@pytest.mark.parametrize("start", [0, 2 * PAGE + 100])
def test_a_damaged_database_comes_back_and_is_told(folder: Path, start: int) -> None:
    """First page or a later one: it opens from its backup, and a whole copy lies aside."""
    back_up_quickly(folder)
    _harm(folder, start)
    seen = _seen(folder)

    assert seen.status == SEE_OTHER
    assert BACK in seen.home
    assert seen.aside == (seen.before,)


@pytest.mark.parametrize("start", [0, 2 * PAGE + 100])
def test_without_any_copy_damage_is_told_and_kept(folder: Path, start: int) -> None:
    """Never empty without a word: plain words, nothing deleted, one whole copy aside."""
    _harm(folder, start)
    seen = _seen(folder)

    assert seen.status == 422
    assert DAMAGED in seen.text
    assert seen.after == seen.before
    assert seen.aside == (seen.before,)


def test_damaged_keys_are_told_and_kept(folder: Path) -> None:
    """Without its keys the device cannot open; the database is not touched."""
    for name in ("keys.json", "keys.copy"):
        (folder / name).write_text("{", encoding="utf-8")
    seen = _seen(folder)

    assert seen.status == 422
    assert CLOSED in seen.text
    assert seen.after == seen.before


def test_a_whole_device_opens(folder: Path) -> None:
    """The control: the same steps over an undamaged folder open it, and nothing lies aside."""
    seen = _seen(folder)

    assert seen.status == SEE_OTHER
    assert seen.aside == ()
