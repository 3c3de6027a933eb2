"""How long one save takes, durably, in a real vault: `python -m tests.bench.vault`."""

import sys
import tempfile
from pathlib import Path
from time import perf_counter

from app.vault.encounters import EncounterStore
from app.vault.opening import open_vault
from app.vault.unlocking import create
from tests.vault.builders import CHEAP
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

SAVES = 500
EACH = 50


def main() -> None:
    """Print the median and the 95th percentile of one save and of one opening."""
    with tempfile.TemporaryDirectory() as place:
        folder = Path(place) / "data"
        keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
        vault = open_vault(folder, keys)
        store = EncounterStore(vault)
        saves, reads = [], []
        for number in range(SAVES // EACH):
            encounter = an_encounter(f"e{number}")
            store.begin(encounter)
            for question in range(EACH):
                start = perf_counter()
                encounter = add(store, encounter, an_answer(f"q{question}"))
                saves.append(perf_counter() - start)
            start = perf_counter()
            store.open(encounter.id)
            reads.append(perf_counter() - start)
        vault.close()
        start = perf_counter()
        open_vault(folder, keys).close()
        opening = perf_counter() - start
    tell("vault: one save", saves)
    tell(f"vault: one encounter of {EACH} events read", reads)
    tell("vault: one opening", [opening])


def tell(what: str, seconds: list[float]) -> None:
    """Print one line of figures in milliseconds."""
    ordered = sorted(seconds)
    half, most = (ordered[int(len(ordered) * part)] * 1000 for part in (0.5, 0.95))
    sys.stdout.write(f"{what}: p50 {half:.2f} ms, p95 {most:.2f} ms\n")


if __name__ == "__main__":
    main()
