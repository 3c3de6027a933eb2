"""The journal: every act leaves one chained line without content."""

import pytest

from app.domain.audit import Operation
from app.domain.errors import StoreBroken
from app.vault.driver import Database
from app.vault.journal import JournalStore
from app.vault.opening import Vault
from tests.vault.builders import NOON


@pytest.fixture
def journal(vault: Vault) -> JournalStore:
    """Give a journal with one line of each operation."""
    journal = JournalStore(vault, now=lambda: NOON, who="7 North")
    for operation in Operation:
        journal.note(operation, "encounter", "7b0c", receiver="desk:uk")
    return journal


def test_each_act_leaves_one_line(journal: JournalStore) -> None:
    """When, who, what kind of act, what it was about, and to whom."""
    line = journal.lines()[3]
    facts = [line[name] for name in ("at", "who", "operation", "kind", "about", "receiver")]

    assert facts == [NOON.isoformat(), "7 North", "disclosure", "encounter", "7b0c", "desk:uk"]
    assert [line["sequence"] for line in journal.lines()] == [1, 2, 3, 4, 5, 6]


@pytest.mark.parametrize(
    "line",
    [
        ("peeking", "encounter", "1"),
        ("erasure", "encounter", "She said that her papers were taken"),
        ("erasure", "two words", "1"),
        ("erasure", "encounter", "x" * 121),
        ("erasure", "encounter", "اسم"),
    ],
)
def test_the_journal_takes_no_content(
    journal: JournalStore, line: tuple[str, str, str]
) -> None:
    """Anything but codes and ids is a mistake of the program."""
    with pytest.raises(ValueError, match=r"codes and ids|peeking"):
        journal.note(*line)

    assert len(journal.lines()) == 6


@pytest.mark.parametrize(
    "statement", ["UPDATE journal SET who = 'x'", "DELETE FROM journal WHERE sequence = 6"]
)
def test_a_line_is_never_changed_or_deleted(
    vault: Vault, journal: JournalStore, statement: str
) -> None:
    """The database itself refuses."""
    with pytest.raises(StoreBroken):
        vault.write(lambda database: database.execute(statement))

    assert journal.first_break() is None


def unguarded(database: Database) -> None:
    """Take the guards off, as somebody with the keys could."""
    for guard in ("journal_never_changes", "journal_never_goes"):
        database.execute(f"DROP TRIGGER {guard}")


@pytest.mark.parametrize(
    ("statement", "broken_at"),
    [
        ("UPDATE journal SET who = 'x' WHERE sequence = 2", 2),
        ("DELETE FROM journal WHERE sequence = 2", 3),
        ("UPDATE journal SET sequence = 9 WHERE sequence = 2", 3),
    ],
)
def test_the_chain_shows_a_changed_or_missing_line(
    vault: Vault, journal: JournalStore, statement: str, broken_at: int
) -> None:
    """Even with the guards taken off."""
    vault.write(unguarded)
    vault.write(lambda database: database.execute(statement))

    assert journal.first_break() == broken_at
