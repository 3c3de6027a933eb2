"""A wrap and the clear facts beside it: who reads them, and how they are bound to the seal."""

import base64
import json
from collections.abc import Mapping
from typing import Any

from app.vault.errors import BadKeyFile
from app.vault.errors import TooNew
from app.vault.primitives import Cost
from app.vault.primitives import Hardening
from app.vault.primitives import stretch

FORMAT = 1

Facts = Mapping[str, Any]


def head(vault: str, kind: str) -> dict[str, object]:
    """Give the facts that every wrap begins with."""
    return {"format": FORMAT, "vault": vault, "kind": kind}


def cost_facts(cost: Cost, salt: bytes) -> dict[str, object]:
    """Give the facts that say how a secret is stretched."""
    return {
        "kdf": "argon2id",
        "memory_kib": cost.memory_kib,
        "passes": cost.passes,
        "lanes": 1,
        "salt": as_text(salt),
    }


def key_of(secret: bytes, facts: Facts, hardening: Hardening) -> bytes:
    """Stretch a secret as the facts say; raises BadKeyFile when they ask for too little."""
    cost = hardening.accepted(facts.get("memory_kib"), facts.get("passes"))
    return stretch(secret, from_text(facts.get("salt")), cost)


def wrap_of(outer: Facts, kind: str) -> Facts:
    """Give the wrap of one kind; raises BadKeyFile and TooNew."""
    facts = outer.get(kind)
    if not isinstance(facts, dict) or "sealed" not in facts:
        raise BadKeyFile
    version = facts.get("format")
    if isinstance(version, int) and version > FORMAT:
        raise TooNew(found=version, known=FORMAT)
    return facts


def bound(facts: Facts) -> bytes:
    """Give what a wrap is bound to: version, vault, kind and every parameter beside it."""
    return packed({name: value for name, value in facts.items() if name != "sealed"})


def packed(facts: Facts) -> bytes:
    """Write facts in the one form that is stored and bound."""
    return json.dumps(facts, sort_keys=True, separators=(",", ":")).encode()


def parsed(content: bytes) -> Facts:
    """Read what `packed` wrote; raises BadKeyFile."""
    try:
        found = json.loads(content)
    except (ValueError, RecursionError) as error:
        raise BadKeyFile from error
    if not isinstance(found, dict):
        raise BadKeyFile
    return found


def as_text(data: bytes) -> str:
    """Give bytes as plain letters."""
    return base64.b64encode(data).decode()


def from_text(text: object) -> bytes:
    """Give the bytes behind plain letters; raises BadKeyFile."""
    try:
        return base64.b64decode(str(text), validate=True)
    except ValueError as error:
        raise BadKeyFile from error
