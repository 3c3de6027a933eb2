"""Every invalid fixture fails for exactly the reasons that its comments name."""

from pathlib import Path

import pytest

from app import resources
from app.library.checking import check
from app.library.content import Content
from app.library.reading import read

FIXTURES = Path(__file__).parents[1] / "fixtures" / "packs"
VALID = sorted((FIXTURES / "valid").iterdir())
INVALID = sorted((FIXTURES / "invalid").iterdir())
MARK = "# expect: "
MANY = 45


def mistakes_of(folder: Path, base: Content | None) -> list[str]:
    """Read and check a folder, as the command does."""
    reading = read(folder, base)
    found = reading.mistakes or (check(reading.content) if reading.content else ())
    return [str(mistake) for mistake in found]


def expected_in(folder: Path) -> list[str]:
    """Collect the mistakes that comments of a fixture name."""
    lines = [line for file in folder.rglob("*.toml") for line in file.read_text().splitlines()]
    return [line.removeprefix(MARK) for line in lines if line.startswith(MARK)]


@pytest.fixture(scope="module")
def base() -> Content | None:
    """Give the shipped content, on which single packs stand."""
    return read(resources.packs()).content


@pytest.mark.parametrize("folder", VALID, ids=lambda folder: folder.name)
def test_a_valid_folder_has_no_mistake(folder: Path, base: Content | None) -> None:
    """Tiny packs and whole content pass every check."""
    assert mistakes_of(folder, base) == []


@pytest.mark.parametrize("folder", INVALID, ids=lambda folder: folder.name)
def test_an_invalid_folder_fails_for_its_stated_reasons_only(
    folder: Path, base: Content | None
) -> None:
    """The mistakes are those of the comments, all of them and no other."""
    expected = expected_in(folder)

    assert expected
    assert sorted(expected) == sorted(mistakes_of(folder, base))


def test_there_are_more_invalid_fixtures_than_valid_ones() -> None:
    """A check without a fixture that fails it proves nothing."""
    assert len(INVALID) >= max(len(VALID), MANY)
