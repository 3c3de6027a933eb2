"""How many questions it takes to a settled outcome: the best next one against fixed order.

Every golden journey that follows a way is asked twice, with the replies that it tells; a
question that it does not tell is skipped. An outcome is settled when no later answer
changes it or a flag. Prints figures; asserts nothing. `python -m tests.bench.asking`.
"""

import statistics
import sys
from collections.abc import Callable
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace

from app import resources
from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import QuestionId
from app.domain.assessment import verdict
from app.domain.encounter import Encounter
from app.domain.event import Answered
from app.domain.ledger import ledger_of
from app.domain.next_best import best_next
from app.domain.next_best import may_stop
from app.domain.outcome import Outcome
from app.domain.outcome import Verdict
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.progress import progress_of
from app.domain.route import path
from app.library.reading import read
from app.library.walking import encounter_of

GOAL = 10
SKIPPED = Absent(absence=Absence.skipped)
Chooser = Callable[[Edition, Encounter, Progress], QuestionId | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One journey asked through: questions to a settled outcome, to the stop, and in all."""

    settled: int
    stopped: int
    all: int
    outcome: Outcome


def main() -> None:
    """Print the means of both orders, over all journeys and over those that end in refer."""
    content = read(resources.packs()).content
    assert content
    edition = content.edition(content.jurisdictions[0], Digest("asking"))
    journeys = [one for found in content.journeys.values() for one in found if one.way]
    starts = [encounter_of(edition, journey) for journey in journeys]
    for name, chooser in (("best next question", _best), ("fixed order", _fixed)):
        found = [_asked(edition, one, chooser) for one in starts]
        _tell(name, found)
        _tell(f"{name}, ends in refer", [one for one in found if one.outcome is Outcome.refer])


def _asked(edition: Edition, told: Encounter, chooser: Chooser) -> Asked:
    verdicts: list[Verdict] = []
    stopped = 0
    for step in _steps(edition, told, chooser):
        verdicts.append(verdict(edition.catalogue, ledger_of(edition, step)))
        if not stopped and may_stop(_progress(edition, step)):
            stopped = len(verdicts)
    count = len(verdicts) - 1
    changed = [n for n in range(1, count + 1) if verdicts[n] != verdicts[n - 1]]
    settled = max(changed, default=0)
    return Asked(
        settled=settled,
        stopped=stopped - 1 if stopped else count,
        all=count,
        outcome=verdicts[-1].outcome,
    )


def _steps(edition: Edition, told: Encounter, chooser: Chooser) -> Iterator[Encounter]:
    """Give the encounter before the first question and after each one."""
    script = told.answers
    before = tuple(one for one in told.history if not isinstance(one.event, Answered))
    now = replace(told, history=before)
    stamp = told.history[0].stamp
    while True:
        yield now
        question = chooser(edition, now, _progress(edition, now))
        if question is None:
            return
        answered = Answered(question=question, answer=script.get(question, SKIPPED))
        now, _ = now.recorded(answered, stamp)


def _best(_edition: Edition, _now: Encounter, progress: Progress) -> QuestionId | None:
    return best_next(progress)


def _fixed(edition: Edition, now: Encounter, _progress: Progress) -> QuestionId | None:
    return path(edition, now).next


def _progress(edition: Edition, now: Encounter) -> Progress:
    return progress_of(edition, ledger_of(edition, now), now.noted)


def _tell(name: str, found: list[Asked]) -> None:
    settled, stopped, every = (
        statistics.mean(getattr(one, part) for one in found)
        for part in ("settled", "stopped", "all")
    )
    sys.stdout.write(
        f"{name}: {len(found)} journeys, mean {settled:.1f} questions to a settled outcome "
        f"(goal {GOAL}), {stopped:.1f} until asking may stop, {every:.1f} in all\n"
    )


if __name__ == "__main__":
    main()
