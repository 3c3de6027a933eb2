"""Freezes a cleared payload into a sealed, signed envelope; fits the port Sealer.

It takes what the firewall cleared for one receiver and nothing else, and seals it to the
keys that the directory of this moment gives for that receiver, to nobody beside.
"""

from collections.abc import Callable
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from app.courier.age_file import seal
from app.courier.directory import Directory
from app.courier.envelope_v1 import Header
from app.courier.envelope_v1 import read_header
from app.courier.envelope_v1 import write_header
from app.courier.envelope_v1 import write_inside
from app.courier.envelope_v1 import write_signed
from app.courier.membership import kept_directory
from app.courier.membership import membership
from app.courier.own_keys import own_keys
from app.courier.safe import Safe
from app.courier.signing import SigningKey
from app.courier.signing import digest
from app.courier.signing import sign_envelope
from app.domain.anchor import NAME
from app.domain.device import Receiver
from app.domain.errors import CannotSeal
from app.domain.event import EnvelopeId
from app.domain.firewall import Cleared
from app.domain.plain_form import NotPlain


@dataclass(slots=True, kw_only=True)
class SealedEnvelope:
    """The frozen envelope: signed header, sealed bytes, their digest."""

    header: bytes
    body: bytes
    sha256: str


@dataclass(frozen=True, slots=True, kw_only=True)
class EnvelopeSealer:
    """Seals with the keys of this device.

    `heads` tells where its chains stand: digests that ride inside, so that nobody can cut off
    the end of a chain later without the receiver's copy showing it.
    """

    safe: Safe
    heads: Callable[[], Mapping[str, object]] = dict

    def seal(self, envelope: EnvelopeId, cleared: Cleared) -> SealedEnvelope:
        """Seal to all keys of the receiver that it was cleared for.

        Raises CannotSeal, also where the directory lists that receiver otherwise than at
        the clearing, or where another organisation could open the envelope too.
        """
        member = membership(self.safe)
        to = cleared.receiver
        if member is None or not _is_alone(kept_directory(self.safe), to):
            raise CannotSeal
        payload = self._with_heads(cleared.content())
        keys = own_keys(self.safe)
        draft = Header(
            id=envelope,
            tenant=member.pinned.tenant,
            receiver=to.id,
            device=keys.device,
            kids=to.kids,
            pack=str(payload.get("edition", "")),
            sha256="",
            size=0,
        )
        try:
            return _frozen(draft, payload, to, keys.signing)
        except NotPlain as odd:
            raise CannotSeal from odd

    def _with_heads(self, content: Mapping[str, object]) -> Mapping[str, object]:
        found = self.heads()
        return {**content, NAME: found} if found else content


def _is_alone(directory: Directory | None, to: Receiver) -> bool:
    """Say whether a receiver is listed as it was cleared, with keys that nobody shares."""
    entry = directory.entry(to.id) if directory else None
    if directory is None or entry is None or entry.receiver != to or not to.recipients:
        return False
    others = (one for one in directory.entries if one is not entry)
    return not any(set(one.recipients) & set(to.recipients) for one in others)


def _frozen(
    draft: Header, payload: Mapping[str, object], to: Receiver, key: SigningKey
) -> SealedEnvelope:
    body = seal(write_inside(draft, payload), to.recipients)
    written = write_header(replace(draft, sha256=digest(body), size=len(body)))
    read_header(written)
    signed = write_signed(written, sign_envelope(key, written))
    return SealedEnvelope(header=signed, body=body, sha256=digest(body))
