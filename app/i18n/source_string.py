"""One English string as translators get it: who sees it, what it is for, where it stands."""

from dataclasses import dataclass
from dataclasses import replace
from enum import StrEnum


class Mark(StrEnum):
    """A mark on a string; stands as a flag in the templates of the catalogues."""

    officer = "officer"
    person = "person"
    safety = "safety"
    legal = "legal"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceString:
    """One English string; `context` is the stable id of a text of the content.

    `notes` are for the translator; `where` names files, without line numbers, so that
    a moved line changes no template.
    """

    english: str
    plural: str = ""
    context: str = ""
    marks: frozenset[Mark] = frozenset()
    notes: tuple[str, ...] = ()
    where: tuple[str, ...] = ()

    @property
    def key(self) -> tuple[str, str]:
        """What tells it from all others of its domain."""
        return (self.context, self.english)

    def with_more(self, other: "SourceString") -> "SourceString":
        """Join two places of the same string."""
        return replace(
            self,
            plural=self.plural or other.plural,
            marks=self.marks | other.marks,
            notes=tuple(dict.fromkeys(self.notes + other.notes)),
            where=tuple(sorted({*self.where, *other.where})),
        )
