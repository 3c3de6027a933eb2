"""One real hub with a tenant and two receivers for all tests of this folder."""

from collections.abc import Iterator

import pytest

from tests.hub.hub_process import TENANT
from tests.hub.hub_process import start
from tests.hub.town import Town


@pytest.fixture(scope="session")
def town(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Town]:
    """Give a running hub with people around it."""
    hub = start(tmp_path_factory.mktemp("hub") / "data")
    hub.order("tenant", "add", TENANT)
    desk = hub.receiver("Desk")
    other = hub.receiver("Other desk")
    desk.standing.refresh()
    yield Town(hub=hub, officer=hub.officer(), desk=desk, other=other)
    hub.kill()
