"""The key set of one vault; it stands in memory only, or wrapped."""

import json
from dataclasses import dataclass
from dataclasses import field

from app.vault.errors import BadKeyFile
from app.vault.primitives import KEY_BYTES
from app.vault.primitives import random_bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class KeySet:
    """What opens a vault: its id, the database key, and the key of its second copy.

    `wrapping` is what the passphrase was stretched to, where the vault was opened by it: it
    wraps new keys without asking for the passphrase. It stands in memory, and in a session
    blob, and is never sealed to anybody.

    The keys never show in a representation, so that no log or traceback holds them.
    """

    vault: str
    database: bytes = field(repr=False)
    replay: bytes = field(repr=False)
    wrapping: bytes = field(default=b"", repr=False, compare=False)

    @classmethod
    def fresh(cls) -> "KeySet":
        """Make the random keys of a new vault."""
        return cls(
            vault=random_bytes(16).hex(),
            database=random_bytes(KEY_BYTES),
            replay=random_bytes(KEY_BYTES),
        )

    def renewed(self) -> "KeySet":
        """Make new random keys for the same vault, under the same passphrase."""
        fresh = KeySet.fresh()
        return KeySet(
            vault=self.vault,
            database=fresh.database,
            replay=fresh.replay,
            wrapping=self.wrapping,
        )

    def packed_for_session(self) -> bytes:
        """Give the bytes that are sealed under the PIN for one session."""
        return json.dumps(
            {**json.loads(self.packed()), "wrapping": self.wrapping.hex()}, sort_keys=True
        ).encode()

    def packed(self) -> bytes:
        """Give the bytes that are wrapped."""
        keys = {"database": self.database.hex(), "replay": self.replay.hex()}
        return json.dumps({"vault": self.vault, **keys}, sort_keys=True).encode()

    @classmethod
    def unpacked(cls, packed: bytes) -> "KeySet":
        """Read what was wrapped; raises BadKeyFile when it is something else."""
        try:
            found = json.loads(packed)
            return cls(
                vault=found["vault"],
                database=bytes.fromhex(found["database"]),
                replay=bytes.fromhex(found["replay"]),
                wrapping=bytes.fromhex(found.get("wrapping", "")),
            )
        except (ValueError, KeyError, TypeError, RecursionError) as error:
            raise BadKeyFile from error
