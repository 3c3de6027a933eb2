"""Where a talk stands: its facts, what they amount to, and what may still be asked."""

from collections.abc import Iterable
from dataclasses import dataclass
from dataclasses import replace

from app.domain.answers import QuestionId
from app.domain.assessment import assess
from app.domain.edition_table import Asking
from app.domain.edition_table import edition_table
from app.domain.ledger import Ledger
from app.domain.noted import Noted
from app.domain.outcome import Assessment
from app.domain.pack import Edition
from app.domain.proposal import proposed_way
from app.domain.route import path_along


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Facts and result, with the questions that are left.

    `unasked` are on the path without an answer; `open` join it once something earlier is
    known. `way` is the one along which both were found.
    """

    edition: Edition
    ledger: Ledger
    result: Assessment
    unasked: tuple[Asking, ...]
    open: tuple[Asking, ...]
    way: str | None = None


def progress_of(edition: Edition, ledger: Ledger, noted: Noted) -> Progress:
    """Give the progress; before a way is taken up, along the one that is proposed."""
    table = edition_table(edition)
    way = noted.way or proposed_way(edition, noted) or next(iter(table.ways), None)
    lead = path_along(edition, replace(noted, way=way))

    def unanswered(questions: Iterable[QuestionId]) -> tuple[Asking, ...]:
        return tuple([table.questions[one] for one in questions if one not in noted.answers])

    return Progress(
        edition=edition,
        ledger=ledger,
        result=assess(edition.catalogue, ledger),
        unasked=unanswered(lead.questions),
        open=unanswered(lead.open),
        way=way,
    )
