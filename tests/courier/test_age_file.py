"""Sealing in the age format."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app.courier.age_file import is_recipient
from app.courier.age_file import new_identity
from app.courier.age_file import recipient_of
from app.courier.age_file import seal
from app.courier.age_file import unseal
from app.domain.errors import CannotOpen
from app.domain.errors import CannotSeal

OWN, RECOVERY, OTHER = (new_identity() for _ in range(3))
SEALED = seal(b"words", [recipient_of(OWN), recipient_of(RECOVERY)])


@pytest.mark.parametrize("identity", [OWN, RECOVERY], ids=["own", "recovery"])
def test_each_recipient_opens_it(identity: str) -> None:
    """The organisation's key and its recovery key both open."""
    assert unseal(SEALED, identity) == b"words"


@pytest.mark.parametrize(
    ("sealed", "identity"),
    [
        (SEALED, OTHER),
        (SEALED[:-1], OWN),
        (SEALED + b"x", OWN),
        (b"", OWN),
        (SEALED, "nonsense"),
    ],
    ids=["another key", "a cut file", "a longer file", "no file", "no key"],
)
def test_nobody_else_and_nothing_changed_opens(sealed: bytes, identity: str) -> None:
    """A wrong key, a cut or a longer file stays closed."""
    with pytest.raises(CannotOpen):
        unseal(sealed, identity)


@pytest.mark.parametrize(
    "recipients",
    [[], ["age1nonsense"], [recipient_of(OWN), ""]],
    ids=["nobody", "no key", "one of two"],
)
def test_a_damaged_directory_cannot_be_sealed_to(recipients: list[str]) -> None:
    """No key, or one that is none, is refused."""
    with pytest.raises(CannotSeal):
        seal(b"words", recipients)


def test_a_private_key_is_no_recipient() -> None:
    """A secret key on a card is refused."""
    assert is_recipient(recipient_of(OWN))
    assert not is_recipient(OWN)


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
def test_the_stock_age_tool_opens_it(tmp_path: Path) -> None:
    """A receiver without Fieldcard can open with the standard tool."""
    (tmp_path / "key.txt").write_text(OWN + "\n", encoding="ascii")
    command = ["age", "-d", "-i", str(tmp_path / "key.txt")]
    opened = subprocess.run(command, input=SEALED, capture_output=True, check=True)

    assert opened.stdout == b"words"
