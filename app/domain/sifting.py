"""Sifting: a new payload is built out of the parts that pass; what has no rule is left out."""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

from app.domain.chronology import Happening
from app.domain.passing import Scope
from app.domain.passing import Section
from app.domain.referral import Draft
from app.domain.sieve import Payload
from app.domain.sieve import Sieve
from app.domain.sieve import sieve_of
from app.domain.sorting import ACCOUNT
from app.domain.sorting import is_about_work
from app.domain.sorting import is_work
from app.domain.sorting import key_passes
from app.domain.sorting import of_code
from app.domain.sorting import of_question

ALWAYS = (
    "format",
    "variant",
    "made_at",
    "edition",
    "jurisdiction",
    "content",
    "reference",
    "clock",
)
IN_SHORT = ("code", "text", "state", "basis")
PRESENT = "present"
Parts = dict[str, Any]


def sifted(draft: Draft, whole: Payload, scopes: Mapping[Section, Scope]) -> Parts:
    """Give the parts of a whole payload that pass, each by its own rule."""
    sieve = sieve_of(draft, whole, scopes)
    found: Parts = {key: whole[key] for key in ALWAYS if key in whole}
    for rule in RULES:
        found |= rule(sieve, whole)
    return found


def _sender(sieve: Sieve, whole: Payload) -> Parts:
    keys: Mapping[Scope, tuple[str, ...]] = {
        Scope.unit: ("unit",),
        Scope.call_back: ("unit", "call_back"),
        Scope.whole: ("unit", "call_back", "staff"),
    }
    names = keys.get(sieve.scopes[Section.sender], ())
    return {"sender": {name: whole["sender"].get(name, "") for name in names}}


def _person(sieve: Sieve, whole: Payload) -> Parts:
    person = whole["person"]
    names: tuple[str, ...] = ()
    if sieve.is_whole(Section.identity):
        names += ("name_to_use", "safe_contact")
    if sieve.is_whole(Section.outcome):
        names += ("age", "language")
    return {"person": {name: person[name] for name in names if name in person}}


def _place(sieve: Sieve, whole: Payload) -> Parts:
    is_open = sieve.is_whole(Section.identity) and "place" in whole
    return {"place": whole["place"]} if is_open else {}


def _agreement(sieve: Sieve, whole: Payload) -> Parts:
    if not sieve.is_whole(Section.outcome):
        return {}
    said = dict(whole["agreement"])
    if not sieve.is_whole(Section.account):
        said.pop("reasons", None)
    return {"agreement": said}


def _result(sieve: Sieve, whole: Payload) -> Parts:
    """Give outcome, flags and reasons; a flag or reason that tells more needs its section."""
    if not sieve.is_whole(Section.outcome):
        return {}
    result = dict(whole["result"])
    result["reasons"] = [
        code for code in result["reasons"] if sieve.is_whole(*(of_code(code) - ACCOUNT))
    ]
    if not sieve.is_whole(Section.offence):
        result.pop("pause_offence", None)
    return {"result": result}


def _facts(sieve: Sieve, whole: Payload) -> Parts:
    passed = (
        one for one in whole["facts"] if sieve.is_whole(*(of_code(one["code"]) - ACCOUNT))
    )
    if sieve.account_is(Scope.whole):
        return {"facts": list(passed)}
    if sieve.account_is(Scope.work):
        return {"facts": [one for one in passed if is_work(one["code"])]}
    if sieve.account_is(Scope.short):
        present = (one for one in passed if one["state"] == PRESENT)
        return {"facts": [{key: one[key] for key in IN_SHORT} for one in present]}
    return {}


def _answers(sieve: Sieve, whole: Payload) -> Parts:
    return {"answers": list(_at_questions(sieve, whole.get("answers", ())))}


def _words(sieve: Sieve, whole: Payload) -> Parts:
    rows = _at_questions(sieve, whole.get("words", ()))
    return {"words": [{**row, "words": sieve.words(row["words"])} for row in rows]}


def _at_questions(sieve: Sieve, rows: Iterable[Parts]) -> Iterable[Parts]:
    edition = sieve.draft.edition
    for row in rows:
        asked = row["question"]
        is_work_part = is_about_work(edition, asked)
        if sieve.lets(of_question(edition, asked), is_work_part=is_work_part):
            yield row


def _pay(sieve: Sieve, whole: Payload) -> Parts:
    is_open = sieve.account_is(Scope.whole, Scope.work)
    return {"pay": whole["pay"]} if is_open and whole.get("pay") else {}


def _judgement(sieve: Sieve, whole: Payload) -> Parts:
    if not (sieve.is_whole(Section.account) and whole.get("judgement")):
        return {}
    lists = {
        key: [_by(sieve, one) for one in rows] if isinstance(rows, list) else rows
        for key, rows in whole["judgement"].items()
    }
    return {"judgement": lists}


def _by(sieve: Sieve, row: Parts) -> Parts:
    """Give a row of somebody's view: who they are only where the sender is open."""
    found = {key: sieve.words(one) if isinstance(one, str) else one for key, one in row.items()}
    if not sieve.is_whole(Section.sender):
        found = {key: one for key, one in found.items() if key not in ("by", "looker", "to")}
    return found


def _offence(sieve: Sieve, whole: Payload) -> Parts:
    if not (sieve.is_whole(Section.offence) and whole.get("offence")):
        return {}
    told = whole["offence"]
    free = {key: sieve.words(told[key]) for key in ("offence", "link_to_control")}
    return {"offence": {**told, **free}}


def _note(sieve: Sieve, whole: Payload) -> Parts:
    is_open = sieve.account_is(Scope.whole, Scope.short) and "note" in whole
    return {"note": sieve.words(whole["note"])} if is_open else {}


def _times(sieve: Sieve, whole: Payload) -> Parts:
    is_open = sieve.account_is(Scope.whole, Scope.short, Scope.work)
    return {key: whole[key] for key in ("started", "times_asked") if is_open and key in whole}


def _form(sieve: Sieve, whole: Payload) -> Parts:
    form = whole.get("form")
    if not form:
        return {}
    passed = [row for row in form["fields"] if key_passes(row["key"], sieve.scopes)]
    return {"form": {**form, "fields": [_field(sieve, row) for row in passed]}}


def _field(sieve: Sieve, row: Parts) -> Parts:
    """Give a field; what stands in it of another section is left out of its words."""
    if row.get("values"):
        return row
    return {**row, **{key: sieve.words(row[key]) for key in ("words", "why") if key in row}}


def _story(sieve: Sieve, whole: Payload) -> Parts:
    if not (sieve.is_whole(Section.account) and "story" in whole):
        return {}
    rows = _at_questions(sieve, whole["story"]["told"])
    return {"story": {**whole["story"], "told": [_by(sieve, one) for one in rows]}}


def _chronology(sieve: Sieve, whole: Payload) -> Parts:
    if not sieve.is_whole(Section.account):
        return {}
    rows = (one for one in whole.get("chronology", ()) if one["about"] not in sieve.hidden)
    is_shut = not sieve.is_whole(Section.offence)
    passed = [one for one in rows if not (is_shut and one["kind"] == Happening.pause.value)]
    return {"chronology": passed}


def _group(sieve: Sieve, whole: Payload) -> Parts:
    if not (sieve.is_whole(Section.account) and "group" in whole):
        return {}
    group = whole["group"]
    patterns = [{**one, "words": sieve.words(one["words"])} for one in group["patterns"]]
    return {"group": {**group, "patterns": patterns}}


RULES: tuple[Callable[[Sieve, Payload], Parts], ...] = (
    _sender,
    _person,
    _place,
    _agreement,
    _result,
    _facts,
    _answers,
    _words,
    _pay,
    _judgement,
    _offence,
    _note,
    _times,
    _form,
    _story,
    _chronology,
    _group,
)
