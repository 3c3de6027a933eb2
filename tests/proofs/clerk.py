"""Somebody who answers question after question over HTTP and knows what was acknowledged."""

from dataclasses import dataclass
from dataclasses import field

from app.domain.answers import Absent
from app.domain.answers import Given
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.vault.encounters import EncounterStore
from app.vault.opening import Vault
from tests.processes import Device

ABSENCES = ("skipped", "unknown", "declined")
ANSWERS = 50
ALONE = "core.alone"
Answer = tuple[str, str]


@dataclass(slots=True, kw_only=True)
class Told:
    """One encounter as the clerk knows it: acknowledged answers, and the one in flight."""

    encounter: str
    place: str = ""
    known: list[Answer] = field(default_factory=list)
    in_flight: Answer | None = None


@dataclass(slots=True, kw_only=True)
class Clerk:
    """Answers on one device, encounter after encounter."""

    told: list[Told] = field(default_factory=list)
    count: int = 0

    def work(self, device: Device) -> None:
        """Answer a run of questions, or as many as the device lives for."""
        for _ in range(ANSWERS):
            self._step(device)

    def starts_anew(self) -> None:
        """Leave the encounter as it is and begin another one next."""
        if self.told:
            self.told[-1].place = ""

    def _step(self, device: Device) -> None:
        if not self.told or "/questions/" not in self.told[-1].place:
            self._begin(device)
        now = self.told[-1]
        question = now.place.rpartition("/")[2]
        value = "alone" if question == ALONE else ABSENCES[self.count % len(ABSENCES)]
        kind = "answer" if question == ALONE else "absence"
        now.in_flight = (question, value)
        reply = device.post(now.place, **{kind: value})
        assert reply.status == 303, reply.text
        now.known.append(now.in_flight)
        now.in_flight = None
        now.place = reply.headers["location"]
        self.count += 1

    def _begin(self, device: Device) -> None:
        place = device.post("/encounters", way="core.full").headers["location"]
        now = Told(encounter=place.split("/")[2])
        place = device.post(place, lang="vi").headers["location"]
        now.place = place
        self.told.append(now)

    def comes_back(self, device: Device) -> None:
        """Look where the device stands after a restart, and go on from there."""
        if not self.told:
            return
        now = self.told[-1]
        reply = device.get(f"/encounters/{now.encounter}")
        assert reply.status == 303, reply.text
        place = reply.headers["location"]
        stored = now.in_flight is not None and place != now.place
        if stored and now.in_flight is not None:
            now.known.append(now.in_flight)
        now.in_flight = None
        assert stored or place == now.place, (place, now.place)
        now.place = place


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """What became of the acknowledged answers."""

    lost: int
    doubled: int


def verdict(told: Told, kept: list[Answer]) -> Verdict:
    """Compare what was acknowledged with what is kept; one answer may be in flight."""
    whole = [*told.known, *([told.in_flight] if told.in_flight else [])]
    questions = [question for question, _ in kept]
    return Verdict(
        lost=sum(1 for answer in told.known if answer not in kept),
        doubled=len(questions) - len(set(questions)) + sum(one not in whole for one in kept),
    )


def kept(vault: Vault, encounter: str) -> list[Answer]:
    """Read the answers of one encounter out of its history."""
    read: Encounter = EncounterStore(vault).open(EncounterId(encounter))
    return [
        (entry.event.question, _value(entry.event))
        for entry in read.history
        if isinstance(entry.event, Answered)
    ]


def _value(event: Answered) -> str:
    match event.answer:
        case Given(replies=replies):
            return ",".join(replies)
        case Absent(absence=absence):
            return absence.value
