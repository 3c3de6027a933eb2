"""Errors of the library.

PortError
└── NoSuchEdition
    └── BrokenEdition   the content is there, but it cannot be read without mistakes
"""

from dataclasses import dataclass

from app.domain.errors import NoSuchEdition
from app.library.mistakes import Mistake


@dataclass
class BrokenEdition(NoSuchEdition):
    """The content holds mistakes; most likely a file edited by hand or a copy cut short."""

    mistakes: tuple[Mistake, ...]
