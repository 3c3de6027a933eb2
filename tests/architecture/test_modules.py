"""Rooms stay small, named and explained."""

import ast
from pathlib import Path

import pytest

from tests.architecture.house import APP
from tests.architecture.house import DRAWERS
from tests.architecture.house import ROOMS
from tests.architecture.house import functions
from tests.architecture.house import imported
from tests.architecture.house import modules
from tests.architecture.house import name
from tests.architecture.house import tree
from tests.architecture.house import written_tests

CLOCK_AND_CHANCE = {"random", "secrets", "uuid", "time"}
MAY_DRAW = {
    "factory/clock.py",
    "vault/primitives.py",
    "courier/age_file.py",
    "courier/signing.py",
}
MAY_HASH = MAY_DRAW | {
    "library/sealing.py",
    "library/shelf.py",
    "vault/journal.py",
    "courier/envelope_v1.py",
    "web/guard.py",
}


@pytest.mark.parametrize("path", [*modules(), *written_tests()], ids=name)
def test_a_module_is_read_in_one_sitting(path: Path) -> None:
    """No module is longer than 300 lines."""
    lines = path.read_text(encoding="utf-8").count("\n")

    assert lines <= 300


@pytest.mark.parametrize("path", [*modules(), *written_tests()], ids=name)
def test_a_module_says_what_it_is_for(path: Path) -> None:
    """The first statement of each module is a docstring."""
    assert ast.get_docstring(tree(path))


@pytest.mark.parametrize("path", modules(), ids=name)
def test_a_module_is_not_a_drawer(path: Path) -> None:
    """No module is named after a kind of code or after the standard library."""
    assert path.stem not in DRAWERS


@pytest.mark.parametrize("path", [*modules(), *written_tests()], ids=name)
def test_a_function_fits_the_eye(path: Path) -> None:
    """No function is 50 lines long or more."""
    long = [f.name for f in functions(path) if (f.end_lineno or 0) - f.lineno >= 50]

    assert long == []


@pytest.mark.parametrize("path", [p for p in modules() if p.name == "__init__.py"], ids=name)
def test_the_door_of_a_room_holds_no_code(path: Path) -> None:
    """`__init__.py` holds docstring, imports, `__all__` and the version only."""
    allowed = (ast.Expr, ast.Import, ast.ImportFrom, ast.Assign)
    others = [type(node).__name__ for node in tree(path).body if not isinstance(node, allowed)]

    assert others == []


def test_every_room_has_a_name_in_the_plan() -> None:
    """The folders of the house are those of the plan, and the folder of the content."""
    folders = {p.name for p in APP.iterdir() if p.is_dir() and not p.name.startswith("_")}

    assert {*ROOMS, "packs"} == folders


@pytest.mark.parametrize("path", modules(), ids=name)
def test_clock_and_chance_come_from_outside(path: Path) -> None:
    """Only the clock module and the cryptography modules draw time or chance."""
    here = path.relative_to(APP).as_posix()
    allowed = set() if here not in MAY_DRAW else CLOCK_AND_CHANCE
    if here.startswith(("desktop/", "web/launch", "web/guard", "courier/by_https", "cli/")):
        allowed = {"time", "secrets"}

    assert set() == (imported(path) & CLOCK_AND_CHANCE) - allowed


@pytest.mark.parametrize("path", modules(), ids=name)
def test_digests_are_made_in_named_places(path: Path) -> None:
    """`hashlib` and `hmac` stand only where the house says so."""
    here = path.relative_to(APP).as_posix()

    assert here in MAY_HASH or not imported(path) & {"hashlib", "hmac"}


@pytest.mark.parametrize("path", modules(), ids=name)
def test_one_module_knows_the_headers_of_htmx(path: Path) -> None:
    """The text HX- stands in one Python file."""
    here = path.relative_to(APP).as_posix()

    assert here == "web/hypermedia.py" or "HX-" not in path.read_text(encoding="utf-8")


def test_the_content_is_data() -> None:
    """The folder of the packs holds no code."""
    assert list((APP / "packs").rglob("*.py")) == []


@pytest.mark.parametrize("path", modules(), ids=name)
def test_no_name_weighs_a_person(path: Path) -> None:
    """No name in the code speaks of a score, a risk, or a victim."""
    banned = ("score", "risk", "victim", "negative")
    names = {node.id for node in ast.walk(tree(path)) if isinstance(node, ast.Name)}
    names |= {f.name for f in functions(path)}

    assert [n for n in sorted(names) if any(word in n.lower() for word in banned)] == []
