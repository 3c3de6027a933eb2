"""The whole journey on a computer without any network: `python -m tests.proofs.alone FOLDER`.

It is started inside a network namespace of its own, where only loopback is brought up.
"""

import errno
import fcntl
import socket
import struct
import sys
from contextlib import closing
from pathlib import Path

from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.night import Walk
from tests.proofs.night import harbour

SET_FLAGS = 0x8914
UP_AND_RUNNING = 0x41
SOMEWHERE = ("192.0.2.1", 9)
WORKED = "the whole journey worked"


def main(folder: Path) -> int:
    """Bring loopback up, make sure that nothing else is there, and walk."""
    with closing(socket.socket(socket.AF_INET, socket.SOCK_DGRAM)) as line:
        flags = struct.pack("16sH14x", b"lo", UP_AND_RUNNING)
        fcntl.ioctl(line, SET_FLAGS, flags)
    with closing(socket.socket()) as line:
        reached = line.connect_ex(SOMEWHERE)
    if reached != errno.ENETUNREACH:
        return 1
    set_up_quickly(folder / "data")
    around = harbour(folder / "hub")
    device = run(folder / "data")
    try:
        device.unlock()
        walk = Walk(device=device)
        walk.enrol(around)
        began = walk.begin()
        walk.tell_everything(began)
        walk.refer(began)
        walk.post("/sending/try")
        arrived = around.desk.mailroom.arrivals()
    finally:
        device.app.kill()
        around.hub.kill()
    sys.stdout.write(f"{WORKED}\n" if len(arrived) == 1 else "nothing arrived\n")
    return 0


if __name__ == "__main__":
    sys.exit(main(Path(sys.argv[1])))
