"""Every command that a document shows is one that the program takes."""

import argparse
import re
import shlex
from importlib import import_module
from pathlib import Path

import pytest

from app.cli.main import FAMILIES

ROOT = Path(__file__).resolve().parents[2]
DOCUMENTS = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
SHOWN = re.compile(
    r"^(?:\.venv/bin/)?fieldcard ([a-z].*)$|`(?:\.venv/bin/)?fieldcard ([a-z][^`]*)`"
)


def _commands() -> list[str]:
    lines = [line for path in DOCUMENTS for line in path.read_text("utf-8").splitlines()]
    found = {first or second for line in lines for first, second in SHOWN.findall(line)}
    return sorted(found)


@pytest.mark.parametrize("command", _commands())
def test_every_command_in_a_document_is_taken(command: str) -> None:
    """Each of its words is known; nothing is run."""
    words = shlex.split(command.split(">", maxsplit=1)[0].replace("...", ""))
    family = FAMILIES[words[0]]
    parser = argparse.ArgumentParser(exit_on_error=False)
    import_module(family.module).configure(parser)
    try:
        parser.parse_args(words[1:])
    except SystemExit:
        pytest.fail(f"not taken: fieldcard {command}")
