"""The lock files: pinned, hashed, without addresses, and each with its own parts only."""

import re
import tomllib
from itertools import combinations
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
PIN = re.compile(r"(?P<name>[a-z0-9.-]+)==(?P<version>[^ ]+)( ; [^\\]+)? \\")
HASH = re.compile(r"    --hash=sha256:[0-9a-f]{64}( \\)?")
LOCKS = {path.name: path for path in sorted(ROOT.glob("*.lock"))}
PLAIN = "requirements.lock"
EXTRAS = ("hub", "window", "pdf", "keystore", "test")
ABSENT = {
    "requirements.lock": r"pyside|pywebview|qt|typst|playwright|pytest|hypothesis|sqlalchemy",
    "requirements-hub.lock": r"pyside|pywebview|qt|typst|playwright|pytest|hypothesis",
    "requirements-window.lock": r"typst|playwright|pytest|hypothesis|sqlalchemy",
    "requirements-pdf.lock": r"pyside|pywebview|qt|playwright|pytest|hypothesis|sqlalchemy",
    "requirements-keystore.lock": r"pyside|pywebview|qt|playwright|pytest|sqlalchemy|typst",
    "requirements-test.lock": r"pyside|pywebview",
}

every_lock = pytest.mark.parametrize("name", LOCKS)


def _lines(name: str) -> list[str]:
    return LOCKS[name].read_text(encoding="utf-8").splitlines()


def _pins(name: str) -> dict[str, str]:
    found = filter(None, map(PIN.fullmatch, _lines(name)))
    return {pin["name"]: pin["version"] for pin in found}


def _wanted(extra: str = "") -> set[str]:
    """Give the normal names of the packages that the project file asks for."""
    project = PROJECT["project"]
    asked = project["optional-dependencies"][extra] if extra else project["dependencies"]
    names = {re.split(r"[\s\[<>=!~;]", each, maxsplit=1)[0] for each in asked}
    return {re.sub(r"[-_.]+", "-", name).lower() for name in names - {"fieldcard"}}


def test_there_is_one_lock_for_a_plain_run_and_one_for_each_extra() -> None:
    """A plain run pulls no extra."""
    extras = set(PROJECT["project"]["optional-dependencies"])

    assert set(EXTRAS) == extras
    assert {PLAIN, *(f"requirements-{extra}.lock" for extra in extras)} == set(LOCKS)


@every_lock
def test_every_line_is_a_pin_or_a_hash(name: str) -> None:
    """Thus no line can hold an address, an option or another file."""
    strange = [
        line for line in _lines(name) if not PIN.fullmatch(line) and not HASH.fullmatch(line)
    ]

    assert strange == []


@every_lock
def test_no_line_holds_an_address(name: str) -> None:
    """Where packages come from is the choice of the machine that installs them."""
    assert [line for line in _lines(name) if re.search(r"://|@|\bwww\.|\.org", line)] == []


@pytest.mark.threat("T17")
@every_lock
def test_every_pin_has_a_hash_and_stands_once(name: str) -> None:
    """A pin is followed by its first hash; the last hash of a pin ends it."""
    lines = _lines(name)
    pinned = [line.split("==")[0] for line in lines if PIN.fullmatch(line)]
    after_pins = [
        after for line, after in zip(lines, [*lines[1:], ""], strict=True) if "==" in line
    ]

    assert sorted(set(pinned)) == sorted(pinned)
    assert all(HASH.fullmatch(after) for after in after_pins)


@every_lock
def test_a_lock_holds_no_parts_of_another_use(name: str) -> None:
    """Window, tests and hub stay out of a plain run."""
    assert [pin for pin in _pins(name) if re.search(ABSENT[name], pin)] == []


@every_lock
def test_every_lock_holds_what_the_program_needs(name: str) -> None:
    """Each lock can be installed alone."""
    assert _wanted() <= set(_pins(name))


@pytest.mark.parametrize("extra", EXTRAS)
def test_the_lock_of_an_extra_holds_what_the_extra_needs(extra: str) -> None:
    """What the project file asks for is pinned."""
    assert _wanted(extra) <= set(_pins(f"requirements-{extra}.lock"))


def test_the_test_lock_holds_the_small_extras_and_what_builds_a_wheel() -> None:
    """The tests run the hub, set type and build without fetching anything."""
    build = {re.split("[<>=]", each)[0] for each in PROJECT["build-system"]["requires"]}

    wanted = {*_wanted("hub"), *_wanted("pdf"), *_wanted("keystore"), *build, "editables"}

    assert wanted <= set(_pins("requirements-test.lock"))


@pytest.mark.parametrize(("one", "other"), [*combinations(LOCKS, 2)])
def test_locks_agree_on_every_version(one: str, other: str) -> None:
    """What is tested is what runs."""
    first, second = _pins(one), _pins(other)
    shared = first.keys() & second.keys()

    assert {name: first[name] for name in shared} == {name: second[name] for name in shared}
