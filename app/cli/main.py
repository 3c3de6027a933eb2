"""The command line: finds the family of a command by name and runs it.

Each family is a module with `configure(parser)` and `run(args) -> int`; it is loaded only
when it is asked for, so that a missing extra stops nobody else.
Exit codes: 0 good, 1 a check failed, 2 bad use.
"""

import argparse
import sys
from collections.abc import Sequence
from dataclasses import dataclass

from app import __version__
from app.factory.extras import ExtraMissing
from app.factory.extras import load

BAD_USE = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Family:
    """One word after `fieldcard`: the module behind it, and what it does."""

    module: str
    does: str
    extra: str | None = None
    hidden: bool = False


FAMILIES = {
    "run": Family(module="app.cli.serve", does="start Fieldcard on this device"),
    "setup": Family(module="app.cli.setup", does="set up a device without questions"),
    "pack": Family(module="app.cli.pack", does="check, draw, sign and take content"),
    "assess": Family(module="app.cli.assess", does="sort the facts of one file and explain"),
    "vault": Family(module="app.cli.vault", does="check, change and recover a device"),
    "strings": Family(module="app.cli.strings", does="collect and compile translations"),
    "hub": Family(module="app.cli.hub", does="run and look after a hub", extra="hub"),
    "receiver": Family(module="app.cli.receiver", does="keys of a receiving organisation"),
    "demo": Family(module="app.cli.demo", does="a first look, with made-up data", extra="hub"),
    "worker": Family(module="app.cli.worker", does="part of a running device", hidden=True),
    "window": Family(
        module="app.cli.window", does="part of a running device", extra="window", hidden=True
    ),
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command and give its exit code."""
    args = list(sys.argv[1:] if argv is None else argv)
    if not args or args[0] in ("-h", "--help"):
        return _overview()
    if args[0] == "--version":
        sys.stdout.write(f"fieldcard {__version__}\n")
        return 0
    family = FAMILIES.get(args[0])
    if family is None:
        sys.stderr.write(f"There is no command {args[0]!r}. Try: fieldcard --help\n")
        return BAD_USE
    return _run(args[0], family, args[1:])


def _run(name: str, family: Family, rest: list[str]) -> int:
    try:
        module = load(family.module, family.extra)
    except ExtraMissing as missing:
        sys.stderr.write(
            f"This command needs {missing.package}, which is not installed. "
            f"Install the extra {missing.extra!r} of Fieldcard.\n"
        )
        return BAD_USE
    parser = argparse.ArgumentParser(prog=f"fieldcard {name}", description=family.does)
    module.configure(parser)
    code: int = module.run(parser.parse_args(rest))
    return code


def _overview() -> int:
    lines = ["usage: fieldcard COMMAND ...", "", "commands:"]
    lines += [f"  {name:10}{one.does}" for name, one in FAMILIES.items() if not one.hidden]
    lines += ["", "Each command has its own --help. Exit: 0 good, 1 a check failed, 2 bad use."]
    sys.stdout.write("\n".join(lines) + "\n")
    return 0
