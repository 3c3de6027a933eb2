"""Finds the tests that documents name, and what their marks say they prove."""

import ast
from collections.abc import Iterator
from functools import cache

from tests.architecture.house import ROOT
from tests.architecture.house import tree


@cache
def tests_of(file: str) -> frozenset[str]:
    """Name the tests of a file; empty when the file is not there."""
    path = ROOT / file
    if not path.is_file():
        return frozenset()
    return frozenset(
        node.name
        for node in tree(path).body
        if isinstance(node, ast.FunctionDef) and node.name.startswith("test_")
    )


def exists(test: str) -> bool:
    """Say whether a test is there, named as pytest names it: file, two colons, function."""
    file, _, name = test.partition("::")
    return name in tests_of(file)


@cache
def threats_of(test: str) -> frozenset[str]:
    """Give the rows of the threat model that a test says it proves, by itself or its file."""
    file, _, name = test.partition("::")
    body = tree(ROOT / file).body
    found = {
        row
        for node in body
        if isinstance(node, ast.FunctionDef) and node.name == name
        for mark in node.decorator_list
        for row in _rows(mark)
    }
    for node in body:
        if isinstance(node, ast.Assign) and _is_mark(node):
            found |= {*_rows(node.value)}
    return frozenset(found)


def all_marked() -> Iterator[str]:
    """Name every test that proves a row of the threat model."""
    for path in sorted((ROOT / "tests").rglob("test_*.py")):
        file = path.relative_to(ROOT).as_posix()
        yield from (
            f"{file}::{name}"
            for name in sorted(tests_of(file))
            if threats_of(f"{file}::{name}")
        )


def _is_mark(node: ast.Assign) -> bool:
    return any(isinstance(one, ast.Name) and one.id == "pytestmark" for one in node.targets)


def _rows(mark: ast.expr) -> Iterator[str]:
    """Give the words of every `threat(...)` inside an expression."""
    for node in ast.walk(mark):
        if (
            isinstance(node, ast.Call)
            and isinstance(node.func, ast.Attribute)
            and node.func.attr == "threat"
        ):
            yield from (one.value for one in node.args if isinstance(one, ast.Constant))
