"""The shared content that is shipped, read once; the builders stand on it."""

from functools import cache
from pathlib import Path
from typing import TypeVar

from app.domain.alternatives import Alternatives
from app.domain.catalogue import Catalogue
from app.domain.pack import Setting
from app.library.building import Findings
from app.library.building import build
from app.library.reading import Settings
from app.library.sheets import read_sheet

PACKS = Path(__file__).parents[1] / "app" / "packs"
Shape = TypeVar("Shape")


@cache
def catalogue() -> Catalogue:
    """Give the catalogue that is shipped."""
    return _shipped(Catalogue, "catalogue")


@cache
def settings() -> tuple[Setting, ...]:
    """Give the settings that are shipped."""
    return _shipped(Settings, "settings").settings


@cache
def alternatives() -> Alternatives:
    """Give the other accounts that are shipped."""
    return _shipped(Alternatives, "alternatives")


def _shipped(shape: type[Shape], name: str) -> Shape:
    findings = Findings()
    sheet = read_sheet(PACKS, PACKS / f"{name}.toml", findings)
    built = build(shape, sheet, name, findings)
    assert not findings.mistakes
    assert built is not None
    return built
