"""The wheel holds all that the program needs, and the sdist holds all that the wheel needs."""

import hashlib
import json
import shutil
from pathlib import Path

import pytest

from tests.packaging.conftest import NOT_BUILT_YET
from tests.packaging.conftest import ROOT
from tests.packaging.conftest import Built
from tests.packaging.conftest import build
from tests.packaging.conftest import contents
from tests.packaging.conftest import unpacked

pytestmark = pytest.mark.slow
SHIPPED = "app/_shipped"
CODE = {".py", ".toml", ".html", ".txt", ".svg", ".typ"}


def _left_out(folder: str, place: str, names: set[str], suffixes: set[str]) -> set[str]:
    """Name the files of a folder that a wheel does not hold at a place."""
    files = (path for path in (ROOT / folder).rglob("*") if path.is_file())
    wanted = {
        f"{place}/{path.relative_to(ROOT / folder).as_posix()}"
        for path in files
        if not suffixes or path.suffix in suffixes
    }
    return wanted - names


def test_the_wheel_holds_code_packs_templates_and_word_lists(
    wheel_files: dict[str, bytes],
) -> None:
    """Every file that the program reads from its own folder is inside."""
    names = set(wheel_files)

    assert _left_out("app", "app", names, CODE) == set()
    assert {"app/courier/words.txt", "app/vault/well_known.txt"} <= names
    assert {"app/packs/core/pack.toml", "app/web/templates/layouts/page.html"} <= names


def test_the_wheel_holds_style_script_and_letters(wheel_files: dict[str, bytes]) -> None:
    """Everything under static/ is inside, byte for byte."""
    names = set(wheel_files)
    vendored = (ROOT / "static" / "vendor.toml").read_bytes()

    assert _left_out("static", f"{SHIPPED}/static", names, set()) == set()
    assert wheel_files[f"{SHIPPED}/static/vendor.toml"] == vendored


def test_the_wheel_holds_compiled_words_and_their_review_states(
    wheel_files: dict[str, bytes],
) -> None:
    """Each catalogue has its compiled form and its states beside it."""
    sources = {name for name in wheel_files if name.endswith(".po")}
    compiled = {name for name in wheel_files if name.endswith(".mo")}
    states = {name for name in wheel_files if name.endswith(".states.json")}

    assert {f"{name.removesuffix('.po')}.mo" for name in sources} == compiled
    assert {f"{name.removesuffix('.po')}.states.json" for name in sources} == states - {
        f"{SHIPPED}/translations/sources.states.json"
    }
    assert any("/ar/" in name for name in compiled)
    assert all(json.loads(wheel_files[name]) for name in states)


def test_the_wheel_holds_nothing_else(wheel_files: dict[str, bytes]) -> None:
    """Tests, caches and made files of a checkout stay out."""
    places = {name.split("/")[0] for name in wheel_files}

    assert {place.split("-")[0] for place in places} == {"app", "fieldcard"}
    assert not any("__pycache__" in name or "/tests/" in name for name in wheel_files)


def test_the_wheel_built_from_the_sdist_is_the_same(
    built: Built, wheel_files: dict[str, bytes], tmp_path: Path
) -> None:
    """The sdist alone is enough; nothing is taken from around it."""
    tree = unpacked(built.sdist, tmp_path / "sdist")
    again = build(tree, tmp_path / "wheel", "wheel")

    assert contents(again) == wheel_files


def test_the_sdist_holds_what_runs_and_what_tests(built: Built, tmp_path: Path) -> None:
    """Whoever has only the sdist can run `make run` and `make test`."""
    tree = unpacked(built.sdist, tmp_path)
    locks = {path.name for path in ROOT.glob("*.lock")}
    needed = {"Makefile", "README.md", "LICENSE", "pyproject.toml", "tests", "docs", *locks}

    assert needed <= {path.name for path in tree.iterdir()}
    assert (tree / "packaging" / "prepare").stat().st_mode & 0o111


@pytest.mark.threat("T17")
def test_two_builds_give_the_same_wheel(built: Built, tmp_path: Path) -> None:
    """The same sources give the same bytes, the compiled words among them."""
    tree = shutil.copytree(built.tree, tmp_path / "tree", ignore=NOT_BUILT_YET)
    other = build(tree, tmp_path / "wheel", "wheel")
    first, second = (
        {name: file for name, file in contents(wheel).items() if name.endswith(".mo")}
        for wheel in (built.wheel, other)
    )

    assert first == second
    assert (
        hashlib.sha256(built.wheel.read_bytes()).digest()
        == hashlib.sha256(other.read_bytes()).digest()
    )
