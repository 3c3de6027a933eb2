"""S7: no envelope holds a section that the kind of its receiver may not read."""

import time
import uuid
from collections.abc import Iterable
from dataclasses import replace

import pytest

from app.courier.age_file import unseal
from app.courier.membership import take_directory
from app.courier.sealer import EnvelopeSealer
from app.domain.device import Receiver
from app.domain.errors import Barred
from app.domain.errors import CannotOpen
from app.domain.errors import CannotSeal
from app.domain.event import EnvelopeId
from app.domain.firewall import clear
from app.domain.payload import payload
from tests.builders import NIGHT
from tests.courier.kit import TestDevice
from tests.courier.kit import cleared
from tests.courier.paper_hub import PaperHub
from tests.proofs.canaries import found
from tests.proofs.firewall_cases import EVERY
from tests.proofs.firewall_cases import TABLE
from tests.proofs.firewall_cases import Case
from tests.proofs.firewall_cases import cases
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.threat("T12")]
SEED = 20261123
SEALED_EVERY = 20
WORDS = tuple(one.words for one in EVERY)


def leaks(case: Case, read: bytes) -> set[str]:
    """Give the marked words that can be read and may not be."""
    return {str(one) for one in found(WORDS, read)} - case.may_read


class Post:
    """One officer and a desk of every kind, with real keys."""

    def __init__(self) -> None:
        kinds = {kind: kind.replace("_", "-") for kind in TABLE}
        self.desks = {kind: TestDevice(unit=unit) for kind, unit in kinds.items()}
        hub = PaperHub()
        self.officer = hub.admit(TestDevice(), *self.desks.values(), kinds=tuple(kinds))
        listed = {one.kind: one for one in self.officer.standing.receivers()}
        self.receivers = {kind: listed[kind] for kind in kinds}

    def sealed(self, case: Case) -> tuple[str, bytes]:
        """Seal a case to the real keys of its kind."""
        assert case.draft.receiver is not None
        kind = case.draft.receiver.kind
        to = replace(self.receivers[kind], id="desk-1")
        made = clear(replace(case.draft, receiver=to), NIGHT)
        real = cleared(made.content(), self.receivers[kind])
        envelope = EnvelopeId(str(uuid.uuid4()))
        return kind, EnvelopeSealer(safe=self.officer.safe).seal(envelope, real).body

    def opened(self, kind: str, body: bytes) -> bytes:
        """Open an envelope as its desk does, after all others have tried."""
        for other, desk in self.desks.items():
            if other != kind:
                with pytest.raises(CannotOpen):
                    unseal(body, desk.keys.identity)
        return unseal(body, self.desks[kind].keys.identity)


def test_no_section_is_readable_by_a_kind_that_may_not() -> None:
    """Random policies, receivers, records and overrides; a sample sealed and opened again."""
    began = time.perf_counter()
    count, opened, overridden, through = size(10_000, 500), 0, 0, 0
    post = Post()
    leaked: list[str] = []
    missed: list[str] = []
    for number, case in enumerate(cases(SEED, count)):
        if case.is_closed:
            with pytest.raises(Barred):
                clear(case.draft, NIGHT)
            continue
        read = str(clear(case.draft, NIGHT).content()).encode()
        if number % SEALED_EVERY == 0:
            read += post.opened(*post.sealed(case))
            opened += 1
        leaked += leaks(case, read)
        missed += case.may_read - {str(one) for one in found(WORDS, read)}
        through += len(case.may_read)
        overridden += case.is_overridden
    flagged = sum(bool(leaks(case, as_flag(case))) for case in cases(SEED, count // 10))
    tell(
        Finding(
            proof="S7",
            what="data firewall by kind of receiver",
            size=f"{count} policies, {overridden} with overrides, {opened} sealed and opened",
            result=f"{len(leaked)} sections readable that may not be, {through} passed",
            control=f"flag after sealing: {flagged} of {count // 10} leak",
            seed=SEED,
            seconds=time.perf_counter() - began,
        )
    )

    assert leaked == []
    assert missed == []
    assert opened
    assert overridden
    assert flagged > count // 20


def as_flag(case: Case) -> bytes:
    """Give the broken way: everything is inside, with a mark of what is not to be read."""
    return str({**payload(case.draft, NIGHT), "hide": _hidden(case)}).encode()


def _hidden(case: Case) -> Iterable[str]:
    return [one for one in TABLE if one != getattr(case.draft.receiver, "kind", "")]


def test_a_key_that_two_organisations_share_seals_nothing() -> None:
    """One envelope, one organisation: a second entry with the same key is no way in."""
    desk, officer, hub = TestDevice(unit="desk"), TestDevice(), PaperHub()
    hub.admit(officer, desk, kinds=("support",))
    to = officer.standing.receivers()[0]
    alone = sealed_to(officer, to)
    twin = TestDevice(unit="twin", safe=desk.safe)
    listed = ("support", "immigration_enforcement")
    taken = take_directory(officer.safe, hub.directory(desk, twin, version=2, kinds=listed))
    with pytest.raises(CannotSeal):
        sealed_to(officer, to)

    assert alone
    assert taken


def test_what_was_cleared_for_one_kind_is_not_sealed_after_the_kind_changed() -> None:
    """The directory of the moment of sealing decides."""
    desk, officer, hub = TestDevice(unit="desk"), TestDevice(), PaperHub()
    hub.admit(officer, desk, kinds=("identification",))
    to = officer.standing.receivers()[0]
    before = sealed_to(officer, to)
    listed = ("immigration_enforcement",)
    taken = take_directory(officer.safe, hub.directory(desk, version=2, kinds=listed))
    with pytest.raises(CannotSeal):
        sealed_to(officer, to)

    assert before
    assert taken


def sealed_to(officer: TestDevice, to: Receiver) -> bytes:
    """Seal made-up words that were cleared for one receiver."""
    envelope = EnvelopeId(str(uuid.uuid4()))
    return EnvelopeSealer(safe=officer.safe).seal(envelope, cleared({}, to)).body
