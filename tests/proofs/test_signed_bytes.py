"""S5: no byte of a signed file can be changed, and no parser of one falls over."""

import random
import time
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies

from app.domain.errors import BadBundle
from app.library.bundle import MOST_BYTES
from app.library.bundle import read_limited
from app.library.bundle import take_apart
from app.library.verifying import Seen
from app.library.verifying import trusted_chain
from app.library.verifying import verify
from tests.library.publisher import Publisher
from tests.library.publisher import keys_of
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import size
from tests.proofs.report import tell

pytestmark = pytest.mark.threat("T07")
SEED = 20261123
OTHER_BITS = (0x01, 0x20, 0x80)
SAMPLED = 400
RUNS = size(20_000, 300)


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    """Give a publisher whose keys were replaced once, so that two roots are in each file."""
    return Publisher().rotated(keys_of(3), keys_of(3))


def is_taken(data: bytes, chain: bytes) -> bool:
    """Say whether a device takes this bundle."""
    try:
        verify(data, chain, Seen())
    except BadBundle:
        return False
    return True


def is_trusted(data: bytes) -> bool:
    """Say whether these roots hold together."""
    try:
        trusted_chain(data)
    except BadBundle:
        return False
    return True


def changes(data: bytes) -> Iterator[bytes]:
    """Change one byte at a time: every byte in full, a fixed sample in small."""
    places = range(len(data))
    chance = random.Random(SEED)  # noqa: S311 - a fixed sample, no secret
    some = places if FULL else sorted(chance.sample(places, min(SAMPLED, len(data))))
    for place in some:
        for bits in OTHER_BITS:
            yield data[:place] + bytes([data[place] ^ bits]) + data[place + 1 :]


def test_every_change_of_one_byte_of_a_bundle_is_refused(publisher: Publisher) -> None:
    """Whichever byte is changed, cut off or added, the device says no."""
    data = publisher.bundle(7)
    started = time.monotonic()
    tried = list(changes(data))
    taken = [one for one in tried if is_taken(one, publisher.chain)]
    cuts = range(0, len(data), 1 if FULL else 9)
    cut = [place for place in cuts if is_taken(data[:place], publisher.chain)]
    unchecked = sum(without_signatures(one) for one in tried)
    tell(
        Finding(
            proof="S5",
            what="changed bytes of a bundle",
            size=f"{len(tried):,} changes, {len(cuts):,} cuts of {len(data):,} bytes",
            result=f"{len(taken) + len(cut)} taken",
            control=f"only digests checked: {unchecked:,} taken",
            seed=SEED,
            seconds=time.monotonic() - started,
        )
    )

    assert is_taken(data, publisher.chain)
    assert (taken, cut) == ([], [])
    assert not is_taken(data + b"\n", publisher.chain)
    assert unchecked > 0


def without_signatures(data: bytes) -> bool:
    """Control: a device that takes what falls apart into blocks, and checks nobody's hand."""
    try:
        take_apart(data)
    except BadBundle:
        return False
    return True


def test_every_change_of_one_byte_of_the_roots_is_refused(publisher: Publisher) -> None:
    """A trust file holds together as a whole or not at all, and no device takes another."""
    started = time.monotonic()
    tried = list(changes(publisher.trust))
    held = [one for one in tried if is_trusted(one)]
    unchecked = sum(without_signatures(one) for one in tried)
    tell(
        Finding(
            proof="S5",
            what="changed bytes of the roots",
            size=f"{len(tried):,} changes of {len(publisher.trust):,} bytes",
            result=f"{len(held)} taken",
            control=f"only blocks checked: {unchecked:,} taken",
            seed=SEED,
            seconds=time.monotonic() - started,
        )
    )

    assert is_trusted(publisher.trust)
    assert held == []
    assert unchecked > 0


def heads() -> strategies.SearchStrategy[bytes]:
    """Make heads of blocks that are nearly right."""
    names = strategies.sampled_from(["root", "signatures", "release", "file", "x"])
    lengths = strategies.integers(0, 99_999_999)
    return strategies.builds(lambda name, length: f"{name} {length}\n".encode(), names, lengths)


@settings(max_examples=RUNS, deadline=None)
@given(
    strategies.sampled_from([b"", b"fieldcard-bundle-1\n", b"fieldcard-trust-1\n"]),
    strategies.lists(strategies.one_of(strategies.binary(max_size=60), heads()), max_size=20),
)
def test_the_parser_refuses_or_gives_and_never_falls(start: bytes, parts: list[bytes]) -> None:
    """Whatever is in the file, one plain refusal comes out."""
    data = start + b"".join(parts)

    assert not is_trusted(data)
    assert not is_taken(data, b"chain")


class Endless:
    """A file that never ends; it counts what was taken from it."""

    def __init__(self) -> None:
        self.given = 0

    def read(self, wanted: int = -1) -> bytes:
        """Give as much as is asked for."""
        assert wanted >= 0, "somebody asked for everything"
        self.given += wanted
        return bytes(wanted)


def test_endless_data_stops_at_the_limit() -> None:
    """Not a byte more than the limit and one is taken from a file without end."""
    endless = Endless()
    with pytest.raises(BadBundle):
        read_limited(endless)

    assert endless.given == MOST_BYTES + 1
