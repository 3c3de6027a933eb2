"""How alike two texts are: by the runs of words they share, whatever the script."""

import re

RUN = 5
FEWEST_RUNS = 8
ALIKE = 0.6
WORD = re.compile(r"\w+")


def is_alike(one: str, other: str) -> bool:
    """Say whether most runs of five words of the shorter text stand in the other too."""
    mine, theirs = _runs(one), _runs(other)
    shorter = min(len(mine), len(theirs))
    return shorter >= FEWEST_RUNS and len(mine & theirs) >= ALIKE * shorter


def _runs(words: str) -> frozenset[tuple[str, ...]]:
    found = WORD.findall(words.casefold())
    return frozenset(tuple(found[at : at + RUN]) for at in range(len(found) - RUN + 1))
