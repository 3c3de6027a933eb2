"""A publisher at the command line: keys, a root, a bundle, two signatures, new keys."""

import io
import stat
from collections.abc import Callable
from pathlib import Path

import pytest

from app.cli.main import main

WHOLE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"
WORDS = "seven quiet horses"
Say = Callable[..., tuple[int, str]]

pytestmark = pytest.mark.threat("T07")


@pytest.fixture(name="say")
def _say(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> Say:
    def said(*words: object, typed: str = "") -> tuple[int, str]:
        monkeypatch.setattr("sys.stdin", io.StringIO(typed))
        monkeypatch.setattr("app.cli.publishing.harden", lambda: None)
        code = main(["pack", *map(str, words)])
        told = capsys.readouterr()
        return code, told.out + told.err

    return said


@pytest.fixture(name="office")
def _office(say: Say, tmp_path: Path) -> Path:
    office = tmp_path / "office"
    say("develop", office)
    return office


def bundle(say: Say, office: Path, name: str = "new.bundle", number: int = 3) -> Path:
    """Put the small content into a bundle that nobody signed yet."""
    file = office / name
    code, told = say(
        "bundle", WHOLE, "--trust", office / "publisher.trust", "--to", file, "--number", number
    )
    assert code == 0, told
    return file


def test_two_authors_sign_one_after_the_other(say: Say, office: Path) -> None:
    """After one signature the bundle is refused, after two it is good."""
    file = bundle(say, office)
    check = ("verify", file, "--trust", office / "publisher.trust")
    say("sign", file, "--key", office / "author-1.key")
    half = say(*check)
    say("sign", file, "--key", office / "author-2.key")
    whole = say(*check)

    assert half[0] == 1
    assert "too few" in half[1]
    assert (whole[0], "release 3, good" in whole[1]) == (0, True)


def test_the_same_author_twice_is_one(say: Say, office: Path) -> None:
    """A second signature of one key adds nothing."""
    file = bundle(say, office)
    for _ in range(2):
        say("sign", file, "--key", office / "author-1.key")

    assert say("verify", file, "--trust", office / "publisher.trust")[0] == 1


def test_a_keeper_cannot_sign_content(say: Say, office: Path) -> None:
    """The refusal comes while signing, and nothing is changed."""
    file = bundle(say, office)
    before = file.read_bytes()
    code, told = say("sign", file, "--key", office / "keeper-1.key")

    assert (code, file.read_bytes()) == (1, before)
    assert "may not sign" in told


@pytest.mark.slow
def test_a_key_is_sealed_unless_clear_is_asked_for(say: Say, tmp_path: Path) -> None:
    """The passphrase opens it, another one does not, and the file is private."""
    file = tmp_path / "mine.key"
    short = say("keys", "--to", file, typed="short\n")
    made = say("keys", "--to", file, typed=f"{WORDS}\n")
    again = say("keys", "--to", file, typed=f"{WORDS}\n")

    assert (short[0], made[0], again[0]) == (1, 0, 1)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    assert file.read_bytes().startswith(b"age-encryption.org/")


def test_keys_are_replaced_and_old_trust_still_leads_to_the_new(
    say: Say, office: Path, tmp_path: Path
) -> None:
    """Old and new keepers sign; who holds the first trust file takes the new bundle."""
    others = tmp_path / "others"
    say("develop", others)
    later = office / "later.trust"
    people = [
        part
        for kind in ("keeper", "author")
        for number in (1, 2)
        for part in (f"--{kind}", others / f"{kind}-{number}.key.pub")
    ]
    say("root", *people, "--after", office / "publisher.trust", "--to", later)
    for place in (office, others):
        for number in (1, 2):
            say("sign", later, "--key", place / f"keeper-{number}.key")
    held = say("verify", later)
    file = office / "new.bundle"
    say("bundle", WHOLE, "--trust", later, "--to", file, "--number", 4)
    for number in (1, 2):
        say("sign", file, "--key", others / f"author-{number}.key")

    assert (held[0], "root 2, good" in held[1]) == (0, True)
    assert say("verify", file, "--trust", office / "publisher.trust")[0] == 0


def test_packs_with_mistakes_are_not_bundled(say: Say, office: Path, tmp_path: Path) -> None:
    """What a device could not read is never signed."""
    bad = WHOLE.parents[1] / "invalid" / "unreachable"
    code, told = say(
        "bundle", bad, "--trust", office / "publisher.trust", "--to", tmp_path / "x.bundle"
    )

    assert (code, "mistakes" in told, (tmp_path / "x.bundle").exists()) == (1, True, False)


def test_a_threshold_of_one_is_refused(say: Say, office: Path, tmp_path: Path) -> None:
    """Nobody can set up a root that one stolen key could use."""
    person = office / "keeper-1.key.pub"
    code, _ = say(
        "root", "--keeper", person, "--author", person, "--threshold", 1,
        "--to", tmp_path / "x.trust",
    )  # fmt: skip

    assert (code, (tmp_path / "x.trust").exists()) == (1, False)


def test_all_shipped_packs_fit_into_a_bundle(say: Say, office: Path) -> None:
    """The real content is within the limits of number, names and size."""
    file = office / "all.bundle"
    code, told = say("bundle", "--trust", office / "publisher.trust", "--to", file)

    assert code == 0, told
