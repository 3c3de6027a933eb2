"""Agreement: the words that were shown to the person, and no others."""

import pytest

from app.casework import consenting
from app.casework import observing
from app.casework.desk import Desk
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.consent import ShownWords

SHOWN = ShownWords(
    language="vi", edition="0", lines=("May we tell them?",), state=ReviewState.draft
)


@pytest.mark.parametrize(
    ("answer", "lines"),
    [
        (AgreementAnswer.yes, SHOWN.lines),
        (AgreementAnswer.no, SHOWN.lines),
        (AgreementAnswer.not_now, SHOWN.lines),
        (AgreementAnswer.could_not_ask, ()),
    ],
)
def test_only_who_was_asked_was_shown_words(
    desk: Desk, answer: AgreementAnswer, lines: tuple[str, ...]
) -> None:
    """Where the officer could not ask, the record holds no words that were shown."""
    where = observing.begin(desk).id
    agreement = consenting.agree(desk, where, answer, (), SHOWN).agreement

    assert agreement is not None
    assert (agreement.shown.language, agreement.shown.lines) == ("vi", lines)
