"""Every coded value has its words, and no words say who the person is."""

from collections.abc import Mapping
from enum import StrEnum

import pytest

from app.casework.protecting import Row as StepRow
from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.cause import Cause
from app.domain.consent import AgreementAnswer
from app.domain.delivery import DeliveryState
from app.domain.device import EnrolmentState
from app.domain.event import Detail
from app.domain.guidance import Flag
from app.domain.outcome import Rule
from app.domain.receiving import IncomingState
from app.domain.receiving import RejectReason
from app.domain.referral import Blocking
from app.web import agreement
from app.web import causes
from app.web import offences
from app.web import received_words
from app.web import referral_rows
from app.web import wording

TABLES: list[tuple[Mapping[object, object], type[StrEnum]]] = [
    (wording.ABSENCES, Absence),
    (wording.ABSENT_ANSWERS, Absence),
    (wording.SOURCES, Basis),
    (wording.RULES, Rule),
    (wording.AGES, Age),
    (wording.AGREEMENTS, AgreementAnswer),
    (wording.STEPS, StepRow),
    (wording.DELIVERIES, DeliveryState),
    (wording.REJECTIONS, RejectReason),
    (wording.REJECT_CHOICES, RejectReason),
    (wording.INCOMING, IncomingState),
    (wording.STANDINGS, EnrolmentState),
    (wording.HUB_STANDINGS, EnrolmentState),
    (wording.TURNS, Flag),
    (causes.CAUSES, Cause),
    (referral_rows.LABELS, referral_rows.Row),
    (referral_rows.FIELDS, Detail),
    (referral_rows.BLOCKED, Blocking),
    (offences.TOLD, offences.Told),
    (agreement.HINDRANCES, agreement.Hindrance),
    (received_words.ANSWERS, AgreementAnswer),
]


@pytest.mark.parametrize(("table", "kind"), TABLES)
def test_a_table_of_words_is_complete(
    table: Mapping[object, object], kind: type[StrEnum]
) -> None:
    """A value without words would show its code."""
    assert set(table) == set(kind)


def test_the_five_absences_are_five_different_words() -> None:
    """None of them reads as a no."""
    words = list(wording.ABSENCES.values())

    assert len(set(words)) == 5
    assert [one for one in words if one.lower().startswith("no:")] == []
