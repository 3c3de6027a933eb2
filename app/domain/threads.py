"""What people of one place have in common: names and numbers, and told facts of control.

Each person counts once. Somebody who tells nothing, or the opposite, takes nothing away.
"""

import re
from collections import Counter
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Basis
from app.domain.catalogue import Catalogue
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.group import ThreadKind
from app.domain.indicator_table import table_of
from app.domain.ledger import Ledger

IN_THEIR_WORDS = (Basis.said, Basis.alone)
SEVERAL = 2
NUMBERS = (ThreadKind.phone, ThreadKind.account)
NO_SIGN = re.compile(r"[\W_]+")
LEADING = re.compile(r"^(?:00|0)")


@dataclass(frozen=True, slots=True, kw_only=True)
class SharedThread:
    """One name, number or sum that several people gave, by their numbers."""

    kind: ThreadKind
    words: str
    tokens: tuple[int, ...]


def shared(told: Mapping[int, Mapping[ThreadKind, str]]) -> tuple[SharedThread, ...]:
    """Give what two or more people gave alike, the most often given first."""
    givers: dict[tuple[ThreadKind, str], list[int]] = {}
    words: dict[tuple[ThreadKind, str], str] = {}
    for token, threads in told.items():
        for kind, given in threads.items():
            key = (kind, alike(kind, given))
            if key[1]:
                givers.setdefault(key, []).append(token)
                words.setdefault(key, given)
    found = (
        SharedThread(kind=key[0], words=words[key], tokens=tuple(tokens))
        for key, tokens in givers.items()
        if len(tokens) >= SEVERAL
    )
    order = list(ThreadKind)
    return tuple(sorted(found, key=lambda one: (-len(one.tokens), order.index(one.kind))))


def alike(kind: ThreadKind, words: str) -> str:
    """Write words so that small differences of writing do not count."""
    if kind in NUMBERS:
        return LEADING.sub("", NO_SIGN.sub("", words.casefold()))
    return " ".join(NO_SIGN.sub(" ", words.casefold()).split())


def control_told(catalogue: Catalogue, ledger: Ledger) -> frozenset[Code]:
    """Give the facts of control that a person told in their own words, cues left out."""
    table = table_of(catalogue)
    return frozenset(
        fact.code
        for fact in ledger.facts
        if fact.state is State.present
        and fact.basis in IN_THEIR_WORDS
        and table.row(fact.code).is_means
        and not table.row(fact.code).is_guarded
    )


def told_by_several(told: Iterable[frozenset[Code]]) -> frozenset[Code]:
    """Give the facts that two or more people told, each in their own record."""
    counts = Counter(code for one in told for code in one)
    return frozenset(code for code, count in counts.items() if count >= SEVERAL)
