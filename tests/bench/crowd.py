"""A vault with very many encounters, filled in bulk: chained events, answers, rows, parcels.

Written past the stores for speed, with their own statements and chain, so that what lies
there is what the program would have written; the trigger that unsettles rows rests meanwhile.
"""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from dataclasses import replace
from datetime import timedelta
from functools import cache
from random import Random
from uuid import UUID

from app.domain.answers import Given
from app.domain.answers import QuestionId
from app.domain.answers import ReplyId
from app.domain.call import CallPlanned
from app.domain.catalogue import Code
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import Answered
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Event
from app.domain.event import EventId
from app.domain.event import InterviewBegun
from app.domain.event import LanguageChosen
from app.domain.event import Recorded
from app.domain.event import ReferralConfirmed
from app.domain.event import SettingChosen
from app.domain.event import SignNoted
from app.domain.event import Stamp
from app.domain.pack import Digest
from app.vault.chain import link
from app.vault.codec import kind_of
from app.vault.codec import write
from app.vault.codec import write_event
from app.vault.driver import Database
from app.vault.encounters import ADD
from app.vault.encounters import ANSWER
from app.vault.opening import Vault
from app.vault.outbox import ADD as ADD_PARCEL
from app.vault.primitives import sha256
from app.vault.summaries import settle
from tests.fakes import NIGHT

AT_ONCE = 5_000
SEALED_BYTES = 4096
WORDS = [
    "Kite",
    "Heron",
    "Otter",
    "Maple",
    "Cedar",
    "Harbour",
    "Lantern",
    "Pebble",
    "Willow",
    "Falcon",
]
STREETS = [
    "Dock",
    "Mill",
    "Station",
    "Market",
    "Church",
    "River",
    "Orchard",
    "Quarry",
    "Bridge",
    "Garden",
]
REPLIES = {
    "core.alone": "alone",
    "core.needs": "nothing",
    "core.age": "adult",
    "core.came": "own_way",
    "core.day": "ordinary",
    "core.pay": "full",
}
CALL = CallPlanned(caller="PC 4417", called="An", hours=72, way="text")
BEGIN = "INSERT INTO encounter VALUES (:id, :edition, :label, :started, :touched, NULL, 0)"
TRIGGER = "SELECT sql FROM sqlite_schema WHERE name = 'event_unsettles'"


@dataclass(slots=True)
class Crowd:
    """Very many encounters over ten years, always the same for one seed."""

    edition: Digest
    seed: int = 100

    def fill(self, vault: Vault, count: int) -> None:
        """Put them into an empty vault."""
        chance = Random(self.seed)  # noqa: S311 - made-up people
        made = self._encounters(chance, count)
        number, last = 0, ""
        trigger = vault.rows(TRIGGER)[0]["sql"]
        vault.write(lambda database: database.execute("DROP TRIGGER event_unsettles"))
        while number < count:
            batch = [next(made) for _ in range(min(AT_ONCE, count - number))]

            def put(
                database: Database,
                batch: list[Encounter] = batch,
                number: int = number,
                last: str = last,
            ) -> str:
                return _put(database, batch, number, last, chance)

            last = vault.write(put)
            number += len(batch)
        vault.write(lambda database: database.execute(trigger))

    def _encounters(self, chance: Random, count: int) -> Iterator[Encounter]:
        for number in range(count):
            began = NIGHT - timedelta(minutes=50 * (count - number))
            encounter = Encounter(
                id=EncounterId(str(UUID(int=chance.getrandbits(128), version=4))),
                edition=self.edition,
                label=f"{chance.choice(WORDS)} {chance.randrange(10, 100)}",
                started=began,
            )
            history = tuple(
                Recorded(seq=seq, stamp=_stamp(chance, encounter, seq), event=event)
                for seq, event in enumerate(_told(chance), start=1)
            )
            yield replace(encounter, history=history)


def _told(chance: Random) -> Iterator[Event]:
    yield from (_sign(code) for code in ("DOC01", "MON06", "WRK02"))
    place = f"{chance.choice(STREETS)} Street {chance.randrange(1, 400)}"
    yield DetailNoted(detail=Detail.place, words=place)
    yield SettingChosen(setting="farm")
    yield InterviewBegun(way="core.full")
    yield LanguageChosen(language="vi")
    yield from map(_answer, REPLIES.items())
    if chance.random() < 0.01:
        yield CALL
    if chance.random() < 0.2:
        envelope = EnvelopeId(str(UUID(int=chance.getrandbits(128), version=4)))
        yield ReferralConfirmed(envelope=envelope, receiver="desk-1")


@cache
def _sign(code: str) -> Event:
    return SignNoted(code=Code(code))


@cache
def _answer(told: tuple[str, str]) -> Event:
    question, reply = told
    return Answered(question=QuestionId(question), answer=Given(replies=(ReplyId(reply),)))


def _stamp(chance: Random, encounter: Encounter, seq: int) -> Stamp:
    return Stamp(
        id=EventId(str(UUID(int=chance.getrandbits(128), version=4))),
        at=encounter.started + timedelta(seconds=20 * seq),
        offset_minutes=0,
        who="PC 4417",
    )


def _put(
    database: Database, batch: list[Encounter], number: int, last: str, chance: Random
) -> str:
    """Put some encounters in, and give the last hash of the chain."""
    database.execute("PRAGMA cache_size = -400000")
    for place, encounter in enumerate(batch, start=number + 1):
        database.execute(
            BEGIN,
            {
                "id": encounter.id,
                "edition": encounter.edition,
                "label": encounter.label,
                "started": encounter.started.isoformat(),
                "touched": place,
            },
        )
    for encounter in batch:
        for entry in encounter.history:
            last = _put_event(database, encounter, entry, last, chance)
        settle(encounter, None, database)
    return last


def _put_event(
    database: Database, encounter: Encounter, entry: Recorded, last: str, chance: Random
) -> str:
    event, stamp = entry.event, entry.stamp
    payload, salt = _payload(event), f"{chance.getrandbits(128):032x}"
    question = event.question if isinstance(event, Answered) else None
    digest = sha256(f"{salt}{payload}".encode())
    head = (stamp.id, encounter.id, entry.seq, kind_of(event), question)
    tail = (stamp.at.isoformat(), stamp.offset_minutes, stamp.who)
    own = link(last, (*head, digest, *tail))
    database.execute(ADD, (*head, payload, salt, digest, *tail, None, last, own))
    if isinstance(event, Answered):
        row = (encounter.id, event.question, entry.seq, None, _written(event))
        database.execute(ANSWER, row)
    if isinstance(event, ReferralConfirmed):
        _put_parcel(database, encounter, event, chance)
    return own


@cache
def _payload(event: Event) -> str:
    return write_event(event)


@cache
def _written(event: Answered) -> str:
    return write(event.answer)


def _put_parcel(
    database: Database, encounter: Encounter, event: ReferralConfirmed, chance: Random
) -> None:
    sealed = chance.randbytes(SEALED_BYTES)
    header = json.dumps({"id": event.envelope}).encode()
    state = chance.choices(("fetched", "accepted", "done", "received"), (3, 3, 90, 0.02))[0]
    at = (encounter.started + timedelta(hours=1)).isoformat()
    frozen = (event.envelope, encounter.id, event.receiver, header, sealed, sha256(sealed), at)
    database.execute(ADD_PARCEL, (*frozen, state, 0, None, None, "receipt", "", at))
