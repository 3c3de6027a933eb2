"""`fieldcard vault drill`: the whole way of a recovery, told step by step."""

import tempfile
from pathlib import Path

from app.desktop.announcing import say
from app.domain.errors import PortError
from app.factory.drill import DrillFailed
from app.factory.drill import steps
from app.vault.errors import VaultError

GOOD, FAILED = 0, 1


def rehearse() -> int:
    """Go the whole way in a folder that is deleted afterwards; exit code 1 when it fails."""
    with tempfile.TemporaryDirectory(prefix="fieldcard-") as folder:
        try:
            for number, step in enumerate(steps(Path(folder) / "data"), start=1):
                say(f"{number}. {step}")
        except (DrillFailed, VaultError, PortError, OSError) as fault:
            say(f"The next step failed ({type(fault).__name__}). Nothing of yours was touched.")
            return FAILED
    say("Recovery works here. Show that your agency has its key: fieldcard vault prove")
    return GOOD
