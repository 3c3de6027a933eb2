"""Other accounts of the same facts, as content: what speaks for each, and what settles nothing.

Both may be true at once (method, section 5). What separates weakly stands among no facts:
a border crossed, irregular status, low pay, long hours, bad shared housing.
"""

from dataclasses import dataclass

from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.text import Text


@dataclass(frozen=True, slots=True, kw_only=True)
class ProtectiveWords:
    """The words of one protective fact (method 4.8)."""

    id: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternative:
    """One other account: codes that point to control and use, codes and facts that fit it.

    It is worth a look in settings of its `kind`, or with a sign of its `family` noted.
    `name` is the other account in two or three words, `heading` asks which it is.
    `ask` are open questions that separate the two; `strong` and `weak` say what separates
    well and what does not; `undecided` is what this comparison never settles.
    """

    id: str
    icon: str
    name: Text
    heading: Text
    line: Text
    family: tuple[str, ...]
    kind: Kind | None = None
    control: tuple[Code, ...]
    fits: tuple[Code, ...] = ()
    free: tuple[str, ...] = ()
    ask: tuple[Text, ...]
    strong: tuple[Text, ...]
    weak: tuple[Text, ...]
    undecided: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Alternatives:
    """All comparisons in their order, with the words of the protective facts."""

    version: str
    protective: tuple[ProtectiveWords, ...]
    alternatives: tuple[Alternative, ...]

    def words(self, fact: str) -> Text:
        """Give the words of one protective fact; a complete edition holds all of them."""
        return next(one.says for one in self.protective if one.id == fact)
