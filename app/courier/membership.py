"""What this device holds about its hub: the pinned keys, its standing, the directory.

Everything is kept as it was signed and verified again when it is read, so that a changed
or foreign piece counts as absent.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.courier.directory import Directory
from app.courier.directory import Entry
from app.courier.directory import read_directory
from app.courier.safe import Safe
from app.courier.signing import Token
from app.courier.signing import content_of
from app.courier.signing import digest
from app.courier.signing import key_id
from app.courier.ticket import Pinned
from app.courier.ticket import pinned_of
from app.courier.ticket import table_of_pinned
from app.domain.device import EnrolmentState
from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical
from app.domain.plain_form import number_of
from app.domain.plain_form import strictly
from app.domain.plain_form import text_of

HUB = "courier.hub"
STANDING = "courier.standing"
CERTIFICATE = "courier.certificate"
DIRECTORY = "courier.directory"
SEEN = "courier.directory.seen"


@dataclass(frozen=True, slots=True, kw_only=True)
class Sender:
    """A device that the administrator confirmed, as its certificate says."""

    device: str
    signing_key: str
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """The pinned hub and what was verified with its keys."""

    pinned: Pinned

    def notarised(self, kind: Token, token: str) -> dict[str, object] | None:
        """Give what a token of the hub says, None when the hub did not sign it."""
        content = content_of(kind, token, self.pinned.receipts)
        return content if _is_of(content, self.pinned.tenant) else None

    def certified(self, kind: Token, token: str) -> dict[str, object] | None:
        """Give what a token under the root key says, None when the root did not sign it."""
        content = content_of(kind, token, self.pinned.roots)
        return content if _is_of(content, self.pinned.tenant) else None

    def sender(self, certificate: str) -> Sender | None:
        """Read the certificate of a device."""
        content = self.certified(Token.certificate, certificate)
        if content is None:
            return None
        try:
            sender = Sender(
                device=text_of(content, "device"),
                signing_key=text_of(content, "signing_key"),
                unit=text_of(content, "unit"),
            )
            return sender if key_id(sender.signing_key) == sender.device else None
        except NotPlain:
            return None

    def directory(self, token: str) -> Directory | None:
        """Read a directory."""
        content = self.certified(Token.directory, token)
        try:
            return None if content is None else read_directory(content)
        except NotPlain:
            return None


def membership(safe: Safe) -> Membership | None:
    """Give what is pinned, None before a ticket was used."""
    kept = safe.read(HUB)
    return None if kept is None else Membership(pinned=pinned_of(strictly(kept)))


def pin(safe: Safe, pinned: Pinned) -> None:
    """Believe this hub from now on."""
    safe.write(HUB, canonical(table_of_pinned(pinned)))


def kept_directory(safe: Safe) -> Directory | None:
    """Give the directory that was taken last."""
    member = membership(safe)
    return None if member is None else member.directory(_kept(safe, DIRECTORY))


def take_directory(safe: Safe, token: str) -> bool:
    """Keep a directory that the root signed; an older one than the last is refused.

    The number outlives the directory itself. Another directory under the same number is
    refused too: one of the two is a lie. Only a new ticket lets numbers count anew.
    """
    member = membership(safe)
    fresh = None if member is None else member.directory(token)
    if member is None or fresh is None:
        return False
    name = digest(token.encode("ascii"))
    last, named = _seen(safe, member.pinned)
    if fresh.version < last or (fresh.version == last and name != named):
        return False
    seen = {**_source(member.pinned), "version": fresh.version, "sha256": name}
    safe.write(SEEN, canonical(seen))
    safe.write(DIRECTORY, token.encode("ascii"))
    return True


def _seen(safe: Safe, pinned: Pinned) -> tuple[int, str]:
    """Give number and digest of the newest directory that was taken from this very hub."""
    kept = safe.read(SEEN)
    if kept is None:
        last = kept_directory(safe)
        return (last.version, digest(_kept(safe, DIRECTORY).encode())) if last else (0, "")
    table = strictly(kept)
    is_same = all(table.get(key) == value for key, value in _source(pinned).items())
    return (number_of(table, "version"), text_of(table, "sha256")) if is_same else (0, "")


def _source(pinned: Pinned) -> dict[str, object]:
    return {"tenant": pinned.tenant, "root": pinned.root}


def own_entry(safe: Safe, signing_key: str) -> Entry | None:
    """Give the entry of the organisation that this device belongs to, if it is listed."""
    directory = kept_directory(safe)
    listed = directory.entries if directory else ()
    return next((one for one in listed if signing_key in one.keys), None)


def kept_state(safe: Safe, device: str) -> EnrolmentState:
    """Say how far the hub knows this device, from what is kept and verified."""
    member = membership(safe)
    if member is None:
        return EnrolmentState.none
    said = member.notarised(Token.standing, _kept(safe, STANDING))
    if said is None or said.get("device") != device:
        return EnrolmentState.waiting
    if said.get("state") == EnrolmentState.revoked.value:
        return EnrolmentState.revoked
    certified = member.sender(_kept(safe, CERTIFICATE))
    confirmed = said.get("state") == EnrolmentState.confirmed.value
    if confirmed and certified is not None and certified.device == device:
        return EnrolmentState.confirmed
    return EnrolmentState.waiting


def keep_standing(safe: Safe, standing: str, certificate: str) -> None:
    """Keep what the hub signed about this device."""
    safe.write(STANDING, standing.encode("utf-8"))
    safe.write(CERTIFICATE, certificate.encode("utf-8"))


def _kept(safe: Safe, name: str) -> str:
    return (safe.read(name) or b"").decode("utf-8", errors="replace")


def _is_of(content: Mapping[str, object] | None, tenant: str) -> bool:
    return content is not None and content.get("tenant") == tenant
