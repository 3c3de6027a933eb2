"""Where the program's own files lie: in a checkout, a wheel or a bundle."""

from pathlib import Path

_APP = Path(__file__).resolve().parent
PACKS_NUMBER = 2026_11_22_00  # the release number of the packs that came with the program


def static() -> Path:
    """Give the folder of styles, scripts, pictures and fonts."""
    return _shipped("static")


def translations() -> Path:
    """Give the folder of languages and compiled catalogues."""
    return _shipped("translations")


def packs() -> Path:
    """Give the folder of the content that came with the program."""
    return _APP / "packs"


def publisher() -> bytes:
    """Give the trust file that a distributor laid beside the program; empty without one."""
    file = _APP / "publisher.trust"
    return file.read_bytes() if file.is_file() else b""


def _shipped(name: str) -> Path:
    inside = _APP / "_shipped" / name
    return inside if inside.is_dir() else _APP.parent / name
