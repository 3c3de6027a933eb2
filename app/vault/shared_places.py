"""Places where a vault must not lie: network shares, and folders that another program copies.

There a flush may not reach the disk, locks may not hold, and another program may take a copy
or put an older file back.
"""

import sys
from pathlib import Path

MOUNTS = Path("/proc/self/mountinfo")
NETWORK = frozenset({
    "9p", "afs", "beegfs", "ceph", "cifs", "coda", "davfs", "fuse.davfs2", "fuse.glusterfs",
    "fuse.google-drive-ocamlfuse", "fuse.gvfsd-fuse", "fuse.rclone", "fuse.s3fs", "fuse.sshfs",
    "glusterfs", "gpfs", "lustre", "ncpfs", "nfs", "nfs4", "orangefs", "smb2", "smb3", "smbfs",
})  # fmt: skip
COPIED = frozenset({
    "box sync", "cloudstorage", "creative cloud files", "dropbox", "google drive",
    "googledrive", "icloud drive", "icloudrive", "megasync", "mobile documents", "nextcloud",
    "owncloud", "pclouddrive", "seafile", "syncthing", "tresorit", "yandex.disk",
})  # fmt: skip
COPIED_BEGINS = ("dropbox (", "google drive (", "onedrive")
MARKS = (".stfolder", ".dropbox.cache", ".seafile-data", ".owncloudsync.log", ".sync_*.db")
UNC = ("\\\\", "//")
Mount = tuple[Path, str]


def is_shared(folder: Path) -> bool:
    """Say whether a folder, there or not yet, lies where others may reach or copy it."""
    place = folder.resolve()
    return _is_on_network(place) or any(map(_is_copied, (place, *place.parents)))


def mounts(told: str) -> tuple[Mount, ...]:
    """Read what the system says of its mounts: where, and which kind of file system.

    The format is that of `/proc/[pid]/mountinfo` in proc(5): the place is the fifth field,
    and the kind is the first one after a lone dash.
    """
    found = []
    for line in told.splitlines():
        before, _, after = line.partition(" - ")
        place = before.split(" ")[4].encode().decode("unicode_escape")
        found.append((Path(place.encode("latin-1").decode(errors="replace")), after.split()[0]))
    return tuple(found)


def kind_at(place: Path, table: tuple[Mount, ...]) -> str:
    """Give the kind of file system at a place; of two mounts there the later one counts."""
    below = [mount for mount in table if place.is_relative_to(mount[0])]
    return max(below, key=lambda mount: len(mount[0].parts))[1] if below else ""


def _is_on_network(place: Path) -> bool:
    if str(place).startswith(UNC):
        return True
    if sys.platform != "linux" or not MOUNTS.exists():
        return False
    later_first = tuple(reversed(mounts(MOUNTS.read_text(encoding="utf-8"))))
    return kind_at(place, later_first) in NETWORK


def _is_copied(folder: Path) -> bool:
    name = folder.name.casefold()
    if name in COPIED or name.startswith(COPIED_BEGINS):
        return True
    return any(any(folder.glob(mark)) for mark in MARKS)
