"""What the hub signs about one envelope: the receipt, and the tombstone of an ended one."""

from app.courier.envelope_v1 import Header
from app.courier.signing import Token
from app.courier.signing import stamped
from app.hub.running import Hub
from app.hub.running import moment_of_ticks


def receipt_of(hub: Hub, header: Header, received_at: int) -> str:
    """Sign that the hub holds exactly these bytes for that receiver."""
    content = {
        "tenant": header.tenant,
        "id": header.id,
        "sha256": header.sha256,
        "size": header.size,
        "receiver": header.receiver,
        "received_at": moment_of_ticks(received_at).isoformat(),
    }
    return stamped(Token.receipt, content, hub.receipt_key)


def tombstone_of(hub: Hub, tenant: str, envelope: str, reason: str, at: int) -> str:
    """Sign that the hub does not hold the bytes any more, and why."""
    content = {
        "tenant": tenant,
        "id": envelope,
        "reason": reason,
        "at": moment_of_ticks(at).isoformat(),
    }
    return stamped(Token.tombstone, content, hub.receipt_key)
