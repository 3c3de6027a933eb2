"""A process of its own for the proof of wrong clocks: what the real parts do under its clock.

It reads one line, the keys of a device; it looks after the records as the worker does,
changes the clock while it runs, and tells what came of it as JSON.
"""

import json
import os
import sys
from datetime import timedelta
from pathlib import Path

from app.casework.retaining import look_after
from app.desktop.idling import ticks
from app.desktop.session import Session
from app.factory.clock import SystemClock
from app.factory.device import open_device
from app.vault.keys import KeySet
from tests.proofs.keeping_desk import met

WRONG_TRIES = 10
YEARS = timedelta(days=3650)


def main() -> int:
    """Run once over the folder that is named."""
    folder = Path(sys.argv[1])
    device = open_device(folder, KeySet.unpacked(sys.stdin.readline().encode()))
    desk = device.desk
    before = len(desk.encounters.recent(99))
    look_after(desk)
    after = len(desk.encounters.recent(99))
    met(desk, desk.shelf.current("uk-ew"), "under this clock")
    history = desk.encounters.recent(1)[0].history
    device.close()
    told = {
        "before": before,
        "after": after,
        "year": SystemClock().now().year,
        "clock": history[-1].stamp.clock.value,
        **_waited(),
    }
    sys.stdout.write(json.dumps(told))
    return 0


def _waited() -> dict[str, float]:
    """Try wrong passphrases, set the clock years ahead, and see whether the wait is over."""
    session = Session()
    for _ in range(WRONG_TRIES):
        session.wrong_passphrase(ticks())
    session.opened(b"blob", ticks(), by_passphrase=False)
    waits, day = session.pause(ticks()), SystemClock().now()
    Path(os.environ["FAKETIME_TIMESTAMP_FILE"]).write_text("+7300d\n", encoding="ascii")
    return {
        "wait_before": waits,
        "wait_after": session.pause(ticks()),
        "jumped_days": (SystemClock().now() - day) / timedelta(days=1),
    }


if __name__ == "__main__":
    sys.exit(main())
