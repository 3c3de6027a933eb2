"""By day, in Arabic, from right to left: every screen in every state keeps what it must.

No fault of axe, nothing small, wide, unlabelled, loud or untitled. A page of the route maps
or a template that no browser was shown fails too, so that no new screen is forgotten.
"""

from pathlib import Path

import pytest

from app.domain.device import Theme
from app.domain.outcome import Outcome
from tests.screens.round import go_round

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_every_screen_keeps_what_it_must(tmp_path: Path) -> None:
    """One window goes through all of it; each fault is told with its state."""
    brought = go_round(tmp_path, "ar", Theme.day)

    assert brought.told == ""
    assert brought.outcomes == {outcome.value: outcome for outcome in Outcome}
    assert brought.forgotten_pages == []
    assert brought.forgotten_screens == []
