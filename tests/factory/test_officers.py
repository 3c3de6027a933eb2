"""Several officers on one device: whole vaults of their own, found by a neutral word."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pyrage
import pytest

from app.courier.own_keys import own_keys
from app.factory import blocking
from app.factory import device as devices
from app.factory import setting_up
from app.factory.clear_file import NAME
from app.factory.officers import FIRST
from app.factory.officers import free_words
from app.factory.officers import new_folder
from app.factory.officers import place_of
from app.factory.officers import places
from app.factory.officers import sole
from app.vault import escrow
from app.vault.errors import VaultError
from app.vault.errors import WrongSecret
from app.vault.opening import open_vault
from app.vault.session_pin import by_pin
from app.vault.session_pin import session_blob
from app.vault.unlocking import by_passphrase
from app.web.code_words import CODE_WORDS
from app.web.keeper import Mistake
from app.web.keeper import Refused
from tests.factory.test_device import WISHES
from tests.factory.test_device import made

PLAIN = ("role", "language", "jurisdiction", "full_wipe")
AGENCY_A, AGENCY_B = (pyrage.x25519.Identity.generate() for _ in range(2))
FIRST_WISHES = replace(WISHES, word="river", recovery=str(AGENCY_A.to_public()))
SECOND_WISHES = replace(
    WISHES,
    another=True,
    word="lamp",
    staff="B34",
    passphrase="nine paper lanterns over the bay",  # noqa: S106  # made up
    pin="940172",
    recovery=str(AGENCY_B.to_public()),
)


@pytest.fixture(name="data", scope="module")
def _data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set two officers up on one device."""
    data = tmp_path_factory.mktemp("shared") / "data"
    made(data, FIRST_WISHES).close()
    made(data, SECOND_WISHES).close()
    return data


def _folders(data: Path) -> tuple[Path, Path]:
    first, second = (
        next(each.folder for each in places(data) if each.word == word)
        for word in ("river", "lamp")
    )
    return first, second


def test_the_first_officer_keeps_the_data_folder(data: Path) -> None:
    """The other one's whole vault lies below it, under a random id."""
    first, second = _folders(data)

    assert first == data
    assert second.parent == data / "officers"
    assert len(second.name) == 16
    assert {"keys.json", "keys.copy", "vault.db", "device.toml"} <= {
        path.name for path in second.iterdir()
    }
    assert sole(data) == ""


def test_each_officer_has_a_profile_and_records_of_their_own(data: Path) -> None:
    """What one is set up with does not stand on the desk of the other."""
    first, second = _folders(data)
    a = devices.by_passphrase(first, FIRST_WISHES.passphrase)
    b = devices.by_passphrase(second, SECOND_WISHES.passphrase)
    staff = [each.desk.device.profile().staff for each in (a, b)]
    keys = [a.vault.keys, b.vault.keys]
    own = {own_keys(each.safe).device for each in (a, b)}
    for each in (a, b):
        each.close()

    assert staff == ["A12", "B34"]
    assert keys[0] != keys[1]
    assert len(own) == 2


@pytest.mark.threat("T09")
def test_nothing_of_one_officer_opens_the_vault_of_another(data: Path) -> None:
    """Passphrase, PIN, escrow key and raw key of B, tried on every wrap and file of A."""
    first, second = _folders(data)
    a = devices.by_passphrase(first, FIRST_WISHES.passphrase)
    blob = session_blob(a.vault)
    a.close()
    keys_of_b = by_passphrase(second, SECOND_WISHES.passphrase)
    with pytest.raises(WrongSecret):
        by_passphrase(first, SECOND_WISHES.passphrase)
    with pytest.raises(WrongSecret):
        by_pin(blob, SECOND_WISHES.pin)
    with pytest.raises(WrongSecret):
        escrow.by_recovery(first, str(AGENCY_B))
    with pytest.raises(VaultError):
        open_vault(first, keys_of_b)

    # The control: with the secrets of their own each of these opens.
    assert by_passphrase(first, FIRST_WISHES.passphrase) == by_pin(blob, FIRST_WISHES.pin)
    assert escrow.by_recovery(first, str(AGENCY_A)) != keys_of_b


@pytest.mark.threat("T09")
def test_a_key_file_put_over_anothers_opens_nothing_and_harms_nothing(
    data: Path, tmp_path: Path
) -> None:
    """Whoever can write files but knows one passphrase gets no further; no record is lost."""
    shared = tmp_path / "data"
    shutil.copytree(data, shared)
    first, second = _folders(shared)
    before = (first / "vault.db").read_bytes()
    kept = {name: (first / name).read_bytes() for name in ("keys.json", "keys.copy")}
    for name in kept:
        shutil.copyfile(second / name, first / name)
    with pytest.raises(VaultError):
        devices.by_passphrase(first, SECOND_WISHES.passphrase)
    for name, content in kept.items():
        (first / name).write_bytes(content)
    a = devices.by_passphrase(first, FIRST_WISHES.passphrase)
    staff = a.desk.device.profile().staff
    a.close()

    assert staff == "A12"
    assert before[:16] == (first / "vault.db").read_bytes()[:16]


@pytest.mark.threat("T15")
def test_blocking_takes_everybodys_way_in_and_leaves_each_agency_its_own(
    data: Path, tmp_path: Path
) -> None:
    """The vault of one officer lies below that of another, and its escrow stays too."""
    shared = tmp_path / "data"
    shutil.copytree(data, shared)
    first, second = _folders(shared)
    blocking.block(shared)

    for folder, wishes in ((first, FIRST_WISHES), (second, SECOND_WISHES)):
        with pytest.raises(VaultError):
            by_passphrase(folder, wishes.passphrase)
    assert escrow.by_recovery(first, str(AGENCY_A)).vault
    assert escrow.by_recovery(second, str(AGENCY_B)).vault
    assert [place.word for place in places(shared)] == ["lamp", "river"]


def test_the_word_stands_in_clear_and_nothing_personal_beside_it(data: Path) -> None:
    """The file holds what a lock screen needs."""
    for folder in _folders(data):
        clear = tomllib.loads((folder / NAME).read_text(encoding="utf-8"))
        assert set(clear) == {*PLAIN, "word", "emergency"}
        assert clear["word"] in CODE_WORDS


def test_a_word_is_taken_once(data: Path) -> None:
    """A free one is offered instead; what is no word of the list is refused too."""
    for word in ("river", "Sergeant Miller"):
        refused = setting_up.set_up(data, replace(SECOND_WISHES, word=word), ["en"])
        assert refused == Refused(mistakes=(Mistake.word,))

    assert {"river", "lamp"}.isdisjoint(free_words(data))


def test_another_officer_needs_a_first_one(tmp_path: Path) -> None:
    """And a device that has one is not set up again as if it had none."""
    nobody = setting_up.set_up(tmp_path, SECOND_WISHES, ["en"])

    assert nobody == Refused(mistakes=(Mistake.nobody_yet,))
    assert list(tmp_path.iterdir()) == []


def test_a_set_up_that_was_cut_off_is_nobody(data: Path, tmp_path: Path) -> None:
    """Without key file a folder counts for nothing."""
    shared = tmp_path / "data"
    shutil.copytree(data, shared)
    second = _folders(shared)[1]
    (second / "keys.json").unlink()
    (second / "keys.copy").unlink()

    assert [place.id for place in places(shared)] == [FIRST]
    assert sole(shared) == FIRST
    assert "lamp" in free_words(shared)


@pytest.mark.parametrize("name", ["..", "", "/", "lamp", "officers"])
def test_what_is_no_id_finds_nobody(data: Path, name: str) -> None:
    """An id comes from a form; it is looked up and never made into a path."""
    assert place_of(data, name) is None


def test_an_older_device_without_a_word_gets_one(data: Path, tmp_path: Path) -> None:
    """Its officer is found on the lock screen too."""
    shared = tmp_path / "data"
    shutil.copytree(data, shared)
    lines = (shared / NAME).read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if not line.startswith("word")]
    (shared / NAME).write_text("\n".join(kept), encoding="utf-8")
    words = {place.id: place.word for place in places(shared)}

    assert words[FIRST] in CODE_WORDS
    assert len(set(words.values())) == 2


def test_the_first_folder_is_the_data_folder_and_no_two_others_are_one(data: Path) -> None:
    """Ids are random, and say nothing of their order."""
    chosen = {new_folder(data) for _ in range(20)}

    assert len(chosen) == 20
    assert new_folder(data / "nobody") == data / "nobody"
