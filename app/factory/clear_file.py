"""The small clear file beside the vault: what a locked device has to show, nothing personal."""

import json
import tomllib
from dataclasses import dataclass
from pathlib import Path

from app.domain.dated_fact import ContactRole
from app.domain.device import Role
from app.domain.pack import Jurisdiction
from app.web.keeper import Number

NAME = "device.toml"
_ROLES = (ContactRole.emergency, ContactRole.police)


@dataclass(frozen=True, slots=True, kw_only=True)
class ClearFile:
    """Role, language, jurisdiction and emergency numbers of a device.

    `full_wipe` is the one rule of the agency's policy that a locked device has to know.
    `word` is the code word of its officer, out of a fixed list.
    """

    role: Role
    language: str
    jurisdiction: str
    numbers: tuple[Number, ...] = ()
    full_wipe: bool = False
    word: str = ""


def clear_file_of(role: Role, language: str, jurisdiction: Jurisdiction) -> ClearFile:
    """Make the clear file of a new device from the contacts of its jurisdiction."""
    return ClearFile(
        role=role,
        language=language,
        jurisdiction=jurisdiction.id,
        numbers=numbers_of(jurisdiction),
    )


def numbers_of(jurisdiction: Jurisdiction) -> tuple[Number, ...]:
    """Give the numbers for help at once, in the order of the content."""
    return tuple(
        Number(name=contact.name.english, number=contact.number)
        for role in _ROLES
        for contact in jurisdiction.contacts
        if contact.role is role and contact.number
    )


def read_clear_file(folder: Path) -> ClearFile | None:
    """Read the clear file; a missing or damaged one gives nothing, and locks nobody out."""
    try:
        table = tomllib.loads((folder / NAME).read_text(encoding="utf-8"))
        return ClearFile(
            role=Role(table["role"]),
            language=str(table["language"]),
            jurisdiction=str(table["jurisdiction"]),
            numbers=tuple(
                Number(name=str(row["name"]), number=str(row["number"]))
                for row in table.get("emergency", ())
            ),
            full_wipe=table.get("full_wipe") is True,
            word=str(table.get("word", "")),
        )
    except (OSError, ValueError, KeyError, TypeError, AttributeError, RecursionError):
        return None


def write_clear_file(folder: Path, clear: ClearFile) -> None:
    """Write the clear file in one step."""
    passing = folder / f"{NAME}.new"
    lines = [
        "# Shown while the device is locked. Holds nothing personal.",
        f"role = {_quoted(clear.role)}",
        f"language = {_quoted(clear.language)}",
        f"jurisdiction = {_quoted(clear.jurisdiction)}",
        f"full_wipe = {str(clear.full_wipe).lower()}",
        f"word = {_quoted(clear.word)}",
    ]
    for number in clear.numbers:
        lines += ["", "[[emergency]]"]
        lines += [f"name = {_quoted(number.name)}", f"number = {_quoted(number.number)}"]
    passing.write_text("\n".join(lines) + "\n", encoding="utf-8")
    passing.chmod(0o600)
    passing.replace(folder / NAME)


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)
