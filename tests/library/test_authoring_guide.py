"""The guide for authors names every key that a content file may hold."""

from dataclasses import fields
from pathlib import Path

import pytest

from app.domain.condition import AllOf
from app.domain.condition import AnyOf
from app.domain.condition import CodeTest
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.dated_fact import Contact
from app.domain.dated_fact import DatedFact
from app.domain.pack import Jurisdiction
from app.domain.pack import Pack
from app.domain.pack import Source
from app.domain.pack import Switches
from app.domain.pack import Way
from app.domain.question import FactStated
from app.domain.question import Question
from app.domain.question import Reply
from app.library.journeys import Expected
from app.library.journeys import Journey
from app.library.journeys import Step

GUIDE = Path(__file__).parents[2] / "docs" / "pack-authoring.md"
SHAPES = (
    Pack,
    Source,
    Way,
    Question,
    Reply,
    FactStated,
    Journey,
    Step,
    Expected,
    AllOf,
    AnyOf,
    CodeTest,
    QuestionTest,
    RouteTest,
    SettingTest,
    Jurisdiction,
    Switches,
    DatedFact,
    Contact,
)
FILES = {"card": "card.toml", "switches": "switches.toml", "contacts": "contacts.toml"}


@pytest.mark.parametrize("shape", SHAPES, ids=lambda shape: shape.__name__)
def test_every_key_is_explained(shape: type) -> None:
    """A key that stands in no line of the guide would have to be guessed."""
    guide = GUIDE.read_text(encoding="utf-8")
    keys = {FILES.get(one.name, one.name) for one in fields(shape)}

    missing = {key for key in keys if f"`{key}`" not in guide and f" {key} = " not in guide}
    assert missing == set()
