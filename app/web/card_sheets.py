"""Small sheets for the person: the receipt and the rights, each with a neutral front.

They are in the person's language, with the English beside what nobody settled. The front
says nothing of what it is about, and no name stands anywhere.
"""

from app.casework.acknowledging import Receipt
from app.domain.dated_fact import Contact
from app.domain.document import Document
from app.domain.document import Section
from app.domain.pack import Edition
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.sheet_words import document
from app.web.sheet_words import pairs
from app.web.sheet_words import section
from app.web.sheet_words import their_label
from app.web.sheet_words import theirs
from app.web.sheet_words import today_words
from app.web.speaking import person
from app.web.speaking import voices

# note person: title of the small sheet that the person takes along
RECEIPT = marked("Receipt")
# note person: a short label before a code
CODE = marked("Your code")
# note person: a short label before a date
DAY = marked("Date")
# note person: a short label before the name of a unit
UNIT = marked("You met")
# note person: on the small sheet, below the code
SAY_IT = marked("Say this code when you come back.")
# note person: the sheet must not bring the person into danger
KEEP_IT = marked("You can hide this paper or leave it here.")
# note person: on the back of the small sheet
CALL = marked("You can call this number: %(number)s")
# note person: a heading over the rights
RIGHTS = marked("Your rights")
# note person: a neutral title of a small sheet
CARD = marked("Card")
LINES = (RECEIPT, CODE, DAY, UNIT, SAY_IT, KEEP_IT, CALL, RIGHTS)


def receipt_sheet(receipt: Receipt) -> Document:
    """Make the receipt: code and day in front; unit, safe line and rights on the back."""
    language = voices().person_language or voices().officer_language
    front = section(
        "",
        pairs(
            (
                (their_label(CODE), receipt.code),
                (their_label(DAY), today_words(language)),
            )
        ),
        *theirs(SAY_IT),
        *theirs(KEEP_IT),
    )
    return document(
        person(RECEIPT),
        (front, *_back(receipt.edition, receipt.line, receipt.unit)),
        "",
        language=language,
        is_card=True,
    )


def rights_sheet(edition: Edition, line: Contact | None) -> Document:
    """Make the card with the rights, whose front is empty but for the day."""
    language = voices().person_language or voices().officer_language
    front = section("", pairs(((their_label(DAY), today_words(language)),)))
    return document(
        person(CARD),
        (front, *_back(edition, line)),
        "",
        language=language,
        is_card=True,
    )


def words_on(receipt: Receipt) -> tuple[Said, ...]:
    """Give every line of the receipt as it was said, for the record of what was shown."""
    number = receipt.line.number if receipt.line else ""
    rights = receipt.edition.jurisdiction
    lines = [person(line) for line in LINES if line is not CALL]
    if number:
        lines.append(person(CALL, number=number))
    lines += [person(line.says) for line in rights.rights]
    return (*lines, person(rights.rights_foot))


def _back(edition: Edition, line: Contact | None, unit: str = "") -> tuple[Section, ...]:
    law = edition.jurisdiction
    rights = [one for right in law.rights for one in theirs(right.says)]
    met = (pairs(((their_label(UNIT), unit),)),) if unit else ()
    number = theirs(CALL, number=line.number) if line else ()
    return (
        section(person(RIGHTS), *rights, *theirs(law.rights_foot), new_page=True),
        section("", *met, *number),
    )
