"""Tools of the system that proofs need: a missing one skips by name, or fails `make prove`."""

import shutil
import subprocess
from functools import cache
from importlib.util import find_spec

import pytest

from tests.proofs.report import FULL

SYSTEM_PYTHON = "/usr/bin/python3"
WEBKIT = "import gi; gi.require_version('WebKit2', '4.1'); from gi.repository import WebKit2"


def need(*commands: str) -> None:
    """Skip the running test when a command is missing; under `make prove`, fail it."""
    missing = [command for command in commands if shutil.which(command) is None]
    if missing:
        without(", ".join(missing))


def need_module(name: str) -> None:
    """Need a package of an extra; without it the test is skipped by name, or fails."""
    if find_spec(name) is None:
        without(name)


def need_webkit() -> None:
    """Need WebKitGTK with its binding, in the system's own Python."""
    if not _has_webkit():
        without("python3-gi with gir1.2-webkit2-4.1")


@cache
def _has_webkit() -> bool:
    ran = subprocess.run([SYSTEM_PYTHON, "-c", WEBKIT], check=False, capture_output=True)
    return ran.returncode == 0


def without(missing: str) -> None:
    """Skip the running test, or fail it under `make prove`, and name what is missing."""
    if FULL:
        pytest.fail(f"missing: {missing}")
    pytest.skip(f"missing: {missing}")
