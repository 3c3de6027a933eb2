"""Each officer of a device has a session of their own in the supervisor."""

import pytest

from app.desktop.session import PIN_TRIES
from app.desktop.sessions import Sessions

pytestmark = pytest.mark.threat("T09")


def test_nobody_gets_the_blob_of_another() -> None:
    """Whose turn it is decides which blob is handed over."""
    sessions = Sessions()
    for officer in ("one", "two"):
        sessions.turn_to(officer)
        sessions.current.opened(officer.encode(), now=0.0, by_passphrase=True)
    sessions.turn_to("one")

    assert sessions.current.hand_over(1.0) == b"one"
    sessions.turn_to("three")
    assert sessions.current.hand_over(1.0) == b""


def test_nobodys_tries_count_for_another() -> None:
    """Neither used up PINs nor the wait after wrong passphrases."""
    sessions = Sessions()
    for officer in ("one", "two"):
        sessions.turn_to(officer)
        sessions.current.opened(b"blob", now=0.0, by_passphrase=True)
    for _ in range(PIN_TRIES):
        sessions.current.hand_over(1.0)
        sessions.current.wrong_passphrase(1.0)
    two = (sessions.current.pin_tries(1.0), sessions.current.pause(1.0) > 0)
    sessions.turn_to("one")

    assert two == (0, True)
    assert (sessions.current.pin_tries(1.0), sessions.current.pause(1.0)) == (PIN_TRIES, 0.0)


def test_the_end_of_the_program_drops_every_blob() -> None:
    """Also those of officers whose turn it is not."""
    sessions = Sessions()
    for officer in ("one", "two"):
        sessions.turn_to(officer)
        sessions.current.opened(b"blob", now=0.0, by_passphrase=True)
    sessions.drop()

    for officer in ("one", "two"):
        sessions.turn_to(officer)
        assert sessions.current.hand_over(1.0) == b""
