"""Taking new content: look at a signed bundle, see what it changes, then take it or not."""

from dataclasses import dataclass

from app.casework import settling
from app.casework.content_ports import Offered
from app.casework.content_ports import Releases
from app.casework.desk import Desk
from app.domain.edition_change import Change
from app.domain.edition_change import changes
from app.domain.errors import BadBundle
from app.domain.errors import BadPolicy
from app.domain.policy import Policy
from app.domain.policy import read_policy
from app.domain.release import BundleFault
from app.domain.release import Release


@dataclass(frozen=True, slots=True, kw_only=True)
class Renewal:
    """A bundle that lies ready: what it is, what it changes, and the policy that it brings.

    `policy` is the agency's new policy where the bundle holds another one than is followed.
    """

    release: Release
    changes: tuple[Change, ...]
    policy: Policy | None


def can_renew(desk: Desk) -> bool:
    """Say whether this device takes content at all; made-up people have none of their own."""
    return desk.releases is not None


def offer(desk: Desk, data: bytes) -> Renewal:
    """Verify a bundle and lay it ready; nothing is changed yet.

    Raises BadBundle, StoreFull and StoreBroken.
    """
    return _renewal(desk, _releases(desk).offer(data, _place(desk)))


def offered(desk: Desk) -> Renewal:
    """Look at what lies ready; raises BadBundle when nothing does."""
    return _renewal(desk, _releases(desk).offered(_place(desk)))


def take(desk: Desk, wanted: str) -> Release:
    """Take the bundle of that digest, with its policy; encounters keep their own content.

    Raises BadBundle, StoreFull and StoreBroken, and changes nothing then.
    """
    policy = offered(desk).policy
    desk.journal.note("alteration", "content", wanted[:16])
    release = _releases(desk).take(wanted)
    if policy is not None:
        settling.obey(desk, policy)
    return release


def in_force(desk: Desk) -> Release | None:
    """Give the release that this device took; None for the content of the program."""
    return desk.releases.installed() if desk.releases else None


def is_old(desk: Desk) -> bool:
    """Say whether the content should have been renewed by now; that never stops anybody."""
    release = in_force(desk)
    return release is not None and release.is_old(desk.clock.now())


def _renewal(desk: Desk, offer: Offered) -> Renewal:
    policy = _policy(offer)
    return Renewal(
        release=offer.release,
        changes=changes(desk.shelf.current(_place(desk)), offer.edition),
        policy=None if policy == desk.device.policy() else policy,
    )


def _policy(offer: Offered) -> Policy | None:
    if offer.policy is None:
        return None
    try:
        return read_policy(offer.policy)
    except BadPolicy as bad:
        raise BadBundle(BundleFault.content) from bad


def _releases(desk: Desk) -> Releases:
    if desk.releases is None:
        raise BadBundle(BundleFault.no_publisher)
    return desk.releases


def _place(desk: Desk) -> str:
    return desk.device.profile().jurisdiction
