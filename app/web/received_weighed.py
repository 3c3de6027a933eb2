"""The officer's view, the looks of colleagues, and pay, as sections of an opened referral."""

from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

from app.domain.answers import Age
from app.domain.judgement import Accord
from app.domain.judgement import Certainty
from app.domain.outcome import Outcome
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.judgement_words import ACCORDS
from app.web.judgement_words import CERTAINTIES
from app.web.judgement_words import reason
from app.web.speaking import officer
from app.web.wording import AGES

Payload = Mapping[str, Any]
Pair = tuple[Said | str, Said | str]
OUTCOMES: Mapping[Outcome, str] = {
    Outcome.refer: marked("Enough to refer"),
    Outcome.stay_with_it: marked("Stay with it"),
    Outcome.other_help: marked("Other help is needed"),
    Outcome.not_enough_asked: marked("Not enough asked yet"),
    Outcome.nothing_noted: marked("Nothing noted yet"),
}


def view_rows(payload: Payload) -> Iterable[Pair]:
    """Give every view beside the outcome of the rules, then how the looks stand."""
    told = _table(payload.get("judgement"))
    yield from _views(told)
    for look in _tables(told, "second_looks"):
        yield officer("View of a colleague"), _outcome(look.get("view"))
        yield from _certainty(look)
    accord = str(told.get("agreement", ""))
    if accord in set(Accord) and accord != Accord.none:
        yield officer("How the looks stand"), officer(ACCORDS[Accord(accord)])
    yield from _age_assessments(told)


def _views(told: Payload) -> Iterable[Pair]:
    for view in _tables(told, "views"):
        yield officer("By the rules"), _outcome(view.get("rules"))
        yield officer("View of the officer"), _outcome(view.get("view"))
        yield from _certainty(view)
        why = reason(str(view.get("reason", "")))
        if why:
            yield officer("Reason"), why
        if view.get("words"):
            yield officer("In their words"), str(view["words"])


def _age_assessments(told: Payload) -> Iterable[Pair]:
    for one in _tables(told, "age_assessments"):
        yield from _age(one)


def pay_rows(payload: Payload) -> Iterable[Pair]:
    """Give the working of pay and debt, step by step, as it was kept."""
    lines = _table(payload.get("pay")).get("working")
    if isinstance(lines, list):
        for place, line in enumerate(lines, 1):
            yield officer("Step %(place)s", place=place), str(line)


def _age(assessed: Payload) -> Iterable[Pair]:
    yield officer("Age assessment by"), str(assessed.get("made_by", ""))
    age = str(assessed.get("age", ""))
    if age in set(Age):
        yield officer("What did the assessment find?"), officer(AGES[Age(age)])
    if assessed.get("words"):
        yield officer("What does it rest on?"), str(assessed["words"])


def _certainty(view: Payload) -> Iterable[Pair]:
    told = str(view.get("certainty_1_to_5", ""))
    if told in set(Certainty):
        yield officer("How sure"), officer(CERTAINTIES[Certainty(told)])


def _outcome(told: object) -> Said | str:
    name = str(told)
    return officer(OUTCOMES[Outcome(name)]) if name in set(Outcome) else name


def _table(found: object) -> Payload:
    return found if isinstance(found, dict) else {}


def _tables(told: Payload, key: str) -> list[Payload]:
    found = told.get(key)
    rows = found if isinstance(found, list) else []
    return [row for row in rows if isinstance(row, dict)]
