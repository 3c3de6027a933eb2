"""The control: a page with planted faults is found out in every one of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from flask import Flask
from playwright.sync_api import Page

from app.domain.device import Theme
from tests.browser import PHONE
from tests.browser import chromium
from tests.browser import served
from tests.screens.house import House
from tests.screens.look import Look
from tests.screens.looking import Eye
from tests.screens.round import screens
from tests.screens.street import street

pytestmark = [pytest.mark.browser, pytest.mark.slow]
GOOD = """<!doctype html><html lang="en" dir="ltr"><head><title>Good</title>
<meta name="viewport" content="width=device-width"></head>
<body><div id="screen" lang="en" dir="ltr"><main><h1>Good</h1></main></div></body></html>"""
PLANTED = {
    "answered 200 instead of 404": ("", ""),
    "2 h1": ("<h1>Good</h1>", "<h1>Good</h1><h1>Again</h1>"),
    "id twice stands 2 times": ("</main>", "<p id='twice'>a</p><p id='twice'>b</p></main>"),
    "input name has no label": ("</main>", "<input name='name'></main>"),
    "div lacks lang or dir": ('<div id="screen" lang="en"', '<div id="screen"'),
    "inline code on p": ("</main>", "<p style='color:red'>a</p></main>"),
    "Content Security Policy": ("</main>", "<script>window.x = 1</script></main>"),
    "title Victim form": ("<title>Good", "<title>Victim form"),
    "link-name": ("</main>", "<a href='/x'></a></main>"),
    "small target: Go": ("</main>", "<a href='/x'>Go</a></main>"),
    "px too wide at 320 px": ("</main>", f"<p>{'wide' * 30}</p></main>"),
}


@pytest.fixture(name="page", scope="module")
def _page() -> Iterator[Page]:
    with chromium() as browser:
        yield browser.new_page(viewport={"width": PHONE["width"], "height": PHONE["height"]})


def _faults(page: Page, text: str, status: int = 200) -> str:
    app = Flask("planted", static_folder=None)
    app.add_url_rule("/", "page", lambda: text)
    app.add_url_rule("/favicon.ico", "icon", lambda: "")
    with served(app) as at:
        house = House(name="planted", app=app, at=at)
        return "\n".join(Eye(page).faults(Look(house=house, at="/", status=status)))


def test_a_good_page_has_no_fault(page: Page) -> None:
    """Nothing is found where nothing is wrong."""
    assert _faults(page, GOOD) == ""


@pytest.mark.parametrize("fault", PLANTED)
def test_each_planted_fault_is_found(page: Page, fault: str) -> None:
    """The eye is not blind."""
    before, after = PLANTED[fault]
    status = 404 if fault.endswith("404") else 200

    assert fault in _faults(page, GOOD.replace(before, after) if before else GOOD, status)


def test_what_nobody_was_shown_is_named(tmp_path: Path) -> None:
    """Before the first look every page and every screen is missing."""
    with street(tmp_path, "en", Theme.day) as houses:
        unopened = houses.officer.unopened

    assert "/encounters/<id:encounter>/now" in unopened
    assert "encounters/_now.html" in screens()
