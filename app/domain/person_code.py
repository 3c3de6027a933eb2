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
    number = int(tail_of(encounter), 16)
    signs = ""
    for _ in range(LENGTH):
        number, place = divmod(number, len(SIGNS))
        signs = SIGNS[place] + signs
    return f"{signs[:HALF]}-{signs[HALF:]}"


def tail_of(encounter: EncounterId) -> str:
    """Give the end of an id, which is what its code is made of."""
    return encounter.replace("-", "")[-_DIGITS_OF_ID:]


def tail_in(typed: str) -> str:
    """Read the end of an id out of a code; case, spaces and marks are free.

    Empty for what is no code.
    """
    kept = "".join(sign for sign in typed.upper() if sign.isalnum())
    if len(kept) != LENGTH or not set(kept) <= set(SIGNS):
        return ""
    number = 0
    for sign in kept:
        number = number * len(SIGNS) + SIGNS.index(sign)
    return f"{number:0{_DIGITS_OF_ID}x}"
