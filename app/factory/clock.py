"""The clock and the chance of a real device: the only place that asks the system for them."""

import secrets
import time
import uuid
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from pathlib import Path

from app.domain.clock_mark import Reading
from app.domain.encounter import EncounterId
from app.domain.event import EnvelopeId
from app.domain.event import EventId

_WORDS = (
    "Acorn", "Amber", "Anchor", "Apple", "Arrow", "Aspen", "Barley", "Basket", "Beacon",
    "Birch", "Bridge", "Brook", "Canoe", "Cedar", "Chalk", "Cherry", "Cloud", "Clover",
    "Comet", "Copper", "Coral", "Crane", "Daisy", "Delta", "Drum", "Eagle", "Ember",
    "Falcon", "Fern", "Finch", "Flint", "Garnet", "Ginger", "Harbour", "Hazel", "Heron",
    "Holly", "Iris", "Ivory", "Jasper", "Juniper", "Kettle", "Kite", "Ladder", "Lantern",
    "Larch", "Lemon", "Lily", "Linen", "Lotus", "Maple", "Marble", "Meadow", "Mint",
    "Moss", "Nutmeg", "Oak", "Olive", "Onyx", "Opal", "Orbit", "Osprey", "Paper",
    "Pebble", "Pepper", "Pine", "Plum", "Poplar", "Quartz", "Quill", "Raven", "Reed",
    "River", "Robin", "Rowan", "Saffron", "Sage", "Sail", "Shell", "Silver", "Slate",
    "Sparrow", "Spruce", "Swift", "Teal", "Thistle", "Timber", "Topaz", "Tulip", "Violet",
    "Walnut", "Willow", "Wren", "Yarrow", "Zinnia",
)  # fmt: skip
_CODE_SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
CODE_LENGTH = 8
BOOT = Path("/proc/sys/kernel/random/boot_id")


class SystemClock:
    """The time of this computer."""

    def now(self) -> datetime:
        """Give the time now, aware, in UTC."""
        return datetime.now(UTC)

    def offset_minutes(self) -> int:
        """Give the local offset from UTC in minutes."""
        offset = datetime.now(UTC).astimezone().utcoffset() or timedelta()
        return int(offset.total_seconds() // 60)


def system_reading() -> Reading:
    """Read the clock of the system, and the counter that also runs while it sleeps."""
    sleeping_too: int | None = getattr(time, "CLOCK_BOOTTIME", None)
    ticks = time.monotonic() if sleeping_too is None else time.clock_gettime(sleeping_too)
    return Reading(wall=SystemClock().now(), ticks=int(ticks * 1000), boot=_boot())


def _boot() -> str:
    try:
        return BOOT.read_text(encoding="ascii").strip()
    except OSError:
        return ""


class RandomIds:
    """Ids and chance from the system's own source."""

    def encounter(self) -> EncounterId:
        """Make a random encounter id (UUIDv4)."""
        return EncounterId(str(uuid.uuid4()))

    def envelope(self) -> EnvelopeId:
        """Make a random envelope id (UUIDv4), never time-ordered."""
        return EnvelopeId(str(uuid.uuid4()))

    def event(self) -> EventId:
        """Make a random event id (UUIDv4)."""
        return EventId(str(uuid.uuid4()))

    def label(self) -> str:
        """Make a neutral code word for lists, such as "Kite 27"."""
        return f"{secrets.choice(_WORDS)} {10 + secrets.randbelow(90)}"

    def chance(self) -> float:
        """Give a random number from 0 to 1."""
        return secrets.randbelow(2**53) / 2**53


def folder_id() -> str:
    """Make the random name of a folder, which says nothing of its order."""
    return secrets.token_hex(8)


def shuffled(words: tuple[str, ...]) -> tuple[str, ...]:
    """Give the same words in random order."""
    return tuple(secrets.SystemRandom().sample(words, len(words)))


def start_code() -> str:
    """Make a start code of 8 signs that cannot be mistaken for one another."""
    return "".join(secrets.choice(_CODE_SIGNS) for _ in range(CODE_LENGTH))


def token() -> str:
    """Make a secret of 32 random bytes that may stand in an address or a cookie."""
    return secrets.token_urlsafe(32)


def cookie_name() -> str:
    """Make the name of a launch cookie, so that two programs never share one."""
    return f"s_{secrets.token_hex(4)}"


def made_up_passphrase() -> str:
    """Make a passphrase of six words for the made-up devices of a demonstration."""
    return " ".join(secrets.choice(_WORDS).lower() for _ in range(6))


def made_up_pin() -> str:
    """Make a PIN of six digits for the made-up devices of a demonstration."""
    return f"{secrets.randbelow(900_000) + 100_000}"
