"""Copying into the form of the scheme: ticks of progress, and the reference that came back."""

from dataclasses import dataclass

IDLE_MINUTES = 60
SOON_IDLE_MINUTES = 50
LONGEST_FIELD = 15_000


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldCopied:
    """One field of the form was filled in; `is_done` false takes the tick back."""

    field: str
    is_done: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class FormReturned:
    """The form was sent in; the reference that it gave closes the loop."""

    reference: str
    sent_at: str
