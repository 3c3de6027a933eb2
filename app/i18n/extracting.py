"""Finds the strings of the screens: calls of a voice in templates and in Python.

`officer("...")`, `person("...")`, `officer_n("...", "...", count)` and `marked("...")`.
A comment that ends on the line before is the translator's note: `{# note: ... #}` or
`# note: ...`; `note safety:` and `note legal:` mark the string as well.
"""

import ast
import re
import tokenize
from collections.abc import Iterator
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from jinja2 import Environment
from jinja2 import nodes

from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString

KEYWORDS = {
    "officer": Mark.officer,
    "officer_n": Mark.officer,
    "marked": Mark.officer,
    "person": Mark.person,
}
COUNTED = "officer_n"
UNSEEN = "patterns"
NOTE = re.compile(
    r"^#?\s*note(?P<marks>( safety| legal| person)*):\s*(?P<words>.*)$", re.DOTALL
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """One call of a voice with constant words, and its line."""

    keyword: str
    words: tuple[str, ...]
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One translator's note, its marks, and the line it ends on."""

    words: str
    marks: frozenset[Mark]
    line: int


def strings_of_screens(root: Path) -> tuple[SourceString, ...]:
    """Collect every string of the screens under a source folder, sorted by file and line.

    The pages that show the parts to developers hold sample words, which nobody translates.
    """
    found: dict[tuple[str, str], SourceString] = {}
    paths = sorted(root.rglob("*.html")) + sorted(root.rglob("*.py"))
    for path in (one for one in paths if UNSEEN not in (one.stem, one.parent.name)):
        for string in _strings(path, path.relative_to(root.parent).as_posix()):
            known = found.get(string.key)
            found[string.key] = known.with_more(string) if known else string
    return tuple(found.values())


def _strings(path: Path, where: str) -> Iterator[SourceString]:
    source = path.read_text(encoding="utf-8")
    if path.suffix == ".html":
        calls, notes = calls_of_template(source), notes_of_template(source)
    else:
        calls, notes = calls_of_python(source), notes_of_python(path)
    for call in calls:
        near = [note for note in notes if note.line in (call.line, call.line - 1)]
        yield _string(call, near, where)


def _string(call: Call, notes: list[Note], where: str) -> SourceString:
    marks = {KEYWORDS[call.keyword]}.union(*(note.marks for note in notes))
    counted = call.keyword == COUNTED and len(call.words) > 1
    return SourceString(
        english=call.words[0],
        plural=call.words[1] if counted else "",
        marks=frozenset(marks),
        notes=tuple(note.words for note in notes) or (_place(where),),
        where=(where,),
    )


def _place(where: str) -> str:
    """Say where a string without a note is met, as a least help to the translator."""
    path = Path(where)
    if path.suffix == ".html":
        return f"on the screen: {path.parent.name}, {path.stem.strip('_')}"
    return f"said by: {path.parent.name}, {path.stem}"


def calls_of_template(source: str) -> tuple[Call, ...]:
    """Find the calls of a voice in one template."""
    tree = Environment(autoescape=True, extensions=["jinja2.ext.do"]).parse(source)
    found = []
    for node in tree.find_all(nodes.Call):
        name = getattr(node.node, "name", None) or getattr(node.node, "attr", None)
        words = [arg.value for arg in node.args if isinstance(arg, nodes.Const)]
        found += _call(name, words, node.lineno)
    return tuple(found)


def calls_of_python(source: str) -> tuple[Call, ...]:
    """Find the calls of a voice in one module."""
    found = []
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call):
            name = getattr(node.func, "id", None) or getattr(node.func, "attr", None)
            words = [arg.value for arg in node.args if isinstance(arg, ast.Constant)]
            found += _call(name, words, node.lineno)
    return tuple(sorted(found, key=lambda call: call.line))


def _call(name: object, words: Sequence[object], line: int) -> list[Call]:
    strings = tuple(word for word in words if isinstance(word, str) and word)
    if name not in KEYWORDS or not strings:
        return []
    return [Call(keyword=str(name), words=strings, line=line)]


def notes_of_template(source: str) -> tuple[Note, ...]:
    """Find the translator's notes in one template."""
    found = []
    for line, kind, value in Environment(autoescape=True).lex(source):
        if kind == "comment":
            found += _note(value, line + value.count("\n"))
    return tuple(found)


def notes_of_python(path: Path) -> tuple[Note, ...]:
    """Find the translator's notes in one module."""
    found = []
    with path.open("rb") as file:
        for token in tokenize.tokenize(file.readline):
            if token.type == tokenize.COMMENT:
                found += _note(token.string, token.start[0])
    return tuple(found)


def _note(comment: str, line: int) -> list[Note]:
    match = NOTE.match(comment.strip())
    if match is None:
        return []
    marks = frozenset(Mark(mark) for mark in match["marks"].split())
    return [Note(words=" ".join(match["words"].split()), marks=marks, line=line)]
