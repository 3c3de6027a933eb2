"""A vault on a disk that fills up or stops writing; prints what happened as JSON.

Runs in a mount namespace of its own, as `python -m tests.vault.small_disk ACT FOLDER`.
"""

import contextlib
import json
import resource
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from functools import partial
from pathlib import Path

from app.domain.delivery import DeliveryState
from app.domain.delivery import Parcel
from app.domain.encounter import Encounter
from app.domain.errors import PortError
from app.domain.event import WordsNoted
from app.vault.backups import back_up
from app.vault.encounters import EncounterStore
from app.vault.keys import KeySet
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.outbox import OutboxStore
from app.vault.unlocking import by_passphrase
from app.vault.unlocking import change_passphrase
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import NOON
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_encounter
from tests.vault.older import dump_of
from tests.vault.older import make_older
from tests.vault.test_post import a_parcel
from tests.vault.test_post import posted

LINE = WordsNoted(words="x" * 4000, language="en")
ROOM_FOR_HALF = 96 * 1024
SECOND = "twelve brass kettles near the pier"  # made up
LONG = 1_000_000
Told = dict[str, object]


def main() -> None:
    """Do what the first argument says, in the folder of the second."""
    acts: dict[str, Callable[[Path], Told]] = {
        "full": full,
        "broken": broken,
        "upgrade": upgraded,
        "acts": others,
    }
    sys.stdout.write(json.dumps(acts[sys.argv[1]](Path(sys.argv[2]))))


def full(disk: Path) -> Told:
    """Fill a disk of 12 MiB, read on, open again, then give it room."""
    mount("-t", "tmpfs", "-o", "size=12m", "tmpfs", str(disk))
    vault, store = begun(disk / "data")
    short: list[int] = []
    acknowledged, error = save_until_refused(vault, store, short)
    told: Told = {"acknowledged": acknowledged, "error": error, "short_at": short}
    told["read"] = len(store.open(an_encounter().id).history)
    vault.close()
    vault = open_vault(vault.folder, vault.keys)
    store = EncounterStore(vault)
    told["reopened"] = len(store.open(an_encounter().id).history)
    mount("-o", "remount,size=40m", str(disk))
    add(store, store.open(an_encounter().id), LINE)
    vault.close()
    vault = open_vault(vault.folder, vault.keys)
    told["after"] = len(EncounterStore(vault).open(an_encounter().id).history)
    told["short_after"] = vault.is_short_of_room
    told["break"] = EncounterStore(vault).first_break()
    vault.close()
    return told


def broken(disk: Path) -> Told:
    """Let the device refuse to write beyond a size, then let it write again."""
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    vault, store = begun(disk / "data")
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (512 * 1024, limits[1]))
    acknowledged, error = save_until_refused(vault, store, [])
    told: Told = {"acknowledged": acknowledged, "error": error}
    told["read"] = len(store.open(an_encounter().id).history)
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)
    add(store, store.open(an_encounter().id), LINE)
    vault.close()
    vault = open_vault(vault.folder, vault.keys)
    told["after"] = len(EncounterStore(vault).open(an_encounter().id).history)
    told["break"] = EncounterStore(vault).first_break()
    vault.close()
    return told


def upgraded(disk: Path) -> Told:
    """Open an older vault where its copy has no room, then where it has."""
    mount("-t", "tmpfs", "-o", "size=1m", "tmpfs", str(disk))
    keys = KeySet.fresh()
    make_older(disk / "data", keys, 1)
    before = dump_of(disk / "data", keys)
    with contextlib.suppress(OSError), (disk / "other").open("ab") as other:
        other.write(bytes(shutil.disk_usage(disk).free - ROOM_FOR_HALF))
    told: Told = {"error": "none"}
    try:
        open_vault(disk / "data", keys)
    except PortError as error:
        told["error"] = type(error).__name__
    told["unchanged"] = dump_of(disk / "data", keys) == before
    told["left"] = [path.name for path in (disk / "data" / "backups").iterdir()]
    mount("-o", "remount,size=40m", str(disk))
    open_vault(disk / "data", keys).close()
    told["after"] = dump_of(disk / "data", keys)[2]
    return told


def others(disk: Path) -> Told:
    """On a disk without any room: back up, change the passphrase, store a receipt."""
    mount("-t", "tmpfs", "-o", "size=24m", "tmpfs", str(disk))
    vault, _ = begun(disk / "data")
    posted(vault, an_encounter(), a_parcel())
    vault.close()
    vault = open_vault(vault.folder, vault.keys)
    (disk / "data" / "ballast.bin").unlink()
    take_all(disk)
    receive = partial(OutboxStore(vault).change, a_parcel().id, received)
    change = partial(change_passphrase, vault.folder, vault.keys, SECOND, hardening=CHEAP)
    told: Told = {
        "back up": tried(partial(back_up, vault, NOON)),
        "change": tried(change),
        "receive": tried(receive),
    }
    vault.close()
    told["old opens"] = by_passphrase(vault.folder, PASSPHRASE, hardening=CHEAP) == vault.keys
    again = open_vault(vault.folder, vault.keys)
    told["receipt"] = len(OutboxStore(again).get(a_parcel().id).receipt)
    told["kept"] = len(EncounterStore(again).open(an_encounter().id).history)
    mount("-o", "remount,size=60m", str(disk))
    receive = partial(OutboxStore(again).change, a_parcel().id, received)
    told["with room"] = [tried(partial(back_up, again, NOON)), tried(change), tried(receive)]
    again.close()
    told["new opens"] = by_passphrase(vault.folder, SECOND, hardening=CHEAP) == vault.keys
    again = open_vault(vault.folder, vault.keys)
    told["receipt after"] = len(OutboxStore(again).get(a_parcel().id).receipt)
    again.close()
    return told


def received(parcel: Parcel) -> Parcel:
    """Note a receipt that is longer than the room left in any file."""
    return replace(parcel.moved(DeliveryState.received, NOON), receipt="r" * LONG)


def tried(act: Callable[[], object]) -> str:
    """Say which error an act met, or that it met none."""
    try:
        act()
    except PortError as error:
        return type(error).__name__
    return "done"


def take_all(disk: Path) -> None:
    """Let another file grow until nothing is left."""
    with contextlib.suppress(OSError), (disk / "other").open("ab", buffering=0) as other:
        while True:
            other.write(bytes(4096))


def begun(folder: Path) -> tuple[Vault, EncounterStore]:
    """Make a vault with one encounter."""
    vault = open_vault(folder, create(folder, PASSPHRASE, PIN, hardening=CHEAP))
    store = EncounterStore(vault)
    store.begin(an_encounter())
    return vault, store


def save_until_refused(
    vault: Vault, store: EncounterStore, short: list[int]
) -> tuple[int, str]:
    """Save until an error; count what was acknowledged and note when room ran short."""
    encounter: Encounter = an_encounter()
    while True:
        try:
            encounter = add(store, encounter, LINE)
        except PortError as error:
            return len(encounter.history), type(error).__name__
        if vault.is_short_of_room and not short:
            short.append(len(encounter.history))


def mount(*arguments: str) -> None:
    """Mount in this namespace; nothing outside sees it."""
    subprocess.run(["mount", *arguments], check=True)


if __name__ == "__main__":
    main()
