"""What nobody foresaw, sent to every route and every parser: no fault, no raw echo.

The routes are those of the apps, over real encrypted records; what pages offer is learnt
from the pages. In the full size two processes share the work.
"""

import time
from collections.abc import Iterable
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

import pytest
from flask import Flask
from flask import request

from tests.proofs import fuzzed_apps
from tests.proofs import fuzzed_hub
from tests.proofs.fuzzed_parsers import Parser
from tests.proofs.fuzzed_parsers import parsers
from tests.proofs.fuzzing import Asked
from tests.proofs.fuzzing import Found
from tests.proofs.fuzzing import Fuzzer
from tests.proofs.junk import MARKUP
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T07"), pytest.mark.threat("T11")]
SEED = 20_261_123
PAGES, HUB = size(180_000, 1_200), size(20_000, 600)
ROUND = size(4_500, 1_200)  # a world gets slow as it fills, so it is built anew
RUNS = size(1_000_000, 300)
BEFORE, FAULT, ECHO = "/before", "/fault", "/echo"


def test_no_request_meets_a_fault_or_comes_back_raw() -> None:
    """Lock, launch, officer, receiver, made-up people and hub, under one seed."""
    begun = time.monotonic()
    seeds = [SEED + 100 * at for at in range(PAGES // ROUND)]
    found = _joined(_all(seeds))
    hub = fuzzed_hub.run(SEED, HUB)
    found.add(hub)
    planted = _planted()
    seconds = time.monotonic() - begun
    tell(
        Finding(
            proof="S3",
            what="fuzzed requests",
            size=f"{found.requests:,} requests to all routes",
            result=f"{len(found.faults)} faults, {len(found.raw)} raw echoes, "
            f"{found.requests / seconds:.0f} a second",
            control=f"planted: {len(planted.faults)} faults, {len(planted.raw)} echoes",
            seed=SEED,
            seconds=seconds,
        )
    )

    assert found.faults == []
    assert found.raw == []
    assert found.requests == PAGES + HUB
    assert {200, 303, 404, 405, 422, 423} <= set(found.statuses)
    assert hub.statuses[201] > 0
    assert len(planted.faults) > 0
    assert len(planted.raw) > 0


def test_no_parser_crashes(tmp_path: Path) -> None:
    """Envelopes, tokens, tickets, cards, directories, frames, keys and packs."""
    begun = time.monotonic()
    read = parsers(tmp_path)
    crashes = [crash for one in read for crash in one.crashes(SEED, _runs(one))]
    planted = list(Parser(name="planted", good=b"{}", read=_careless).crashes(SEED, 300))
    tell(
        Finding(
            proof="S3",
            what="fuzzed parsers",
            size=f"{sum(map(_runs, read)):,} runs of {len(read)} parsers",
            result=f"{len(crashes)} crashes",
            control=f"planted: {len(planted)} crashes",
            seed=SEED,
            seconds=time.monotonic() - begun,
        )
    )

    assert crashes == []
    assert len(planted) > 0


def _all(seeds: list[int]) -> Iterable[Found]:
    if not FULL:
        return (fuzzed_apps.run(seed, ROUND) for seed in seeds)
    with ProcessPoolExecutor(2, mp_context=get_context("spawn")) as pool:
        return list(pool.map(fuzzed_apps.run, seeds, [ROUND] * len(seeds)))


def _joined(parts: Iterable[Found]) -> Found:
    whole = Found()
    for part in parts:
        whole.add(part)
    return whole


def _runs(parser: Parser) -> int:
    return max(3, round(RUNS * parser.share))


def _careless(data: bytes) -> object:
    return data.decode().index("{")


def _planted() -> Found:
    """Fuzz an app with two faults: one that falls over a field, one that echoes it raw."""
    app = Flask(__name__, static_folder=None)
    offered = f'<form action="{FAULT}" method="post"><input name="a" value="1"></form>'

    @app.get(BEFORE)
    def before() -> str:
        return offered + offered.replace(FAULT, ECHO)

    @app.post(FAULT)
    def fault() -> str:
        return str(int(request.form.get("a", "0")))

    @app.post(ECHO)
    def echo() -> str:
        return request.form.get("a", "")

    fuzzer = Fuzzer(app, SEED, {})
    fuzzer.send(Asked(method="GET", path=BEFORE))
    return fuzzer.run(200)


def test_a_mark_that_is_stored_and_shown_raw_is_found() -> None:
    """The control of the look itself: escaped it is no finding, raw it is one."""
    app = Flask(__name__, static_folder=None)
    app.add_url_rule("/raw", "raw", view_func=lambda: MARKUP)
    app.add_url_rule("/escaped", "escaped", view_func=lambda: MARKUP.replace("<", "&lt;"))
    fuzzer = Fuzzer(app, SEED, {})
    for path in ("/raw", "/escaped"):
        fuzzer.send(Asked(method="GET", path=path))

    assert [one.split()[1] for one in fuzzer.found.raw] == ["/raw"]
