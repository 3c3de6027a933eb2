"""Where the parts of the house stand, read once for all room tests."""

import ast
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
APP = ROOT / "app"
ROOMS = (
    "casework",
    "cli",
    "courier",
    "desktop",
    "domain",
    "factory",
    "hub",
    "i18n",
    "library",
    "paper",
    "vault",
    "web",
)
DRAWERS = {
    "utils",
    "util",
    "helpers",
    "common",
    "misc",
    "base",
    "core",
    "lib",
    "manager",
    "handler",
    "service",
    "globals",
    "types",
    "locale",
    "site",
    "queue",
    "statistics",
}


def modules() -> list[Path]:
    """Give every Python file of the product."""
    return sorted(APP.rglob("*.py"))


def written_tests() -> list[Path]:
    """Give every Python file of the tests."""
    return sorted((ROOT / "tests").rglob("*.py"))


def templates() -> list[Path]:
    """Give every page template."""
    return sorted(APP.rglob("templates/**/*.html"))


def name(path: Path) -> str:
    """Give a short name of a file for the test report."""
    return path.relative_to(ROOT).as_posix()


@cache
def tree(path: Path) -> ast.Module:
    """Parse one Python file once."""
    return ast.parse(path.read_text(encoding="utf-8"))


def functions(path: Path) -> list[ast.FunctionDef | ast.AsyncFunctionDef]:
    """Give all functions and methods of one file."""
    kinds = (ast.FunctionDef, ast.AsyncFunctionDef)
    return [node for node in ast.walk(tree(path)) if isinstance(node, kinds)]


def imported(path: Path) -> set[str]:
    """Give the full names of everything that a file imports."""
    found: set[str] = set()
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            found |= {node.module} | {f"{node.module}.{alias.name}" for alias in node.names}
    return found
