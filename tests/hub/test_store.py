"""The database of the hub, and what is said when it cannot be used."""

from pathlib import Path

import pytest

from app.hub.errors import BadOrder
from app.hub.store import open_store
from tests.hub.hub_process import order


@pytest.mark.parametrize("address", ["somewhere", "nothing://here", "postgresql+none://here"])
def test_an_address_of_no_database_is_refused(address: str) -> None:
    """A mistyped address ends in one plain sentence."""
    with pytest.raises(BadOrder) as refused:
        open_store(address)

    assert refused.value.reason == (
        "The address of the database is not one that this hub can use."
    )


def test_a_database_that_cannot_be_opened_is_said(tmp_path: Path) -> None:
    """So does an address of a folder that is not there, and a file of something else."""
    other = tmp_path / "hub.db"
    other.write_text("no database, but a text that is long enough to be read" * 20)
    reasons = []
    for file in (tmp_path / "nowhere" / "hub.db", other):
        with pytest.raises(BadOrder) as refused:
            open_store(f"sqlite:///{file}")
        reasons.append(refused.value.reason)

    assert set(reasons) == {
        "The database of the hub cannot be opened. Check its address and its folder."
    }


@pytest.mark.slow
def test_a_folder_that_cannot_be_used_is_said(tmp_path: Path) -> None:
    """The command ends with its one sentence and exit code 1."""
    taken = tmp_path / "taken"
    taken.write_text("a file, no folder")
    done = order(taken, "tenant", "add", "north")

    assert done.returncode == 1
    assert done.stderr == f"The folder {taken} cannot be used: File exists.\n"
