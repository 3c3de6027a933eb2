"""A device whose calls to the system fail, one chosen call at a time, as strace makes them."""

import os
import signal
import subprocess
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import psutil

from app.vault import folder as files
from tests.processes import PATIENCE
from tests.processes import Device
from tests.processes import becomes_true

CALLS = ("write", "pwrite64", "fsync", "fdatasync", "ftruncate", "rename")
NAMES = (
    *files.DATABASE_FILES, f"{files.DATABASE}-shm", files.REPLAY, files.REPLAY_BEFORE,
    files.KEY_FILE, files.KEY_COPY, f"{files.KEY_FILE}.new", f"{files.KEY_COPY}.new",
    files.BACKUPS, f"{files.BACKUPS}/new", f"{files.BACKUPS}/new-wal", "",
)  # fmt: skip
INJECTED = "(INJECTED)"


@dataclass(frozen=True, slots=True, kw_only=True)
class Fault:
    """The n-th call of one name fails once, in each thread."""

    call: str
    number: int
    error: str


@dataclass(slots=True)
class Outcome:
    """Whether there were so many calls that one failed."""

    has_failed: bool = False


def may_attach() -> bool:
    """Say whether this user may watch the calls of a process that forbids looking into it."""
    return os.geteuid() == 0


def worker_of(device: Device) -> psutil.Process:
    """Give the process that holds the vault."""
    return next(one for one in device.app.children() if "worker" in one.cmdline())


@contextmanager
def failing(
    worker: psutil.Process, folder: Path, record: Path, fault: Fault
) -> Iterator[Outcome]:
    """Let one call that changes a file of the vault fail."""
    paths = [word for name in NAMES for word in ("-P", str(folder / name).rstrip("/"))]
    told = f"inject={fault.call}:error={fault.error}:when={fault.number}"
    command = ["strace", "-f", "-p", str(worker.pid), *paths, "-e", f"trace={fault.call}"]
    outcome = Outcome()
    with subprocess.Popen(
        [*command, "-e", told, "-o", str(record)], stderr=subprocess.PIPE, text=True
    ) as tracer:
        assert tracer.stderr is not None
        said = tracer.stderr.readline()
        assert "attached" in said, said
        tasks = Path(f"/proc/{worker.pid}/task")
        assert becomes_true(lambda: all(map(_is_traced, tasks.iterdir())))
        try:
            yield outcome
        finally:
            tracer.send_signal(signal.SIGINT)
            tracer.communicate(timeout=PATIENCE)
    outcome.has_failed = INJECTED in record.read_text(encoding="utf-8", errors="replace")


def _is_traced(task: Path) -> bool:
    return "TracerPid:\t0\n" not in (task / "status").read_text(encoding="utf-8")
