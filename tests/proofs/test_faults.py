"""T11: a fault on any page leaves nothing of what was sent, neither in a log nor on a page."""

import re
import signal
import time
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.proofs import canaries
from tests.proofs.canaries import found
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.probing import PLACES
from tests.proofs.report import Finding
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T11")]
ROUTES = Path(__file__).parents[1] / "web" / "routes.txt"
ENCOUNTER = "00000000-0000-4000-8000-00000000aaaa"
SENT = {**canaries.DETAILS, "words": canaries.WORDS[0], "link": canaries.LINK}
BROKEN = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class Faults:
    """How many pages failed, and what could be read of the forms."""

    asked: int
    failed: int
    on_pages: int
    in_log: int


def routes() -> list[tuple[str, str]]:
    """Give every route as method and an address that fits it."""
    values = {**PLACES, "encounter": ENCOUNTER, "section": "status"}
    lines = (line.split(" ", 1) for line in ROUTES.read_text(encoding="utf-8").splitlines())
    return [
        (method, re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values[m[1]], rule))
        for method, rule in lines
        if not rule.startswith("/static")
    ]


def met(folder: Path, breaks: str) -> Faults:
    """Ask every route of a program that fails everywhere, and read pages and log."""
    set_up_quickly(folder)
    device = run(folder, breaks)
    device.unlock()
    query = "&".join(f"{name}={quote(words)}" for name, words in SENT.items())
    replies = [
        device.get(f"{path}?{query}") if method == "GET" else device.post(path, **SENT)
        for method, path in routes()
    ]
    device.app.stop(signal.SIGINT)
    while not device.app.lines.empty():
        device.app.heard.append(device.app.lines.get())
    failed = [reply for reply in replies if reply.status == BROKEN]
    pages = [found(SENT.values(), reply.text.encode()) for reply in failed]
    log = "\n".join(device.app.heard).encode()
    return Faults(
        asked=len(replies),
        failed=len(failed),
        on_pages=sum(map(len, pages)),
        in_log=len(found(SENT.values(), log)),
    )


def test_a_fault_on_any_page_tells_nobody_what_was_sent(tmp_path: Path) -> None:
    """Every route fails with the whole form in its message; then under a log that is loud."""
    began = time.perf_counter()
    kept, loud = met(tmp_path / "kept", "faulty"), met(tmp_path / "loud", "loud")
    tell(
        Finding(
            proof="T11",
            what="forced fault on every route",
            size=f"{kept.asked} routes, {kept.failed} failed",
            result=f"{kept.in_log} values in the log, {kept.on_pages} on pages",
            control=f"loud log: {loud.in_log} of {len(SENT)} values",
            seed=None,
            seconds=time.perf_counter() - began,
        )
    )

    assert (kept.in_log, kept.on_pages) == (0, 0)
    assert kept.failed > 0.8 * kept.asked
    assert loud.in_log == len(SENT)
