"""The people around one running hub."""

from dataclasses import dataclass

from tests.courier.kit import TestDevice
from tests.hub.hub_process import HubProcess


@dataclass(frozen=True, slots=True, kw_only=True)
class Town:
    """A hub, an officer whose device was confirmed, and two receiving organisations."""

    hub: HubProcess
    officer: TestDevice
    desk: TestDevice
    other: TestDevice
