"""From a posted form to typed values, strictly: known fields, known choices, bounded words.

Words lose nothing silently: too many are refused with the field kept on the page; signs
that no reader can see are removed or become a space.
"""

import unicodedata
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from enum import StrEnum
from typing import TypeVar

from werkzeug.datastructures import MultiDict

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Answer
from app.domain.answers import Given
from app.domain.answers import ReplyId
from app.domain.catalogue import Code
from app.domain.question import Question

LONGEST = 15_000
SHORT = 200
SEVERAL = "several"
STORED_ABSENCES = (Absence.unknown, Absence.declined, Absence.skipped)

_TURNING = frozenset(map(chr, (*range(0x202A, 0x202F), *range(0x2066, 0x206A))))
_Choice = TypeVar("_Choice", bound=StrEnum)

Form = MultiDict[str, str]


class FormError(Exception):
    """Base of everything that can be wrong with a posted form."""


@dataclass
class UnknownField(FormError):
    """A field that the page does not have; most likely a page of an older release."""

    field: str


@dataclass
class Repeated(FormError):
    """A field that may stand once was sent twice; most likely a form made by hand."""

    field: str


@dataclass
class NotOffered(FormError):
    """A choice that the page does not offer, or none; most likely an older page."""

    field: str


@dataclass
class TooLong(FormError):
    """More signs than the field takes; nothing is cut off, the words stay on the page."""

    field: str
    length: int
    limit: int


def only(form: Form, *names: str) -> None:
    """Refuse a form with a field that the page does not have; raises UnknownField."""
    for field in form:
        if field not in names:
            raise UnknownField(field)


def one(form: Form, field: str, otherwise: str = "") -> str:
    """Give the value of a field that may stand once; raises Repeated."""
    values = form.getlist(field)
    if len(values) > 1:
        raise Repeated(field)
    return values[0] if values else otherwise


def words(form: Form, field: str, limit: int = LONGEST) -> str:
    """Read words as typed, cleaned and bounded; raises TooLong and Repeated."""
    found = clean(one(form, field))
    if len(found) > limit:
        raise TooLong(field, len(found), limit)
    return found


def clean(typed: str) -> str:
    """Make line ends equal and control signs harmless; no word is lost or joined.

    Signs that turn the reading direction of what follows go, since they can make a line
    read as another; marks and joiners that scripts need stay.
    """
    lines = typed.replace("\r\n", "\n").replace("\r", "\n")
    kept = (sign for sign in lines if sign not in _TURNING)
    return unicodedata.normalize("NFC", "".join(map(_shown, kept))).strip()


def _shown(sign: str) -> str:
    is_control = unicodedata.category(sign) in ("Cc", "Cs") and sign != "\n"
    return " " if is_control else sign


def choice(form: Form, field: str, kind: type[_Choice]) -> _Choice:
    """Read one of the values of a closed list; raises NotOffered and Repeated."""
    value = one(form, field)
    if value not in set(kind):
        raise NotOffered(field)
    return kind(value)


def choices(form: Form, field: str, offered: Iterable[str]) -> tuple[str, ...]:
    """Read ticks of a closed list, in its order, each once; raises NotOffered."""
    known = tuple(offered)
    sent = set(form.getlist(field))
    if not sent <= set(known):
        raise NotOffered(field)
    return tuple(value for value in known if value in sent)


def differences(
    form: Form, ticked: str, shown: str
) -> tuple[AbstractSet[Code], AbstractSet[Code]]:
    """Give the codes that were ticked and unticked since the page was shown."""
    now = frozenset(Code(code) for code in form.getlist(ticked))
    before = frozenset(Code(code) for code in form.getlist(shown))
    return now - before, before - now


def count(form: Form, field: str) -> int | None:
    """Read a whole number that the page itself wrote; None when it is not there."""
    value = one(form, field)
    if not value:
        return None
    if not (value.isascii() and value.isdigit()) or len(value) > len(str(LONGEST)):
        raise NotOffered(field)
    return int(value)


def answer(form: Form, question: Question) -> Answer:
    """Read the answer to one question: one reply, several, or one of the stored absences."""
    only(form, "answer", "absence", "reply", "seen", "on_paper", "at")
    seen = tuple(map(Code, choices(form, "seen", question.seen)))
    on_paper = tuple(map(Code, choices(form, "on_paper", question.on_paper)))
    if "absence" in form:
        absence = choice(form, "absence", Absence)
        if absence not in STORED_ABSENCES or "answer" in form:
            raise NotOffered(field="absence")
        return Absent(absence=absence, seen=seen, on_paper=on_paper)
    return Given(replies=_replies(form, question), seen=seen, on_paper=on_paper)


def _replies(form: Form, question: Question) -> tuple[ReplyId, ...]:
    offered = tuple(reply.id for reply in question.replies)
    tapped = one(form, "answer")
    found = (
        choices(form, "reply", offered)
        if tapped == SEVERAL and question.several
        else tuple(reply for reply in offered if reply == tapped)
    )
    if not found:
        raise NotOffered(field="answer")
    return tuple(map(ReplyId, found))
