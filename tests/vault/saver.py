"""A process to be killed: it saves answers and tells each one, after or before its commit.

Reads folder and keys on standard input; `python -m tests.vault.saver after|before`.
"""

import sys
from pathlib import Path

from app.vault.encounters import EncounterStore
from app.vault.keys import KeySet
from app.vault.opening import open_vault
from tests.vault.builders import a_stamp
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter


def main() -> None:
    """Save answers until killed, a line on standard output for each."""
    folder = Path(sys.stdin.readline().strip())
    keys = KeySet.unpacked(bytes.fromhex(sys.stdin.readline()))
    store = EncounterStore(open_vault(folder, keys))
    encounter = store.open(an_encounter().id)
    while True:
        number = len(encounter.history) + 1
        encounter, recorded = encounter.recorded(
            an_answer(f"q{number}"), a_stamp(number, encounter.id)
        )
        if sys.argv[1] == "before":
            tell(number)
        store.save(encounter, recorded)
        if sys.argv[1] == "after":
            tell(number)


def tell(number: int) -> None:
    """Acknowledge one answer."""
    sys.stdout.write(f"{number}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
