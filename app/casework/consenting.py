"""Rights and agreement: what was shown, in which words, and what the person said."""

from dataclasses import replace

from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.consent import AgreementAnswer
from app.domain.consent import ShownWords
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import AgreementRecorded
from app.domain.event import RightsShown


def rights_shown(
    desk: Desk, where: EncounterId, shown: ShownWords, *, understood: bool
) -> Encounter:
    """Note that the rights card was shown to the end, with the very words on it."""
    return record(desk, where, RightsShown(shown=shown, understood=understood))


def agree(
    desk: Desk,
    where: EncounterId,
    answer: AgreementAnswer,
    reasons: tuple[str, ...],
    shown: ShownWords,
) -> Encounter:
    """Note the person's answer about the referral, with the very words that were shown.

    Where the officer could not ask, no words were shown to anybody, and none are kept.
    """
    if answer is AgreementAnswer.could_not_ask:
        shown = replace(shown, lines=())
    return record(desk, where, AgreementRecorded(answer=answer, reasons=reasons, shown=shown))
