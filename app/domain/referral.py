"""The referral as it stands: what it needs, and what is missing.

Only three things can block it: the receiver, adult or child, and the agreement
(none is asked of a child: Council of Europe Convention 197 and the jurisdiction pack).
Everything else may be not known.
"""

from dataclasses import dataclass
from enum import StrEnum

from app.domain.answers import Age
from app.domain.consent import Agreement
from app.domain.consent import AgreementAnswer
from app.domain.device import Profile
from app.domain.device import Receiver
from app.domain.encounter import Encounter
from app.domain.form import FormPath
from app.domain.ledger import Ledger
from app.domain.notice import is_prepared
from app.domain.outcome import Assessment
from app.domain.pack import DutyToNotify
from app.domain.pack import Edition


class Blocking(StrEnum):
    """The three rows without which nothing is sent."""

    receiver = "receiver"
    age = "age"
    agreement = "agreement"


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A referral as it stands: everything the check page and the payload are made of."""

    encounter: Encounter
    edition: Edition
    ledger: Ledger
    assessment: Assessment
    receiver: Receiver | None
    profile: Profile

    @property
    def age(self) -> Age:
        """The age tap, or may be under 18 where a sign of it was noted."""
        age = self.ledger.circumstances.age
        if age is Age.not_asked and self.assessment.child_route:
            return Age.unknown
        return age

    @property
    def needs_agreement(self) -> bool:
        """Say whether the person has to agree; a child is told, not asked."""
        switches = self.edition.jurisdiction.switches
        return switches.child_consent if self.assessment.child_route else switches.adult_consent

    @property
    def agreement(self) -> Agreement | None:
        """What the person said, if asked."""
        return self.encounter.agreement

    @property
    def path(self) -> FormPath:
        """Say which way through the form this referral goes.

        The note without a name is only for an adult who said no, where the duty is in
        force and the form is known.
        """
        if self.assessment.child_route or self.age in (Age.child, Age.unknown):
            return FormPath.child
        duty = self.edition.jurisdiction.switches.duty_to_notify
        said_no = self.agreement is not None and self.agreement.answer is AgreementAnswer.no
        if said_no and duty is DutyToNotify.anonymous and self.edition.form is not None:
            return FormPath.notice
        return FormPath.adult

    @property
    def missing(self) -> tuple[Blocking, ...]:
        """Give the rows that still block, in the order of the page."""
        agreed = self.agreement is not None and self.agreement.allows_sending
        is_told = self.path is FormPath.notice and is_prepared(self.encounter)
        lacks = (
            (Blocking.receiver, self.receiver is None),
            (Blocking.agreement, self.needs_agreement and not (agreed or is_told)),
            (Blocking.age, self.age is Age.not_asked),
        )
        return tuple(row for row, is_missing in lacks if is_missing)
