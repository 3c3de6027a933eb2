"""Bundles of content: taken whole and unchanged from enough of the right people, or not."""

from datetime import UTC
from datetime import datetime

import pytest

from app.domain.errors import BadBundle
from app.domain.release import BundleFault
from app.library.bundle import MOST_BYTES
from app.library.bundle import is_safe_path
from app.library.verifying import Seen
from app.library.verifying import verify
from tests.library.publisher import SMALL
from tests.library.publisher import Publisher
from tests.library.publisher import keys_of
from tests.library.publisher import sign

pytestmark = pytest.mark.threat("T07")
UNSEEN = Seen()


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    """Give a publisher with keys of its own."""
    return Publisher()


def fault(data: bytes, chain: bytes, seen: Seen = UNSEEN) -> BundleFault | None:
    """Say why a bundle is refused; nothing when it is taken."""
    try:
        verify(data, chain, seen)
    except BadBundle as refused:
        return refused.fault
    return None


def test_a_bundle_of_two_authors_is_taken_with_its_files(publisher: Publisher) -> None:
    """What comes out is what was put in, and who signed."""
    found = verify(publisher.bundle(7), publisher.chain, UNSEEN)

    assert dict(found.files) == SMALL
    assert found.release.version == 7
    assert found.release.signers == tuple(sorted(one.id for one in publisher.authors[:2]))


def test_an_old_bundle_is_taken_and_only_called_old(publisher: Publisher) -> None:
    """Expiry warns; it never locks anybody out."""
    early = datetime(2026, 11, 21, tzinfo=UTC)
    found = verify(publisher.bundle(7, until=early), publisher.chain, UNSEEN)

    assert found.release.is_old(datetime(2030, 1, 1, tzinfo=UTC))
    assert not found.release.is_old(datetime(2026, 11, 20, tzinfo=UTC))


def test_a_third_signature_changes_nothing_but_is_checked(publisher: Publisher) -> None:
    """More than enough is fine, if every one of them holds."""
    third = sign(publisher.bundle(7), publisher.authors[2])

    assert fault(third, publisher.chain) is None


def test_keys_are_replaced_by_old_and_new_keepers(publisher: Publisher) -> None:
    """A device that trusts the first root takes what the second one signs."""
    later = publisher.rotated(keys_of(3), keys_of(3))

    assert fault(later.bundle(8), publisher.chain) is None
    assert fault(later.bundle(8), later.chain) is None


def test_the_same_bundle_again_is_told_apart_from_another_one(publisher: Publisher) -> None:
    """The same content is here already; other content under that number is refused."""
    data = publisher.bundle(7)
    found = verify(data, publisher.chain, UNSEEN)
    seen = Seen(version=7, sha256=found.release.sha256, keys=found.keys)
    other = publisher.bundle(7, {"packs/guidance.toml": b"other\n"})

    assert fault(data, publisher.chain, seen) is BundleFault.already
    assert fault(other, publisher.chain, seen) is BundleFault.twice


@pytest.mark.parametrize(
    "path",
    [
        "packs/../policy.toml",
        "/packs/core/pack.toml",
        "packs\\core\\pack.toml",
        "packs/core/pack.py",
        "packs/.hidden.toml",
        "packs/Core/pack.toml",
        "packs/a/b/c/d.toml",
        "packs/con.toml",
        "packs/nul/pack.toml",
        "other/pack.toml",
        "packs/core/pack.toml\n",
        "packs//pack.toml",
        "",
    ],
)
def test_a_name_that_leads_elsewhere_is_no_name(path: str) -> None:
    """Nothing is ever written outside its folder, on any system."""
    assert not is_safe_path(path)


def test_a_file_larger_than_the_limit_is_not_looked_at(publisher: Publisher) -> None:
    """Size comes first."""
    assert fault(bytes(MOST_BYTES + 1), publisher.chain) is BundleFault.too_large
