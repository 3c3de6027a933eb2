"""The wire format: header, inside, padding."""

from dataclasses import asdict
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import settings
from hypothesis import strategies as st

from app.courier.age_file import new_identity
from app.courier.age_file import recipient_of
from app.courier.age_file import seal
from app.courier.envelope_v1 import BUCKETS
from app.courier.envelope_v1 import Changed
from app.courier.envelope_v1 import Header
from app.courier.envelope_v1 import WrongFormat
from app.courier.envelope_v1 import read_header
from app.courier.envelope_v1 import read_inside
from app.courier.envelope_v1 import read_signed
from app.courier.envelope_v1 import write_header
from app.courier.envelope_v1 import write_inside
from app.courier.envelope_v1 import write_signed
from app.domain.plain_form import NotPlain
from app.domain.plain_form import canonical

HEADER = Header(
    id="3f2c1b0a-9d8e-4c7b-a6f5-0123456789ab",
    tenant="north",
    receiver="desk",
    device="0" * 32,
    kids=("a" * 16,),
    pack="sha256:0f",
    sha256="b" * 64,
    size=3300,
)
RECIPIENTS = tuple(recipient_of(new_identity()) for _ in range(3))


def test_a_header_comes_back_as_it_was_written() -> None:
    """Header and signature survive the wire."""
    written = write_header(HEADER)
    header, again, signature = read_signed(write_signed(written, "proof"))

    assert (HEADER, written, "proof") == (header, again, signature)


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("id", "3f2c1b0a-9d8e-1c7b-a6f5-0123456789ab"),
        ("id", "../../etc"),
        ("tenant", "North"),
        ("receiver", ""),
        ("device", "g" * 32),
        ("sha256", "b" * 63),
        ("size", -1),
        ("size", True),
        ("kids", "a"),
        ("kids", [1]),
        ("kind", "gossip"),
        ("suite", "rot13"),
        ("pack", "a name with spaces"),
        ("urgent", True),
    ],
)
def test_an_odd_header_is_refused(name: str, value: object) -> None:
    """Every field has one shape, and no other field may stand there."""
    with pytest.raises(NotPlain):
        read_header(canonical({**asdict(HEADER), name: value}))


def test_another_version_is_told_apart_from_damage() -> None:
    """A device that is too old can be told so."""
    with pytest.raises(WrongFormat):
        read_header(canonical({**asdict(HEADER), "format": 0}))


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("tenant", "south"),
        ("receiver", "other"),
        ("device", "1" * 32),
        ("pack", ""),
        ("kids", ()),
    ],
)
def test_what_lies_inside_belongs_to_its_header(name: str, value: object) -> None:
    """A sealed part under another header is noticed."""
    plain = write_inside(HEADER, {"words": "x"})
    other = Header(**{**asdict(HEADER), name: value})

    assert read_inside(plain, HEADER) == {"words": "x"}
    with pytest.raises(Changed):
        read_inside(plain, other)


@settings(max_examples=25, deadline=None)
@given(size=st.integers(0, 120_000), recipients=st.integers(1, 3))
def test_the_sealed_size_tells_only_a_bucket(size: int, recipients: int) -> None:
    """All content of one bucket has one length, and sealed it fits the bucket."""
    kids = tuple("k" * 16 for _ in range(recipients))
    plain = write_inside(replace(HEADER, kids=kids), {"words": "x" * size})
    sealed = seal(plain, RECIPIENTS[:recipients])
    bucket = next(one for one in BUCKETS if len(plain) <= one)
    smallest = write_inside(replace(HEADER, kids=kids), {"words": ""})

    assert len(sealed) <= bucket
    assert bucket == BUCKETS[0] or len(plain) > BUCKETS[BUCKETS.index(bucket) - 1]
    assert len(plain) == len(smallest) or bucket > BUCKETS[0]


def test_the_largest_bucket_is_the_end() -> None:
    """What is larger cannot be sealed; it is refused before."""
    with pytest.raises(NotPlain):
        write_inside(HEADER, {"words": "x" * BUCKETS[-1]})
