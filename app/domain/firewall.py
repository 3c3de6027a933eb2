"""The data firewall: what one receiver gets, and the only way to a payload that is sealed.

Nothing is marked to be hidden later: what a kind of receiver may not read is not there
when its envelope is sealed. The sealer takes a `Cleared` payload and nothing else, and only
this module makes one.
"""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from app.domain.consent import AgreementAnswer
from app.domain.device import Receiver
from app.domain.errors import Barred
from app.domain.errors import NotCleared
from app.domain.filling import typed
from app.domain.form import FormPath
from app.domain.notice import COOPERATION
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideEnded
from app.domain.passing import CLOSED
from app.domain.passing import NEVER
from app.domain.passing import Cell
from app.domain.passing import Condition
from app.domain.passing import ReceiverKind
from app.domain.passing import Scope
from app.domain.passing import Section
from app.domain.passing import cell
from app.domain.payload import payload
from app.domain.referral import Draft
from app.domain.sifting import sifted

_KEY = object()
NOTICE_KINDS = frozenset({ReceiverKind.identification})
"""A note without a name is owed to the identification authority, and to nobody else."""


class Held(StrEnum):
    """Why a section, or a part of it, is held back."""

    never = "never"
    part = "part"
    consent = "consent"
    urgent = "urgent"
    form = "form"
    need = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """What happens to one section on the way to one receiver.

    `held` says why it is not sent, or not sent whole. `override` is set where it is sent
    although the table holds it back.
    """

    section: Section
    scope: Scope
    held: Held | None = None
    override: OverrideAllowed | None = None


class Cleared:
    """A payload for exactly one receiver, as the firewall let it through; never changed.

    Raises NotCleared when anybody else tries to make one.
    """

    __slots__ = ("_content", "_receiver")

    def __init__(self, key: object, receiver: Receiver, content: Mapping[str, object]) -> None:
        if key is not _KEY:
            raise NotCleared
        object.__setattr__(self, "_receiver", receiver)
        object.__setattr__(self, "_content", json.dumps(content))

    def __setattr__(self, name: str, value: object) -> None:
        """Refuse every change; raises NotCleared."""
        raise NotCleared

    @property
    def receiver(self) -> Receiver:
        """The one organisation that it was cleared for."""
        found: Receiver = self._receiver  # type: ignore[attr-defined]
        return found

    def content(self) -> dict[str, Any]:
        """Give a copy of what may be sealed."""
        found: dict[str, Any] = json.loads(self._content)  # type: ignore[attr-defined]
        return found


def kind_of(receiver: Receiver) -> ReceiverKind | None:
    """Give the kind that the signed directory names, None for one that nobody knows."""
    known = set(ReceiverKind)
    return ReceiverKind(receiver.kind) if receiver.kind in known else None


def is_barred(receiver: Receiver) -> bool:
    """Say whether nothing at all can be sent to a receiver of this kind."""
    kind = kind_of(receiver)
    return kind is None or kind in CLOSED


def passages(draft: Draft, kind: ReceiverKind) -> tuple[Passage, ...]:
    """Say of each section what a receiver of this kind gets, and why not more."""
    return tuple(_passage(draft, kind, section) for section in Section)


def clear(draft: Draft, made_at: datetime) -> Cleared:
    """Build the payload for the chosen receiver out of what may pass, and nothing else.

    Raises Barred where the kind of the receiver gets nothing, or gets no such note.
    """
    receiver = draft.receiver
    kind = kind_of(receiver) if receiver else None
    if receiver is None or kind is None or not _is_open(draft, kind):
        raise Barred
    found = passages(draft, kind)
    scopes = {one.section: one.scope for one in found}
    whole = payload(draft, made_at)
    content = {**sifted(draft, whole, scopes), "firewall": _told(kind, found)}
    return Cleared(_KEY, receiver, content)


def overrides(draft: Draft) -> tuple[OverrideAllowed, ...]:
    """Give the overrides that stand for the chosen receiver, the last of each section."""
    standing: dict[Section, OverrideAllowed] = {}
    for entry in draft.encounter.history:
        match entry.event:
            case OverrideAllowed() as one if _is_for(one, draft.receiver):
                standing[one.section] = one
            case OverrideEnded(receiver=receiver, section=section) if (
                draft.receiver is not None and receiver == draft.receiver.id
            ):
                standing.pop(section, None)
            case _:
                pass
    return tuple(standing.values())


def _is_open(draft: Draft, kind: ReceiverKind) -> bool:
    if kind in CLOSED:
        return False
    return kind in NOTICE_KINDS or draft.path is not FormPath.notice


def _passage(draft: Draft, kind: ReceiverKind, section: Section) -> Passage:
    narrowed = draft.edition.jurisdiction.narrowed
    found = NEVER if kind in CLOSED else cell(kind, section, narrowed)
    unmet = _unmet(draft, kind, section, found)
    allowed = _override(draft, kind, section)
    if found.scope is Scope.whole and not unmet:
        return Passage(section=section, scope=Scope.whole)
    if allowed is not None:
        return Passage(section=section, scope=Scope.whole, override=allowed)
    if found.scope is Scope.none:
        return Passage(section=section, scope=Scope.none, held=Held.never)
    if unmet:
        return Passage(section=section, scope=Scope.none, held=Held(unmet[0].value))
    return Passage(section=section, scope=found.scope, held=Held.part)


def _override(draft: Draft, kind: ReceiverKind, section: Section) -> OverrideAllowed | None:
    """Give the override of one section; none opens a closed kind or a note without a name."""
    if kind in CLOSED or draft.path is FormPath.notice:
        return None
    standing = (one for one in overrides(draft) if one.listed_as is kind)
    return next((one for one in standing if one.section is section), None)


def _unmet(
    draft: Draft, kind: ReceiverKind, section: Section, found: Cell
) -> tuple[Condition, ...]:
    asks = draft.edition.form.asks if draft.edition.form else ()
    holds = {
        Condition.consent: lambda: _agrees(draft, kind),
        Condition.urgent: lambda: draft.assessment.act_now,
        Condition.form: lambda: section in asks,
        Condition.need: lambda: _is_needed(draft, kind, section),
    }
    return tuple(one for one in Condition if one in found.when and not holds[one]())


def _agrees(draft: Draft, kind: ReceiverKind) -> bool:
    """Say whether the recorded agreement covers this kind of receiver.

    In a note without a name, who works with the authorities agreed to give them a name.
    Of a child nothing is asked unless the law of the place wants it.
    """
    if draft.path is FormPath.notice:
        return typed(draft.encounter).get(COOPERATION) == "yes"
    place = draft.edition.jurisdiction
    if draft.path is FormPath.child and not place.switches.child_consent:
        return True
    said = draft.agreement
    agrees = said is not None and said.answer is AgreementAnswer.yes
    return agrees and kind in place.agreement_covers


def _is_needed(draft: Draft, kind: ReceiverKind, section: Section) -> bool:
    noted = (entry.event for entry in draft.encounter.history)
    return any(
        isinstance(one, NeedNoted)
        and _is_for(one, draft.receiver)
        and (one.listed_as, one.section) == (kind, section)
        for one in noted
    )


def _is_for(one: OverrideAllowed | NeedNoted, receiver: Receiver | None) -> bool:
    return receiver is not None and (one.receiver, one.listed_as) == (
        receiver.id,
        receiver.kind,
    )


def _told(kind: ReceiverKind, found: tuple[Passage, ...]) -> dict[str, object]:
    """Tell the receiver what was held back, so that it asks, and what was sent on override."""
    return {
        "kind": kind.value,
        "held_back": [
            {"section": one.section.value, "sent": one.scope.value, "why": one.held.value}
            for one in found
            if one.held is not None
        ],
        "sent_on_override": [
            {
                "section": one.section.value,
                "reason": one.override.reason.value,
                "words": one.override.words,
            }
            for one in found
            if one.override is not None
        ],
    }
