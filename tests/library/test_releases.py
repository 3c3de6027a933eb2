"""Releases on a device: offered, taken in one step, never back, never half."""

from collections.abc import Mapping
from errno import ENOSPC
from pathlib import Path
from shutil import rmtree

import pytest

from app.domain.errors import BadBundle
from app.domain.errors import StoreFull
from app.domain.release import BundleFault
from app.library import laying
from app.library.publishing import files_of
from app.library.releases import ReleaseStore
from app.library.shelf import PackShelf
from tests.library.publisher import Publisher
from tests.library.publisher import keys_of

WHOLE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"
pytestmark = pytest.mark.threat("T07")


class Memory(dict[str, bytes]):
    """Named bytes in a dictionary."""

    def read(self, name: str) -> bytes | None:
        """Give what is kept."""
        return self.get(name)

    def write(self, name: str, value: bytes) -> None:
        """Keep it."""
        self[name] = value


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    """Give the publisher that the device trusts."""
    return Publisher()


@pytest.fixture
def memory() -> Memory:
    """Give what the vault would remember."""
    return Memory()


@pytest.fixture
def store(tmp_path: Path, memory: Memory, publisher: Publisher) -> ReleaseStore:
    """Give a device that was told whom to trust."""
    store = ReleaseStore(tmp_path / "releases", memory, b"", 1)
    store.trust(publisher.trust)
    return store


def content(word: str = "Bars keep them in") -> dict[str, bytes]:
    """Give a second edition of the small content."""
    files = dict(files_of(WHOLE))
    card = files["packs/look/card.toml"]
    files["packs/look/card.toml"] = card.replace(b"Locks keep them in", word.encode())
    return files


def first_sign(store: ReleaseStore) -> str:
    """Read the first sign of the content in force."""
    edition = PackShelf(WHOLE, None, store.content).current("here")
    return edition.card().groups[0].signs[0].says.english


def take(store: ReleaseStore, data: bytes) -> None:
    """Offer a bundle and take it."""
    store.take(store.offer(data, "here").release.sha256)


def fault(store: ReleaseStore, data: bytes) -> BundleFault | None:
    """Say why a bundle is refused; nothing when it lies ready."""
    try:
        store.offer(data, "here")
    except BadBundle as refused:
        return refused.fault
    return None


def files_below(folder: Path) -> Mapping[str, bytes]:
    """Read everything in a folder."""
    return {str(file): file.read_bytes() for file in folder.rglob("*") if file.is_file()}


def test_what_was_taken_is_in_force_and_stays_so(
    store: ReleaseStore, memory: Memory, publisher: Publisher, tmp_path: Path
) -> None:
    """A new start finds it again; before that, the content of the program serves."""
    before = first_sign(store)
    take(store, publisher.bundle(2, content()))
    again = ReleaseStore(tmp_path / "releases", memory, b"", 1)

    assert before == "Locks keep them in"
    assert (first_sign(store), first_sign(again)) == ("Bars keep them in",) * 2
    assert again.installed() == store.installed()


def test_looking_changes_nothing(store: ReleaseStore, publisher: Publisher) -> None:
    """An offer is no act: the old content stays in force until somebody takes the new."""
    store.offer(publisher.bundle(2, content()), "here")

    assert store.installed() is None
    assert first_sign(store) == "Locks keep them in"


def test_an_older_one_is_refused_even_after_a_new_start(
    store: ReleaseStore, memory: Memory, publisher: Publisher, tmp_path: Path
) -> None:
    """The number lies in the vault."""
    take(store, publisher.bundle(5, content()))
    again = ReleaseStore(tmp_path / "releases", memory, b"", 1)

    assert fault(again, publisher.bundle(4, content("Old"))) is BundleFault.older
    assert fault(again, publisher.bundle(5, content("Other"))) is BundleFault.twice
    assert fault(again, publisher.bundle(5, content())) is BundleFault.already


def test_a_program_with_newer_content_comes_first(
    store: ReleaseStore, memory: Memory, publisher: Publisher, tmp_path: Path
) -> None:
    """An update of the program is not held back by an older bundle."""
    take(store, publisher.bundle(5, content()))
    updated = ReleaseStore(tmp_path / "releases", memory, b"", 6)

    assert updated.content() is None
    assert fault(updated, publisher.bundle(6, content())) is BundleFault.older


def test_without_a_publisher_nothing_is_taken(tmp_path: Path, publisher: Publisher) -> None:
    """Nobody is trusted unless somebody said so."""
    lonely = ReleaseStore(tmp_path / "releases", Memory(), b"", 1)

    assert fault(lonely, publisher.bundle(2, content())) is BundleFault.no_publisher


def test_roots_of_the_program_are_never_replaced(tmp_path: Path, publisher: Publisher) -> None:
    """A trust file of somebody else is refused; new keys of the same one are taken."""
    store = ReleaseStore(tmp_path / "releases", Memory(), publisher.chain, 1)
    later = publisher.rotated(keys_of(3), keys_of(3))
    with pytest.raises(BadBundle):
        store.trust(Publisher().trust)
    store.trust(later.trust)

    assert fault(store, later.bundle(2, content())) is None
    assert fault(store, publisher.bundle(3, content())) is BundleFault.older_keys


def test_files_changed_on_disk_are_mended_from_the_bundle(
    store: ReleaseStore, memory: Memory, publisher: Publisher, tmp_path: Path
) -> None:
    """What lies beside the vault counts for nothing until it verifies."""
    take(store, publisher.bundle(2, content()))
    folder = store.content()
    assert folder is not None
    (folder / "look" / "card.toml").write_text("changed = 1\n")
    (folder / "evil.toml").write_text("more = 1\n")
    again = ReleaseStore(tmp_path / "releases", memory, b"", 1)

    assert first_sign(again) == "Bars keep them in"
    assert not (folder / "evil.toml").exists()


def test_a_lost_or_changed_bundle_leaves_the_content_of_the_program(
    store: ReleaseStore, memory: Memory, publisher: Publisher, tmp_path: Path
) -> None:
    """Nobody is locked out, and the number is not forgotten."""
    take(store, publisher.bundle(2, content()))
    rmtree(tmp_path / "releases")
    again = ReleaseStore(tmp_path / "releases", memory, b"", 1)

    assert first_sign(again) == "Locks keep them in"
    assert fault(again, publisher.bundle(1, content())) is BundleFault.older


def test_content_that_cannot_be_read_or_lacks_the_place_is_refused(
    store: ReleaseStore, publisher: Publisher
) -> None:
    """Even when two authors signed it."""
    broken = {**content(), "packs/look/card.toml": b"not = a card\n"}
    elsewhere = {name: data for name, data in content().items() if "/here/" not in name}

    assert fault(store, publisher.bundle(2, broken)) is BundleFault.content
    assert fault(store, publisher.bundle(2, elsewhere)) is BundleFault.no_place


def test_only_what_was_looked_at_is_taken(store: ReleaseStore, publisher: Publisher) -> None:
    """Another bundle was laid ready in between."""
    seen = store.offer(publisher.bundle(2, content()), "here").release.sha256
    store.offer(publisher.bundle(3, content("Other")), "here")
    with pytest.raises(BadBundle):
        store.take(seen)

    assert store.installed() is None


def test_a_full_disk_leaves_everything_as_it_was(
    store: ReleaseStore, publisher: Publisher, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never half: the files and what is in force are those from before."""
    take(store, publisher.bundle(2, content()))
    offer = store.offer(publisher.bundle(3, content("Newer")), "here")
    before = files_below(tmp_path)

    def full(*_: object) -> None:
        raise OSError(ENOSPC, "no room")

    monkeypatch.setattr(laying, "write", full)
    with pytest.raises(StoreFull):
        store.take(offer.release.sha256)

    assert files_below(tmp_path) == before
    assert first_sign(store) == "Bars keep them in"
