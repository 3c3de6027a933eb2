"""Mistakes in content: where each stands, what was wanted there, and the nearest known word."""

from collections.abc import Iterable
from dataclasses import dataclass
from difflib import get_close_matches


@dataclass(frozen=True, slots=True, kw_only=True)
class Mistake:
    """One mistake of a content file; `line` is known only where the TOML itself is broken."""

    file: str
    key: str
    wanted: str
    line: int | None = None

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        return ": ".join(part for part in (place, self.key, self.wanted) if part)


def nearest(word: str, known: Iterable[str]) -> str:
    """Suggest the known word that is nearest to a misspelt one, as an end of a sentence."""
    found = get_close_matches(word, sorted(known), n=1, cutoff=0.6)
    return f'; did you mean "{found[0]}"?' if found else ""
