"""Printing: a sheet leaves the device on paper or as a file, and the journal notes each."""

from app.casework.desk import Desk
from app.domain.document import Document
from app.domain.encounter import EncounterId
from app.domain.errors import NoPaper


def look_at(desk: Desk, where: EncounterId, what: str) -> None:
    """Note that a sheet was laid out to be printed; `what` names the sheet, not the person."""
    desk.journal.note("disclosure", "encounter", where, f"paper/{what}")


def file_of(desk: Desk, where: EncounterId, what: str, document: Document) -> bytes:
    """Make a sheet into a tagged file.

    Raises NoPaper on a device without the typesetter, NoFont where letters would be boxes.
    """
    if desk.paper is None:
        raise NoPaper
    made = desk.paper.pdf(document)
    desk.journal.note("disclosure", "encounter", where, f"file/{what}")
    return made


def laid(desk: Desk, name: str, content: bytes) -> str | None:
    """Lay a file where the officer looks for files; nothing on a device that hands it over.

    Raises StoreFull and StoreBroken.
    """
    return desk.files.lay(name, content) if desk.files else None
