"""Hints about the quality of a referral: eighteen of them, and none ever blocks.

Lengths are starting values. Each hint names the field that it is about.
"""

import re
from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field as made_of
from enum import StrEnum

from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.form import FieldKey
from app.domain.form import FormPath
from app.domain.likeness import is_alike
from app.domain.scanning import Secrets
from app.domain.scanning import hits

SHORT_INSIGHT = 200
SHORT_ACCOUNT = 150
DIGIT = re.compile(r"\d")
TIME = re.compile(
    r"\d|\b(?:spring|summer|autumn|winter|year|month|week|first|then|later|before|after)\b",
    re.IGNORECASE,
)
ORDERED = re.compile(r"\b(?:told|asked|ordered|instructed) to refer\b", re.IGNORECASE)
BEHAVIOUR = re.compile(
    r"\b(?:hostile|evasive|nervous|calm|smil\w*|eye contact|return\w*|came back|phone|agreed|"
    r"consent\w*|inconsisten\w*|changed (?:the|their|his|her) (?:story|account)|demeanou?r)\b",
    re.IGNORECASE,
)
EVIDENCE = re.compile(
    r"\b(?:record\w*|document\w*|cctv|video|photo\w*|receipt\w*|file)\b", re.IGNORECASE
)
OWN_WORDS = 12
ACCOUNTS = tuple(
    FieldKey(key)
    for key in ("recruitment.account", "work.account", "home.account", "control.account")
)
OFFICERS_OWN = ("officer.insight", "account.evidence", "risk.reasons", "facts.text", *ACCOUNTS)
OTHERS = ("others.people_details",)
COPIED = ("officer.insight", "exploiter.account", "exit.account", *ACCOUNTS)


class HintRule(StrEnum):
    """The hints by their numbers in the method."""

    chronology = "L01"
    indicators = "L02"
    basis = "L03"
    gaps = "L04"
    delay = "L05"
    differences = "L06"
    purpose = "L07"
    opinion = "L08"
    copied = "L09"
    thin = "L10"
    contacts = "L11"
    evidence = "L12"
    names = "L13"
    safe = "L14"
    ordered = "L15"
    credibility = "L16"
    child = "L17"
    episodes = "L18"


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """One hint: its rule and the field that it is about."""

    rule: HintRule
    key: FieldKey


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """A filled form with what the hints need to know around it.

    `quoted` are the keys of accounts for which quotes stand on record. `others` are texts
    of other referrals on this device by key.
    """

    path: FormPath
    fields: tuple[Filled, ...]
    has_facts: bool = False
    is_seen: bool = False
    differs: bool = False
    quoted: frozenset[FieldKey] = frozenset()
    secrets: Secrets = made_of(default_factory=Secrets)
    opinions: tuple[str, ...] = ()
    others: Mapping[FieldKey, tuple[str, ...]] = made_of(default_factory=dict)

    def words(self, key: str) -> str:
        """Give the words of a field; empty where it is not on this path."""
        return next((one.words for one in self.fields if one.field.key == key), "")

    def chosen(self, key: str) -> tuple[str, ...]:
        """Give the chosen ids of a field."""
        return next((one.values for one in self.fields if one.field.key == key), ())

    def stands(self, key: str) -> bool:
        """Say whether a field is asked here."""
        return any(
            one.field.key == key and one.readiness is not Readiness.not_needed
            for one in self.fields
        )


def hints(sheet: Sheet) -> tuple[Hint, ...]:
    """Give every hint that fires, in the order of the rules."""
    return tuple(
        Hint(rule=rule, key=FieldKey(key))
        for rule, fires in RULES.items()
        for key in dict.fromkeys(fires(sheet))
    )


Fires = Callable[[Sheet], Iterable[str]]


def _chronology(sheet: Sheet) -> Iterator[str]:
    words = sheet.words("exploitation.episodes")
    if words and not TIME.search(words):
        yield "exploitation.episodes"


def _indicators(sheet: Sheet) -> Iterator[str]:
    if sheet.has_facts and sheet.stands("facts.any"):
        if "no" in sheet.chosen("facts.any"):
            yield "facts.any"
        elif not sheet.words("facts.text"):
            yield "facts.text"


def _basis(sheet: Sheet) -> Iterator[str]:
    words = sheet.words("facts.text")
    starts = ("seen", "on paper")
    if sheet.is_seen and words and not words.strip().casefold().startswith(starts):
        yield "facts.text"


def _gaps(sheet: Sheet) -> Iterator[str]:
    for one in sheet.fields:
        if one.readiness is Readiness.open:
            yield one.field.key


def _delay(sheet: Sheet) -> Iterator[str]:
    if "no" in sheet.chosen("history.reported_before"):
        yield from _if_empty(sheet, "history.delay_reasons")


def _differences(sheet: Sheet) -> Iterator[str]:
    if sheet.differs and not sheet.words("account.evidence"):
        yield from _if_empty(sheet, "officer.insight")


def _purpose(sheet: Sheet) -> Iterator[str]:
    if sheet.stands("officer.insight") and len(sheet.words("officer.insight")) < SHORT_INSIGHT:
        yield "officer.insight"


def _opinion(sheet: Sheet) -> Iterator[str]:
    for key in OFFICERS_OWN:
        if any(_is_bare(line, sheet.opinions) for line in _sentences(sheet.words(key))):
            yield key


def _is_bare(sentence: str, opinions: tuple[str, ...]) -> bool:
    """Say whether a sentence holds an opinion and nothing that was seen, said or measured."""
    plain = sentence.casefold()
    has_opinion = any(re.search(rf"\b{re.escape(one)}\b", plain) for one in opinions)
    has_fact = bool(DIGIT.search(plain) or '"' in plain or " because " in plain)
    return has_opinion and not has_fact


def _copied(sheet: Sheet) -> Iterator[str]:
    for key in COPIED:
        words = sheet.words(key)
        if any(is_alike(words, other) for other in sheet.others.get(FieldKey(key), ())):
            yield key


def _thin(sheet: Sheet) -> Iterator[str]:
    for key in ACCOUNTS:
        if key in sheet.quoted and sheet.stands(key) and len(sheet.words(key)) < SHORT_ACCOUNT:
            yield key


def _contacts(sheet: Sheet) -> Iterator[str]:
    second = sheet.words("officer.alternate_email").strip().casefold()
    first = sheet.words("officer.email").strip().casefold()
    if sheet.stands("officer.alternate_email") and (not second or second == first):
        yield "officer.alternate_email"


def _evidence(sheet: Sheet) -> Iterator[str]:
    lines = [line for line in sheet.words("evidence.files").split("\n") if line.strip()]
    if any(not DIGIT.search(line) or len(line.split()) == 1 for line in lines):
        yield "evidence.files"


def _names(sheet: Sheet) -> Iterator[str]:
    for key in ("encounter.label", *OTHERS):
        if hits(sheet.words(key), sheet.secrets) or (
            key in OTHERS and _named(sheet.words(key))
        ):
            yield key


def _named(words: str) -> bool:
    """Say whether words call somebody by name."""
    return bool(re.search(r"\b(?:called|named|name is|names are)\s+\w", words, re.IGNORECASE))


def _safe(sheet: Sheet) -> Iterator[str]:
    is_unsafe = sheet.words("decision.to_details") and "yes" not in sheet.chosen(
        "decision.safe"
    )
    if is_unsafe and sheet.stands("decision.safe"):
        yield "decision.safe"
    is_other = "someone_else" in sheet.chosen("decision.to")
    if is_other and "yes" not in sheet.chosen("decision.permission"):
        yield "decision.permission"
    if sheet.words("person.safe_contact"):
        yield from _if_empty(sheet, "person.contact_checked")


def _ordered(sheet: Sheet) -> Iterator[str]:
    words = sheet.words("officer.insight")
    if ORDERED.search(words) and len(words.split()) <= OWN_WORDS:
        yield "officer.insight"


def _credibility(sheet: Sheet) -> Iterator[str]:
    if "yes" not in sheet.chosen("account.concerns"):
        return
    words = sheet.words("account.evidence")
    if not words or (BEHAVIOUR.search(words) and not EVIDENCE.search(words)):
        yield "account.evidence"


def _child(sheet: Sheet) -> Iterator[str]:
    if sheet.path is FormPath.child:
        yield from _if_empty(sheet, "safeguarding.authority.name")


def _episodes(sheet: Sheet) -> Iterator[str]:
    words = sheet.words("exploitation.episodes").strip()
    if "yes" in sheet.chosen("exploitation.several") and words and "\n" not in words:
        yield "exploitation.episodes"


def _if_empty(sheet: Sheet, key: str) -> Iterator[str]:
    if sheet.stands(key) and not sheet.words(key):
        yield key


def _sentences(words: str) -> list[str]:
    return re.split(r"(?<=[.!?])\s+|\n", words)


RULES: Mapping[HintRule, Fires] = {
    HintRule.chronology: _chronology,
    HintRule.indicators: _indicators,
    HintRule.basis: _basis,
    HintRule.gaps: _gaps,
    HintRule.delay: _delay,
    HintRule.differences: _differences,
    HintRule.purpose: _purpose,
    HintRule.opinion: _opinion,
    HintRule.copied: _copied,
    HintRule.thin: _thin,
    HintRule.contacts: _contacts,
    HintRule.evidence: _evidence,
    HintRule.names: _names,
    HintRule.safe: _safe,
    HintRule.ordered: _ordered,
    HintRule.credibility: _credibility,
    HintRule.child: _child,
    HintRule.episodes: _episodes,
}
