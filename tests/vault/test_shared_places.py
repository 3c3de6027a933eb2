"""A vault is refused where others may reach or copy its files."""

from pathlib import Path

import pytest

from app.vault.shared_places import NETWORK
from app.vault.shared_places import is_shared
from app.vault.shared_places import kind_at
from app.vault.shared_places import mounts
from tests.processes import fieldcard

# The lines of proc(5), and one of a share whose name holds a space.
TABLE = """\
22 1 254:1 / / rw,relatime shared:1 - ext4 /dev/vda1 rw
36 22 0:30 / /home/mo/On\\040the\\040wall rw,nosuid - cifs //wall/share rw
37 22 0:31 / /home/mo/far rw master:7 - nfs4 far:/x rw
38 37 0:32 / /home/mo/far/near rw - tmpfs tmpfs rw
39 22 0:33 / /mnt/keys rw - fuse.sshfs mo@far: rw
"""


@pytest.mark.threat("T01")
@pytest.mark.parametrize(
    ("place", "kind"),
    [
        ("/home/mo/data", "ext4"),
        ("/home/mo/On the wall/data", "cifs"),
        ("/home/mo/far/data", "nfs4"),
        ("/home/mo/far/near/data", "tmpfs"),
        ("/mnt/keys", "fuse.sshfs"),
        ("/home/mo/farther", "ext4"),
    ],
)
def test_the_nearest_mount_tells_the_kind_of_a_place(place: str, kind: str) -> None:
    """The format is the system's own."""
    assert kind_at(Path(place), mounts(TABLE)) == kind


def test_shares_count_and_disks_do_not() -> None:
    """Only the kinds that lie on another computer."""
    kinds = {kind for _, kind in mounts(TABLE)}

    assert kinds - NETWORK == {"ext4", "tmpfs"}


@pytest.mark.parametrize("name", ["Dropbox", "OneDrive - Agency", "Nextcloud", "iCloud Drive"])
def test_a_folder_of_a_copying_program_is_shared(tmp_path: Path, name: str) -> None:
    """Wherever below it the data folder lies, there or not yet."""
    assert is_shared(tmp_path / name / "work" / "data")


@pytest.mark.parametrize("mark", [".stfolder", ".dropbox.cache", ".sync_4f3a.db"])
def test_a_mark_of_a_copying_program_makes_a_folder_shared(tmp_path: Path, mark: str) -> None:
    """Such programs leave their mark in the folder that they copy."""
    (tmp_path / mark).touch()

    assert is_shared(tmp_path / "data")


def test_a_folder_of_this_computer_is_not_shared(tmp_path: Path) -> None:
    """The control."""
    assert not is_shared(tmp_path / "data")


@pytest.mark.slow
def test_the_program_refuses_such_a_folder_in_one_sentence(tmp_path: Path) -> None:
    """Nothing is made there, by running or by setting up."""
    folder = tmp_path / "Dropbox" / "data"
    ran = fieldcard("run", "--data", folder, "--no-window")
    done = fieldcard(
        "setup", "--data", folder, "--jurisdiction", "uk-ew", "--language", "en", typed="x\nx\n"
    )

    assert (ran.returncode, done.returncode) == (2, 2)
    assert ran.stdout == done.stdout
    assert "another program copies" in ran.stdout
    assert not folder.exists()
