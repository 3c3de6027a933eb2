"""The named refusals of a hub (RFC 9457); both ends of the wire read this one list."""

from enum import StrEnum

MEDIA_TYPE = "application/problem+json"
PREFIX = "urn:fieldcard:problem:"


class Problem(StrEnum):
    """What a hub can refuse, by name; the words for people are made elsewhere."""

    malformed = "malformed"
    bad_signature = "bad_signature"
    revoked = "revoked"
    unconfirmed = "unconfirmed"
    unknown_receiver = "unknown_receiver"
    not_for_you = "not_for_you"
    not_found = "not_found"
    other_version = "other_version"
    code_used = "code_used"
    code_expired = "code_expired"
    ended = "ended"
    too_large = "too_large"
    wrong_type = "wrong_type"
    unprocessable = "unprocessable"
    outdated = "outdated"
    broken = "broken"


STATUS = {
    Problem.malformed: 400,
    Problem.bad_signature: 401,
    Problem.revoked: 403,
    Problem.unconfirmed: 403,
    Problem.unknown_receiver: 403,
    Problem.not_for_you: 403,
    Problem.not_found: 404,
    Problem.other_version: 409,
    Problem.code_used: 409,
    Problem.code_expired: 410,
    Problem.ended: 410,
    Problem.too_large: 413,
    Problem.wrong_type: 415,
    Problem.unprocessable: 422,
    Problem.outdated: 426,
    Problem.broken: 500,
}
