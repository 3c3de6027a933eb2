"""The hidden command behind a running device: its window."""

import argparse

from app.desktop import window


def configure(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments: everything comes by pipe."""


def run(_args: argparse.Namespace) -> int:
    """Show the window until it is closed."""
    return window.main()
