"""S5: the attacks that The Update Framework lists, one test for each, and their controls."""

import time
from dataclasses import replace
from datetime import UTC
from datetime import datetime

import pytest

from app.domain.errors import BadBundle
from app.domain.plain_form import NotPlain
from app.domain.release import BundleFault
from app.library import trust
from app.library.bundle import Bundle
from app.library.bundle import take_apart
from app.library.publishing import bundle_of
from app.library.publishing import first_trust
from app.library.sealing import ContentKey
from app.library.trust import RELEASE
from app.library.trust import ROOT
from app.library.trust import Signed
from app.library.trust import signature_line
from app.library.verifying import Seen
from app.library.verifying import trusted_chain
from app.library.verifying import verify
from tests.library.publisher import MADE
from tests.library.publisher import OLD_AT
from tests.library.publisher import SMALL
from tests.library.publisher import Publisher
from tests.library.publisher import keys_of
from tests.library.publisher import sign
from tests.proofs.report import Finding
from tests.proofs.report import tell

pytestmark = pytest.mark.threat("T07")
UNSEEN = Seen()
EVIL = {"packs/guidance.toml": b'one = "evil"\n'}


@pytest.fixture(scope="module")
def publisher() -> Publisher:
    """Give the publisher that the device trusts."""
    return Publisher()


def fault(data: bytes, chain: bytes, seen: Seen = UNSEEN) -> BundleFault | None:
    """Say why a bundle is refused; nothing when it is taken."""
    try:
        verify(data, chain, seen)
    except BadBundle as refused:
        return refused.fault
    return None


def seen_after(data: bytes, chain: bytes) -> Seen:
    """Say what a device remembers once it took this bundle."""
    found = verify(data, chain, UNSEEN)
    return Seen(version=found.release.version, sha256=found.release.sha256, keys=found.keys)


def forced(bundle: Bundle, *keys: ContentKey) -> bytes:
    """Sign a release with any keys at all, as a thief with tools of their own would."""
    assert bundle.release is not None
    body = bundle.release.body
    lines = sorted(signature_line(RELEASE, body, key) for key in keys)
    return replace(bundle, release=Signed(body=body, signatures=b"".join(lines))).written()


def test_arbitrary_content_of_a_stranger_is_refused(publisher: Publisher) -> None:
    """Arbitrary software: another publisher, with good signatures of their own."""
    stranger = Publisher()

    assert fault(stranger.bundle(9), publisher.chain) is BundleFault.other_publisher


def test_arbitrary_content_under_the_true_roots_is_refused(publisher: Publisher) -> None:
    """The true roots, and a release that strangers signed."""
    draft = take_apart(publisher.draft(9, EVIL))

    assert fault(forced(draft, *keys_of(3)), publisher.chain) is BundleFault.signatures


def test_content_changed_after_signing_is_refused(publisher: Publisher) -> None:
    """The release is true; one of its files is not."""
    true = take_apart(publisher.bundle(9))
    evil = replace(true, files=(b"x" * len(true.files[0]), *true.files[1:]))

    assert fault(evil.written(), publisher.chain) is BundleFault.changed


def test_roll_back_to_an_earlier_release_is_refused(publisher: Publisher) -> None:
    """Control: a device that does not remember the number takes the old one."""
    old, new = publisher.bundle(3), publisher.bundle(4)
    seen = seen_after(new, publisher.chain)
    tell(
        Finding(
            proof="S5",
            what="roll-back",
            size="1 older release, truly signed",
            result="refused",
            control="verifier without version check: taken",
            seed=None,
            seconds=0,
        )
    )

    assert fault(old, publisher.chain, seen) is BundleFault.older
    assert fault(old, publisher.chain, UNSEEN) is None


def test_roll_back_below_the_content_of_the_program_is_refused(publisher: Publisher) -> None:
    """What came with the program counts as seen."""
    data = publisher.bundle(2026_01_01_00)

    assert fault(data, publisher.chain, Seen(least=2026_11_22_00)) is BundleFault.older


def test_roll_back_of_the_roots_is_refused(publisher: Publisher) -> None:
    """A bundle from before the keys were replaced is not taken after it."""
    later = publisher.rotated(keys_of(3), keys_of(3))

    assert fault(publisher.bundle(99), later.chain) is BundleFault.older_keys


def test_fast_forward_is_undone_by_replacing_the_keys(publisher: Publisher) -> None:
    """Thieves of two keys gave out a far too high number; new keys count anew."""
    seen = seen_after(publisher.bundle(99_999_999), publisher.chain)
    later = publisher.rotated(publisher.keepers, keys_of(3))

    assert fault(publisher.bundle(8), publisher.chain, seen) is BundleFault.older
    assert fault(later.bundle(8), publisher.chain, seen) is None


def test_indefinite_freeze_is_seen_and_locks_nobody_out(publisher: Publisher) -> None:
    """Whoever holds back the new one cannot hide that the old one is old."""
    found = verify(publisher.bundle(5), publisher.chain, UNSEEN)

    assert not found.release.is_old(datetime(2026, 12, 1, tzinfo=UTC))
    assert found.release.is_old(OLD_AT)


def test_mix_and_match_of_two_releases_is_refused(publisher: Publisher) -> None:
    """One true file of the old release inside the new one."""
    old = take_apart(publisher.bundle(3, {**SMALL, "policy.toml": b"old = 1\n"}))
    new = take_apart(publisher.bundle(4, {**SMALL, "policy.toml": b"new = 1\n"}))
    mixed = replace(new, files=(*new.files[:2], old.files[2]))
    swapped = replace(new, release=old.release)

    assert fault(mixed.written(), publisher.chain) is BundleFault.changed
    assert fault(swapped.written(), publisher.chain) is BundleFault.changed


def test_files_in_another_order_are_refused(publisher: Publisher) -> None:
    """Each file stands in its own place."""
    true = take_apart(publisher.bundle(4))
    turned = replace(true, files=tuple(reversed(true.files)))

    assert fault(turned.written(), publisher.chain) is BundleFault.changed


def test_an_extraneous_file_is_refused(publisher: Publisher) -> None:
    """Extraneous dependencies: nothing comes along that is not named."""
    true = take_apart(publisher.bundle(4))
    more = replace(true, files=(*true.files, b"extra = 1\n"))
    less = replace(true, files=true.files[:-1])

    assert fault(more.written(), publisher.chain) is BundleFault.changed
    assert fault(less.written(), publisher.chain) is BundleFault.changed


def test_a_wrong_key_is_refused_beside_enough_right_ones(publisher: Publisher) -> None:
    """Two right signatures do not carry a third wrong one."""
    draft = take_apart(publisher.draft(4))
    data = forced(draft, *publisher.authors[:2], *keys_of(1))

    assert fault(data, publisher.chain) is BundleFault.signatures


def test_keepers_of_the_root_cannot_sign_releases(publisher: Publisher) -> None:
    """Each key has its own duty."""
    draft = take_apart(publisher.draft(4))

    assert fault(forced(draft, *publisher.keepers), publisher.chain) is BundleFault.signatures


def test_a_signature_of_one_kind_is_none_of_another(publisher: Publisher) -> None:
    """What was signed as a root is not signed as a release."""
    draft = take_apart(publisher.draft(4))
    assert draft.release is not None
    body = draft.release.body
    lines = sorted(signature_line(ROOT, body, key) for key in publisher.authors)
    data = replace(draft, release=Signed(body=body, signatures=b"".join(lines)))

    assert fault(data.written(), publisher.chain) is BundleFault.signatures


@pytest.mark.threat("T17")
def test_one_stolen_key_is_not_enough(
    publisher: Publisher, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Control: with a threshold of one, one stolen key signs anything."""
    started = time.monotonic()
    stolen = publisher.authors[0]
    draft = take_apart(publisher.draft(4, EVIL))
    doubled = forced(draft, stolen, stolen)
    monkeypatch.setattr(trust, "LEAST_THRESHOLD", 1)
    weak = Publisher(keepers=publisher.keepers[:1], authors=(stolen,), trust=_of_one(stolen))
    weak_draft = bundle_of(take_apart(weak.trust), EVIL, 4, MADE, OLD_AT)
    through = fault(forced(weak_draft, stolen), weak.chain)
    tell(
        Finding(
            proof="S5",
            what="stolen key",
            size="1 key, signed once and twice",
            result="refused",
            control="threshold of one: taken" if through is None else "control held",
            seed=None,
            seconds=time.monotonic() - started,
        )
    )

    assert fault(forced(draft, stolen), publisher.chain) is BundleFault.signatures
    assert fault(doubled, publisher.chain) is BundleFault.signatures
    assert through is None


def _of_one(key: ContentKey) -> bytes:
    return sign(first_trust((key.public,), 1, OLD_AT, (key.public,)).written(), key)


def test_a_root_with_a_threshold_of_one_is_no_root() -> None:
    """Nobody makes one by mistake, and no device reads one."""
    key = keys_of(1)[0]
    with pytest.raises(NotPlain):
        first_trust((key.public,), 1, OLD_AT, (key.public,))


def test_one_stolen_keeper_replaces_no_keys(publisher: Publisher) -> None:
    """A new root needs enough of the old keepers, whatever the new ones say."""
    thief = keys_of(3)
    evil = Publisher(keepers=(publisher.keepers[0], *thief[:2]))
    forged = _following(publisher, evil, publisher.keepers[0], *thief[:2])
    with pytest.raises(BadBundle):
        trusted_chain(forged)

    assert trusted_chain(_following(publisher, evil, *publisher.keepers[:2], *thief[:2]))


def _following(old: Publisher, new: Publisher, *keys: ContentKey) -> bytes:
    """Put a second root after the first, signed by these keys in the order of their ids."""
    body = take_apart(new.trust).roots[0].body.replace(b'"version":1', b'"version":2')
    lines = sorted({signature_line(ROOT, body, key) for key in keys})
    second = Signed(body=body, signatures=b"".join(lines))
    return Bundle(roots=(*take_apart(old.trust).roots, second)).written()


def test_a_root_number_cannot_be_left_out(publisher: Publisher) -> None:
    """Each root follows the one before it."""
    second = publisher.rotated(publisher.keepers, publisher.authors)
    third = take_apart(second.rotated(publisher.keepers, publisher.authors).trust)
    gap = Bundle(roots=(third.roots[0], third.roots[2]))
    with pytest.raises(BadBundle):
        trusted_chain(gap.written())


def test_a_release_of_the_wrong_form_is_refused_although_it_is_signed(
    publisher: Publisher,
) -> None:
    """Even two authors cannot name a file outside, twice, or in another order."""
    contents = take_apart(publisher.bundle(4))
    assert contents.release is not None
    body = contents.release.body
    for old, new in (
        (b"packs/guidance.toml", b"packs/../../home.toml"),
        (b"packs/look/card.toml", b"packs/guidance.toml"),
        (b'"kind":"fieldcard-release"', b'"kind":"fieldcard-rumours"'),
    ):
        odd = replace(contents, release=Signed(body=body.replace(old, new), signatures=b""))

        assert fault(forced(odd, *publisher.authors[:2]), publisher.chain) is (
            BundleFault.unreadable
        )
