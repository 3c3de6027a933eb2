"""A whole device on a disk that fills up; prints what its pages said as JSON.

Runs in a mount namespace of its own: `python -m tests.proofs.small_disk FOLDER [BREAKS]`;
the second word names a way in which the device is broken.
"""

import contextlib
import json
import shutil
import subprocess
import sys
from pathlib import Path

from app.domain.encounter import EncounterId
from app.vault.encounters import EncounterStore
from app.vault.keys import KeySet
from tests.processes import Device
from tests.processes import Reply
from tests.proofs.devices import opened
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly

SMALL = "size=24m"
LARGE = "size=60m"
EARLY = 10
MOST = 600
SAVED = 303
LONG = "x" * 14_000


def main() -> None:
    """Fill the disk through the pages of the device, read on, make room, and go on."""
    disk = Path(sys.argv[1])
    mount("-t", "tmpfs", "-o", SMALL, "tmpfs", str(disk))
    data = disk / "data"
    keys = set_up_quickly(data)
    breaks = "".join(sys.argv[2:])
    device = run(data, breaks, TMPDIR=str(disk))
    try:
        told = overfill(device, data, keys, disk) if breaks else fill(device, data, keys, disk)
    finally:
        device.app.stop()
    told["kept at last"] = len(words_kept(data, keys, str(told["began"])))
    sys.stdout.write(json.dumps(told))


def fill(device: Device, data: Path, keys: KeySet, disk: Path) -> dict[str, object]:
    """Save words until the device says that there is no room."""
    device.unlock()
    place = device.post("/encounters", way="core.full").headers["location"]
    began = place.partition("/language")[0]
    device.post(place, lang="vi")
    address = f"{began}/questions/core.alone/words"
    acknowledged, refused = save_until_refused(device, address, disk)
    told: dict[str, object] = {
        "began": began,
        "acknowledged": acknowledged,
        "status": refused.status,
        "page": refused.text,
        "goes on": device.get("/").status,
        "looks": device.get(f"{began}/findings").status,
        "kept while full": len(words_kept(data, keys, began)),
    }
    mount("-o", f"remount,{LARGE}", str(disk))
    told["with room"] = device.post(address, words=LONG).status
    return told


def overfill(device: Device, data: Path, keys: KeySet, disk: Path) -> dict[str, object]:
    """Go on saving on a full disk at a device that never refuses."""
    device.unlock()
    place = device.post("/encounters", way="core.full").headers["location"]
    began = place.partition("/language")[0]
    device.post(place, lang="vi")
    address = f"{began}/questions/core.alone/words"
    acknowledged = 0
    for count in range(2 * EARLY):
        if count >= EARLY:
            take_room(disk)
        acknowledged += device.post(address, words=f"{count} {LONG}").status == SAVED
    return {
        "began": began,
        "acknowledged": acknowledged,
        "kept while full": len(words_kept(data, keys, began)),
    }


def save_until_refused(device: Device, address: str, disk: Path) -> tuple[int, Reply]:
    """Save until it does not; give how often it did, and the refusal.

    After some early saves something else on the disk takes all room that is left, also the
    room that the device gives up for itself.
    """
    for count in range(MOST):
        if count >= EARLY:
            take_room(disk)
        reply = device.post(address, words=f"{count} {LONG}")
        if reply.status != SAVED:
            return count, reply
    message = "the disk never filled up"
    raise AssertionError(message)


def take_room(disk: Path) -> None:
    """Let another file grow until nothing is left."""
    spare = shutil.disk_usage(disk).free
    with contextlib.suppress(OSError), (disk / "other").open("ab") as other:
        other.write(bytes(spare))


def words_kept(data: Path, keys: KeySet, began: str) -> tuple[object, ...]:
    """Read what is stored for an encounter."""
    with opened(data, keys) as vault:
        return EncounterStore(vault).open(EncounterId(began.rpartition("/")[2])).words


def mount(*arguments: str) -> None:
    """Mount in this namespace; nothing outside sees it."""
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    main()
