"""Signed requests, checked by an independent implementation of RFC 9421."""

from dataclasses import dataclass
from dataclasses import replace

import pytest
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from http_message_signatures import HTTPMessageVerifier
from http_message_signatures import HTTPSignatureKeyResolver
from http_message_signatures.algorithms import ED25519

from app.courier.message_signature import claim_of
from app.courier.message_signature import signed
from app.courier.signing import is_genuine
from app.courier.signing import new_key
from app.courier.wire import Request
from app.domain.plain_form import from_base64url
from tests.courier.memory_safe import NOON

KEY = new_key()
AUTHORITY = "hub.example:8443"
PUT = Request(
    method="PUT",
    path="/v1/envelopes/7",
    headers={"content-type": "application/octet-stream", "fieldcard-envelope": ":e30=:"},
    body=b"sealed",
)
GET = Request(method="GET", path="/v1/status", query="since=17")
SIGNED = signed(PUT, AUTHORITY, f"north/{KEY.kid}", KEY, NOON)


@dataclass(frozen=True, slots=True, kw_only=True)
class Message:
    """A request as the independent verifier wants it."""

    method: str
    url: str
    headers: dict[str, str]


class OneKey(HTTPSignatureKeyResolver):
    """Knows the key of this test only."""

    def resolve_public_key(self, key_id: str) -> Ed25519PublicKey:
        """Give the public key."""
        assert key_id == f"north/{KEY.kid}"
        return Ed25519PublicKey.from_public_bytes(from_base64url(KEY.public))


@pytest.mark.parametrize("request_", [PUT, GET])
def test_an_independent_verifier_agrees(request_: Request) -> None:
    """Signature and digest follow the standards, with a query and without one."""
    whole = signed(request_, AUTHORITY, f"north/{KEY.kid}", KEY, NOON)
    query = f"?{whole.query}" if whole.query else ""
    message = Message(
        method=whole.method,
        url=f"https://{AUTHORITY}{whole.path}{query}",
        headers=dict(whole.headers),
    )
    verifier = HTTPMessageVerifier(signature_algorithm=ED25519, key_resolver=OneKey())
    [result] = verifier.verify(message, max_age=None, body=whole.body)
    covered = set(result.covered_components)

    assert {'"@method"', '"@authority"', '"@path"', '"@query"', '"content-digest"'} <= covered
    assert ('"fieldcard-envelope"' in covered) == (request_ is PUT)


def test_the_hub_reads_who_carried_it() -> None:
    """The claim names the key and holds under it."""
    claim = claim_of(SIGNED, AUTHORITY)

    assert claim is not None
    assert f"north/{KEY.kid}" == claim.keyid
    assert is_genuine(KEY.public, claim.base, claim.signature)


@pytest.mark.parametrize(
    "changed",
    [
        replace(SIGNED, method="POST"),
        replace(SIGNED, path="/v1/envelopes/8"),
        replace(SIGNED, query="since=1"),
        replace(SIGNED, body=b"other"),
        replace(SIGNED, headers={**SIGNED.headers, "fieldcard-envelope": ":e31=:"}),
        replace(SIGNED, headers={k: v for k, v in SIGNED.headers.items() if k != "signature"}),
        replace(
            SIGNED,
            headers={k: v for k, v in SIGNED.headers.items() if k != "fieldcard-envelope"},
        ),
        replace(
            SIGNED,
            headers={
                **SIGNED.headers,
                "signature-input": SIGNED.headers["signature-input"].replace('"@path" ', ""),
            },
        ),
    ],
)
def test_a_changed_request_has_no_valid_claim(changed: Request) -> None:
    """Nothing that is covered may change, and nothing may be left out."""
    claim = claim_of(changed, AUTHORITY)

    assert claim is None or not is_genuine(KEY.public, claim.base, claim.signature)


def test_a_request_to_another_hub_does_not_hold() -> None:
    """Host and port are covered."""
    claim = claim_of(SIGNED, "other.example")

    assert claim is not None
    assert not is_genuine(KEY.public, claim.base, claim.signature)
