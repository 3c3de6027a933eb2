"""The typesetter of a device, loaded when the first sheet is made; it may be missing."""

from pathlib import Path

import platformdirs

from app.casework.ports import Paper
from app.domain.document import Document
from app.factory import extras
from app.paper.plain_folder import PlainFolder

EXTRA = "pdf"
MODULE = "app.paper.typesetting"
FONTS = Path("fonts", "print")


class PaperOnDemand:
    """Fits the port `Paper`; an unlocked device waits for no font before the first sheet."""

    def __init__(self, fonts: Path) -> None:
        self._fonts = fonts
        self._paper: Paper | None = None

    def pdf(self, document: Document) -> bytes:
        """Make the file; raises NoFont and ExtraMissing."""
        if self._paper is None:
            self._paper = extras.load(MODULE, EXTRA).TypstPaper(self._fonts)
        return self._paper.pdf(document)


def paper_of(static: Path) -> PaperOnDemand | None:
    """Give the typesetter, or nothing where its extra is not installed."""
    return PaperOnDemand(static / FONTS) if extras.has_extra(EXTRA) else None


def files_here() -> PlainFolder:
    """Give the folder in which the officer of this computer looks for files."""
    return PlainFolder(platformdirs.user_downloads_path())
