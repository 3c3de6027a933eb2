"""A worker that falls: told until the unlock, kept in the journal, and nothing is lost."""

from pathlib import Path

import pytest

from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import fieldcard
from tests.processes import run_device
from tests.processes import set_up

pytestmark = pytest.mark.slow


@pytest.mark.threat("T18")
def test_a_worker_that_falls_is_replaced(tmp_path: Path) -> None:
    """The lock screen says so until the unlock; the same question waits, the journal knows."""
    set_up(tmp_path)
    device = run_device(tmp_path)
    device.unlock()
    place = device.post("/encounters", way="core.full").headers["location"]
    question = device.post(place, lang="vi").headers["location"]
    began = question.partition("/questions/")[0]
    for child in device.app.children():
        child.kill()
    pages = [device.get("/").text, device.post("/unlock", pin="111222").text]
    pages.append(device.get("/").text)
    opened = device.post("/unlock", pin=PIN)
    back = device.get(opened.headers["location"]).headers["location"]
    again = device.get(back).headers["location"]
    device.app.stop()
    lines = fieldcard("vault", "journal", "--data", tmp_path, typed=f"{PASSPHRASE}\n").stdout

    assert all("Something stopped. What you saved is safe." in page for page in pages)
    assert (opened.status, back) == (303, began)
    assert again == question
    assert lines.count('"about": "stopped"') == 1
