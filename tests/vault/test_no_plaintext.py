"""Nothing of what was told, and no secret, can be read in any file of the vault."""

import base64
import json
import sqlite3
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.event import EnvelopeId
from app.domain.event import Event
from app.domain.event import WordsNoted
from app.domain.receiving import Incoming
from app.vault.codec import write_event
from app.vault.encounters import EncounterStore
from app.vault.errors import Damaged
from app.vault.inbox import InboxStore
from app.vault.opening import Vault
from app.vault.opening import open_vault
from app.vault.safe import SafeStore
from app.vault.session_pin import session_blob
from tests.vault.builders import NOON
from tests.vault.builders import PASSPHRASE
from tests.vault.builders import PIN
from tests.vault.builders import add
from tests.vault.builders import an_answer
from tests.vault.builders import an_encounter

CANARIES = (
    "Zubaydah-Quillfeather",
    "her passport is with the foreman",
    "أخذ جواز سفري",
    "ፓስፖርቴን ወሰደ",
    "ông chủ giữ hộ chiếu",
    "canary.question.one",
    "canary-reply-two",
    "canary secret of the device",
)


def shapes(text: str) -> Iterator[bytes]:
    """Give the shapes in which text may lie in a file."""
    plain = text.encode()
    yield plain
    yield text.encode("utf-16-le")
    yield json.dumps(text)[1:-1].encode()
    yield plain.hex().encode()
    for offset in range(3):
        shifted = base64.b64encode(b"\x00" * offset + plain)
        yield shifted[4 if offset else 0 : -4]


def found(canaries: Iterable[str], content: bytes) -> set[str]:
    """Find the canaries that can be read in some bytes."""
    return {text for text in canaries if any(shape in content for shape in shapes(text))}


def told() -> tuple[Event, ...]:
    """Give events that hold canaries in every kind of field."""
    words = [WordsNoted(words=canary, language="en") for canary in CANARIES[1:5]]
    return (
        DetailNoted(detail=Detail.name, words=CANARIES[0]),
        *words,
        an_answer(CANARIES[5], CANARIES[6]),
    )


@pytest.fixture
def lived_in(vault: Vault) -> Vault:
    """Give a vault in which canaries were stored in every place."""
    store = EncounterStore(vault)
    store.begin(an_encounter())
    add(store, an_encounter(), *told())
    SafeStore(vault).write("device.key", CANARIES[7].encode())
    incoming = Incoming(id=EnvelopeId("i"), sender=CANARIES[0], size=1, arrived_at=NOON)
    InboxStore(vault).keep(incoming, {"name": CANARIES[1]})
    return vault


def everything(folder: Path) -> bytes:
    """Read all files and their names."""
    paths = sorted(folder.rglob("*"))
    names = "\n".join(str(path.relative_to(folder)) for path in paths).encode()
    return names + b"".join(path.read_bytes() for path in paths if path.is_file())


@pytest.mark.threat("T01")
def test_nothing_that_was_told_can_be_read(lived_in: Vault, folder: Path) -> None:
    """While the vault is open, log file included, and after it was closed."""
    while_open = everything(folder)
    lived_in.close()
    after = everything(folder)

    assert len(while_open) > len(after)
    assert found(CANARIES, while_open + after) == set()


def test_the_same_search_finds_all_of_it_in_a_plain_file(tmp_path: Path) -> None:
    """The control: without encryption every canary lies open."""
    with closing(sqlite3.connect(tmp_path / "plain.db")) as plain:
        plain.execute("CREATE TABLE event (payload TEXT)")
        rows = [(write_event(event),) for event in told()]
        plain.executemany("INSERT INTO event VALUES (?)", [*rows, (CANARIES[7],)])
        plain.commit()

    assert found(CANARIES, everything(tmp_path)) == set(CANARIES)


@pytest.mark.parametrize("canary", CANARIES)
@pytest.mark.parametrize(
    "hidden",
    [
        lambda text: text.encode(),
        lambda text: text.encode("utf-16-le"),
        lambda text: json.dumps({"words": text}).encode(),
        lambda text: text.encode().hex().encode(),
        lambda text: base64.b64encode(text.encode() + b"after"),
        lambda text: base64.b64encode(b"1" + text.encode() + b"after"),
        lambda text: base64.b64encode(b"12" + text.encode() + b"after"),
    ],
)
def test_the_search_finds_every_shape(canary: str, hidden: Callable[[str], bytes]) -> None:
    """The search itself is tried on each canary in each shape."""
    assert found([canary], b"before" + hidden(canary) + b"after") == {canary}


def test_damaged_copies_cannot_be_read_either(lived_in: Vault, folder: Path) -> None:
    """What is set aside is as closed as the file was."""
    lived_in.close()
    path = folder / "vault.db"
    path.write_bytes(b"\x00" * 4096 + path.read_bytes()[4096:])
    with pytest.raises(Damaged):
        open_vault(folder, lived_in.keys)

    assert found(CANARIES, everything(folder)) == set()


def test_no_secret_lies_on_the_disk(lived_in: Vault, folder: Path) -> None:
    """Neither passphrase nor PIN, nor any key in raw, hex or base64 form."""
    session_blob(lived_in)
    lived_in.close()
    content = everything(folder)
    keys = (lived_in.keys.database, lived_in.keys.replay)
    written = [key.hex().encode() for key in keys] + [base64.b64encode(key) for key in keys]

    assert found([PASSPHRASE, PIN], content) == set()
    assert [form for form in (*keys, *written) if form in content] == []


def test_the_session_blob_shows_no_key(lived_in: Vault) -> None:
    """What the supervisor holds while locked opens nothing without the PIN."""
    blob = session_blob(lived_in)
    keys = (lived_in.keys.database, lived_in.keys.replay)
    written = [key.hex().encode() for key in keys] + [base64.b64encode(key) for key in keys]

    assert [form for form in (*keys, *written) if form in blob] == []
    assert found([PIN], blob) == set()
