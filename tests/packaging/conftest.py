"""A wheel and an sdist, built once for all tests of this folder, without a network."""

import os
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
NOT_BUILT_YET = shutil.ignore_patterns("*.mo", "*.states.json", "__pycache__", "pictures")


@dataclass(frozen=True, slots=True, kw_only=True)
class Built:
    """What was built, and the copy of the tree that it was built from."""

    tree: Path
    wheel: Path
    sdist: Path


def build(tree: Path, to: Path, kind: str) -> Path:
    """Build a wheel or an sdist of one tree with what is installed already."""
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", kind, "-d", str(to)],
        cwd=tree,
        env={**os.environ, "PIP_NO_INDEX": "1"},
        capture_output=True,
        timeout=300,
        check=True,
    )
    (made,) = to.iterdir()
    return made


def contents(wheel: Path) -> dict[str, bytes]:
    """Give every file of a wheel."""
    with zipfile.ZipFile(wheel) as opened:
        return {name: opened.read(name) for name in opened.namelist()}


def copy_of_the_tree(to: Path) -> Path:
    """Copy what an sdist holds, with no catalogue compiled, as after a fresh clone."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    named = project["tool"]["hatch"]["build"]["targets"]["sdist"]["include"]
    for path in (path for each in named for path in sorted(ROOT.glob(each.lstrip("/")))):
        if path.is_dir():
            shutil.copytree(path, to / path.name, ignore=NOT_BUILT_YET)
        else:
            shutil.copy(path, to)
    shutil.copy(ROOT / "pyproject.toml", to)
    return to


def unpacked(sdist: Path, to: Path) -> Path:
    """Unpack an sdist and give its one folder."""
    with tarfile.open(sdist) as opened:
        # The filter came with Python 3.11.4; as an attribute, older ones pass over it.
        opened.extraction_filter = getattr(tarfile, "data_filter", None)
        opened.extractall(to)  # noqa: S202  # built by this test
    (folder,) = to.iterdir()
    return folder


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Built:
    """Build both from a copy of the tree."""
    folder = tmp_path_factory.mktemp("built")
    (folder / "tree").mkdir()
    tree = copy_of_the_tree(folder / "tree")
    return Built(
        tree=tree,
        wheel=build(tree, folder / "wheel", "wheel"),
        sdist=build(tree, folder / "sdist", "sdist"),
    )


@pytest.fixture(scope="session")
def wheel_files(built: Built) -> dict[str, bytes]:
    """Give every file of the wheel."""
    return contents(built.wheel)
