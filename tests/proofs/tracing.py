"""What a program changed on the disk and whom it called, as the system saw it."""

import re
from collections.abc import Iterator
from pathlib import Path

CALLS = "%file,connect,sendto,sendmsg,bind"
WRITES = re.compile(r"O_(?:WRONLY|RDWR|CREAT|TRUNC)")
CHANGES = re.compile(
    r"creat|mkdir(?:at)?|mknod(?:at)?|rename(?:at2?)?|unlink(?:at)?|rmdir|truncate|"
    r"sym?link(?:at)?|link(?:at)?|f?chmod(?:at2?)?|f?chown(?:at)?|lchown|utimensat|utimes?"
)
LINE = re.compile(r"^\d+ +(?P<name>\w+)\((?P<given>.*)$")
NAMED = re.compile(r'(?:(?:AT_FDCWD|\d+)<(?P<base>[^>]*)>, )?"(?P<path>(?:[^"\\]|\\.)*)"')
CALLED = re.compile(r'htons\((?P<port>\d+)\), (?:sin_addr=inet_addr\("(?P<four>[^"]*)"\)|.*?inet_pton\(AF_INET6, "(?P<six>[^"]*)")')  # fmt: skip # noqa: E501
LOCAL = re.compile(r'sun_path=(?P<path>@?"[^"]*")')


def below(record: Path) -> tuple[str, ...]:
    """Give the words before a program that make its record."""
    how = ("-f", "-qq", "-y", "--seccomp-bpf", "-s", "4096", "-e", f"trace={CALLS}")
    return ("strace", *how, "-o", str(record))


def changed(record: Path) -> Iterator[str]:
    """Give every path that was opened for writing, made, renamed, changed or removed.

    Attempts that failed count too; a call that was interrupted stands where it began.
    """
    for name, given in _calls(record):
        opened = name in ("open", "openat", "openat2") and WRITES.search(given)
        if opened or CHANGES.fullmatch(name):
            for found in NAMED.finditer(given):
                yield str(Path(found["base"] or "/") / found["path"])


def called(record: Path) -> Iterator[str]:
    """Give every address that was connected to or sent to: number and port, or a local path."""
    for name, given in _calls(record):
        if name not in ("connect", "sendto", "sendmsg"):
            continue
        if found := CALLED.search(given):
            yield f"{found['four'] or found['six']}:{found['port']}"
        elif local := LOCAL.search(given):
            yield local["path"]


def _calls(record: Path) -> Iterator[tuple[str, str]]:
    with record.open(encoding="utf-8", errors="replace") as lines:
        for line in lines:
            if found := LINE.match(line):
                yield found["name"], found["given"]
