"""Whether what is noted fits another edition, and what has to be set aside there."""

from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.edition_moved import EditionMoved
from app.domain.edition_table import edition_table
from app.domain.encounter import Encounter
from app.domain.pack import Edition


def move(encounter: Encounter, edition: Edition) -> EditionMoved:
    """Make the event of moving to an edition: what fits stays, the rest is set aside.

    An answer fits when its question still offers each of its replies, and the catalogue
    holds each code that was ticked beside it.
    """
    noted = encounter.noted
    known = {row.code for row in edition.catalogue.indicators}
    tapped = (*noted.signs, *noted.site_facts, *noted.group_facts)
    ways = {way.id for pack in edition.packs for way in pack.ways}
    settings = {one.id for one in edition.settings}
    replies = {
        question: {reply.id for reply in asking.question.replies}
        for question, asking in edition_table(edition).questions.items()
    }
    return EditionMoved(
        before=encounter.edition,
        edition=edition.digest,
        questions=tuple(
            question
            for question, answer in noted.answers.items()
            if question not in replies or not _fits(answer, replies[question], known)
        ),
        codes=tuple(dict.fromkeys(code for code in tapped if code not in known)),
        way=noted.way is not None and noted.way not in ways,
        setting=noted.setting is not None and noted.setting not in settings,
    )


def _fits(answer: Answer, replies: set[ReplyId], codes: set[Code]) -> bool:
    given = set(answer.replies) if isinstance(answer, Given) else set()
    return given <= replies and {*answer.seen, *answer.on_paper} <= codes
