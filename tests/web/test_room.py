"""When the last save took the reserve, the officer is told before the next one."""

import pytest

from app.casework.desk import Desk
from tests.fakes import FakeDevice
from tests.web.officer import Officer

WORDS = "No room left. Nothing was lost. Send or export, then carry on."


@pytest.mark.parametrize("is_short", [True, False])
def test_a_full_disk_is_told_where_something_is_saved(
    officer: Officer, desk: Desk, *, is_short: bool
) -> None:
    """Home, the sign card and Sending say it, and only when it is so."""
    began = officer.begin()
    assert isinstance(desk.device, FakeDevice)
    desk.device.is_short = is_short
    pages = [officer.get(address) for address in ("/", f"{began}/signs", "/sending")]

    assert [is_short] * 3 == [WORDS in "".join(page.itertext()) for page in pages]
