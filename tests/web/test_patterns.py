"""Every part stands on the page of all parts, and the page keeps the rules of every page."""

import re
from collections import Counter
from html.parser import HTMLParser

import html5lib
import pytest

from tests.web.parts import VARIANTS
from tests.web.parts import WEB
from tests.web.parts import parts_app

COMPONENTS = sorted((WEB / "templates" / "components").glob("*.html"))
WITHIN = ("icon", "say", "room", "saved_row", "search_form")  # the last two lead to addresses


class _Page(HTMLParser):
    """The start tags of a page, with their attributes."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Keep each start tag."""
        self.tags.append((tag, dict(attrs)))

    def each(self, name: str) -> list[str]:
        """Give all values of one attribute."""
        return [value for _, attrs in self.tags if (value := attrs.get(name))]


def _get(address: str) -> str:
    response = parts_app().test_client().get(address)
    assert response.status_code == 200
    return response.text


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_every_part_stands_on_the_page(path: object) -> None:
    """A part that nobody can look at does not exist."""
    used = "".join(
        one.read_text(encoding="utf-8")
        for one in (WEB / "templates" / "patterns").glob("*.html")
    )
    name = getattr(path, "stem", "")

    assert name in WITHIN or f'"components/{name}.html" import {name}' in used


@pytest.mark.parametrize("path", COMPONENTS, ids=lambda path: path.stem)
def test_a_part_is_one_short_macro_of_its_own_name(path: object) -> None:
    """One file, one macro, at most 25 lines."""
    name = getattr(path, "stem", "")
    text = (WEB / "templates" / "components" / f"{name}.html").read_text(encoding="utf-8")
    body = text[text.index("{% macro") :]

    assert re.findall(r"{% macro (\w+)\(", text) == [name]
    assert body.count("\n") <= 25


@pytest.mark.parametrize("address", VARIANTS)
def test_ids_are_unique_and_one_heading_leads(address: str) -> None:
    """No id stands twice and one h1 names the page."""
    page = _Page(_get(address))
    twice = [name for name, times in Counter(page.each("id")).items() if times > 1]

    assert twice == []
    assert [tag for tag, _ in page.tags].count("h1") == 1


@pytest.mark.parametrize("address", VARIANTS)
def test_the_page_is_sound_html(address: str) -> None:
    """A strict parser finds nothing to mend."""
    parser = html5lib.HTMLParser()
    parser.parse(_get(address))

    assert [error for error in parser.errors if error[1] != "unknown"] == []


@pytest.mark.parametrize("address", VARIANTS)
def test_nothing_inline_stands_on_the_page(address: str) -> None:
    """No style, no event, no script body, nothing that would need eval."""
    page = _Page(_get(address))
    names = {name for _, attrs in page.tags for name in attrs}
    scripts = [attrs for tag, attrs in page.tags if tag == "script"]

    assert {
        name for name in names if name == "style" or name.startswith(("on", "hx-on"))
    } == set()
    assert all(attrs.get("src") for attrs in scripts)
    assert [value for value in page.each("hx-vals") if value.startswith("js:")] == []


@pytest.mark.parametrize("address", VARIANTS)
def test_every_field_has_its_label(address: str) -> None:
    """Each field that is typed into is named by a label."""
    page = _Page(_get(address))
    labelled = set(page.each("for"))
    typed = [
        attrs["id"]
        for tag, attrs in page.tags
        if tag in ("input", "select", "textarea")
        and attrs.get("type") not in ("checkbox", "radio")
    ]

    assert [name for name in typed if name not in labelled] == []


def test_the_mirrored_page_says_so() -> None:
    """The Arabic page is Arabic and right to left, and marks what is not."""
    page = _get("/patterns/arabic")

    assert '<div id="screen" class="screen" lang="ar" dir="rtl">' in page
    assert '<p class="q" lang="vi" dir="ltr">' in page
