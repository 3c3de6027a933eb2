"""The form that a referral is written for: its fields in their order, as dated content.

A jurisdiction names its form. A field asks one thing under the words of the receiving
form and is filled from one key of our own record. Nothing here knows an encounter.
"""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import NewType

from app.domain.passing import Section
from app.domain.text import Text

FieldKey = NewType("FieldKey", str)


class FormPath(StrEnum):
    """The three ways through a form: an adult who agrees, a child, a note without a name."""

    adult = "adult"
    child = "child"
    notice = "notice"


class Need(StrEnum):
    """How far the receiving form wants a field; `shown` is a page it makes by itself."""

    required = "required"
    conditional = "conditional"
    optional = "optional"
    shown = "shown"


class Who(StrEnum):
    """Who can fill a field: it stands on record, the officer alone, or only the person.

    Only the person is never a reason to ask on.
    """

    on_record = "on_record"
    officer = "officer"
    person = "person"


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldTest:
    """One test of a condition: a field holds one of these values."""

    key: FieldKey
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FormChoice:
    """One answer of a closed list, as the receiving form words it.

    It is proposed where a code of `codes` is present, where the result lists one of `types`
    for somebody of the age `then` (adult or child, empty for both), or in the jurisdictions
    `places`. The officer decides.
    """

    id: str
    says: Text
    codes: tuple[str, ...] = ()
    types: tuple[str, ...] = ()
    then: str = ""
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormField:
    """One field of the form.

    `row` is its row in the receiving form, `their_key` the name it has there. It stands on
    its `paths`, and only where all tests of `when` hold. Of the fields of one `one_of` at
    least one is always needed. `who` can answer what the record does not tell. `codes`
    are codes, or how codes begin, that an account is composed of. `unknown` says that the
    receiving form takes "Unknown".
    """

    id: str
    row: int
    key: FieldKey
    their_key: str = ""
    label: Text
    hint: Text | None = None
    group: str
    need: Need
    paths: tuple[FormPath, ...]
    when: tuple[FieldTest, ...] = ()
    one_of: str = ""
    who: Who
    longest: int = 250
    choices: tuple[FormChoice, ...] = ()
    several: bool = False
    unknown: bool = False
    codes: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class FormLanguage:
    """A language by its tag, and how it is called in the language of the form."""

    tag: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class FormGroup:
    """Fields that stand under one heading."""

    id: str
    heading: Text


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """One form as dated data, with the credits of its sources.

    `language` is the one in which it is filled. `opinions` are words that need a fact
    beside them. `idle_minutes` and `draft_days` say after which time the receiving form
    forgets; 0 where it never does. `asks` are sections of a referral that it asks for
    although they are not sent to everybody who reads the account.
    """

    id: str
    version: str
    title: Text
    language: str
    checked_on: date
    review_by: date
    credits: tuple[str, ...]
    languages: tuple[FormLanguage, ...]
    groups: tuple[FormGroup, ...]
    fields: tuple[FormField, ...]
    opinions: tuple[str, ...] = ()
    idle_minutes: int = 0
    draft_days: int = 0
    asks: tuple[Section, ...] = ()

    def on(self, path: FormPath) -> tuple[FormField, ...]:
        """Give the fields that stand on one path, in their order."""
        return tuple(field for field in self.fields if path in field.paths)

    def field(self, wanted: str) -> FormField | None:
        """Find one field by its id."""
        return next((field for field in self.fields if field.id == wanted), None)

    def language_name(self, tag: str) -> str:
        """Name a language in the language of the form; its tag where no name is known."""
        return next((one.name for one in self.languages if one.tag == tag), tag)

    def always_needed(self, path: FormPath) -> int:
        """Count the answers that one path needs whatever is answered."""
        fields = self.on(path)
        alternatives = {field.one_of for field in fields if field.one_of}
        required = [one for one in fields if one.need is Need.required and not one.one_of]
        return len(required) + len(alternatives)
