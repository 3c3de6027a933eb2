"""What every page of the officer must keep: checked on each answer of each test."""

import re
from collections import Counter
from xml.etree.ElementTree import Element

import html5lib

SUBJECT = re.compile(r"traffick|slave|victim|exploit|smuggl|prostitut", re.IGNORECASE)
FIELDS = ("input", "select", "textarea")
GIVEN_NAME = ("hidden", "submit")


def parsed(text: str) -> Element:
    """Parse strictly, as a page or, for htmx, as the part that it swaps in."""
    parser = html5lib.HTMLParser(strict=True, namespaceHTMLElements=False)
    if text.lstrip().lower().startswith("<!doctype"):
        return parser.parse(text)
    root = Element("part")
    root.extend(parser.parseFragment(text))
    return root


def faults(page: Element) -> list[str]:
    """Give everything that a page breaks, in words."""
    return [
        *_headings(page),
        *_ids(page),
        *_labels(page),
        *_languages(page),
        *_forms(page),
        *_inline(page),
        *_title(page),
    ]


def _headings(page: Element) -> list[str]:
    count = len(page.findall(".//h1"))
    return [] if count == 1 else [f"{count} h1"]


def _ids(page: Element) -> list[str]:
    ids = Counter(one.get("id") for one in page.iter() if one.get("id"))
    return [f"id {name} stands {count} times" for name, count in ids.items() if count > 1]


def _labels(page: Element) -> list[str]:
    labelled = {label.get("for") for label in page.iter("label")}
    wrapped = {field for label in page.iter("label") for field in label.iter()}
    return [
        f"{field.tag} {field.get('name')} has no label"
        for field in page.iter()
        if field.tag in FIELDS
        and field.get("type") not in GIVEN_NAME
        and field not in wrapped
        and field.get("id") not in labelled
    ]


def _languages(page: Element) -> list[str]:
    roots = [one for one in page.iter() if one.tag == "html" or one.get("id") == "screen"]
    return [f"{root.tag} lacks lang or dir" for root in roots if not _speaks(root)]


def _speaks(root: Element) -> bool:
    return bool(root.get("lang")) and root.get("dir") in ("ltr", "rtl")


def _forms(page: Element) -> list[str]:
    posts = [form for form in page.iter("form") if form.get("method") == "post"]
    return ["form without action" for form in posts if not form.get("action")]


def _inline(page: Element) -> list[str]:
    wrong = [one.tag for one in page.iter() if one.get("style") or _acts(one)]
    wrong += [one.tag for one in page.iter("script") if not one.get("src")]
    return [f"inline code on {tag}" for tag in wrong]


def _acts(one: Element) -> bool:
    return any(name.startswith(("on", "hx-on")) for name in one.keys())  # noqa: SIM118


def _title(page: Element) -> list[str]:
    titles = ["".join(title.itertext()) for title in page.iter("title")]
    return [f"title {title}" for title in titles if not title or SUBJECT.search(title)]


def words_of(page: Element) -> str:
    """Give the words of a page in one line, without its hidden machinery."""
    return " ".join(" ".join(page.itertext()).split())
