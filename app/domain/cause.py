"""Why a referral has not gone; each cause has its own words on screen."""

from enum import StrEnum


class Cause(StrEnum):
    """Why a referral has not gone; each has its own words on screen."""

    no_network = "no_network"
    no_answer = "no_answer"
    portal = "portal"
    tls_trust = "tls_trust"
    tls_date = "tls_date"
    busy = "busy"
    unknown_device = "unknown_device"
    revoked = "revoked"
    unconfirmed = "unconfirmed"
    unknown_receiver = "unknown_receiver"
    other_version = "other_version"
    withdrawn = "withdrawn"
    malformed = "malformed"
    outdated = "outdated"
    not_enrolled = "not_enrolled"
    disk_full = "disk_full"
