"""Bringing the tables of a vault up to this version, step by step."""

from app.vault import schema
from app.vault.driver import Database
from app.vault.errors import TooNew


def is_ours(database: Database) -> bool:
    """Say whether the file was made by this program and holds its tables."""
    found = database.execute("PRAGMA application_id").fetchone()[0]
    return bool(found == schema.APPLICATION_ID) and database.table("migration").exists()


def is_behind(database: Database) -> bool:
    """Say whether steps are missing; raises TooNew when the tables are ahead of them."""
    done = _steps_done(database)
    if done > len(schema.STEPS):
        raise TooNew(found=done, known=len(schema.STEPS))
    return done < len(schema.STEPS)


def migrate(database: Database) -> None:
    """Take the missing steps, each in a transaction of its own, with its record."""
    done = _steps_done(database)
    for number, step in enumerate(schema.STEPS[done:], start=done + 1):
        with database.atomic():
            database.executescript(step.sql)
            database.execute("INSERT INTO migration VALUES (?, ?)", (number, step.name))


def _steps_done(database: Database) -> int:
    if not database.table("migration").exists():
        return 0
    return int(database.execute("SELECT count(*) FROM migration").fetchone()[0])
