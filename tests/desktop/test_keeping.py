"""The keeper of a locked device: a wait that is over is over."""

from pathlib import Path
from typing import cast

import pytest

from app import resources
from app.desktop import keeping
from app.desktop.keeping import DeviceKeeper
from app.desktop.keeping import Turns
from app.desktop.link import Link
from app.i18n.catalogues import Catalogues
from app.web.keeper import Opening


class Pipe:
    """Hears what the keeper tells the supervisor."""

    def __init__(self) -> None:
        self.told: list[str] = []

    def tell(self, kind: str, **_: object) -> None:
        """Remember the kind."""
        self.told.append(kind)


class Watch:
    """Seconds that pass when a test says so."""

    def __init__(self) -> None:
        self.at = 100.0

    def __call__(self) -> float:
        """Give the time."""
        return self.at


@pytest.fixture
def watch(monkeypatch: pytest.MonkeyPatch) -> Watch:
    """Let the keeper look at a watch that a test moves."""
    found = Watch()
    monkeypatch.setattr(keeping, "ticks", found)
    return found


def waiting(folder: Path, pipe: Pipe, spent: list[str]) -> DeviceKeeper:
    """Give the keeper of a device whose next passphrase has to wait four seconds."""
    return DeviceKeeper(
        folder,
        {"pause_ms": 3200},
        cast("Link", pipe),
        Catalogues.load(resources.translations()),
        Turns(opened=lambda _: None, spent=lambda: spent.append("spent")),
    )


def test_a_passphrase_before_its_time_is_not_tried(tmp_path: Path, watch: Watch) -> None:
    """It is not counted either, and the process that heard it ends."""
    pipe, spent = Pipe(), list[str]()
    keeper = waiting(tmp_path, pipe, spent)
    watch.at += 3.1

    assert (keeper.front().pause, keeper.try_passphrase("typed")) == (1, Opening.wait)
    assert (pipe.told, spent) == ([], ["spent"])


def test_a_passphrase_after_the_wait_is_tried(tmp_path: Path, watch: Watch) -> None:
    """Whoever waited as the page said does not type it for nothing."""
    pipe = Pipe()
    keeper = waiting(tmp_path, pipe, [])
    watch.at += 3.2

    assert (keeper.front().pause, keeper.try_passphrase("typed")) == (0, Opening.cannot_open)
    assert pipe.told == ["passphrase_try"]
