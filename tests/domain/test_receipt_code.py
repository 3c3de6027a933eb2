"""The short code of a receipt."""

import re

from hypothesis import given
from hypothesis import strategies as st

from app.domain.delivery import receipt_code

DIGESTS = st.binary(min_size=32, max_size=32).map(bytes.hex)


@given(DIGESTS)
def test_a_code_can_be_read_over_the_phone(sha256: str) -> None:
    """Six signs in two groups, none of which looks like another."""
    assert re.fullmatch(r"[0-9A-HJKMNP-TV-Z]{3}-[0-9A-HJKMNP-TV-Z]{3}", receipt_code(sha256))


def test_both_ends_say_the_same_code() -> None:
    """The code follows from the digest alone, and another digest gives another code."""
    assert receipt_code("00" * 32) == "000-000"
    assert receipt_code("0123456789abcdef" * 4) != receipt_code("0123456789abcdee" * 4)
