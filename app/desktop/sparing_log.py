"""A log that names kinds and places of faults, and never what somebody typed or answered."""

import logging
import traceback
from pathlib import Path

KNOWN = ("code",)


class Sparing(logging.Formatter):
    """Writes level, room and event; of a fault its kind and the lines it went through."""

    def format(self, record: logging.LogRecord) -> str:
        """Give one line; finished sentences of other packages are left out."""
        event = record.msg if str(record.msg).isidentifier() else "fault"
        facts = [f"{name}={getattr(record, name)}" for name in KNOWN if hasattr(record, name)]
        return " ".join([record.levelname, record.name, event, *facts, _fault(record)]).rstrip()


def speak_sparingly() -> None:
    """Let every log of this process write warnings in that manner, to standard error."""
    handler = logging.StreamHandler()
    handler.setFormatter(Sparing())
    logging.basicConfig(level=logging.WARNING, handlers=[handler], force=True)
    logging.getLogger("waitress.queue").setLevel(logging.ERROR)


def _fault(record: logging.LogRecord) -> str:
    if not record.exc_info or record.exc_info[0] is None:
        return ""
    steps = traceback.extract_tb(record.exc_info[2])
    places = [f"{Path(step.filename).name}:{step.lineno}" for step in steps]
    return f"{record.exc_info[0].__name__} {' < '.join(reversed(places))}"
