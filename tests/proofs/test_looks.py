"""No look at a record goes without its line (S6).

The list of addresses is taken from the app, so that a new one is in at once. Each is asked
by a fresh sitting over a real vault; its line has to stand there, whatever the answer was.
"""

import re
import time
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

import pytest

from app import resources
from app.casework.daybook import Daybook
from app.casework.desk import Desk
from app.domain.device import Profile
from app.domain.device import Role
from app.domain.event import EnvelopeId
from app.domain.policy import Policy
from app.domain.receiving import Incoming
from app.domain.receiving import IncomingState
from app.factory.device import open_device
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.vault.device import ProfileStore
from app.vault.journal import JournalStore
from app.vault.opening import open_vault
from app.vault.unlocking import create
from app.web.acts import NAMES
from tests.fake_receiver import FakeMailroom
from tests.proofs.probing import PLACES
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.vault.builders import CHEAP
from tests.vault.builders import NOON
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.web.officer import Officer
from tests.web.test_received import PAYLOAD

pytestmark = [pytest.mark.slow, pytest.mark.threat("T09")]
SEED = 20_261_122
HELD = {"reason": "court", "words": ""}
LIFTED = {"why": "It is over"}
WHY = {"purpose": "review", "then": ""}
WRITERS: Mapping[str, tuple[str, Mapping[str, str]]] = {
    "/encounters": ("collection", {}),
    "/sites": ("collection", {}),
    "/desk": ("collection", {}),
    "/encounters/<id:encounter>/why": ("consultation", WHY),
    "/received/<id:envelope>/why": ("consultation", WHY),
    "/sites/<id:site>/why": ("consultation", WHY),
    "/encounters/<id:encounter>/hold": ("alteration", HELD),
    "/encounters/<id:encounter>/hold/lift": ("alteration", LIFTED),
    "/encounters/<id:encounter>/erase": ("erasure", {}),
}


@dataclass(slots=True, kw_only=True)
class Station:
    """A device with one record, one place and one received referral; its lines counted."""

    officer: Officer
    journal: JournalStore
    values: dict[str, str]

    def ask(self, rule: str, method: str) -> list[str]:
        """Ask one address in a sitting of its own; gives the kinds of act that it left."""
        values = dict(self.values)
        if rule.endswith("/erase"):
            values["encounter"] = self.officer.begin().split("/")[2]
        path = re.sub(r"<(?:\w+:)?(\w+)>", lambda m: values.get(m[1], "x"), rule)
        app = self.officer.app
        app.extensions["daybook"] = Daybook(self.officer.desk)
        app.extensions["veil"].is_drawn = False
        before = len(self.journal.lines())
        form = WRITERS[rule][1] if method == "POST" and rule in WRITERS else None
        app.test_client().open(path, method=method, data=form)
        return [line["operation"] for line in self.journal.lines()[before:]]

    def rules(self) -> Iterator[tuple[str, str, str]]:
        """Give every address with its method and the name of its view."""
        for rule in self.officer.app.url_map.iter_rules():
            for method in sorted({"GET", "POST"} & (rule.methods or set())):
                yield rule.rule, method, rule.endpoint


@pytest.fixture(name="station", scope="module")
def _station(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Station]:
    folder = tmp_path_factory.mktemp("station") / "data"
    keys = create(folder, PASSPHRASE, PIN, hardening=CHEAP)
    vault = open_vault(folder, keys)
    profile = Profile(role=Role.receiver, jurisdiction="uk-ew", language="en", staff="PC 4417")
    ProfileStore(vault).save_profile(profile)
    vault.close()
    device = open_device(folder, keys)
    desk = _with_mail(device.desk)
    desk.device.save_policy(Policy(asks_purpose=False))
    words = Catalogues.load(resources.translations())
    app = create_app(desk, words, resources.static(), lambda: None)
    officer = Officer(app=app, desk=desk)
    began = officer.begin().split("/")[2]
    site = officer.post("/sites").split("/")[2]
    values = {**PLACES, "encounter": began, "site": site}
    yield Station(
        officer=officer, journal=JournalStore(device.vault, lambda: NOON, ""), values=values
    )
    device.close()


def _with_mail(desk: Desk) -> Desk:
    """Let one referral lie opened in the inbox."""
    assert desk.inbox is not None
    envelope = EnvelopeId(PLACES["envelope"])
    row = Incoming(id=envelope, sender="d", size=1, arrived_at=NOON, state=IncomingState.opened)
    desk.inbox.keep(row, PAYLOAD)
    return replace(desk, mailroom=FakeMailroom(payloads={envelope: PAYLOAD}))


def expected(rule: str, method: str) -> str | None:
    """Say by the shape of an address alone which line it must leave, None for none."""
    if method == "POST" and rule in WRITERS:
        return WRITERS[rule][0]
    if not any(f":{name}>" in rule for name in NAMES):
        return None
    return "consultation" if method == "GET" else "alteration"


def missing(station: Station) -> list[str]:
    """Ask every address that names or makes a record; gives those that left no line."""
    return [
        f"{method} {rule}"
        for rule, method, _ in station.rules()
        if (wanted := expected(rule, method)) and wanted not in station.ask(rule, method)
    ]


def test_every_address_of_a_record_leaves_its_line(station: Station) -> None:
    """All of them leave it; with one declaration taken out, that one is found."""
    start = time.perf_counter()
    asked = [rule for rule in station.rules() if expected(*rule[:2])]
    lost = missing(station)
    deeds = station.officer.app.extensions["deeds"]
    taken = deeds.pop(("assessments.findings", "GET"))
    found = missing(station)
    deeds["assessments.findings", "GET"] = taken
    tell(
        Finding(
            proof="S6",
            what="journal: addresses that read, change or disclose a record",
            size=f"{len(asked)} addresses",
            result=f"{len(lost)} without a line",
            control=f"one declaration taken out: {len(found)} found",
            seed=SEED,
            seconds=time.perf_counter() - start,
        )
    )

    assert len(asked) > 80
    assert lost == []
    assert found == ["GET /encounters/<id:encounter>/findings"]


@pytest.mark.parametrize(
    "rule", ["/judgements", "/calls", "/desk", "/saved/search", "/saved/find"]
)
def test_a_look_at_a_list_of_records_leaves_a_line(station: Station, rule: str) -> None:
    """Searches and lists that show more than code words and times."""
    method = "POST" if rule.startswith("/saved") else "GET"

    assert "consultation" in station.ask(rule, method)


def test_what_leaves_the_device_is_a_disclosure(station: Station) -> None:
    """A sheet that is laid out to be printed, by whatever name."""
    kinds = station.ask("/encounters/<id:encounter>/print/statement", "GET")

    assert kinds == ["consultation", "disclosure"]
