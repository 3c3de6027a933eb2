"""What each kind of receiver may get: the shipped table of sections and kinds.

Purpose decides who receives, and sealing enforces it: every receiver gets an envelope of
its own, into which only the sections open to its kind are put. A kind that stands in no
table gets nothing. Council of Europe Convention 197, Article 11, and Directive (EU)
2016/680 ask for limits to a purpose; no cell is a statement of law.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum


class Section(StrEnum):
    """The sections of a referral, by what harm they can do to the person."""

    identity = "identity"
    account = "account"
    health = "health"
    offence = "offence"
    status = "status"
    sender = "sender"
    outcome = "outcome"


class ReceiverKind(StrEnum):
    """The kinds of receivers, as the signed directory names them."""

    support = "support"
    identification = "identification"
    child_safeguarding = "child_safeguarding"
    labour_inspectorate = "labour_inspectorate"
    criminal_investigation = "criminal_investigation"
    custody = "custody"
    immigration_enforcement = "immigration_enforcement"
    figures = "figures"


class Scope(StrEnum):
    """How much of a section passes.

    `short`: the signs and the kind of exploitation. `work`: the part about work and pay.
    `link`: the reference of the case, or the link of an offence to control. `form`: the
    fields of the receiver's own form. `unit`, `call_back`: the unit, and how to call it.
    """

    none = "none"
    short = "short"
    work = "work"
    link = "link"
    form = "form"
    unit = "unit"
    call_back = "call_back"
    whole = "whole"


class Condition(StrEnum):
    """What must hold before anything of a section passes.

    `consent`: the recorded agreement covers this kind. `urgent`: danger now. `form`: the
    form that is filled asks for it. `need`: the officer noted that this receiver needs it.
    """

    consent = "consent"
    urgent = "urgent"
    form = "form"
    need = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One cell of the table: how much may pass, once every condition of `when` holds."""

    scope: Scope
    when: frozenset[Condition] = frozenset()


@dataclass(frozen=True, slots=True, kw_only=True)
class Narrowing:
    """A cell that a jurisdiction makes narrower, as data of its pack; it can never widen."""

    kind: ReceiverKind
    section: Section
    scope: Scope
    when: tuple[Condition, ...] = ()


def narrower(first: Scope, second: Scope) -> Scope:
    """Give what two limits leave together; two different parts leave nothing."""
    if Scope.whole in (first, second):
        return second if first is Scope.whole else first
    if {first, second} == {Scope.unit, Scope.call_back}:
        return Scope.unit
    return first if first is second else Scope.none


def cell(kind: ReceiverKind, section: Section, narrowed: tuple[Narrowing, ...] = ()) -> Cell:
    """Give the cell that holds, after every narrowing of the jurisdiction.

    A part that means nothing for a section, such as the unit of an account, leaves nothing.
    """
    found = TABLE[kind].get(section, NEVER)
    for one in narrowed:
        if (one.kind, one.section) == (kind, section):
            scope = narrower(found.scope, one.scope)
            left = scope if scope is Scope.whole or scope in PARTS[section] else Scope.none
            found = Cell(scope=left, when=found.when | frozenset(one.when))
    return found


def _of(scope: Scope, *when: Condition) -> Cell:
    return Cell(scope=scope, when=frozenset(when))


NEVER = _of(Scope.none)
ALL = _of(Scope.whole)
AGREED = _of(Scope.whole, Condition.consent)
ASKED = _of(Scope.whole, Condition.form)
URGENT = _of(Scope.whole, Condition.urgent)
NEEDED = _of(Scope.whole, Condition.need)
CLOSED = frozenset({ReceiverKind.immigration_enforcement, ReceiverKind.figures})
"""Kinds that no envelope is ever sealed to, and that no override opens."""

PARTS: Mapping[Section, frozenset[Scope]] = {
    Section.identity: frozenset({Scope.link}),
    Section.account: frozenset({Scope.short, Scope.work, Scope.link}),
    Section.health: frozenset(),
    Section.offence: frozenset(),
    Section.status: frozenset({Scope.form}),
    Section.sender: frozenset({Scope.unit, Scope.call_back}),
    Section.outcome: frozenset(),
}
TABLE: Mapping[ReceiverKind, Mapping[Section, Cell]] = {
    ReceiverKind.support: {
        Section.identity: AGREED,
        Section.account: _of(Scope.short, Condition.consent),
        Section.health: AGREED,
        Section.sender: _of(Scope.call_back),
        Section.outcome: ALL,
    },
    ReceiverKind.identification: {
        Section.identity: AGREED,
        Section.account: ALL,
        Section.health: ASKED,
        Section.offence: ASKED,
        Section.status: _of(Scope.form, Condition.form),
        Section.sender: ALL,
        Section.outcome: ALL,
    },
    ReceiverKind.child_safeguarding: {
        Section.identity: ALL,
        Section.account: ALL,
        Section.health: ALL,
        Section.offence: NEEDED,
        Section.sender: ALL,
        Section.outcome: ALL,
    },
    ReceiverKind.labour_inspectorate: {
        Section.identity: AGREED,
        Section.account: _of(Scope.work),
        Section.sender: _of(Scope.unit),
        Section.outcome: ALL,
    },
    ReceiverKind.criminal_investigation: {
        Section.identity: AGREED,
        Section.account: AGREED,
        Section.health: URGENT,
        Section.offence: NEEDED,
        Section.sender: ALL,
        Section.outcome: ALL,
    },
    ReceiverKind.custody: {
        Section.identity: _of(Scope.link),
        Section.account: _of(Scope.link),
        Section.health: URGENT,
        Section.offence: ALL,
        Section.sender: ALL,
        Section.outcome: ALL,
    },
    ReceiverKind.immigration_enforcement: {},
    ReceiverKind.figures: {},
}
