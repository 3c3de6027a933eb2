"""S5: markup in every text of a really signed bundle is shown as text on every page."""

import re
import time
from collections.abc import Iterator
from dataclasses import fields
from dataclasses import is_dataclass
from pathlib import Path

import pytest
from werkzeug.routing import Rule

from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.releases import ReleaseStore
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.fakes import fake_desk
from tests.library.publisher import Publisher
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell
from tests.web.bringing import bring
from tests.web.bringing import shipped
from tests.web.bringing import trusting
from tests.web.conftest import ROOT
from tests.web.officer import CountedIds
from tests.web.officer import Officer

pytestmark = [pytest.mark.threat("T07"), pytest.mark.threat("T06")]
MARK = "<script>alert('m')</script>\"&"
IN_TOML = MARK.replace('"', '\\"')
RAW = "<script>alert("
SHOWN = "&lt;script&gt;alert("
FEWEST = 0.98
CATALOGUES = Catalogues.load(ROOT / "translations")
PAIR = re.compile(rb"""(\b(?!id|source)\w+ = )("(?:[^"\\]|\\.)*")""")
QUESTIONS = size(12, 2)
GOOD, BROKEN, ENOUGH = 200, 500, 60


def texts(value: object) -> Iterator[str]:
    """Give the English of every text below a value."""
    if is_dataclass(value) and not isinstance(value, type):
        if type(value).__name__ == "Text":
            yield value.english  # type: ignore[attr-defined]
        for one in fields(value):
            yield from texts(getattr(value, one.name))
    elif isinstance(value, tuple):
        for part in value:
            yield from texts(part)


def poisoned() -> dict[str, bytes]:
    """Give the shipped content with markup at the head of each of its texts."""
    words = set(texts(PackShelf(PACKS, None).current("uk-ew")))
    written = {f'"{one}"'.encode(): f'"{IN_TOML}{one}"'.encode() for one in words}
    files = {}
    for name, data in shipped().items():
        lines = data.split(b"\n")
        files[name] = b"\n".join(_marked(line, written) for line in lines)
    return files


def _marked(line: bytes, written: dict[bytes, bytes]) -> bytes:
    return PAIR.sub(lambda found: found[1] + written.get(found[2], found[2]), line)


def addresses(officer: Officer, talk: str) -> Iterator[str]:
    """Give every page that can be opened in a talk, with a few of each list."""
    edition = officer.desk.shelf.by_digest(officer.encounter(talk).edition)
    held = [one.id for pack in edition.packs for one in pack.questions][:QUESTIONS]
    wanted = {
        "question": held,
        "code": [one.code for one in edition.catalogue.indicators[:5]],
        "account": [one.id for one in edition.alternatives.alternatives[:3]],
        "field": [one.key for one in edition.form.fields[:5]] if edition.form else [],
        "what": ["referral", "statement", "rights"],
        "row": ["name", "contact", "age", "place"],
        "section": ["identity", "account"],
    }
    for rule in officer.app.url_map.iter_rules():
        others = rule.arguments - {"encounter"}
        if "GET" in (rule.methods or ()) and others <= wanted.keys() and len(others) <= 1:
            for value in wanted[others.pop()] if others else [""]:
                yield _filled(rule, talk.split("/")[2], value)


def _filled(rule: Rule, encounter: str, value: str) -> str:
    parts = rule.rule.replace("<id:encounter>", encounter).split("/")
    return "/".join(value if part.startswith("<") else part for part in parts)


def unescaped(officer: Officer) -> str:
    """Control: the page of the law from templates that escape nothing."""
    app = create_app(officer.desk, CATALOGUES, ROOT / "static", lambda: None)
    app.jinja_env.autoescape = False
    return app.test_client().get("/law").text


@pytest.mark.slow
def test_markup_in_every_text_of_a_signed_bundle_is_shown_as_text(tmp_path: Path) -> None:
    """Two authors signed it; the pages still show letters, never a script."""
    started = time.monotonic()
    publisher = Publisher()
    edition = PackShelf(PACKS, None).current("uk-ew")
    desk = trusting(fake_desk(edition), tmp_path, publisher)
    app = create_app(
        desk, Catalogues.load(ROOT / "translations"), ROOT / "static", lambda: None
    )
    officer = Officer(app=app, desk=desk)
    object.__setattr__(desk, "ids", CountedIds())
    assert bring(officer, publisher.bundle(2, poisoned())).status_code == 303
    store = desk.releases
    assert isinstance(store, ReleaseStore)
    early = app.test_client().get("/settings/content/new").text
    store.take(store.offered("uk-ew").release.sha256)
    found = list(texts(desk.shelf.current("uk-ew")))
    carried = sum(one.startswith(MARK) for one in found)
    talk = officer.begin()
    client = app.test_client()
    opened = [client.get(one, follow_redirects=True) for one in addresses(officer, talk)]
    pages = [early, *(answer.text for answer in opened)]
    raw = [page for page in pages if RAW in page]
    shown = sum(page.count(SHOWN) for page in pages)
    bare = unescaped(officer)
    tell(
        Finding(
            proof="S5",
            what="markup in packs",
            size=f"{carried:,} of {len(found):,} texts, {len(pages)} pages, {shown:,} places",
            result=f"{len(raw)} pages with live markup",
            control=f"escaping off: {bare.count(RAW)} live places on one page",
            seed=None,
            seconds=time.monotonic() - started,
        )
    )

    assert max(answer.status_code for answer in opened) < BROKEN
    assert sum(answer.status_code == GOOD for answer in opened) >= ENOUGH
    assert carried >= FEWEST * len(found)
    assert shown > len(pages)
    assert raw == []
    assert RAW in bare
