"""Measures the house itself: sizes, types, docstrings; prints one row."""

import ast
from dataclasses import dataclass
from statistics import median
from statistics import quantiles

from tests.architecture.house import functions
from tests.architecture.house import modules
from tests.architecture.house import tree
from tests.architecture.house import written_tests


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """One row of figures about the house."""

    modules: int
    lines: int
    median_module: float
    largest_module: int
    p90_function: float
    largest_function: int
    typed: float
    test_lines_per_line: float
    ignores: int


def measure() -> Profile:
    """Compute the figures over all modules."""
    sizes = [path.read_text(encoding="utf-8").count("\n") for path in modules()]
    spans = [(f.end_lineno or 0) - f.lineno + 1 for p in modules() for f in functions(p)]
    typed = [_is_typed(f) for p in modules() for f in functions(p)]
    test_lines = sum(path.read_text(encoding="utf-8").count("\n") for path in written_tests())
    texts = [path.read_text(encoding="utf-8") for path in modules()]
    return Profile(
        modules=len(sizes),
        lines=sum(sizes),
        median_module=median(sizes),
        largest_module=max(sizes),
        p90_function=quantiles(spans, n=10)[8],
        largest_function=max(spans),
        typed=sum(typed) / len(typed),
        test_lines_per_line=test_lines / sum(sizes),
        ignores=sum(text.count("type: ignore") for text in texts),
    )


def _is_typed(function: ast.FunctionDef | ast.AsyncFunctionDef) -> bool:
    arguments = [*function.args.posonlyargs, *function.args.args, *function.args.kwonlyargs]
    open_ones = [a for a in arguments if a.annotation is None and a.arg not in ("self", "cls")]
    return not open_ones and function.returns is not None


def public_without_words() -> list[str]:
    """Give public classes, functions and methods that lack a docstring."""
    return [
        f"{path.name}:{node.name}"
        for path in modules()
        for node in _public(tree(path).body)
        if not ast.get_docstring(node)
    ]


def _public(body: list[ast.stmt]) -> list[ast.FunctionDef | ast.ClassDef]:
    found: list[ast.FunctionDef | ast.ClassDef] = []
    for node in body:
        if isinstance(node, ast.FunctionDef | ast.ClassDef) and not node.name.startswith("_"):
            found.append(node)
            if isinstance(node, ast.ClassDef):
                found += _public(node.body)
    return found
