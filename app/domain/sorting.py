"""To which sections each part of a referral belongs: codes, questions, fields of a form.

A part that belongs to several sections passes only where all of them are open. What is
not known here belongs to every section, so that it is held back rather than let through.
"""

from collections.abc import Iterable
from collections.abc import Mapping
from functools import cache

from app.domain.answers import QuestionId
from app.domain.edition_table import edition_table
from app.domain.pack import Edition
from app.domain.passing import Scope
from app.domain.passing import Section

Sections = frozenset[Section]
EVERY: Sections = frozenset(Section)
ACCOUNT: Sections = frozenset({Section.account})
IDENTITY: Sections = frozenset({Section.identity})
HEALTH: Sections = frozenset({Section.health})
OFFENCE: Sections = frozenset({Section.offence})
OUTCOME: Sections = frozenset({Section.outcome})
SENDER: Sections = frozenset({Section.sender})
STATUS: Sections = frozenset({Section.status})
BESIDE_ACCOUNT: Mapping[Section, tuple[str, ...]] = {
    Section.health: ("HLT", "DNG04", "VUL07"),
    Section.offence: ("CRM",),
    Section.status: ("STA01", "SMU", "DOC02", "DOC03", "DOC06", "DOC07", "DOM04", "VUL02"),
}
"""Codes, or how codes begin, that tell of more than the account.

Of papers and permits only those that tell how somebody entered or may stay are held with
their status; papers kept or used as a threat by others are means of control.
"""
WORK = ("WRK", "MON", "REC", "LIV")
WORK_KEYS = frozenset({"work.account", "generic.work"})
BY_KEY: Mapping[str, Sections] = {
    "agency.organisation": SENDER,
    "officer.insight": ACCOUNT,
    "encounter.label": OUTCOME,
    "encounter.nation": OUTCOME,
    "person.age_band": OUTCOME,
    "person.under_18_then": OUTCOME,
    "person.ho_reference": STATUS,
    "person.ho_reference_known": STATUS,
    "background.education": ACCOUNT,
    "background.work": ACCOUNT,
    "consent.refusal": ACCOUNT,
    "consent.support": HEALTH,
    "language.aid": HEALTH,
    "language.aids_needed": HEALTH,
    "evidence.files": ACCOUNT,
    "form.check": OUTCOME,
    "generic.sender": SENDER,
    "generic.receiver": OUTCOME,
    "generic.agreement": OUTCOME,
    "generic.person": IDENTITY,
    "generic.needs": HEALTH,
    "generic.offence": OFFENCE,
}
BY_FAMILY: Mapping[str, Sections] = {
    "officer": SENDER,
    "person": IDENTITY,
    "background": IDENTITY,
    "decision": IDENTITY,
    "consent": OUTCOME,
    "language": OUTCOME,
    **dict.fromkeys(
        (
            "safeguarding", "exploitation", "recruitment", "journey", "work", "home",
            "control", "exit", "exploiter", "history", "facts", "interview", "account",
            "others", "places", "risk", "crime", "generic",
        ),
        ACCOUNT,
    ),
}  # fmt: skip
CALL_BACK = frozenset({"officer.phone", "officer.alternate_email"})
UNIT = frozenset({"agency.organisation"})


@cache
def of_code(code: str) -> Sections:
    """Give the sections of one code of the catalogue."""
    beside = (one for one, starts in BESIDE_ACCOUNT.items() if code.startswith(starts))
    return ACCOUNT | frozenset(beside)


def of_codes(codes: Iterable[str]) -> Sections:
    """Give the sections of several codes together."""
    return ACCOUNT.union(*map(of_code, codes))


def of_question(edition: Edition, question: str) -> Sections:
    """Give the sections of a question by all that can be told or seen at it."""
    codes = _codes_at(edition, question)
    return EVERY if codes is None else of_codes(codes)


def is_about_work(edition: Edition, question: str) -> bool:
    """Say whether all that a question asks is about work, pay, hiring or housing."""
    codes = _codes_at(edition, question)
    return bool(codes) and all(map(is_work, codes or ()))


def is_work(code: str) -> bool:
    """Say whether a code is about work, pay, hiring or housing."""
    return code.startswith(WORK)


def of_key(key: str) -> Sections:
    """Give the sections of a field by its key; an unknown one belongs to all."""
    return BY_KEY.get(key) or BY_FAMILY.get(key.partition(".")[0], EVERY)


def key_passes(key: str, scopes: Mapping[Section, Scope]) -> bool:
    """Say whether a field passes, whole or as part of what is open of its section."""
    partly: Mapping[Scope, bool] = {
        Scope.whole: True,
        Scope.work: key in WORK_KEYS,
        Scope.form: True,
        Scope.unit: key in UNIT,
        Scope.call_back: key in UNIT | CALL_BACK,
    }
    return all(partly.get(scopes[one], False) for one in of_key(key))


def _codes_at(edition: Edition, question: str) -> tuple[str, ...] | None:
    """Give every code that a question speaks to; None for a question nobody knows."""
    found = edition_table(edition).questions.get(QuestionId(question))
    if found is None:
        return () if not question else None
    return (*found.codes, *found.question.seen, *found.question.on_paper)
