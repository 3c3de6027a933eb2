"""Documents stay complete: every domain word, every decision numbered once."""

import ast
import re

from tests.architecture.house import APP
from tests.architecture.house import ROOT
from tests.architecture.house import tree


def test_every_domain_word_stands_in_the_glossary() -> None:
    """Each public class of the domain is explained in docs/glossary.md."""
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    classes = {
        node.name
        for path in (APP / "domain").glob("*.py")
        for node in tree(path).body
        if isinstance(node, ast.ClassDef) and path.stem != "errors"
    }

    missing = {
        name for name in classes if not name.startswith("_") and f"`{name}`" not in glossary
    }
    assert set() == missing


def test_decisions_are_numbered_without_gaps() -> None:
    """docs/decisions/ counts from 1, each with its three parts."""
    files = sorted((ROOT / "docs" / "decisions").glob("*.md"))
    numbers = [int(path.name[:4]) for path in files]
    texts = [path.read_text(encoding="utf-8") for path in files]

    assert list(range(1, len(files) + 1)) == numbers
    assert all(
        re.search(
            r"\*\*Context\.\*\*.*\*\*Decision\.\*\*.*\*\*Consequences\.\*\*", t, re.DOTALL
        )
        for t in texts
    )
