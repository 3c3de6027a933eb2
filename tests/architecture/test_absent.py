"""What the program does without: languages to inject into, and ways to run foreign code."""

import ast
from collections.abc import Iterator

import pytest

from tests.architecture.house import APP
from tests.architecture.house import ROOT
from tests.architecture.house import tree

# Query languages, directories, mail, remote objects, caches, markup parsers, unsafe readers.
UNUSED = {
    *("ldap", "ldap3", "lxml", "xml", "defusedxml", "smtplib", "imaplib", "poplib", "email"),
    *("pickle", "marshal", "shelve", "dill", "yaml", "memcache", "pymemcache", "redis"),
    *("graphql", "graphene", "websockets", "wsproto", "simple_websocket", "csv", "openpyxl"),
    *("ftplib", "telnetlib", "xmlrpc", "jwt", "authlib", "requests", "httpx", "asyncio"),
}
METHODS = {"from_string", "render_template_string", "system", "popen"}
RUNS_CODE = {"eval", "exec", "compile", "__import__"}
LOCAL_STORES = ("localStorage", "sessionStorage", "indexedDB", "postMessage", "innerHTML")


def test_nothing_reads_or_speaks_what_could_be_injected_into() -> None:
    """No directory, mail, markup, cache or object language is imported anywhere."""
    found = {name for name in _imported() if name.partition(".")[0] in UNUSED}

    assert found == set()


def test_no_text_is_run_as_code() -> None:
    """Neither eval and its kin, nor a shell, nor a template made of text."""
    called = {(name, where) for name, where in _called() if name in RUNS_CODE}
    shells = {where for where in _keywords("shell") if where not in called}
    texts = {where for name, where in _called() if name in METHODS}

    assert (set(), set(), set()) == (called, shells, texts)


def test_the_search_finds_what_it_is_for() -> None:
    """A planted call, shell and import are seen."""
    planted = ast.parse("import lxml\neval('1')\nrun('x', shell=True)\n")

    assert list(_imports_of(planted)) == ["lxml"]
    assert "eval" in {name for name, _ in _calls_of(planted, "x")}
    assert list(_keywords_of(planted, "shell", "x")) == ["x:3"]


@pytest.mark.threat("T06")
def test_our_scripts_keep_and_trust_nothing() -> None:
    """They use no store of the browser, no messages between windows, no markup from text."""
    scripts = [
        path for path in (ROOT / "static" / "js").glob("*.js") if "htmx" not in path.name
    ]
    found = {
        (path.name, word)
        for path in scripts
        for word in LOCAL_STORES
        if word in path.read_text(encoding="utf-8")
    }

    assert scripts
    assert found == set()


def test_no_template_switches_escaping_off() -> None:
    """No page prints text as markup."""
    pages = [*(APP / "web" / "templates").rglob("*.html")]
    found = {
        path.name
        for path in pages
        if any(
            word in path.read_text(encoding="utf-8")
            for word in ("|safe", "| safe", "autoescape false")
        )
    }

    assert pages
    assert found == set()


def _imported() -> Iterator[str]:
    for path in APP.rglob("*.py"):
        yield from _imports_of(tree(path))


def _imports_of(module: ast.Module) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module:
            yield node.module


def _called() -> Iterator[tuple[str, str]]:
    for path in APP.rglob("*.py"):
        yield from _calls_of(tree(path), path.name)


def _calls_of(module: ast.Module, where: str) -> Iterator[tuple[str, str]]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call):
            target = node.func
            if isinstance(target, ast.Name):
                yield target.id, f"{where}:{node.lineno}"
            elif isinstance(target, ast.Attribute) and target.attr in METHODS:
                yield target.attr, f"{where}:{node.lineno}"


def _keywords(name: str) -> Iterator[str]:
    for path in APP.rglob("*.py"):
        yield from _keywords_of(tree(path), name, path.name)


def _keywords_of(module: ast.Module, name: str, where: str) -> Iterator[str]:
    for node in ast.walk(module):
        if isinstance(node, ast.Call) and any(word.arg == name for word in node.keywords):
            yield f"{where}:{node.lineno}"
