"""Room on the disk: ballast is given up once, and errors of the device are told apart."""

import errno
import shutil
from pathlib import Path
from typing import NamedTuple

import pytest
from sqlcipher3 import dbapi2

from app.domain.errors import PortError
from app.domain.errors import StoreBroken
from app.domain.errors import StoreFull
from app.vault import ballast
from app.vault.driver import Database
from app.vault.encounters import EncounterStore
from app.vault.folder import device_errors
from app.vault.folder import write_durably
from app.vault.opening import Vault
from app.vault.opening import open_vault
from tests.vault.builders import an_encounter


class Usage(NamedTuple):
    """What the system says of the room on a disk."""

    total: int
    used: int
    free: int


class Refusing:
    """Work that the device refuses a number of times before it lets it through."""

    def __init__(self, code: int, times: int) -> None:
        self._code = code
        self.left = times

    def __call__(self, database: Database) -> str:
        """Fail like the driver does, or write one row."""
        database.execute("INSERT INTO setting VALUES ('tried', 'yes')")
        if self.left:
            self.left -= 1
            error = dbapi2.OperationalError("refused")
            error.sqlite_errorcode = self._code
            raise error
        return "done"


def rows(vault: Vault) -> int:
    """Count what was written."""
    return len(vault.rows("SELECT * FROM setting"))


def test_a_full_disk_costs_the_ballast_and_the_save_succeeds(vault: Vault) -> None:
    """The officer is told, and nothing was lost."""
    done = vault.write(Refusing(13, 1))

    assert done == "done"
    assert rows(vault) == 1
    assert vault.is_short_of_room


def test_a_second_refusal_is_told(vault: Vault) -> None:
    """Once the ballast is gone, the page keeps the input."""
    with pytest.raises(StoreFull):
        vault.write(Refusing(13, 2))
    with pytest.raises(StoreFull):
        vault.write(Refusing(13, 1))

    assert rows(vault) == 0


def test_a_broken_device_costs_no_ballast(vault: Vault) -> None:
    """More room would not help it."""
    with pytest.raises(StoreBroken):
        vault.write(Refusing(10, 1))

    assert not vault.is_short_of_room
    assert vault.write(Refusing(10, 0)) == "done"


def test_a_failed_write_on_a_full_disk_counts_as_full(
    vault: Vault, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The shared index fails with another error when there is no room."""
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 0))

    assert vault.write(Refusing(10, 1)) == "done"
    assert vault.is_short_of_room


def test_ballast_is_made_again_when_there_is_room(vault: Vault, folder: Path) -> None:
    """At the next opening."""
    ballast.release(folder)
    vault.close()
    again = open_vault(folder, vault.keys)
    short = again.is_short_of_room
    again.close()

    assert not short
    assert (folder / "ballast.bin").stat().st_size == ballast.SIZE


def test_ballast_is_not_made_when_room_is_short(
    vault: Vault, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """It would take the room that the next answers need."""
    ballast.release(folder)
    monkeypatch.setattr(shutil, "disk_usage", lambda _: Usage(1, 1, 2 * ballast.SIZE - 1))
    ballast.stow(folder)

    assert vault.is_short_of_room


@pytest.mark.parametrize(
    ("code", "meaning"),
    [(errno.ENOSPC, StoreFull), (errno.EDQUOT, StoreFull), (errno.EIO, StoreBroken)],
)
def test_errors_of_the_file_system_become_our_own(code: int, meaning: type[PortError]) -> None:
    """Full and broken have different words on screen."""
    with pytest.raises(meaning), device_errors():
        raise OSError(code, "refused")


def test_a_file_is_replaced_whole(tmp_path: Path) -> None:
    """What a cut-off write left behind is never taken for the file."""
    path = tmp_path / "keys.json"
    (tmp_path / "keys.json.new").write_bytes(b"half")
    write_durably(path, b"first")
    write_durably(path, b"second")

    assert path.read_bytes() == b"second"
    assert list(tmp_path.iterdir()) == [path]


def test_reads_run_beside_a_write(vault: Vault) -> None:
    """A page that reads never waits for one that saves, and sees only what is committed."""
    store = EncounterStore(vault)

    def read_while_writing(database: Database) -> int:
        database.execute("INSERT INTO setting VALUES ('open', 'yes')")
        return rows(vault)

    store.begin(an_encounter())

    assert vault.write(read_while_writing) == 0
    assert rows(vault) == 1
