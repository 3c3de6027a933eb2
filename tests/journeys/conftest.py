"""One browser for the journeys of a file, and a device with made-up people."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser

from tests.browser import chromium
from tests.drivers import Officer
from tests.journeys.station import Station
from tests.journeys.station import made_up_station


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Give a real headless Chromium."""
    with chromium() as running:
        yield running


@pytest.fixture(scope="module")
def rehearsal(browser: Browser, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    """Give a running device with made-up people."""
    station = made_up_station(browser, tmp_path_factory.mktemp("made-up"))
    yield station
    station.close()


@pytest.fixture
def officer(rehearsal: Station) -> Officer:
    """Give an officer at Home, with made-up people."""
    return Officer(page=rehearsal.window())
