"""Times the full re-evaluation after one answer: route, ledger and result.

Beside it stand two other form engines on a model of the same questions, in the same run,
where Node and its package client are here; else they are skipped by name. Prints figures;
asserts nothing. `python -m tests.bench.assessment`.
"""

import json
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from app.domain.assessment import assess
from app.domain.condition import QuestionTest
from app.domain.encounter import Encounter
from app.domain.event import Event
from app.domain.event import SignNoted
from app.domain.ledger import ledger_of
from app.domain.pack import Edition
from app.domain.question import Question
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.shipped import catalogue

GOALS = {60: 100, 300: 300}
SIGNS = 6
ROUNDS = 3000
WAITING = 3
OTHERS = Path(__file__).parent / "others" / "evaluate.mjs"
OTHER_ROUNDS = 300
PACKAGES = ("survey-core@3.1.1", "@getodk/xforms-engine@0.22.0", "jsdom@29.1.1")
PATIENCE = 240


def main() -> None:
    """Print the median and the 95th percentile in microseconds, and the ratios."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place)
        missing = _install(folder)
        for questions, goal in GOALS.items():
            ours = _ours(questions, goal)
            if missing:
                sys.stdout.write(f"other form engines: skipped, {missing}\n")
            else:
                _tell_others(_others(folder, questions), ours)


def _ours(questions: int, goal: int) -> float:
    content, meeting = _meeting(questions)
    _run(content, meeting)
    times = sorted(_timed(content, meeting) for _ in range(ROUNDS))
    middle, late = statistics.median(times) * 1e6, times[int(ROUNDS * 0.95)] * 1e6
    noted = len(ledger_of(content, meeting).facts)
    sys.stdout.write(
        f"assessment: {questions} questions, {noted} facts: "
        f"p50 {middle:.0f} us, p95 {late:.0f} us, goal {goal} us\n"
    )
    return middle


def _timed(content: Edition, meeting: Encounter) -> float:
    start = time.perf_counter()
    _run(content, meeting)
    return time.perf_counter() - start


def _run(content: Edition, meeting: Encounter) -> None:
    assess(content.catalogue, ledger_of(content, meeting))


def _meeting(questions: int) -> tuple[Edition, Encounter]:
    """Answer every question once, three of four with a present sign."""
    codes = [row.code for row in catalogue().indicators if not row.derived]
    asked = [_question(place, codes[place % len(codes)]) for place in range(questions)]
    events: list[Event] = [SignNoted(code=code) for code in codes[:SIGNS]]
    events.append(begun())
    events += [
        answered(one.id, "no" if place % 4 == 0 else "yes") for place, one in enumerate(asked)
    ]
    return edition(*asked), encounter(*events)


def _question(place: int, code: str) -> Question:
    """Make one question; each third waits for the one before."""
    waits = QuestionTest(question=_name(place - 1), state=("answered",))
    is_waiting = place % WAITING == WAITING - 1
    replies = (reply("yes", code), reply("no", f"-{code}"))
    return question(_name(place), *replies, ask_when=waits if is_waiting else None)


def _name(place: int) -> Any:  # noqa: ANN401 - a question id, made for this run
    return f"test.q{place}"


def _install(folder: Path) -> str:
    """Fetch the other engines into a folder of this run; say what is missing, if anything."""
    npm = shutil.which("npm")
    if npm is None or shutil.which("node") is None:
        return "Node is not here"
    shutil.copy(OTHERS, folder)
    (folder / "package.json").write_text('{"private": true}')
    quiet = ("--no-audit", "--no-fund", "--ignore-scripts", "--loglevel=error")
    try:
        done = subprocess.run(
            [npm, "install", *quiet, *PACKAGES],
            cwd=folder,
            check=False,
            capture_output=True,
            timeout=PATIENCE,
        )
    except subprocess.TimeoutExpired:
        return "their packages did not come in time"
    return "" if done.returncode == 0 else "their packages cannot be fetched"


def _others(folder: Path, questions: int) -> Mapping[str, Mapping[str, Any]]:
    done = subprocess.run(
        [str(shutil.which("node")), OTHERS.name, str(questions), str(OTHER_ROUNDS)],
        cwd=folder,
        check=False,
        capture_output=True,
        timeout=PATIENCE,
    )
    if done.returncode:
        return {"other form engines": {"skipped": f"Node ended with {done.returncode}"}}
    found: Mapping[str, Mapping[str, Any]] = json.loads(done.stdout)
    return found


def _tell_others(found: Mapping[str, Mapping[str, Any]], ours: float) -> None:
    for name, told in found.items():
        if "p50" in told:
            ratio = told["p50"] / ours
            sys.stdout.write(f"{name}: p50 {told['p50']:.0f} us, {ratio:.1f} times ours\n")
        else:
            sys.stdout.write(f"{name}: skipped, {told['skipped']}\n")


if __name__ == "__main__":
    main()
