"""The one written form of signed objects."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.domain.plain_form import NotPlain
from app.domain.plain_form import base64url
from app.domain.plain_form import canonical
from app.domain.plain_form import from_base64url
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of

KEYS = st.text(st.characters(max_codepoint=127), max_size=6)
VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(st.characters(codec="utf-8")),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(KEYS, inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(KEYS, VALUES, max_size=4))
def test_what_is_written_is_read_back_the_same(table: dict[str, object]) -> None:
    """Every plain object survives, in one form only."""
    written = canonical(table)

    assert table == strictly(written)
    assert written == canonical(strictly(written))


def test_keys_are_sorted_and_nothing_is_escaped_without_need() -> None:
    """The form is that of RFC 8785."""
    assert (
        canonical({"b": [1, True, None], "a": "é\n"})
        == b'{"a":"\xc3\xa9\\n","b":[1,true,null]}'
    )


@pytest.mark.parametrize("odd", [1.5, b"x", {1: "x"}, {"é": 1}, "\ud800", {"a": {2}}])
def test_what_has_no_plain_form_is_refused(odd: object) -> None:
    """Fractions, bytes, odd keys and broken text cannot be signed."""
    with pytest.raises(NotPlain):
        canonical({"x": odd} if not isinstance(odd, dict) else odd)


@pytest.mark.parametrize(
    "data",
    [b'{"a": 1}', b'{"b":1,"a":2}', b'{"a":1,"a":1}', b"[]", b"{", b"\xff", b'{"a":NaN}'],
)
def test_any_other_form_is_refused(data: bytes) -> None:
    """Spaces, order, doubles, lists and damage are not read."""
    with pytest.raises(NotPlain):
        strictly(data)


@given(st.binary(max_size=80))
def test_bytes_survive_as_text(data: bytes) -> None:
    """Base64url without padding goes both ways."""
    assert data == from_base64url(base64url(data))


@pytest.mark.parametrize("text", ["a", "ab=", "a+b/", "a b", "é", "QUJD\n", "QUJ"])
def test_a_second_spelling_of_the_same_bytes_is_refused(text: str) -> None:
    """One value has one spelling."""
    with pytest.raises(NotPlain):
        from_base64url(text)


def test_half_a_sign_is_no_text() -> None:
    """JSON can write it, no file and no database can keep it."""
    with pytest.raises(NotPlain):
        text_of({"unit": "Unit \ud800"}, "unit")


def test_a_table_too_deep_to_read_is_refused() -> None:
    """However deep it goes, it is one plain refusal."""
    with pytest.raises(NotPlain):
        strictly(b'{"a":' * 5000 + b"0" + b"}" * 5000)
