"""What a thief of the whole hub finds: sealed bytes and outsides, and no word of a person."""

import base64
import json
import shutil
import stat
import subprocess
from pathlib import Path

import pytest

from tests.courier.kit import CANARY
from tests.courier.kit import PAYLOAD
from tests.hub.asking import put
from tests.hub.town import Town

pytestmark = [pytest.mark.slow, pytest.mark.threat("T08")]


def _spellings(words: str) -> list[bytes]:
    plain = words.encode()
    return [plain, words.encode("utf-16-le"), base64.b64encode(plain), plain.hex().encode()]


def _everything(folder: Path) -> bytes:
    return b"".join(path.read_bytes() for path in sorted(folder.rglob("*")) if path.is_file())


def test_no_word_of_a_referral_lies_in_the_hub(town: Town) -> None:
    """Database, its log, keys and the hub's own log hold no canary and no private key."""
    parcel = town.officer.sealed()
    put(town.officer, parcel)
    town.officer.carrier.carry(parcel)
    town.desk.mailroom.open(parcel.id)
    found = _everything(town.hub.data)
    secrets = [CANARY, town.desk.keys.identity, town.officer.keys.identity]

    assert [one for words in secrets for one in _spellings(words) if one in found] == []


def test_the_search_finds_what_lies_there(town: Town) -> None:
    """The control: the outside of an envelope and the receiver's name are found."""
    parcel = town.officer.sealed()
    put(town.officer, parcel)
    found = _everything(town.hub.data)

    assert parcel.id.encode() in found
    assert parcel.sealed[1000:1500] in found
    assert b"Other desk" in found


@pytest.mark.threat("T11")
def test_the_log_holds_no_address_and_no_body(town: Town) -> None:
    """Requests leave no line with an id of a referral."""
    parcel = town.officer.sealed()
    put(town.officer, parcel)

    assert parcel.id not in town.hub.log()


def test_keys_are_readable_by_their_own_user_only(town: Town) -> None:
    """Key files are 0600 and the folder of a fresh hub is 0700."""
    modes = {
        path.name: stat.S_IMODE(path.stat().st_mode) for path in town.hub.data.glob("*.key")
    }

    assert modes == {"receipt.key": 0o600, "directory.key": 0o600}


@pytest.mark.skipif(shutil.which("age") is None, reason="the stock age tool is not installed")
def test_the_stock_age_tool_opens_what_the_hub_holds(town: Town, tmp_path: Path) -> None:
    """The receiver's key and the standard tool are enough to read a referral."""
    parcel = town.officer.sealed()
    put(town.officer, parcel)
    (tmp_path / "key.txt").write_text(town.desk.keys.identity, encoding="ascii")
    command = ["age", "-d", "-i", str(tmp_path / "key.txt")]
    opened = subprocess.run(command, input=parcel.sealed, capture_output=True, check=True)

    assert dict(PAYLOAD) == json.loads(opened.stdout)["payload"]
