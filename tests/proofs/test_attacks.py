"""The attack matrix in a real Chromium, against the running program; our own page passes.

A small run has one Chromium and three origins; the full one has all of them, and a second
Chromium whose own checks for local networks are on. The same attacks run against the
program without its guard, where they must arrive.
"""

import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from app.web.guard import REFUSED
from tests.proofs.assault import Assault
from tests.proofs.assault import Target
from tests.proofs.assault import assault
from tests.proofs.assault import hostile_chromium
from tests.proofs.assault import target
from tests.proofs.attacker import BENEATH
from tests.proofs.attacker import KINDS
from tests.proofs.attacker import ON_TOP
from tests.proofs.attacker import Trap
from tests.proofs.attacker import trap
from tests.proofs.own_page import breaks_the_policy
from tests.proofs.own_page import comes_in
from tests.proofs.own_page import sends_a_form
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import tell

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.threat("T05"),
    pytest.mark.threat("T06"),
]
ORIGIN_RULE = 6
WHOLE = ("A", "B", "C", "D", "F", "H data") if FULL else ("A",)  # also as a whole page
PLACES = (*WHOLE, "H file", "H sandbox") if FULL else ("A", "B", "D")
PUBLIC = ("C2", "C3", "D2")


@pytest.fixture(name="browser", scope="module")
def _browser() -> Iterator[Browser]:
    with hostile_chromium() as running:
        yield running


@pytest.fixture(name="guarded", scope="module")
def _guarded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("guarded"), "watched") as aim:
        yield aim


@pytest.fixture(name="bare", scope="module")
def _bare(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Target]:
    with target(tmp_path_factory.mktemp("bare"), "open") as aim:
        yield aim


def _cells(places: tuple[str, ...], whole: tuple[str, ...]) -> set[str]:
    beneath = {f"{place}: {kind}" for place in places for kind in BENEATH}
    return beneath | {f"{place}: {kind}" for place in whole for kind in ON_TOP}


def _attacked(browser: Browser, aim: Target, folder: Path) -> Target:
    """Attack from every origin of this size."""
    with assault(browser, aim) as wave:
        wave.by_page("A", "localhost")
        wave.by_page("B", "127.0.0.1", on_top=FULL)
        wave.rebound("D", on_top=FULL)
        if FULL:
            wave.by_page("C", "evil.example")
            wave.tossed("F")
            wave.opaque(folder)
    return aim


def test_no_attack_reaches_the_app(
    browser: Browser, guarded: Target, bare: Target, tmp_path: Path
) -> None:
    """Each cell is refused, gets no data, and arrives when nobody stands at the door."""
    begun = time.monotonic()
    cells = _cells(PLACES, WHOLE)
    _attacked(browser, guarded, tmp_path)
    _attacked(browser, bare, tmp_path)
    read = max(guarded.read.values())
    tell(
        Finding(
            proof="S1",
            what="attacks in Chromium",
            size=f"{len(cells)} cells: {len(KINDS)} kinds from {', '.join(PLACES)}",
            result=f"{len(guarded.hits)} reached the app, {guarded.given} bytes given",
            control=f"without guard: {len(bare.hits & cells)} arrived, {bare.given:,} bytes",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert guarded.hits == set()
    assert guarded.given == 0
    assert read <= len(REFUSED)
    assert guarded.refused >= cells
    assert bare.hits >= cells
    assert bare.refused == set()


def test_our_own_page_is_never_refused(
    browser: Browser, guarded: Target, tmp_path: Path
) -> None:
    """Load, link, form, fragment, image, font, fetch, beacon, reload; with scripts and without.

    No page breaks its own policy. The controls: a policy that hides where a form comes from
    makes our own form fall, and a script in the page itself is heard of.
    """
    begun = time.monotonic()
    earlier = len(guarded.seen)  # hostile pages ask for an icon of theirs by themselves
    complaints = comes_in(browser, guarded)
    own = [one for one in guarded.seen[earlier:] if not one.cell]
    broken = breaks_the_policy(browser, guarded)
    lost = _without_referrer(browser, tmp_path)
    tell(
        Finding(
            proof="S1",
            what="our own page in Chromium",
            size=f"{len(own)} requests",
            result=f"{sum(one.rule > 0 for one in own)} refused, {len(complaints)} complaints",
            control=f"no-referrer: {lost} refused; inline script: {len(broken)} complaints",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert [one for one in own if one.rule] == []
    assert {"GET", "POST"} == {one.method for one in own}
    assert complaints == []
    assert len(broken) > 0
    assert lost > 0


def _without_referrer(browser: Browser, folder: Path) -> int:
    """Send a form under the policy `no-referrer`; count what was refused for its origin."""
    with target(folder, "unreferred") as aim:
        name, _, value = aim.device.cookie.partition("=")
        context = browser.new_context(java_script_enabled=False)
        context.add_cookies([{"name": name, "value": value, "url": aim.device.origin}])
        sends_a_form(context.new_page(), aim)
        context.close()
        return sum(one.rule == ORIGIN_RULE for one in aim.seen)


@pytest.mark.skipif(not FULL, reason="a second Chromium belongs to make prove")
def test_a_browser_that_checks_by_itself_changes_nothing(guarded: Target, bare: Target) -> None:
    """From public addresses top-level requests still arrive; the guard refuses them too."""
    begun = time.monotonic()
    with trap() as trapping:
        flag = f"--ip-address-space-overrides=127.0.0.1:{trapping.port}=public"
        with hostile_chromium(flag, checks=True) as browser:
            for aim in (guarded, bare):
                _from_public(Assault(browser=browser, target=aim, trap=trapping))
    cells = _cells(PUBLIC, PUBLIC)
    tell(
        Finding(
            proof="S1",
            what="attacks from public addresses, the browser checks too",
            size=f"{len(cells)} cells: {len(KINDS)} kinds from {', '.join(PUBLIC)}",
            result=f"{len(guarded.hits & cells)} reached the app",
            control=f"without guard: {len(bare.hits & cells)} arrived",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert guarded.hits & cells == set()
    assert {f"C2: {kind}" for kind in ON_TOP} <= bare.hits
    assert bare.hits & cells <= guarded.refused


def _from_public(wave: Assault) -> None:
    wave.by_page("C2", "evil.example")
    wave.by_page("C3", "localhost")
    wave.rebound("D2", "other.example")


def test_a_stranger_on_another_port_is_sent_the_cookie(
    browser: Browser, guarded: Target
) -> None:
    """Cookies know no ports: that is why the cookie alone opens nothing."""
    with assault(browser, guarded) as wave:
        wave.by_page("Z", "127.0.0.1", on_top=False)
        shown: Trap = wave.trap

    assert guarded.device.cookie in shown.cookies
