"""What a program did to its files, in order, as the system saw it: the record of strace.

Only calls below one folder are kept, and what went out as an acknowledgement. A call counts
from the moment at which it returned.
"""

import re
from collections.abc import Iterable
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

CALLS = (
    "openat,creat,write,pwrite64,writev,pwritev,lseek,fsync,fdatasync,ftruncate,truncate,"
    "rename,renameat,renameat2,unlink,unlinkat,mkdir,mkdirat,rmdir,link,linkat,"
    "copy_file_range,sendfile,fallocate,sendto,sendmsg"
)
LONGEST = 600_000
ACKNOWLEDGED = (b"HTTP/1.1 303", b"acknowledged ")
UNSEEN = re.compile(r"(-shm|^lock|^packs/.*)$")
LINE = re.compile(r"^(?P<pid>\d+) +(?P<rest>.*)$")
CALL = re.compile(r"^(?P<name>\w+)\((?P<given>.*)\) += (?P<gave>-?\d+)(?:<(?P<path>[^>]*)>)?")
UNFINISHED = " <unfinished ...>"
RESUMED = re.compile(r"^<\.\.\. \w+ resumed>(?P<rest>.*)$")
TEXT = re.compile(r'"((?:\\x[0-9a-f]{2})*)"(\.\.\.)?')
HANDLE = re.compile(r"(\d+|AT_FDCWD)<((?:\\x[0-9a-f]{2}|[^>])*)>")
Kind = Literal["create", "write", "size", "move", "name", "unname", "sync", "acknowledged"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One change of one file, one flush, or one acknowledgement; paths are below the folder."""

    kind: Kind
    path: str = ""
    to: str = ""
    place: int = 0
    content: bytes = b""


def below(record: Path) -> tuple[str, ...]:
    """Give the words before a program that make its record."""
    calls = f"--trace={CALLS}"
    how = ("-f", "-xx", "-y", "--seccomp-bpf", "-s", str(LONGEST))
    return ("strace", *how, calls, "-o", str(record))


def events(record: Path, folder: Path, before: Iterable[str]) -> Iterator[Event]:
    """Read a record; `before` are the paths of the files that were there when it began."""
    reader = _Reader(str(folder), before)
    begun: dict[str, str] = {}
    with record.open(encoding="ascii") as lines:
        for line in lines:
            if whole := _whole(line.rstrip("\n"), begun):
                yield from reader.read(whole)


def _whole(line: str, begun: dict[str, str]) -> str:
    """Join a call that was interrupted by those of other threads; empty until it returned."""
    found = LINE.match(line)
    if found is None:
        return ""
    pid, rest = found["pid"], found["rest"]
    if rest.endswith(UNFINISHED):
        begun[pid] = rest.removesuffix(UNFINISHED)
        return ""
    if resumed := RESUMED.match(rest):
        return begun.pop(pid, "") + resumed["rest"]
    return rest


def _plain(written: str) -> bytes:
    """Turn the digits of strace into bytes; what it leaves as letters stays so."""
    if "\\x" not in written:
        return written.encode()
    return bytes.fromhex(written.replace("\\x", ""))


class _Reader:
    """Follows handles and places in files from call to call."""

    def __init__(self, folder: str, before: Iterable[str]) -> None:
        self._folder = folder
        self._mark = "".join(f"\\x{byte:02x}" for byte in folder.encode())
        self._there = set(before)
        self._places: dict[tuple[str, str], int] = {}

    def read(self, line: str) -> Iterator[Event]:
        """Read one whole call."""
        told = CALL.match(line)
        if told is None or int(told["gave"]) < 0:
            return
        if self._mark in line:
            yield from self._file(told)
        elif told["name"] in ("sendto", "write"):
            text = TEXT.search(told["given"])
            if text and _plain(text[1]).startswith(ACKNOWLEDGED):
                yield Event(kind="acknowledged")

    def _file(self, told: re.Match[str]) -> Iterator[Event]:
        act = ACTS.get(told["name"])
        assert act is not None, f"{told['name']} is not followed"
        for event in act(self, told):
            if not UNSEEN.search(event.path):
                yield event

    def _path(self, written: str) -> str:
        return _plain(written).decode().removeprefix(self._folder).lstrip("/")

    def _paths(self, given: str) -> list[str]:
        """Give the paths that a call names by text, also beside a handle of their folder."""
        found = []
        for match in re.finditer(r'(?:(?:\d+|AT_FDCWD)<([^>]*)>, )?"((?:\\x..)*)"', given):
            base, name = (_plain(part or "").decode() for part in match.groups())
            found.append(self._path_of(base, name))
        return found

    def _path_of(self, base: str, name: str) -> str:
        whole = name if name.startswith("/") else f"{base}/{name}"
        return whole.removeprefix(self._folder).lstrip("/")

    def open(self, told: re.Match[str]) -> Iterator[Event]:
        """Follow an opening, which may make a file, or empty it."""
        (path,) = self._paths(told["given"])
        self._places[(told["gave"], path)] = 0
        assert "O_APPEND" not in told["given"], "appending is not followed"
        if "O_CREAT" in told["given"] and path not in self._there:
            self._there.add(path)
            yield Event(kind="create", path=path)
        elif "O_TRUNC" in told["given"]:
            yield Event(kind="size", path=path)

    def seek(self, told: re.Match[str]) -> Iterator[Event]:
        """Note where the next write goes."""
        self._places[self._handle(told)] = int(told["gave"])
        yield from ()

    def write(self, told: re.Match[str]) -> Iterator[Event]:
        """Follow a write at the place where the handle stands."""
        handle = self._handle(told)
        place = self._places.get(handle, 0)
        self._places[handle] = place + int(told["gave"])
        yield from self._written(told, handle[1], place)

    def write_at(self, told: re.Match[str]) -> Iterator[Event]:
        """Follow a write at a place that the call names."""
        place = int(told["given"].rsplit(", ", 1)[1])
        yield from self._written(told, self._handle(told)[1], place)

    def _written(self, told: re.Match[str], path: str, place: int) -> Iterator[Event]:
        text = TEXT.search(told["given"])
        assert text is not None, told["given"][:80]
        assert not text[2], "a write was cut off in the record"
        content = _plain(text[1])[: int(told["gave"])]
        yield Event(kind="write", path=path, place=place, content=content)

    def size(self, told: re.Match[str]) -> Iterator[Event]:
        """Follow a file that is cut, or grows by zeros."""
        size = int(told["given"].rsplit(", ", 1)[1])
        yield Event(kind="size", path=self._handle(told)[1], place=size)

    def sync(self, told: re.Match[str]) -> Iterator[Event]:
        """Note that what was written to this file or folder lasts from here on."""
        yield Event(kind="sync", path=self._handle(told)[1])

    def move(self, told: re.Match[str]) -> Iterator[Event]:
        """Follow a file to another name, where it may take another one's place."""
        path, to = self._paths(told["given"])
        inside = f"{path}/"
        moved = {one for one in self._there if one == path or one.startswith(inside)}
        self._there = (self._there - moved) | {to + one[len(path) :] for one in moved}
        yield Event(kind="move", path=path, to=to)

    def name(self, told: re.Match[str]) -> Iterator[Event]:
        """Give a file one name more."""
        path, to = self._paths(told["given"])
        self._there.add(to)
        yield Event(kind="name", path=path, to=to)

    def unname(self, told: re.Match[str]) -> Iterator[Event]:
        """Take a name away, and with the last one the file."""
        (path,) = self._paths(told["given"])
        self._there.discard(path)
        yield Event(kind="unname", path=path)

    def nothing(self, _: re.Match[str]) -> Iterator[Event]:
        """Pass over folders, which are made again as they are needed."""
        yield from ()

    def _handle(self, told: re.Match[str]) -> tuple[str, str]:
        found = HANDLE.match(told["given"])
        assert found is not None, told["given"][:80]
        return found[1], self._path(found[2])


ACTS = {
    "openat": _Reader.open,
    "lseek": _Reader.seek,
    "write": _Reader.write,
    "pwrite64": _Reader.write_at,
    "ftruncate": _Reader.size,
    "fsync": _Reader.sync,
    "fdatasync": _Reader.sync,
    "rename": _Reader.move,
    "link": _Reader.name,
    "unlink": _Reader.unname,
    "unlinkat": _Reader.unname,
    "mkdir": _Reader.nothing,
    "rmdir": _Reader.nothing,
    "sendto": _Reader.nothing,
}
