"""The form, the story and the chronology of an opened referral, as sections to read."""

from collections.abc import Iterable
from collections.abc import Mapping
from datetime import datetime
from typing import Any

from app.domain.chronology import Happening
from app.domain.explaining import NotKnown
from app.domain.form import FormPath
from app.domain.retelling import AskAgain
from app.i18n.formatting import listing
from app.i18n.voices import Said
from app.i18n.voices import marked
from app.web.form_words import AGAIN
from app.web.form_words import HAPPENINGS
from app.web.form_words import PATHS
from app.web.form_words import REASONS
from app.web.speaking import officer
from app.web.speaking import officer_n
from app.web.speaking import voices
from app.web.wording import when

Payload = Mapping[str, Any]
Pair = tuple[Said | str, Said | str]
LAW = marked("Law and questions of")
CLOCK_AHEAD = marked("The clock was %(minutes)s minutes ahead.")
CLOCK_BEHIND = marked("The clock was %(minutes)s minutes behind.")


def form_rows(payload: Payload) -> Iterable[Pair]:
    """Give the filled form: each field as its authors word it, or why it is not known."""
    form = _table(payload, "form")
    path = str(form.get("path", ""))
    if path in set(FormPath):
        yield officer("Form"), officer(PATHS[FormPath(path)])
    for row in _tables(form, "fields"):
        label = str(row.get("label", ""))
        reason = str(row.get("reason", ""))
        if reason in set(NotKnown):
            why = str(row.get("why", ""))
            told = officer(REASONS[NotKnown(reason)])
            yield label, f"{told}: {why}" if why else told
        elif row.get("words"):
            yield label, str(row["words"])


def story_rows(payload: Payload) -> Iterable[Pair]:
    """Give what was told already, so that nobody asks it again."""
    story = _table(payload, "story")
    for row in _tables(story, "told"):
        yield str(row.get("topic", "")), _told(row)
    count = story.get("retellings")
    if isinstance(count, int) and count:
        label = officer("Told again")
        yield label, officer_n("%(count)s time", "%(count)s times", count)


def time_rows(payload: Payload) -> Iterable[Pair]:
    """Give what was noted and done, in the order of the clock."""
    for row in _tables(payload, "chronology"):
        kind = str(row.get("kind", ""))
        name = officer(HAPPENINGS[Happening(kind)]) if kind in set(Happening) else kind
        about = str(row.get("about", ""))
        yield _at(row), f"{name}: {about}" if about else name
    yield from _clock_rows(_table(payload, "clock"))


def _clock_rows(clock: Payload) -> Iterable[Pair]:
    """Give what is known of a clock that was wrong; the times above stand as they were made."""
    for row in _tables(clock, "corrections"):
        seconds = row.get("seconds")
        if isinstance(seconds, int) and seconds:
            told = CLOCK_AHEAD if seconds > 0 else CLOCK_BEHIND
            label = officer("Times from %(time)s on", time=_at({"at": row.get("from", "")}))
            yield label, officer(told, minutes=abs(seconds) // 60)
    if clock.get("marked"):
        yield officer("The clock"), officer("Some times were noted under a clock in doubt.")


def content_rows(payload: Payload) -> Iterable[Pair]:
    """Give which law and which packs the encounter was read by."""
    content = _table(payload, "content")
    law = str(content.get("legal_date", ""))
    if law:
        packs = _table(content, "packs")
        versions = ", ".join(f"{name} {version}" for name, version in packs.items())
        yield officer(LAW), f"{law}; {versions}"


def _told(row: Payload) -> Said | str:
    again = row.get("again")
    reasons = [AskAgain(one) for one in again or () if one in set(AskAgain)]
    told = officer("%(time)s, to %(who)s", time=_at(row), who=str(row.get("to", "")))
    if not reasons:
        return told
    said = listing(voices().officer_language, (officer(AGAIN[one]) for one in reasons))
    return officer("%(told)s. Asked again: %(reasons)s", told=told, reasons=said)


def _at(row: Payload) -> Said | str:
    at = str(row.get("at", ""))
    try:
        found = datetime.fromisoformat(at)
    except ValueError:
        return at
    return when(found) if found.tzinfo else at


def _table(payload: Payload, name: str) -> Payload:
    found = payload.get(name)
    return found if isinstance(found, Mapping) else {}


def _tables(payload: Payload, name: str) -> Iterable[Payload]:
    found = payload.get(name)
    rows = found if isinstance(found, list | tuple) else ()
    return (row for row in rows if isinstance(row, Mapping))
