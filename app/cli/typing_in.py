"""Secrets that are typed: one line each on standard input, hidden at a terminal."""

import getpass
import sys


def typed(prompt: str) -> str:
    """Read one secret; at a terminal it is not shown."""
    if sys.stdin.isatty():
        return getpass.getpass(prompt)
    return sys.stdin.readline().rstrip("\r\n")
