"""Vaults as older versions of the program left them: the first steps only, and some rows."""

from pathlib import Path

from app.vault import folder as files
from app.vault import schema
from app.vault.driver import Database
from app.vault.driver import connect
from app.vault.keys import KeySet

MARK = "INSERT INTO setting VALUES ('made by', 'an older version')"
MARKS = "SELECT value FROM setting WHERE name = 'made by'"


def make_older(folder: Path, keys: KeySet, steps: int) -> None:
    """Make the database of the version that knew that many steps, with a row in it."""
    files.prepare(folder)
    files.create_empty(folder / files.DATABASE)
    database = connect(folder / files.DATABASE, keys.database)
    take(database, steps)
    database.execute(MARK)
    database.close()


def take(database: Database, steps: int) -> None:
    """Take the first steps by hand."""
    for number, step in enumerate(schema.STEPS[:steps], start=1):
        database.executescript(step.sql)
        database.execute("INSERT INTO migration VALUES (?, ?)", (number, step.name))


def dump(database: Database) -> list[object]:
    """Give the tables, and the rows of those that tell the version."""
    tables = database.execute("SELECT name, sql FROM sqlite_schema ORDER BY name").fetchall()
    steps = database.execute("SELECT * FROM migration").fetchall()
    return [tables, steps, database.execute(MARKS).fetchall()]


def dump_of(folder: Path, keys: KeySet) -> list[object]:
    """Give the same of a closed vault, without opening it as the program does."""
    database = connect(folder / files.DATABASE, keys.database)
    try:
        return dump(database)
    finally:
        database.close()
