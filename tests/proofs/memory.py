"""Reads the memory of living processes and counts the secrets that stand in it."""

import os
import re
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from pathlib import Path

import psutil
import pytest

from tests.proofs.report import FULL

LINE = re.compile(r"^([0-9a-f]+)-([0-9a-f]+) (\S{4}) \S+ \S+ (\d+)\s*(.*)$")
EMPTY = b"\0"
NEVER = ("[vvar", "[vsyscall", "[vdso")
PIECE = 256 * 1024
OVERLAP = 512


def need_sight() -> None:
    """Skip where the memory of a hardened process cannot be read; `make prove` fails there."""
    if not Path("/proc/self/mem").exists() or os.geteuid() != 0:
        message = "missing: the right to read the memory of hardened processes (root on Linux)"
        if FULL:
            pytest.fail(message)
        pytest.skip(message)


def copies(
    processes: Iterable[psutil.Process], secrets: Mapping[str, Iterable[bytes]]
) -> dict[str, int]:
    """Count every shape of each secret in the memory of all these processes together."""
    found = dict.fromkeys(secrets, 0)
    read = 0
    for process in processes:
        for piece in _pieces(process.pid):
            read += len(piece)
            for name, shapes in secrets.items():
                found[name] += sum(map(piece.count, shapes))
    assert read, "a search that read nothing proves nothing"
    return found


def _pieces(pid: int) -> Iterator[bytes]:
    """Give all that a process can have written: every mapping but unchanged files."""
    with Path(f"/proc/{pid}/mem").open("rb", buffering=0) as memory:
        for line in Path(f"/proc/{pid}/maps").read_text(encoding="utf-8").splitlines():
            at = LINE.match(line)
            if at is None or at[5].startswith(NEVER) or not _is_own(at[3], at[4]):
                continue
            begin, end = int(at[1], 16), int(at[2], 16)
            for start in range(begin, end, PIECE):
                piece = _read(memory.fileno(), start, min(end, start + PIECE + OVERLAP))
                if piece.strip(EMPTY):
                    yield piece


def _is_own(rights: str, inode: str) -> bool:
    return rights[0] == "r" and (rights[1] == "w" or inode == "0")


def _read(memory: int, start: int, end: int) -> bytes:
    try:
        return os.pread(memory, end - start, start)
    except OSError:
        return b""
