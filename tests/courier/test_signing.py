"""Keys, tokens and words."""

import json
from dataclasses import replace

import pytest
from joserfc import jws
from joserfc.jwk import OctKey
from joserfc.jwk import OKPKey

from app.courier.signing import Token
from app.courier.signing import content_of
from app.courier.signing import is_genuine_envelope
from app.courier.signing import new_key
from app.courier.signing import one_time_code
from app.courier.signing import sign_envelope
from app.courier.signing import six_words
from app.courier.signing import stamped
from app.domain.plain_form import base64url

KEY = new_key()
PINNED = {KEY.kid: KEY.public}
CONTENT = {"tenant": "north", "id": "7"}
TOKEN = stamped(Token.receipt, CONTENT, KEY)


def test_a_token_says_what_was_signed() -> None:
    """The content comes back when the key is pinned."""
    assert content_of(Token.receipt, TOKEN, PINNED) == CONTENT


def test_the_same_content_gives_the_same_bytes() -> None:
    """A receipt can be made again without being another one."""
    assert stamped(Token.receipt, dict(reversed(CONTENT.items())), KEY) == TOKEN


@pytest.mark.parametrize("kind", [kind for kind in Token if kind is not Token.receipt])
def test_one_kind_of_token_never_passes_for_another(kind: Token) -> None:
    """A receipt is no certificate, though the signature is right."""
    assert content_of(kind, TOKEN, PINNED) is None


def test_a_key_that_is_not_pinned_says_nothing() -> None:
    """Another hub's word does not count, even under the pinned name."""
    other = new_key()
    lying = stamped(Token.receipt, CONTENT, other)

    assert content_of(Token.receipt, lying, PINNED) is None
    assert content_of(Token.receipt, lying, {other.kid: KEY.public}) is None


@pytest.mark.parametrize("place", range(0, len(TOKEN), 7))
def test_a_changed_sign_anywhere_voids_a_token(place: int) -> None:
    """Header, content and signature are all covered."""
    other = "A" if TOKEN[place] != "A" else "B"
    changed = TOKEN[:place] + other + TOKEN[place + 1 :]

    assert content_of(Token.receipt, changed, PINNED) is None


@pytest.mark.parametrize("text", ["", ".", "..", "a.b.c", "é", TOKEN + ".", TOKEN * 2, "{}"])
def test_garbled_text_is_no_token(text: str) -> None:
    """Nothing odd gets through and nothing breaks."""
    assert content_of(Token.receipt, text, PINNED) is None


def test_other_algorithms_are_refused() -> None:
    """The list of algorithms has one entry: no `none`, no shared secret."""
    header = {"alg": "HS256", "kid": KEY.kid, "typ": Token.receipt.value}
    secret = OctKey.import_key(KEY.public.encode())
    shared = jws.serialize_compact(header, json.dumps(CONTENT), secret, ["HS256"])
    none = base64url(json.dumps({**header, "alg": "none"}).encode()) + ".e30."

    assert content_of(Token.receipt, shared, PINNED) is None
    assert content_of(Token.receipt, none, PINNED) is None


def test_a_header_with_more_in_it_is_refused() -> None:
    """Only the three known fields may stand in the header of a token."""
    header = {"alg": "Ed25519", "kid": KEY.kid, "typ": Token.receipt.value, "cty": "x"}
    private = OKPKey.import_key(KEY.private)
    token = jws.serialize_compact(header, b"{}", private, ["Ed25519"])

    assert content_of(Token.receipt, token, PINNED) is None


def test_an_envelope_signature_is_bound_to_header_and_key() -> None:
    """Another header or another key does not verify."""
    signature = sign_envelope(KEY, b"header")

    assert is_genuine_envelope(KEY.public, b"header", signature)
    assert not is_genuine_envelope(KEY.public, b"header ", signature)
    assert not is_genuine_envelope(new_key().public, b"header", signature)
    assert not is_genuine_envelope(KEY.public, b"header", "nonsense!")


def test_a_private_key_is_never_shown() -> None:
    """The printed form of a key holds no secret."""
    assert base64url(KEY.raw) not in repr(KEY)
    assert repr(KEY.raw) not in repr(replace(KEY))


def test_six_words_follow_from_both_keys() -> None:
    """Each of the two keys changes the words; the same keys give the same words."""
    words = six_words(KEY.public, "age1one")

    assert words == six_words(KEY.public, "age1one")
    assert words != six_words(KEY.public, "age1two")
    assert words != six_words(new_key().public, "age1one")
    assert len(words) == 6


def test_a_code_is_long_and_never_the_same() -> None:
    """A ticket's code cannot be guessed."""
    assert len({one_time_code() for _ in range(50)}) == 50
    assert len(one_time_code()) >= 22
