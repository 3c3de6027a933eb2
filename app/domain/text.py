"""Words of the content: a stable id and the English wording, never markup."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One translatable sentence or label of a pack.

    `id` is `<pack>/<item>/<field>` and stays when the English is reworded, so that
    a translation can be found again; `english` is the source wording.
    """

    id: str
    english: str
