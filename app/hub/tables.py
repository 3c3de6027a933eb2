"""Tables of the hub; the tenant comes first in every key.

Times are whole microseconds since 1970 in UTC. An ended envelope keeps its row without
its body, so that a late second sending cannot bring it back.
"""

from sqlalchemy import BigInteger
from sqlalchemy import Column
from sqlalchemy import Index
from sqlalchemy import Integer
from sqlalchemy import LargeBinary
from sqlalchemy import MetaData
from sqlalchemy import Table
from sqlalchemy import Text

METADATA = MetaData()

TENANT = Table(
    "tenant",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("added_at", BigInteger, nullable=False),
)

DEVICE = Table(
    "device",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("device", Text, primary_key=True),
    Column("signing_key", Text, nullable=False),
    Column("recipient", Text, nullable=False),
    Column("unit", Text, nullable=False),
    Column("receiver", Text, nullable=False, default=""),
    Column("state", Text, nullable=False),
    Column("certificate", Text, nullable=False, default=""),
    Column("enrolled_at", BigInteger, nullable=False),
    Column("confirmed_at", BigInteger),
    Column("revoked_at", BigInteger),
)

TICKET = Table(
    "ticket",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("code_hash", Text, primary_key=True),
    Column("expires_at", BigInteger, nullable=False),
    Column("used_by", Text, nullable=False, default=""),
)

RECEIVER = Table(
    "receiver",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("receiver", Text, primary_key=True),
    Column("entry", LargeBinary, nullable=False),
)

DIRECTORY = Table(
    "directory",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("version", Integer, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
)

ENVELOPE = Table(
    "envelope",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("id", Text, primary_key=True),
    Column("device", Text, nullable=False),
    Column("receiver", Text, nullable=False),
    Column("kind", Text, nullable=False),
    Column("header", LargeBinary, nullable=False),
    Column("sha256", Text, nullable=False),
    Column("size", Integer, nullable=False),
    Column("body", LargeBinary),
    Column("receipt", Text, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Column("ended_at", BigInteger),
    Column("ended_reason", Text, nullable=False, default=""),
    Column("tombstone", Text, nullable=False, default=""),
    Index("envelope_of_receiver", "tenant", "receiver", "received_at"),
    Index("envelope_of_device", "tenant", "device"),
)

EVENT = Table(
    "event",
    METADATA,
    Column("tenant", Text, primary_key=True),
    Column("envelope", Text, primary_key=True),
    Column("sequence", Integer, primary_key=True, autoincrement=False),
    Column("token", Text, nullable=False),
    Column("received_at", BigInteger, nullable=False),
    Index("event_by_time", "tenant", "received_at"),
)
