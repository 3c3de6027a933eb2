"""Every app of the program over real records, each with somebody who fuzzes it."""

from collections.abc import Iterator
from collections.abc import Mapping
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from app.domain.device import Theme
from tests.proofs.fuzzing import Found
from tests.proofs.fuzzing import Fuzzer
from tests.screens.house import House
from tests.screens.house import Manned
from tests.screens.scenes import CLEAR
from tests.screens.scenes import INCOMING
from tests.screens.scenes import live
from tests.screens.scenes import take_in
from tests.screens.street import built
from tests.web.officer import Officer

MEMORY = Path("/dev/shm")  # noqa: S108 - the folder is made by TemporaryDirectory
SHARES: Mapping[str, float] = {
    "officer": 0.6,
    "receiver": 0.1,
    "training": 0.08,
    "fresh": 0.08,
    "locked": 0.1,
    "door": 0.04,
}
SITE = {"entry": "joint", "setting": "farm"}
PLACES: Mapping[str, tuple[str, ...]] = {
    "question": tuple(f"core.{name}" for name in (*CLEAR, "nothing")),
    "row": ("receiver", "age", "name", "contact", "place", "note", "nothing"),
    "filename": ("css/base.css", "js/fieldcard.js", "../app.py", "%2e%2e/vendor.toml"),
    "envelope": tuple(INCOMING),
    "account": ("bad_job", "crime_made", "nothing"),
    "code": ("DOC01", "CTL17", "MON06", "DNG01", "AGE01", "XXX99"),
    "field": ("work_email", "insight", "types", "family", "living", "exploiter", "nothing"),
    "what": ("statement", "referral", "receipt", "rights", "nothing"),
    "call": tuple(map(str, (*range(40), -1, 10**30))),
}


@contextmanager
def fuzzed(seed: int) -> Iterator[tuple[tuple[float, Fuzzer], ...]]:
    """Build all apps in a folder of their own; gives each fuzzer with its share of the work."""
    room = MEMORY if MEMORY.is_dir() else None
    with TemporaryDirectory(prefix="fieldcard-", dir=room) as folder:
        houses = built(Path(folder), "en", Theme.day)
        live(houses.officer)
        take_in(houses.receiver)
        yield tuple(
            (SHARES[house.name], Fuzzer(house.app, seed + at, _places(house)))
            for at, house in enumerate(houses.houses)
        )


def run(seed: int, requests: int) -> Found:
    """Send that many requests to all apps by their shares."""
    found = Found()
    with fuzzed(seed) as fuzzers:
        for share, fuzzer in fuzzers:
            found.add(fuzzer.run(round(requests * share)))
    return found


def _places(house: House) -> Mapping[str, tuple[str, ...]]:
    if not isinstance(house, Manned):
        return PLACES
    officer = Officer(app=house.app, desk=house.desk)
    if not house.desk.encounters.recent(1):
        officer.begin()
    begun = tuple(one.id for one in house.desk.encounters.recent(50))
    return {**PLACES, "encounter": begun}
