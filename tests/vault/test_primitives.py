"""Cryptography is what it says: known answers of the standards, and no flipped bit passes."""

from collections.abc import Callable

import pytest

from app.vault.errors import BadKeyFile
from app.vault.errors import WrongSecret
from app.vault.primitives import DESKTOP
from app.vault.primitives import Cost
from app.vault.primitives import derive
from app.vault.primitives import stretch
from app.vault.primitives import unwrap
from app.vault.primitives import wrap

pytestmark = pytest.mark.threat("T01")

# From the tests of the reference implementation of Argon2: version 19, two passes, 64 MiB.
ARGON2ID = "09316115d5cf24ed5a15a31a3ba326e5cf32edc24702987c02b6566f61913cf7"
# RFC 5869, A.3: no salt, no info; the first 32 of 42 bytes.
HKDF_SHA256 = "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d"
KEY, PLAIN, BOUND = b"k" * 32, b"the keys of a vault", b'{"passes":3}'


def test_stretching_is_argon2id_with_one_lane() -> None:
    """The known answer holds for one lane only, and for no other kind of Argon2."""
    cost = Cost(memory_kib=64 * 1024, passes=2)

    assert stretch(b"password", b"somesalt", cost).hex() == ARGON2ID


def test_deriving_is_hkdf_with_sha_256() -> None:
    """A second secret and another purpose each give another key."""
    assert derive(b"\x0b" * 22, "").hex() == HKDF_SHA256
    assert len({derive(KEY, "a"), derive(KEY, "b"), derive(KEY, "a", b"second")}) == 3


@pytest.mark.parametrize(
    ("memory_kib", "passes"),
    [
        (64 * 1024 - 1, 3),
        (64 * 1024, 2),
        (1 << 23, 3),
        (64 * 1024, 65),
        ("65536", 3),
        (True, 3),
    ],
)
def test_too_little_work_and_too_much_are_refused(memory_kib: object, passes: object) -> None:
    """The least is what a phone can do; the most keeps a changed file from stopping one."""
    with pytest.raises(BadKeyFile):
        DESKTOP.accepted(memory_kib, passes)


def test_the_least_work_is_that_of_a_phone_and_new_secrets_cost_more() -> None:
    """64 MiB and three passes open here too; a desktop makes 256 MiB."""
    assert DESKTOP.accepted(64 * 1024, 3) == Cost(memory_kib=64 * 1024, passes=3)
    assert DESKTOP.cost == Cost(memory_kib=256 * 1024, passes=3)


def _flips(data: bytes) -> list[bytes]:
    return [
        bytes((*data[:place], data[place] ^ (1 << bit), *data[place + 1 :]))
        for place in range(len(data))
        for bit in range(8)
    ]


@pytest.mark.parametrize(
    "changed",
    [
        lambda sealed: [(KEY, one, BOUND) for one in _flips(sealed)],
        lambda sealed: [(KEY, sealed, one) for one in _flips(BOUND)],
        lambda sealed: [(one, sealed, BOUND) for one in _flips(KEY)],
        lambda sealed: [(KEY, sealed[:end], BOUND) for end in range(len(sealed))],
        lambda sealed: [(KEY, sealed + b"\0", BOUND), (KEY, sealed, b"")],
    ],
    ids=["seal", "binding", "key", "cut", "longer"],
)
def test_no_change_of_seal_binding_or_key_opens(
    changed: Callable[[bytes], list[tuple[bytes, bytes, bytes]]],
) -> None:
    """Every single bit counts; unchanged it opens."""
    sealed = wrap(KEY, PLAIN, BOUND)
    for key, wrapped, bound in changed(sealed):
        with pytest.raises(WrongSecret):
            unwrap(key, wrapped, bound)

    assert unwrap(KEY, sealed, BOUND) == PLAIN


def test_nothing_is_sealed_twice_alike() -> None:
    """Each seal has a random nonce of its own."""
    assert len({wrap(KEY, PLAIN, BOUND) for _ in range(100)}) == 100
