"""One running program for one data folder."""

from pathlib import Path

import pytest

from app.desktop.lock_file import AlreadyRunning
from app.desktop.lock_file import LockFile
from app.desktop.lock_file import Running


def test_the_second_start_learns_where_the_first_is(tmp_path: Path) -> None:
    """It can say the address in one sentence."""
    first = LockFile(tmp_path)
    first.take()
    first.tell(Running(pid=7, port=40123))

    with pytest.raises(AlreadyRunning) as met:
        LockFile(tmp_path).take()
    assert met.value.running == Running(pid=7, port=40123)
    first.release()


def test_a_first_start_that_has_not_told_yet_still_holds_the_folder(tmp_path: Path) -> None:
    """Two starts in one instant do not open the vault twice."""
    first = LockFile(tmp_path)
    first.take()

    with pytest.raises(AlreadyRunning) as met:
        LockFile(tmp_path).take()
    assert met.value.running is None
    first.release()


def test_a_released_folder_can_be_taken_again(tmp_path: Path) -> None:
    """A file that was left behind stops nobody."""
    first = LockFile(tmp_path)
    first.take()
    first.tell(Running(pid=7, port=40123))
    first.release()

    again = LockFile(tmp_path)
    again.take()
    again.release()
