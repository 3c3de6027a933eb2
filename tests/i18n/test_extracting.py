"""Strings are found where a voice is called, with the translator's notes."""

from pathlib import Path

from app.i18n.extracting import strings_of_screens
from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString

TEMPLATE = """\
{% from "components/say.html" import say %}
{# A macro's own comment is no note. #}
{# note: a button at the foot #}
<button>{{ say(officer("Save and stop")) }}</button>
{# note safety: read aloud
   before the first question #}
<p>{{ person("You can stop.") }}</p>
<p>{{ officer("Saved: %(what)s", what=officer(answer.says)) }}</p>
<p>{{ officer_n("%(count)s sign", "%(count)s signs", n) }}</p>
<p>{{ officer(question.officer) }}{{ officer("") }}</p>
"""
MODULE = '''\
"""A module."""

def words(voices):
    # note legal: a law
    law = voices.officer("Tell your supervisor before any charge.")
    return law, marked("No signal."), "officer('not a call')"
'''


def test_sample_words_of_the_parts_are_not_collected(tmp_path: Path) -> None:
    """The pages that show the parts to developers are never translated."""
    (tmp_path / "patterns").mkdir()
    (tmp_path / "patterns" / "lists.html").write_text('{{ officer("A sample") }}')

    assert strings_of_screens(tmp_path) == ()


def _found(at: Path) -> dict[str, SourceString]:
    (at / "page.html").write_text(TEMPLATE, encoding="utf-8")
    (at / "view.py").write_text(MODULE, encoding="utf-8")
    return {string.english: string for string in strings_of_screens(at)}


def test_calls_with_constant_words_are_found_and_no_others(tmp_path: Path) -> None:
    """Content texts and empty strings are no strings of the screens."""
    assert set(_found(tmp_path)) == {
        "Save and stop",
        "You can stop.",
        "Saved: %(what)s",
        "%(count)s sign",
        "No signal.",
        "Tell your supervisor before any charge.",
    }


def test_the_comment_before_is_the_note(tmp_path: Path) -> None:
    """A note belongs to the line after it alone."""
    found = _found(tmp_path)

    assert found["Save and stop"].notes == ("a button at the foot",)
    assert found["You can stop."].notes == ("read aloud before the first question",)
    assert found["Saved: %(what)s"].notes == (f"on the screen: {tmp_path.name}, page",)


def test_marks_come_from_the_voice_and_the_note(tmp_path: Path) -> None:
    """Who listens is seen from the call, what hangs on it from the note."""
    found = _found(tmp_path)

    assert found["You can stop."].marks == {Mark.person, Mark.safety}
    assert found["Save and stop"].marks == {Mark.officer}
    assert found["Tell your supervisor before any charge."].marks == {Mark.officer, Mark.legal}


def test_counted_strings_keep_both_forms(tmp_path: Path) -> None:
    """The plural stands beside the singular."""
    assert _found(tmp_path)["%(count)s sign"].plural == "%(count)s signs"


def test_the_same_words_in_two_places_are_one_string(tmp_path: Path) -> None:
    """Places and marks are joined."""
    (tmp_path / "other.html").write_text('{{ person("Save and stop") }}', encoding="utf-8")

    string = _found(tmp_path)["Save and stop"]

    assert string.marks == {Mark.officer, Mark.person}
    assert [Path(where).name for where in string.where] == ["other.html", "page.html"]
