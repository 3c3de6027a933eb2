"""A new country is one folder: copied, changed, and at work with no code of its own."""

import re
from dataclasses import replace
from pathlib import Path
from shutil import copytree

import pytest

from app import resources
from app.casework import advising
from app.casework import observing
from app.casework import referring
from app.casework.desk import Desk
from app.domain.catalogue import Code
from app.domain.dated_fact import Topic
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.library.shelf import PackShelf
from tests.fakes import PROFILE
from tests.fakes import fake_desk

CHANGES = {
    "jurisdiction.toml": (('id = "uk-nir"', 'id = "xx"'), ("Northern Ireland", "New Land")),
    "contacts.toml": (('"999"', '"123"'),),
    "facts.toml": (("at least 30 days", "at least 45 days"),),
    "switches.toml": (
        ("recovery_days = 30", "recovery_days = 45"),
        ("child_means = []", 'child_means = ["domestic"]'),
        ('duty_to_notify = "none"', 'duty_to_notify = "anonymous"'),
    ),
}


@pytest.fixture
def packs(tmp_path: Path) -> Path:
    """Give the shipped content with one more country, copied from another and changed."""
    folder = copytree(resources.packs(), tmp_path / "packs")
    country = copytree(folder / "uk-nir", folder / "xx")
    for name, changes in CHANGES.items():
        words = (country / name).read_text(encoding="utf-8")
        for old, new in changes:
            assert old in words
            words = words.replace(old, new)
        (country / name).write_text(words, encoding="utf-8")
    duty = re.sub(r'(id = "duty_to_notify"\ntopic = )"consent"', r'\1"duty"', words_of(country))
    (country / "facts.toml").write_text(duty, encoding="utf-8")
    return folder


def words_of(country: Path) -> str:
    """Give the facts of a country as they are written."""
    return (country / "facts.toml").read_text(encoding="utf-8")


def desk_in(edition: Edition) -> Desk:
    """Give the desk of an officer who works in the place of an edition."""
    desk = fake_desk(edition)
    desk.device.save_profile(replace(PROFILE, jurisdiction=edition.jurisdiction.id))
    return desk


def test_the_new_country_works_with_no_code(packs: Path) -> None:
    """Its name, numbers, days and duty are those of its folder."""
    law = advising.law(desk_in(PackShelf(packs, None).current("xx")))
    numbers = [contact.number for contact in law.place.contacts]
    topics = dict(law.place.topics)

    assert law.place.jurisdiction.name.english == "New Land"
    assert law.place.jurisdiction.switches.recovery_days == 45
    assert law.child_means == ("domestic",)
    assert "123" in numbers
    assert "45 days" in topics[Topic.recovery][0].says.english
    assert [fact.id for fact in topics[Topic.duty]] == ["duty_to_notify"]


def test_the_international_rules_stand_beneath_it(packs: Path) -> None:
    """Facts, the principle of no punishment, and a number, below its own."""
    law = advising.law(desk_in(PackShelf(packs, None).current("xx")))
    below = law.beneath[0]

    assert [one.jurisdiction.id for one in law.beneath] == ["int"]
    assert below.topics
    assert below.jurisdiction.non_punishment
    assert [contact.id for contact in below.contacts] == ["emergency"]


def test_a_child_is_referred_there(packs: Path) -> None:
    """The steps for a child hold, whatever its law asks for."""
    desk = desk_in(PackShelf(packs, None).current("xx"))
    where = observing.begin(desk).id
    observing.tick(desk, where, Code("AGE01"))

    assert not referring.check(desk, where).needs_agreement
    assert advising.law_of(desk, where).is_child


def test_an_edition_without_anything_beneath_opens_too(packs: Path) -> None:
    """As one that was archived before there was anything beneath."""
    edition = PackShelf(packs, None).current("xx")
    alone = replace(edition, beneath=(), digest=Digest("0"))

    assert advising.law(desk_in(alone)).beneath == ()
