"""Bringing the tables of a vault up to this version, step by step."""

from app.vault.driver import Database
from app.vault.errors import TooNew
from app.vault.schema import APPLICATION_ID
from app.vault.schema import STEPS


def is_ours(database: Database) -> bool:
    """Say whether the file was made by this program and holds its tables."""
    found = database.execute("PRAGMA application_id").fetchone()[0]
    return bool(found == APPLICATION_ID) and database.table("migration").exists()


def migrate(database: Database) -> None:
    """Bring the tables up to this version; raises TooNew when they are ahead of it."""
    done = _steps_done(database)
    if done > len(STEPS):
        raise TooNew(found=done, known=len(STEPS))
    for number, step in enumerate(STEPS[done:], start=done + 1):
        with database.atomic():
            database.executescript(step.sql)
            database.execute("INSERT INTO migration VALUES (?, ?)", (number, step.name))


def _steps_done(database: Database) -> int:
    if not database.table("migration").exists():
        return 0
    return int(database.execute("SELECT count(*) FROM migration").fetchone()[0])
