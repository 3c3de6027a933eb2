"""One whole night on a real device and a real hub, in which every canary is given once."""

import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from tests.courier.kit import TestDevice
from tests.hub.hub_process import TENANT
from tests.hub.hub_process import HubProcess
from tests.hub.hub_process import start
from tests.processes import Device
from tests.processes import Reply
from tests.proofs import canaries

ADDRESS = re.compile(r'(?:href|action|src)="([^"]*)"')
SIX_WORDS = re.compile(r'class="card words">([^<]+)<')
WAITING = re.compile(r"^(\S+) .*\bwaiting\b", re.MULTILINE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Harbour:
    """A hub in a process of its own, and the desk that receives there."""

    hub: HubProcess
    desk: TestDevice

    def confirm_whoever_waits(self, six_words: str) -> None:
        """Let the device send whose six words were read aloud."""
        waiting = WAITING.findall(self.hub.order("device", "list").stdout)
        done = self.hub.order("device", "confirm", waiting[-1], "--words", six_words)
        assert done.returncode == 0, done.stderr


def harbour(folder: Path) -> Harbour:
    """Start a hub with one receiving desk."""
    hub = start(folder)
    hub.order("tenant", "add", TENANT)
    return Harbour(hub=hub, desk=hub.receiver("Desk"))


@dataclass(slots=True, kw_only=True)
class Walk:
    """Somebody at a device who notes every address that was used or shown."""

    device: Device
    addresses: list[str] = field(default_factory=list)

    def get(self, path: str) -> Reply:
        """Open a page."""
        return self._noted(path, self.device.get(path))

    def post(self, path: str, /, **form: str) -> Reply:
        """Send a form that is taken."""
        reply = self._noted(path, self.device.post(path, **form))
        assert reply.status == 303, (path, reply.status, reply.text)
        return reply

    def enrol(self, harbour: Harbour) -> None:
        """Use a ticket, read the six words aloud, and be confirmed."""
        self.post("/settings", ticket=harbour.hub.ticket())
        six_words = SIX_WORDS.search(self.get("/settings").text)
        assert six_words is not None
        harbour.confirm_whoever_waits(six_words[1])
        self.post("/sending/try")

    def begin(self) -> str:
        """Begin an encounter with a language; give its address."""
        began = self.post("/encounters").headers["location"].rpartition("/")[0]
        self.post(f"{began}/ask", way="core.full")
        self.post(f"{began}/language", lang="ar")
        return began

    def tell_everything(self, began: str) -> None:
        """Give every canary in the field where it belongs, and look at every page of it."""
        for number, words in enumerate(canaries.WORDS):
            question = ("core.alone", "core.needs", "core.age")[number]
            self.post(f"{began}/questions/{question}/words", words=words)
            self.get(f"{began}/questions/{question}/words")
        self.post(f"{began}/offence", offence=canaries.OFFENCE, link=canaries.LINK)
        for row, words in canaries.DETAILS.items():
            self.post(f"{began}/referral/{row}", words=words)
            self.get(f"{began}/referral/{row}")

    def refer(self, began: str) -> None:
        """Get a yes, and send."""
        self.post(f"{began}/agree", answer="yes", language="ar")
        self.post(f"{began}/referral/age", answer="adult")
        for page in ("signs", "findings", "steps", "offence", "referral", "advice"):
            self.get(f"{began}/{page}")
        self.post(f"{began}/referral")

    def _noted(self, path: str, reply: Reply) -> Reply:
        self.addresses += [path, reply.headers.get("location", "")]
        self.addresses += ADDRESS.findall(reply.text)
        return reply
