"""The officer's bundle of tools: one frozen value that every use case is given."""

from dataclasses import dataclass

from app.casework.content_ports import Releases
from app.casework.keeping_ports import ClockMarks
from app.casework.keeping_ports import Erasures
from app.casework.listing_port import Lists
from app.casework.ports import Carrier
from app.casework.ports import Clock
from app.casework.ports import DeviceStore
from app.casework.ports import Encounters
from app.casework.ports import Files
from app.casework.ports import Ids
from app.casework.ports import InboxStore
from app.casework.ports import Journal
from app.casework.ports import Mailroom
from app.casework.ports import Outbox
from app.casework.ports import Paper
from app.casework.ports import Sealer
from app.casework.ports import Shelf
from app.casework.ports import Sites
from app.casework.ports import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Desk:
    """All ports of one device.

    Made-up people have no standing, sealer, carrier or mailroom: sending is impossible
    there, not forbidden.
    """

    encounters: Encounters
    lists: Lists
    sites: Sites
    outbox: Outbox
    journal: Journal
    shelf: Shelf
    device: DeviceStore
    clock: Clock
    ids: Ids
    standing: Standing | None = None
    sealer: Sealer | None = None
    carrier: Carrier | None = None
    mailroom: Mailroom | None = None
    inbox: InboxStore | None = None
    paper: Paper | None = None
    files: Files | None = None
    releases: Releases | None = None
    marks: ClockMarks | None = None
    erasures: Erasures | None = None
