"""`fieldcard run`: start Fieldcard on this device."""

import argparse
from pathlib import Path

from app.desktop.announcing import say
from app.desktop.starting import start
from app.settings import Settings

HIGHEST_PORT = 65535


def configure(parser: argparse.ArgumentParser) -> None:
    """Take folder, port, and whether a window is wanted."""
    parser.add_argument("--data", type=Path, metavar="DIR", help="where the data lies")
    parser.add_argument("--port", type=port, default=0, help="a fixed port, else a free one")
    parser.add_argument("--no-window", action="store_true", help="use a browser")


def run(args: argparse.Namespace) -> int:
    """Run until the window is closed or the program is ended."""
    settings = Settings.read(data=args.data, port=args.port, window=not args.no_window)
    return start(settings, say)


def port(said: str) -> int:
    """Read a port number; raises ArgumentTypeError."""
    if said.isascii() and said.isdigit() and int(said) <= HIGHEST_PORT:
        return int(said)
    message = f"{said!r} is no port: give a number from 0 to {HIGHEST_PORT}"
    raise argparse.ArgumentTypeError(message)
