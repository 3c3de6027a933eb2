"""Passing: what the chosen receiver gets, and what the officer opens for it with a reason."""

from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.referring import check
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.errors import Barred
from app.domain.firewall import Held
from app.domain.firewall import Passage
from app.domain.firewall import kind_of
from app.domain.firewall import passages
from app.domain.form import FormPath
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideEnded
from app.domain.override import OverrideReason
from app.domain.passing import ReceiverKind
from app.domain.passing import Section
from app.domain.referral import Draft


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What one receiver gets of a draft, section by section."""

    draft: Draft
    kind: ReceiverKind
    passages: tuple[Passage, ...]

    @property
    def held(self) -> tuple[Passage, ...]:
        """Give the sections that are held back, whole or in part."""
        return tuple(one for one in self.passages if one.held is not None)

    def can_override(self, section: Section) -> bool:
        """Say whether the officer may open a section: one that is held, of no mere note."""
        is_held = section in {one.section for one in self.held}
        return is_held and self.draft.path is not FormPath.notice


def look_at(desk: Desk, where: EncounterId) -> Outlook | None:
    """Give what the chosen receiver gets; nothing before one is chosen."""
    draft = check(desk, where)
    kind = kind_of(draft.receiver) if draft.receiver else None
    if kind is None:
        return None
    return Outlook(draft=draft, kind=kind, passages=passages(draft, kind))


def note_need(desk: Desk, where: EncounterId, section: Section) -> Encounter:
    """Note that this receiver needs a section that goes only as needed; raises Barred."""
    outlook = _chosen(desk, where)
    waits = {one.section for one in outlook.held if one.held is Held.need}
    if section not in waits:
        raise Barred
    need = NeedNoted(receiver=_id(outlook), listed_as=outlook.kind, section=section)
    return record(desk, where, need)


def allow(
    desk: Desk, where: EncounterId, section: Section, reason: OverrideReason, words: str
) -> Encounter:
    """Open one held section for this receiver, with reason and words; raises Barred."""
    outlook = _chosen(desk, where)
    if not outlook.can_override(section):
        raise Barred
    allowed = OverrideAllowed(
        receiver=_id(outlook),
        listed_as=outlook.kind,
        section=section,
        reason=reason,
        words=words,
    )
    code = f"override.{section.value}.{reason.value}"
    desk.journal.note("alteration", code, where, _id(outlook))
    return record(desk, where, allowed)


def end(desk: Desk, where: EncounterId, section: Section) -> Encounter:
    """Take an override back before sending; raises Barred."""
    return record(
        desk, where, OverrideEnded(receiver=_id(_chosen(desk, where)), section=section)
    )


def _chosen(desk: Desk, where: EncounterId) -> Outlook:
    outlook = look_at(desk, where)
    if outlook is None:
        raise Barred
    return outlook


def _id(outlook: Outlook) -> str:
    return outlook.draft.receiver.id if outlook.draft.receiver else ""
