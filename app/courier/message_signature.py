"""Signed requests: HTTP Message Signatures (RFC 9421) in the one form that we speak.

The signature says which device carried the request. Exactly these parts are covered, in
this order; a request that covers others is refused, so nothing can be left out.
"""

import base64
import binascii
import re
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace
from datetime import datetime

from app.courier.signing import SigningKey
from app.courier.signing import content_digest
from app.courier.wire import Request

ENVELOPE_FIELD = "fieldcard-envelope"
DERIVED = ("@method", "@authority", "@path", "@query")
DIGEST_FIELD = "content-digest"
INPUT_FIELD = "signature-input"
SIGNATURE_FIELD = "signature"
_INPUT = re.compile(
    r'sig1=(\((?P<parts>"[a-z@-]+"(?: "[a-z@-]+")*)\)'
    r';created=\d{1,12};keyid="(?P<keyid>[a-z0-9/-]{1,120})";alg="ed25519")'
)
_SIGNATURE = re.compile(r"sig1=:([A-Za-z0-9+/=]{88}):")


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """What a signed request claims: who carried it, the signed text and the signature."""

    keyid: str
    base: bytes
    signature: bytes


def signed(
    request: Request, authority: str, keyid: str, key: SigningKey, now: datetime
) -> Request:
    """Add digest and signature to a request."""
    fields = {**request.headers, DIGEST_FIELD: content_digest(request.body)}
    whole = replace(request, headers=fields)
    parts = _covered(fields)
    listed = " ".join(f'"{part}"' for part in parts)
    created = int(now.timestamp())
    params = f'({listed});created={created};keyid="{keyid}";alg="ed25519"'
    signature = key.sign(_base(whole, authority, parts, params))
    written = base64.b64encode(signature).decode("ascii")
    proof = {INPUT_FIELD: f"sig1={params}", SIGNATURE_FIELD: f"sig1=:{written}:"}
    return replace(request, headers={**fields, **proof})


def claim_of(request: Request, authority: str) -> Claim | None:
    """Read the claim of a request; None when the form or the digest is wrong.

    The header names of the request are lower case. The signature itself is still to be
    verified with the key that the claim names.
    """
    fields = request.headers
    given = _INPUT.fullmatch(fields.get(INPUT_FIELD, ""))
    proof = _SIGNATURE.fullmatch(fields.get(SIGNATURE_FIELD, ""))
    if given is None or proof is None:
        return None
    if fields.get(DIGEST_FIELD) != content_digest(request.body):
        return None
    parts = _covered(fields)
    if given["parts"] != " ".join(f'"{part}"' for part in parts):
        return None
    base = _base(request, authority, parts, given[1])
    try:
        signature = base64.b64decode(proof[1], validate=True)
    except binascii.Error:
        return None
    return Claim(keyid=given["keyid"], base=base, signature=signature)


def _covered(fields: Mapping[str, str]) -> tuple[str, ...]:
    own = (ENVELOPE_FIELD,) if ENVELOPE_FIELD in fields else ()
    return (*DERIVED, DIGEST_FIELD, *own)


def _base(request: Request, authority: str, parts: tuple[str, ...], params: str) -> bytes:
    derived = {
        "@method": request.method,
        "@authority": authority,
        "@path": request.path,
        "@query": f"?{request.query}",
    }
    lines = [f'"{part}": {derived.get(part) or request.headers[part]}' for part in parts]
    return "\n".join([*lines, f'"@signature-params": {params}']).encode("utf-8")
