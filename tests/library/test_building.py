"""The strict builder: dataclasses are the schema, and every mistake is found."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any
from typing import NewType

from app.domain.condition import AnyOf
from app.domain.condition import Condition
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.text import Text
from app.library.building import Findings
from app.library.building import Sheet
from app.library.building import build

Name = NewType("Name", str)


class Colour(StrEnum):
    """A choice for tests."""

    red = "red"
    green = "green"


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """A part with an id of its own."""

    id: str
    says: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Thing:
    """Every shape that content uses."""

    name: Name
    title: Text
    colour: Colour = Colour.red
    made: date | None = None
    count: int = 0
    loud: bool = False
    parts: tuple[Part, ...] = ()
    lines: tuple[Text, ...] = ()
    when: Condition | None = None


def built(**table: object) -> tuple[Thing | None, list[str]]:
    """Build a thing from a table that is good but for what a test says."""
    whole: dict[str, Any] = {"name": "thing", "title": "A thing"} | table
    findings = Findings()
    thing = build(Thing, Sheet("thing.toml", whole), "box", findings)
    return thing, [str(mistake) for mistake in findings.mistakes]


def test_a_good_table_becomes_a_frozen_value() -> None:
    """Enums by value, dates, optional values, NewTypes and tuples are built."""
    thing, mistakes = built(colour="green", made=date(2026, 11, 22), count=2, loud=True)

    assert mistakes == []
    assert thing == Thing(
        name=Name("thing"),
        title=Text(id="box/title", english="A thing"),
        colour=Colour.green,
        made=date(2026, 11, 22),
        count=2,
        loud=True,
    )


def test_texts_in_lists_are_named_by_the_id_of_their_item() -> None:
    """A new order of a list loses no translation."""
    first, _ = built(parts=[{"id": "a", "says": "One"}, {"id": "x.b", "says": "Two"}])
    second, _ = built(parts=[{"id": "x.b", "says": "Two"}, {"id": "a", "says": "One"}])

    assert first
    assert second
    assert [part.says.id for part in first.parts] == ["box/a/says", "box/b/says"]
    assert set(first.parts) == set(second.parts)


def test_lists_of_texts_are_tables_whose_keys_are_ids() -> None:
    """Texts without an item of their own are named by their key."""
    thing, _ = built(lines={"first": "One", "second": "Two"})

    assert thing
    assert [line.id for line in thing.lines] == ["box/lines/first", "box/lines/second"]


def test_a_condition_is_chosen_by_its_leading_key() -> None:
    """Joined conditions nest."""
    thing, mistakes = built(when={"any_of": [{"setting": ["shop"]}, {"route": ["child"]}]})

    assert mistakes == []
    assert thing
    assert thing.when == AnyOf(
        any_of=(SettingTest(setting=("shop",)), RouteTest(route=("child",)))
    )


def test_nothing_is_coerced() -> None:
    """A number in quotes, a truth as a number and a time as a date are mistakes."""
    thing, mistakes = built(count="2", loud=1, made="2026-11-22", name=7, parts={}, title=1)

    assert thing is None
    assert mistakes == [
        "thing.toml: name: wanted a text in quotes",
        "thing.toml: title: wanted a text in quotes",
        "thing.toml: count: wanted a whole number",
        "thing.toml: loud: wanted true or false",
        "thing.toml: made: wanted a date such as 2026-11-22",
        "thing.toml: parts: wanted a list in square brackets",
    ]


def test_a_truth_is_no_number() -> None:
    """True is not taken for one."""
    _, mistakes = built(count=True)

    assert mistakes == ["thing.toml: count: wanted a whole number"]


def test_an_unknown_key_comes_with_the_nearest_known_one() -> None:
    """A misspelt optional key never passes silently."""
    _, mistakes = built(colur="green", zzz=1)

    assert mistakes == [
        'thing.toml: colur: unknown key; did you mean "colour"?',
        "thing.toml: zzz: unknown key",
    ]


def test_all_mistakes_are_found_at_once() -> None:
    """Mistakes in items carry the id of the item, or its place where it has none."""
    _, mistakes = built(colour="gren", parts=[{"id": "a"}, {"says": "Two"}, 3])

    assert mistakes == [
        'thing.toml: colour: wanted one of red, green; did you mean "green"?',
        "thing.toml: parts.a.says: missing; this key must be given",
        "thing.toml: parts.1.id: missing; this key must be given",
        "thing.toml: parts.2: wanted a table",
    ]


def test_two_texts_never_share_an_id() -> None:
    """The second one names the place of the first."""
    _, mistakes = built(parts=[{"id": "a", "says": "One"}, {"id": "a", "says": "Two"}])

    assert mistakes == [
        "thing.toml: parts.a.says: this id stands twice; first in thing.toml: parts.a.says"
    ]


def test_a_joined_file_is_named_in_its_mistakes() -> None:
    """Keys that came from another file tell that file, and sheets tell their own."""
    findings = Findings()
    sheet = Sheet(
        "thing.toml",
        {
            "name": 1,
            "title": "A thing",
            "parts": [Sheet("part.toml", {"id": "a"})],
            "count": "",
        },
        {"count": "more.toml"},
    )
    build(Thing, sheet, "box", findings)

    assert [str(mistake) for mistake in findings.mistakes] == [
        "thing.toml: name: wanted a text in quotes",
        "part.toml: says: missing; this key must be given",
        "more.toml: count: wanted a whole number",
    ]


def test_where_each_text_stands_is_kept() -> None:
    """Later checks can name the file and key of any text."""
    findings = Findings()
    sheet = Sheet("thing.toml", {"name": "thing", "title": "A thing"})
    build(Thing, sheet, "box", findings)

    assert findings.places == {"box/title": ("thing.toml", "title")}
