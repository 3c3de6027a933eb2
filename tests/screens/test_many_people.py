"""Law, desk and place in a real browser: axe, targets and width, in English and in Arabic."""

from pathlib import Path

import pytest

from app.domain.device import Theme
from tests.browser import PHONE
from tests.browser import chromium
from tests.screens.looking import Eye
from tests.screens.many_people import places
from tests.screens.states import Look
from tests.screens.street import street
from tests.web.officer import Officer

pytestmark = [pytest.mark.browser, pytest.mark.slow]


@pytest.mark.parametrize(
    ("language", "theme"), [("en", Theme.day), ("ar", Theme.night)], ids=["day", "arabic"]
)
def test_every_screen_of_the_modes_keeps_what_it_must(
    tmp_path: Path, language: str, theme: Theme
) -> None:
    """A farm of 20 people, talks at a desk, the law with an old number of the unit."""
    faults: dict[str, list[str]] = {}
    with chromium() as browser, street(tmp_path, language, theme) as houses:
        house = houses.officer
        officer = Officer(app=house.app, desk=house.desk)
        size = {"width": PHONE["width"], "height": PHONE["height"]}
        eye = Eye(browser.new_page(viewport=size))
        for at in places(officer):
            if found := eye.faults(Look(house=house, at=at)):
                faults[at] = found

    assert faults == {}
