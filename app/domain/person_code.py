"""The code on the person's receipt, by which the next officer finds the record.

It is made of the id of the encounter, thus of nothing about the person, and has no letter
that can be taken for a digit.
"""

from app.domain.encounter import EncounterId

SIGNS = "23456789ABCDEFGHJKLMNPQRSTUVWXYZ"
LENGTH = 8
HALF = 4
_DIGITS_OF_ID = 10


def person_code(encounter: EncounterId) -> str:
    """Give the code of one encounter, such as K7QM-42XW."""
    number = int(encounter.replace("-", "")[-_DIGITS_OF_ID:], 16)
    signs = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs = SIGNS[place] + signs
    return f"{signs[:HALF]}-{signs[HALF:]}"


def is_code_of(typed: str, encounter: EncounterId) -> bool:
    """Say whether somebody typed the code of an encounter; case, spaces and marks are free."""
    kept = "".join(sign for sign in typed.upper() if sign.isalnum())
    return kept == person_code(encounter).replace("-", "")
