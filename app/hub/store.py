"""The database of the hub: SQLite as embedded default, PostgreSQL by its address.

Writing on SQLite takes the one writer's lock at the start, so that no transaction has to
be given up in the middle.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Protocol

from sqlalchemy import Connection
from sqlalchemy import Engine
from sqlalchemy import Table
from sqlalchemy import create_engine
from sqlalchemy import event
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import ArgumentError
from sqlalchemy.exc import DBAPIError

from app.hub.errors import BadOrder
from app.hub.tables import METADATA

SQLITE = "sqlite"
BUSY_MILLISECONDS = 10_000
PRAGMAS = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
    "PRAGMA trusted_schema=OFF",
)


class _Raw(Protocol):
    """The part of a database driver's connection that is set up here."""

    isolation_level: str | None

    def execute(self, statement: str) -> object:
        """Run one statement."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Store:
    """The open database."""

    engine: Engine

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """Give a connection that only reads."""
        with self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """Give a connection whose changes are durable when the block ends."""
        with self.engine.connect() as connection:
            writer = connection.execution_options(writes=True)
            with writer.begin():
                yield writer


def open_store(url: str) -> Store:
    """Open the database and make the tables that are missing; raises BadOrder.

    Values are kept out of the messages of database errors.
    """
    try:
        engine = create_engine(url, hide_parameters=True)
        if engine.dialect.name == SQLITE:
            event.listen(engine, "connect", _set_up)
            event.listen(engine, "begin", _begin)
        METADATA.create_all(engine)
    except (ArgumentError, ImportError) as error:
        reason = "The address of the database is not one that this hub can use."
        raise BadOrder(reason) from error
    except DBAPIError as error:
        reason = "The database of the hub cannot be opened. Check its address and its folder."
        raise BadOrder(reason) from error
    return Store(engine=engine)


def insert_if_absent(connection: Connection, table: Table, row: Mapping[str, object]) -> bool:
    """Insert one row unless its key is taken; say whether it was inserted."""
    insert = sqlite.insert if connection.dialect.name == SQLITE else postgresql.insert
    statement = insert(table).values(dict(row)).on_conflict_do_nothing()
    return connection.execute(statement).rowcount == 1


def _set_up(raw: _Raw, _record: object) -> None:
    raw.isolation_level = None
    for pragma in PRAGMAS:
        raw.execute(pragma)


def _begin(connection: Connection) -> None:
    writes = connection.get_execution_options().get("writes", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
