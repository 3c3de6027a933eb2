"""The running hub: its store, the key of its receipts, its time."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC
from datetime import datetime
from datetime import timedelta
from typing import cast

from flask import Flask

from app.courier.signing import SigningKey
from app.hub.store import Store

EXTENSION = "hub"
EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
MICROSECOND = timedelta(microseconds=1)


@dataclass(frozen=True, slots=True, kw_only=True)
class Hub:
    """What every request works with; nothing else is kept between two requests."""

    store: Store
    receipt_key: SigningKey
    now: Callable[[], datetime]

    def ticks(self) -> int:
        """Give the time as the tables hold it."""
        return ticks_of(self.now())


def hub_of(app: Flask) -> Hub:
    """Fetch the hub that the app was made with."""
    return cast("Hub", app.extensions[EXTENSION])


def ticks_of(moment: datetime) -> int:
    """Write a time as whole microseconds."""
    return (moment - EPOCH) // MICROSECOND


def moment_of_ticks(ticks: int) -> datetime:
    """Read a time of the tables."""
    return EPOCH + ticks * MICROSECOND
