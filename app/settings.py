"""What the surroundings say: the only code that reads the environment."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

import platformdirs

SHORTEST_IDLE = 1
LONGEST_IDLE = 300


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How one run of the program was asked for.

    `port` 0 lets the system choose. `idle_seconds` bounds the time without a touch after
    which the device locks: the agency's policy may ask for less, never for more. `unboxed`
    says that the window was told to run without its sandbox, as tests need it that run as
    root.
    """

    data: Path
    port: int = 0
    window: bool = True
    display: bool = False
    patterns: bool = False
    unboxed: bool = False
    idle_seconds: int = LONGEST_IDLE

    @classmethod
    def read(
        cls,
        *,
        data: Path | None = None,
        port: int = 0,
        window: bool = True,
        environ: Mapping[str, str] = os.environ,
    ) -> "Settings":
        """Join what was said on the command line with what the environment says."""
        return cls(
            data=(data or _usual_folder(environ)).expanduser().absolute(),
            port=port,
            window=window,
            display=_has_display(environ),
            patterns=environ.get("FIELDCARD_PATTERNS") == "1",
            unboxed=environ.get("QTWEBENGINE_DISABLE_SANDBOX") == "1",
            idle_seconds=_idle(environ.get("FIELDCARD_IDLE_SECONDS", "")),
        )


def _usual_folder(environ: Mapping[str, str]) -> Path:
    named = environ.get("FIELDCARD_DATA")
    return (
        Path(named) if named else Path(platformdirs.user_data_dir("fieldcard", appauthor=False))
    )


def _has_display(environ: Mapping[str, str]) -> bool:
    if sys.platform in ("win32", "darwin"):
        return True
    return bool(environ.get("DISPLAY") or environ.get("WAYLAND_DISPLAY"))


def _idle(said: str) -> int:
    if not said.isascii() or not said.isdigit():
        return LONGEST_IDLE
    return min(max(int(said), SHORTEST_IDLE), LONGEST_IDLE)
