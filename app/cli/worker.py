"""The hidden command behind a running device: one worker on the pipes of its supervisor."""

import argparse

from app.desktop import worker


def configure(_parser: argparse.ArgumentParser) -> None:
    """Take no arguments: everything comes by pipe."""


def run(_args: argparse.Namespace) -> int:
    """Serve one worker's life."""
    return worker.main()
