"""What an opened referral says of the group: one of several, and what they share."""

from collections.abc import Iterable
from collections.abc import Mapping
from typing import Any

from app.domain.group import ThreadKind
from app.i18n.voices import Said
from app.web.site_words import THREADS
from app.web.speaking import officer
from app.web.speaking import officer_n

Pair = tuple[Said | str, Said | str]


def group_rows(payload: Mapping[str, Any]) -> Iterable[Pair]:
    """Give the number of the person, and each thing that several people gave alike.

    What another release sent and this one does not know is left out.
    """
    group = payload.get("group")
    if not isinstance(group, Mapping):
        return
    yield (
        officer("One of several people at a place"),
        officer("Number %(number)s", **_of(group)),
    )
    patterns = group.get("patterns")
    for row in patterns if isinstance(patterns, list) else ():
        if isinstance(row, Mapping) and row.get("what") in set(ThreadKind):
            people = row.get("people")
            count = people if isinstance(people, int) else 0
            said = officer_n(
                "%(words)s (%(count)s person)",
                "%(words)s (%(count)s people)",
                count,
                words=str(row.get("words", "")),
            )
            yield officer(THREADS[ThreadKind(row["what"])]), said


def _of(group: Mapping[str, Any]) -> dict[str, object]:
    return {"number": group.get("number", "")}
