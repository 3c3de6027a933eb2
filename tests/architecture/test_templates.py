"""Templates stay short, plain and without inline code."""

import re
from pathlib import Path

import pytest

from tests.architecture.house import ROOT
from tests.architecture.house import name
from tests.architecture.house import templates

FORBIDDEN = (
    r"\|\s*safe",
    r"autoescape",
    r"<script(?![^>]*\bsrc=)",
    r"<style",
    r"\sstyle=",
    r"hx-on",
    r"javascript:",
    r"\bon(click|load|submit|change)=",
)


@pytest.mark.parametrize("path", templates(), ids=name)
def test_a_template_is_short(path: Path) -> None:
    """No template is longer than 80 lines."""
    assert path.read_text(encoding="utf-8").count("\n") <= 80


@pytest.mark.threat("T06")
@pytest.mark.parametrize("path", templates(), ids=name)
def test_a_template_holds_no_inline_code(path: Path) -> None:
    """No inline script or style, no event attribute, no unescaped output."""
    text = path.read_text(encoding="utf-8")

    assert [rule for rule in FORBIDDEN if re.search(rule, text)] == []


@pytest.mark.parametrize("path", templates(), ids=name)
def test_every_imported_macro_is_used(path: Path) -> None:
    """A macro that is imported stands in the template."""
    text = path.read_text(encoding="utf-8")
    imports = re.findall(r"{%-?\s*from\s+\S+\s+import\s+(.+?)\s*-?%}", text)
    names = [
        part.split(" as ")[-1].split("with context")[0].strip()
        for line in imports
        for part in line.split(",")
    ]
    body = re.sub(r"{%-?\s*from\s.+?%}", "", text)

    assert [one for one in names if one and not re.search(rf"\b{one}\b", body)] == []


@pytest.mark.parametrize("path", [p for p in templates() if p.name.startswith("_")], ids=name)
def test_a_part_extends_nothing(path: Path) -> None:
    """A part stands alone, so that it can be sent alone."""
    assert "{% extends" not in path.read_text(encoding="utf-8")


@pytest.mark.parametrize("path", sorted((ROOT / "static").rglob("*.css")), ids=name)
def test_the_style_knows_no_left_and_right(path: Path) -> None:
    """Styles mirror by themselves: no physical direction."""
    code = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.DOTALL)
    physical = r"(?<![\w-])(?:(?:margin|padding|border)-)?(?:left|right)(?![\w-])"

    assert re.findall(physical, code) == []
