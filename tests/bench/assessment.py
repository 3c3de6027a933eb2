"""Times the full re-evaluation after one answer: route, ledger and result.

Prints one line for 60 questions with 60 facts; asserts nothing.
"""

import statistics
import time

from app.domain.assessment import assess
from app.domain.encounter import Encounter
from app.domain.event import Event
from app.domain.event import SignNoted
from app.domain.ledger import ledger_of
from app.domain.pack import Edition
from app.domain.question import Question
from tests.builders import answered
from tests.builders import begun
from tests.builders import catalogue
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply

QUESTIONS = 60
SIGNS = 6
ROUNDS = 3000


def main() -> None:
    """Print the median and the 95th percentile in microseconds."""
    content, meeting = _meeting()
    _run(content, meeting)
    times = sorted(_timed(content, meeting) for _ in range(ROUNDS))
    middle, late = statistics.median(times), times[int(ROUNDS * 0.95)]
    noted = len(ledger_of(content, meeting).facts)
    print(  # noqa: T201 - printing is what this script is for
        f"assessment: {QUESTIONS} questions, {noted} facts: "
        f"p50 {middle * 1e6:.0f} us, p95 {late * 1e6:.0f} us"
    )


def _timed(content: Edition, meeting: Encounter) -> float:
    start = time.perf_counter()
    _run(content, meeting)
    return time.perf_counter() - start


def _run(content: Edition, meeting: Encounter) -> None:
    assess(content.catalogue, ledger_of(content, meeting))


def _meeting() -> tuple[Edition, Encounter]:
    """Answer every question once, two of three with a present sign."""
    codes = [row.code for row in catalogue().indicators if not row.derived][:QUESTIONS]
    asked = [_question(place, code) for place, code in enumerate(codes)]
    events: list[Event] = [SignNoted(code=code) for code in codes[:SIGNS]]
    events.append(begun())
    events += [
        answered(one.id, "no" if place % 3 == 0 else "yes") for place, one in enumerate(asked)
    ]
    return edition(*asked), encounter(*events)


def _question(place: int, code: str) -> Question:
    return question(f"test.q{place}", reply("yes", code), reply("no", f"-{code}"))


if __name__ == "__main__":
    main()
