"""Acknowledging: the receipt for the person, and finding a record by the code on it."""

from dataclasses import dataclass

from app.casework.assessing import look
from app.casework.desk import Desk
from app.casework.recording import record
from app.domain.consent import ShownWords
from app.domain.dated_fact import Contact
from app.domain.dated_fact import ContactRole
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.pack import Edition
from app.domain.person_code import person_code
from app.domain.person_code import tail_in
from app.domain.receipt import ReceiptGiven

SAFE_LINES = (ContactRole.advice, ContactRole.support)
CHILD_LINES = (ContactRole.child, *SAFE_LINES)


@dataclass(frozen=True, slots=True, kw_only=True)
class Receipt:
    """What stands on a receipt: code, day, unit, and a line that is safe to call."""

    encounter: Encounter
    edition: Edition
    code: str
    unit: str
    line: Contact | None


def receipt(desk: Desk, where: EncounterId) -> Receipt:
    """Give the receipt of one encounter, whatever its outcome."""
    found = look(desk, where)
    wanted = CHILD_LINES if found.assessment.child_route else SAFE_LINES
    contacts = found.edition.jurisdiction.contacts
    lines = [one for role in wanted for one in contacts if one.role is role and one.number]
    return Receipt(
        encounter=found.encounter,
        edition=found.edition,
        code=person_code(where),
        unit=desk.device.profile().unit,
        line=lines[0] if lines else None,
    )


def give_receipt(desk: Desk, where: EncounterId, shown: ShownWords) -> Encounter:
    """Note that the person got the receipt, with the very words on it."""
    desk.journal.note("disclosure", "encounter", where, "person")
    return record(desk, where, ReceiptGiven(shown=shown))


def find(desk: Desk, typed: str) -> EncounterId | None:
    """Find the record of a person by the code on their receipt, and by nothing else.

    Only a receipt that was given can be found.
    """
    tail = tail_in(typed)
    return desk.lists.by_receipt(tail) if tail else None
