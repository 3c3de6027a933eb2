"""One round through every state of every screen, in one language, by day or by night."""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from app.casework import assessing
from app.domain.device import Theme
from app.domain.encounter import EncounterId
from app.domain.outcome import Outcome
from tests.browser import PHONE
from tests.browser import chromium
from tests.screens.form_places import form_looks
from tests.screens.looking import Eye
from tests.screens.many_people import mode_looks
from tests.screens.scenes import live
from tests.screens.scenes import take_in
from tests.screens.states import looks
from tests.screens.street import Street
from tests.screens.street import street

TEMPLATES = Path(__file__).parents[2] / "app" / "web" / "templates"
PARTS = "patterns/_patterns.html"  # no screen of an officer: it has a test of its own


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """What one round brought: faults by state, and what nobody was shown."""

    faults: Mapping[str, list[str]]
    outcomes: Mapping[str, Outcome]
    forgotten_pages: list[str]
    forgotten_screens: list[str]

    @property
    def told(self) -> str:
        """Tell all faults, a line for each state."""
        return "\n".join(f"{name}: {found}" for name, found in self.faults.items())


def go_round(folder: Path, language: str, theme: Theme) -> Round:
    """Look at everything once.

    What must be looked at is the route map of each app and every template with a screen.
    """
    faults: dict[str, list[str]] = {}
    with chromium() as browser, street(folder, language, theme) as houses:
        scenes = live(houses.officer)
        take_in(houses.receiver)
        eye = Eye(
            browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})
        )
        for look in (
            *looks(houses, scenes),
            *form_looks(houses.officer, scenes),
            *mode_looks(houses.officer),
        ):
            if found := eye.faults(look):
                faults[look.name] = found
        return Round(
            faults=faults,
            outcomes=_outcomes(houses, scenes),
            forgotten_pages=_forgotten(houses),
            forgotten_screens=sorted(screens() - _shown(houses)),
        )


def screens() -> set[str]:
    """Give the templates that hold a whole screen."""
    paths = TEMPLATES.glob("*/_*.html")
    whole = {path for path in paths if '<div id="screen"' in path.read_text(encoding="utf-8")}
    return {path.relative_to(TEMPLATES).as_posix() for path in whole} - {PARTS}


def _shown(houses: Street) -> set[str]:
    return {name for house in houses.houses for name in house.templates}


def _forgotten(houses: Street) -> list[str]:
    """Give the pages that nobody was shown; all open devices share one route map."""
    manned = (houses.fresh, houses.officer, houses.receiver, houses.training)
    kinds = (manned, (houses.locked,), (houses.door,))
    return sorted(
        rule
        for kind in kinds
        for rule in set.intersection(*(set(house.unopened) for house in kind))
    )


def _outcomes(houses: Street, scenes: Mapping[str, str]) -> dict[str, Outcome]:
    desk = houses.officer.desk
    ids = {one: EncounterId(scenes[one].split("/")[2]) for one in Outcome}
    return {one: assessing.look(desk, where).assessment.outcome for one, where in ids.items()}
