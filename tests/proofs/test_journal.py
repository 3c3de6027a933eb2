"""No change of the journal goes unseen, in the vault or in an export (S6)."""

import json
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest

from app.domain.anchor import Head
from app.vault.anchors import anchor_of
from app.vault.chain import first_break
from app.vault.exported import first_fault
from app.vault.exported import head_at
from app.vault.exported import journal_lines
from app.vault.exported import written
from app.vault.journal import JournalStore
from app.vault.journal import facts_of
from app.vault.opening import Vault
from app.vault.opening import open_throwaway
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell
from tests.vault.builders import NOON

pytestmark = [pytest.mark.slow, pytest.mark.threat("T09", "T20")]
SEED = 20_261_122
EDITS = size(10_000, 300)
LINES = 40


@pytest.fixture(name="told", scope="module")
def _told(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[list[str], Vault]]:
    """Give an exported journal of some lines, and the vault that it comes from."""
    vault = open_throwaway(tmp_path_factory.mktemp("told") / "data")
    journal = JournalStore(vault, lambda: NOON, "PC 4417")
    for number in range(LINES):
        operation = ("consultation", "alteration", "disclosure")[number % 3]
        journal.note(operation, "encounter", f"e{number % 7}", "", "review" * (number % 2))
    yield list(journal_lines(vault)), vault
    vault.close()


def broken(lines: list[str], chance: Random) -> list[str]:
    """Change, take out, move or double something; never the same as before."""
    made = list(lines)
    place = chance.randrange(1, len(lines))
    match chance.randrange(5):
        case 0:
            sign = chance.randrange(len(made[place]))
            other = chr((ord(made[place][sign]) - 32 + chance.randrange(1, 95)) % 95 + 32)
            made[place] = made[place][:sign] + other + made[place][sign + 1 :]
        case 1:
            del made[chance.randrange(1, len(lines) - 1)]
        case 2:
            other_place = chance.choice([n for n in range(1, len(lines)) if n != place])
            made[place], made[other_place] = made[other_place], made[place]
        case 3:
            made.insert(place, made[place])
        case _:
            row = json.loads(made[place])
            name = chance.choice(sorted(row))
            row[name] = f"{row[name]}x"
            made[place] = written(row)
    return made


def in_store(lines: list[str]) -> bool:
    """Say whether the check of the open vault finds a break in such rows."""
    rows = [json.loads(line) for line in lines[1:]]
    links = ((row["sequence"], row["previous"], row["hash"], facts_of(row)) for row in rows)
    return first_break(links) is not None


def test_every_change_of_the_journal_is_found(told: tuple[list[str], Vault]) -> None:
    """Random changes of an export, with no signature to help; and the same in the store."""
    start = time.perf_counter()
    lines, _ = told
    chance = Random(SEED)  # noqa: S311 - a proof that can be run again
    unseen = [made for _ in range(EDITS) if first_fault(made := broken(lines, chance)) is None]
    kept = [row for row in _store_changes(lines, chance) if not in_store(row)]
    tell(
        Finding(
            proof="S6",
            what="journal: edits, deletions, swaps and doublings of the chain and the export",
            size=f"{2 * EDITS:,} changes",
            result=f"{len(unseen) + len(kept)} unseen",
            control="as written: whole",
            seed=SEED,
            seconds=time.perf_counter() - start,
        )
    )

    assert first_fault(lines) is None
    assert not in_store(lines)
    assert unseen == []
    assert kept == []


def _store_changes(lines: list[str], chance: Random) -> Iterator[list[str]]:
    """Change rows in the store: a value, a row less, two rows swapped."""
    for _ in range(EDITS):
        rows = [json.loads(line) for line in lines[1:]]
        place = chance.randrange(len(rows) - 1)
        match chance.randrange(3):
            case 0:
                name = chance.choice(sorted(rows[place].keys() - {"sequence"}))
                rows[place][name] = f"{rows[place][name]}x"
            case 1:
                del rows[place]
            case _:
                rows[place], rows[place + 1] = rows[place + 1], rows[place]
        yield [lines[0], *map(written, rows)]


def test_a_cut_is_found_with_an_anchor_and_only_with_one(
    told: tuple[list[str], Vault],
) -> None:
    """Every length to which the journal can be cut; without an anchor each looks whole."""
    start = time.perf_counter()
    lines, vault = told
    head = anchor_of(vault).journal
    cuts = [lines[:length] for length in range(1, len(lines))]
    with_anchor = [cut for cut in cuts if head_at(cut, head.line) == head.hash]
    without = [cut for cut in cuts if first_fault(cut) is None]
    tell(
        Finding(
            proof="S6",
            what="journal: cut off at the end, against an anchor",
            size=f"{len(cuts)} cuts",
            result=f"{len(with_anchor)} unseen",
            control=f"without an anchor: {len(without)} of {len(cuts)} unseen",
            seed=SEED,
            seconds=time.perf_counter() - start,
        )
    )

    assert head == Head(line=LINES, hash=json.loads(lines[-1])["hash"])
    assert with_anchor == []
    assert without == cuts


def test_the_last_line_cannot_be_changed_against_an_anchor(
    told: tuple[list[str], Vault], tmp_path: Path
) -> None:
    """A chain that was made anew from some line on has another head."""
    lines, vault = told
    head = anchor_of(vault).journal
    other = open_throwaway(tmp_path / "data")
    journal = JournalStore(other, lambda: NOON, "PC 4417")
    for _ in range(LINES):
        journal.note("consultation", "encounter", "another")
    made = list(journal_lines(other))
    other.close()

    assert first_fault(made) is None
    assert len(made) == len(lines)
    assert head_at(made, head.line) != head.hash
