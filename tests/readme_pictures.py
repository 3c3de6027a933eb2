"""Draws the pictures of the README, of made-up people: `python -m tests.readme_pictures`.

Each is one phone screen, 390 by 844. Clock, ids and people are made up, so that a picture
changes only when its screen does. Look at them before you commit them.
"""

from dataclasses import replace

from playwright.sync_api import Page

from app import resources
from app.domain.device import Theme
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.shelf import PackShelf
from tests.browser import PHONE
from tests.browser import chromium
from tests.browser import served
from tests.fakes import fake_desk
from tests.processes import ROOT
from tests.web.officer import CountedIds
from tests.web.officer import Officer

FOLDER = ROOT / "docs" / "pictures"
SIGNS = ("CTL17", "LIV06", "MON06")
ANSWERS = (
    ("alone", "alone"),
    ("needs", "basics"),
    ("age", "adult"),
    ("came", "recruited"),
    ("day", "no_free_day"),
    ("pay", "owes"),
)


def main() -> None:
    """Walk one night and keep four screens of it."""
    officer = _officer()
    with served(officer.app) as at, chromium() as browser:
        page = browser.new_page(viewport={**PHONE})
        _theme(officer, Theme.night)
        began = officer.begin()
        officer.post(f"{began}/signs", sign=SIGNS, action="now")
        _keep(page, f"{at}{began}/signs", "signs-night")
        _keep(page, f"{at}{began}/now", "now-night")
        _theme(officer, Theme.day)
        officer.post(f"{began}/ask", way="core.full")
        asked = officer.post(f"{began}/language?next=question", lang="vi")
        for question, reply in ANSWERS:
            asked = officer.post(f"{began}/questions/core.{question}", answer=reply)
        _keep(page, f"{at}{asked}", "question")
        officer.post(asked, answer="kept")
        _keep(page, f"{at}{began}/findings", "findings")


def _officer() -> Officer:
    edition = PackShelf(resources.packs(), None).current("uk-ew")
    desk = replace(fake_desk(edition), ids=CountedIds())
    words = Catalogues.load(resources.translations())
    return Officer(app=create_app(desk, words, resources.static(), lambda: None), desk=desk)


def _theme(officer: Officer, theme: Theme) -> None:
    officer.post("/settings", theme=theme.value)


def _keep(page: Page, address: str, name: str) -> None:
    page.goto(address)
    page.evaluate("() => document.fonts.ready")
    page.screenshot(path=FOLDER / f"{name}.png")


if __name__ == "__main__":
    main()
