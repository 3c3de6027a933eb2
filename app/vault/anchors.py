"""Where the chains of an open vault stand, and whether they still hold what an anchor saw."""

from app.domain.anchor import Anchor
from app.domain.anchor import Head
from app.vault.opening import Vault

JOURNAL = "SELECT sequence AS line, hash FROM journal ORDER BY sequence DESC LIMIT 1"
RECORDS = "SELECT place AS line, hash FROM event ORDER BY place DESC LIMIT 1"
JOURNAL_AT = "SELECT hash FROM journal WHERE sequence = ?"
RECORDS_AT = "SELECT hash FROM event WHERE place = ?"


def anchor_of(vault: Vault) -> Anchor:
    """Give where both chains stand now."""
    return Anchor(journal=_head(vault, JOURNAL), records=_head(vault, RECORDS))


def cut(vault: Vault, anchor: Anchor) -> tuple[str, ...]:
    """Name the chains that do not hold the line any more that an anchor saw."""
    seen = (("journal", JOURNAL_AT, anchor.journal), ("records", RECORDS_AT, anchor.records))
    return tuple(name for name, sql, head in seen if not _holds(vault, sql, head))


def _head(vault: Vault, sql: str) -> Head:
    for row in vault.rows(sql):
        return Head(line=row["line"], hash=row["hash"])
    return Head()


def _holds(vault: Vault, sql: str, head: Head) -> bool:
    return not head.line or vault.rows(sql, head.line) == [{"hash": head.hash}]
