"""An opened referral as sections to read: labels in the reader's language, facts as sent."""

from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.consent import AgreementAnswer
from app.domain.consent import ReviewState
from app.domain.telling import Told
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.received_firewall import held_rows
from app.web.received_firewall import override_rows
from app.web.received_form import content_rows
from app.web.received_form import form_rows
from app.web.received_form import story_rows
from app.web.received_form import time_rows
from app.web.received_group import group_rows
from app.web.received_weighed import pay_rows
from app.web.received_weighed import view_rows
from app.web.speaking import catalogues
from app.web.speaking import language_name
from app.web.speaking import officer
from app.web.speaking import voices
from app.web.wording import ABSENT_ANSWERS
from app.web.wording import AGES
from app.web.wording import SOURCES
from app.web.wording import TOLD
from app.web.wording import when

Payload = Mapping[str, Any]
ANSWERS = {
    AgreementAnswer.yes: marked("Yes"),
    AgreementAnswer.no: marked("No"),
    AgreementAnswer.not_now: marked("Not now"),
    AgreementAnswer.could_not_ask: marked("Could not ask"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Section:
    """One part of a referral: a heading and rows of label and words."""

    heading: Said
    rows: tuple[tuple[Said | str, Said | str], ...]


def sections_of(payload: Payload) -> tuple[Section, ...]:
    """Give the sections that hold something, most needed first."""
    parts = (
        (marked("Sent on override"), override_rows(payload)),
        (marked("The person"), _person(payload)),
        (marked("Agreement"), _agreement(payload)),
        (marked("What the answers show"), _result(payload)),
        (marked("The view of the officer"), view_rows(payload)),
        (marked("Signs"), _facts(payload)),
        (marked("Pay and debt"), pay_rows(payload)),
        (marked("The group"), group_rows(payload)),
        (marked("Questions and answers"), _replies(payload)),
        (marked("Their words"), _quotes(payload)),
        (marked("Offence"), _offence(payload)),
        (marked("Already told: do not ask again"), story_rows(payload)),
        (marked("The form"), form_rows(payload)),
        (marked("In order of time"), time_rows(payload)),
        (marked("Content"), content_rows(payload)),
        (marked("Sent by"), _sender(payload)),
        (marked("What is held back"), held_rows(payload)),
    )
    sections = (Section(heading=officer(head), rows=tuple(rows)) for head, rows in parts)
    return tuple(section for section in sections if section.rows)


Rows = Iterable[tuple[Said | str, Said | str]]


def _given(rows: Iterable[tuple[str, Said | str]]) -> Rows:
    return ((officer(label), value) for label, value in rows if str(value))


def _person(payload: Payload) -> Rows:
    person = _table(payload, "person")
    age = str(person.get("age", ""))
    return _given(
        (
            (marked("Name to use"), _text(person, "name_to_use")),
            (marked("Age"), officer(AGES[Age(age)]) if age in set(Age) else age),
            (marked("Language"), _language(person)),
            (marked("Safe way to reach them"), _text(person, "safe_contact")),
            (marked("Where they are now"), _text(payload, "place")),
            (marked("Note for the desk"), _text(payload, "note")),
        )
    )


def _agreement(payload: Payload) -> Rows:
    agreement = _table(payload, "agreement")
    answer = str(agreement.get("answer", ""))
    is_known = answer in set(AgreementAnswer)
    said = officer(ANSWERS[AgreementAnswer(answer)]) if is_known else officer("Not asked")
    words = " ".join(_texts(agreement, "words"))
    shown = (
        (marked("Shown in"), _language(agreement)),
        (marked("Wording"), _reviewed(agreement)),
        (marked("The words they were shown"), words),
    )
    return _given(((marked("They agree"), said), *(shown if words else ())))


def _result(payload: Payload) -> Rows:
    result = _table(payload, "result")
    return _given(
        (
            (marked("Shown as"), _text(result, "shown_as")),
            (marked("Limits"), _text(result, "limits")),
        )
    )


def _facts(payload: Payload) -> Rows:
    for fact in _tables(payload, "facts"):
        basis = str(fact.get("basis", ""))
        source = officer(SOURCES[Basis(basis)]) if basis in set(Basis) else basis
        if fact.get("state") == "present":
            yield source, _text(fact, "text")


def _replies(payload: Payload) -> Rows:
    for row in _tables(payload, "answers"):
        absence = str(row.get("absence", ""))
        if absence in set(Absence):
            yield _text(row, "asked"), officer(ABSENT_ANSWERS[Absence(absence)])
        else:
            yield _text(row, "asked"), "; ".join(_texts(row, "replies"))


def _quotes(payload: Payload) -> Rows:
    for quote in _tables(payload, "words"):
        yield _language(quote), _text(quote, "words")


def _offence(payload: Payload) -> Rows:
    offence = _table(payload, "offence")
    return _given(
        (
            (marked("Offence"), _text(offence, "offence")),
            (marked("Link to control"), _text(offence, "link_to_control")),
            (marked("Who was told"), _told(offence)),
        )
    )


def _sender(payload: Payload) -> Rows:
    sender = _table(payload, "sender")
    return _given(
        (
            (marked("Unit"), _text(sender, "unit")),
            (marked("Staff code"), _text(sender, "staff")),
            (marked("Sealed"), _made(payload)),
        )
    )


def _language(payload: Payload) -> str:
    tag = _text(payload, "language")
    names = {language.tag: language_name(language) for language in catalogues().languages}
    return names.get(tag, tag)


def _reviewed(agreement: Payload) -> Said | str:
    state = _text(agreement, "wording_state")
    if state not in set(ReviewState):
        return state
    is_settled = ReviewState(state).is_settled
    return officer("Reviewed") if is_settled else officer("Not reviewed")


def _told(offence: Payload) -> str:
    told = (officer(TOLD[Told(one)]) for one in _texts(offence, "told") if one in set(Told))
    return listing(voices().officer_language, told)


def _made(payload: Payload) -> Said | str:
    made = _text(payload, "made_at")
    try:
        at = datetime.fromisoformat(made)
    except ValueError:
        return made
    return when(at) if at.tzinfo else made


def _table(payload: Payload, name: str) -> Payload:
    found = payload.get(name)
    return found if isinstance(found, Mapping) else {}


def _tables(payload: Payload, name: str) -> Iterable[Payload]:
    return (row for row in _list(payload, name) if isinstance(row, Mapping))


def _texts(payload: Payload, name: str) -> Iterable[str]:
    return map(str, _list(payload, name))


def _list(payload: Payload, name: str) -> Iterable[Any]:
    found = payload.get(name)
    return found if isinstance(found, list | tuple) else ()


def _text(payload: Payload, name: str) -> str:
    return str(payload.get(name) or "")
