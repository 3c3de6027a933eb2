"""Conditions of the talk: interpreter, people present, breaks, and how the person is."""

from dataclasses import dataclass
from enum import StrEnum


class InterpreterKind(StrEnum):
    """Means of language; a companion never is one."""

    none_needed = "none_needed"
    in_person = "in_person"
    phone = "phone"
    video = "video"
    colleague = "colleague"
    card = "card"
    machine = "machine"


class Ticked(StrEnum):
    """Yes, no, or not looked at yet."""

    yes = "yes"
    no = "no"
    not_known = "not_known"


@dataclass(frozen=True, slots=True, kw_only=True)
class InterpreterNoted:
    """Who or what carried the language between officer and person.

    `name` is a name or a code. `checked` says whether language and dialect were tried with
    "tell me about your day".
    """

    means: InterpreterKind
    name: str = ""
    independent: Ticked = Ticked.not_known
    chosen: Ticked = Ticked.not_known
    checked: Ticked = Ticked.not_known


class Presence(StrEnum):
    """Who was in the room beside officer and person."""

    nobody = "nobody"
    interpreter = "interpreter"
    colleague = "colleague"
    supporter = "supporter"
    lawyer = "lawyer"
    appropriate_adult = "appropriate_adult"
    child = "child"
    companion = "companion"
    others = "others"


@dataclass(frozen=True, slots=True, kw_only=True)
class PresenceNoted:
    """Where the talk took place, who was there, and whether others could hear it."""

    place: str
    present: tuple[Presence, ...]
    private: Ticked = Ticked.not_known


@dataclass(frozen=True, slots=True, kw_only=True)
class BreakTaken:
    """A break was taken."""


class Welfare(StrEnum):
    """How the person is; about the talk, never about the account."""

    fine = "fine"
    tired = "tired"
    upset = "upset"


@dataclass(frozen=True, slots=True, kw_only=True)
class WelfareNoted:
    """The officer looked how the person is."""

    welfare: Welfare
