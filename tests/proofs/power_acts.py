"""What is done on a device while its writes are recorded, and what was promised, in order."""

import re
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path

from app.vault.backups import backups
from tests.processes import PATIENCE
from tests.processes import Device
from tests.processes import Reply
from tests.processes import becomes_true
from tests.proofs.clerk import Clerk

QUESTION = re.compile(r"^/encounters/(?P<encounter>[^/]+)/questions/(?P<question>[^/]+)$")
BEGUN = re.compile(r"^/encounters/(?P<encounter>[^/]+)/")
SEE_OTHER = 303


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """What an acknowledgement promises: an encounter, or its answer to a question."""

    encounter: str = ""
    question: str = ""
    value: str = ""


@dataclass(slots=True)
class Heard(Device):
    """A device of which every acknowledgement is kept, in order."""

    facts: list[Fact] = field(default_factory=list)

    def post(self, path: str, /, **form: str) -> Reply:
        """Send a form, and keep what its acknowledgement promises."""
        reply = Device.post(self, path, **form)
        self._hear(reply, path, form)
        return reply

    def get(self, path: str, **changes: str) -> Reply:
        """Follow a link; a redirection promises nothing, but stands in the record too."""
        reply = Device.get(self, path, **changes)
        self._hear(reply, "", {})
        return reply

    def _hear(self, reply: Reply, path: str, form: dict[str, str]) -> None:
        if reply.status != SEE_OTHER:
            return
        if asked := QUESTION.match(path):
            value = form.get("answer", form.get("absence", ""))
            self.facts.append(
                Fact(encounter=asked["encounter"], question=asked["question"], value=value)
            )
        elif path == "/encounters" and (begun := BEGUN.match(reply.headers["location"])):
            self.facts.append(Fact(encounter=begun["encounter"]))
        else:
            self.facts.append(Fact())


def answer(device: Heard, folder: Path, runs: int) -> None:
    """Answer, lock and unlock again: each opening is a new worker and ends in a backup."""
    clerk = Clerk()
    for _ in range(runs):
        before = newest(folder)
        device.unlock()
        clerk.starts_anew()
        clerk.work(device)
        assert becomes_true(lambda: newest(folder) != before)  # noqa: B023 - waits at once
        assert device.post("/lock").status in (200, SEE_OTHER)


def newest(folder: Path) -> Path | None:
    """Give the newest backup."""
    return next(backups(folder), None)


def end(device: Device) -> None:
    """Kill the device below its recorder, and let that write its record to the end."""
    for each in device.app.children():
        each.kill()
    device.app.process.wait(PATIENCE)
    device.app.listener.join(PATIENCE)
