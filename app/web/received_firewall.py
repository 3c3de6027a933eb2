"""What an opened referral says of its own limits: what was held back, what was overridden."""

from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

from app.domain.firewall import Held
from app.domain.override import OverrideReason
from app.domain.passing import Section
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.passing_words import REASONS
from app.web.passing_words import SECTIONS
from app.web.speaking import officer

Payload = Mapping[str, Any]
Pair = tuple[Said | str, Said | str]
NOT_SENT: Mapping[Held, str] = {
    Held.never: marked("Not sent to a desk of your kind"),
    Held.part: marked("Only a part is sent to a desk of your kind"),
    Held.consent: marked("The person did not agree to send it to you"),
    Held.urgent: marked("Sent only when there is danger now"),
    Held.form: marked("Your form does not ask for it"),
    Held.need: marked("Not sent. Ask the sender if you need it."),
}


def override_rows(payload: Payload) -> Iterable[Pair]:
    """Give each section that was sent on override, with the reason and the words."""
    for row in _rows(payload, "sent_on_override"):
        reason = str(row.get("reason", ""))
        if row.get("section") in set(Section):
            told = officer(REASONS[OverrideReason(reason)]) if reason in _REASONS else reason
            words = str(row.get("words", ""))
            yield officer(SECTIONS[Section(row["section"])]), f"{told}: {words}"


def held_rows(payload: Payload) -> Iterable[Pair]:
    """Give each section that was held back, so that the receiver can ask for it."""
    for row in _rows(payload, "held_back"):
        if row.get("section") in set(Section) and row.get("why") in set(Held):
            why = officer(NOT_SENT[Held(row["why"])])
            yield officer(SECTIONS[Section(row["section"])]), why


_REASONS = frozenset(OverrideReason)


def _rows(payload: Payload, name: str) -> Iterable[Payload]:
    told = payload.get("firewall")
    rows = told.get(name) if isinstance(told, Mapping) else None
    return (row for row in rows if isinstance(row, Mapping)) if isinstance(rows, list) else ()
