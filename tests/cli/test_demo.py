"""`fieldcard demo`: three processes of made-up devices, from one terminal."""

from collections.abc import Iterator

import pytest

from tests.processes import App
from tests.processes import Device
from tests.processes import becomes_true
from tests.processes import start

pytestmark = pytest.mark.slow
PERSON = r"(?P<name>\w+): +http://127\.0\.0\.1:(?P<port>\d+)/launch +start code (?P<code>\w{8})"
SECRETS = r"passphrase: (?P<passphrase>[a-z ]+?) +PIN: (?P<pin>\d{6})"
CONFIRMED = "The desk has confirmed this device."


@pytest.fixture
def app() -> Iterator[App]:
    """Start the demonstration, and end it after the test."""
    running = start("demo")
    yield running
    running.stop()


def test_the_demonstration_is_ready_to_be_used_and_leaves_nothing(app: App) -> None:
    """The officer's device is enrolled and confirmed; Ctrl-C ends every process."""
    app.wait_for("^demo ready$", 120)
    app.wait_for(r"^Hub: +http://127\.0\.0\.1:\d+$")
    found = app.wait_for(PERSON)
    secrets = app.wait_for(SECRETS)
    app.wait_for("^Everybody here is made up")
    children = app.children()
    officer = Device(app, int(found["port"]), found["code"])
    officer.unlock(secrets["passphrase"])

    assert found["name"] == "Officer"
    assert becomes_true(lambda: CONFIRMED in officer.get("/settings").text)
    assert app.stop() == 0
    assert not any(child.is_running() for child in children)
