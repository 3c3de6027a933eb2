"""The note without a name: built afresh from facts for an adult who said no.

Only where a duty to notify is in force, and never for a child or where age is in doubt.
Accounts are made of coded facts, without a word that anybody typed. What the officer
typed into other fields is scanned for what is stored of the person; each hit is left out
until the officer has changed it or said that it may stay.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.encounter import Encounter
from app.domain.event import Detail
from app.domain.event import DetailNoted
from app.domain.explaining import HitsKept
from app.domain.form import FieldKey
from app.domain.form import Form
from app.domain.form import FormPath
from app.domain.scanning import Hit
from app.domain.scanning import Secrets
from app.domain.scanning import hits
from app.domain.scanning import secrets_of
from app.domain.scanning import without

TOLD = FieldKey("notice.told")
COOPERATION = FieldKey("consent.cooperation")
NAMES = (
    Detail.name,
    "person.name_given",
    "person.name_family",
    "person.name_used",
    "decision.name",
)
CONTACTS = (
    Detail.contact,
    "person.safe_contact",
    "person.contact_checked",
    "person.birthdate",
    "person.ho_reference",
    "crime.reference",
    "decision.to_details",
)
ADDRESSES = (Detail.place, "places.uk_address", "places.overseas_address")
TOWNS = ("person.now_town", "person.now_region", "places.uk", "places.overseas")
DECIDED = frozenset({"crime.reference"})
AGREED = frozenset({"person.name_given", "person.name_family", "decision.to_details"})
OWN = frozenset({"officer.email"})
RARE = ("person.citizenships", "places.uk", "work.account")


@dataclass(frozen=True, slots=True, kw_only=True)
class FieldHits:
    """One field that was typed, and what is left out of it as it stands."""

    key: FieldKey
    words: str
    hits: tuple[Hit, ...]


def is_prepared(encounter: Encounter) -> bool:
    """Say whether the person was told what the note holds, and the officer chose it."""
    return encounter.detail(TOLD) == "yes"


def stored_secrets(encounter: Encounter) -> Secrets:
    """Give what is stored of the person, in all versions that were ever noted."""
    noted: dict[str, list[str]] = {}
    for entry in encounter.history:
        if isinstance(entry.event, DetailNoted) and entry.event.words:
            noted.setdefault(entry.event.detail, []).append(entry.event.words)
    towns = frozenset(
        town.strip().casefold()
        for words in _all(noted, TOWNS)
        for town in words.replace(",", "\n").split("\n")
        if not any(sign.isdigit() for sign in town)
    )
    places = _all(noted, ADDRESSES)
    return secrets_of(
        _all(noted, NAMES),
        _all(noted, CONTACTS),
        (
            *(one for one in places if one.strip().casefold() not in towns),
            *_parts(places, towns),
        ),
    )


def _parts(places: tuple[str, ...], towns: frozenset[str]) -> Iterator[str]:
    """Give the parts of addresses that are finer than a town."""
    for place in places:
        for part in place.replace(",", "\n").split("\n"):
            if part.strip().casefold() not in towns:
                yield part


def kept_words(encounter: Encounter) -> frozenset[tuple[str, str]]:
    """Give the fields in whose very words the officer decided to keep what was found."""
    return frozenset(
        (entry.event.key, entry.event.words)
        for entry in encounter.history
        if isinstance(entry.event, HitsKept)
    )


def open_hits(
    form: Form, encounter: Encounter, written: Mapping[FieldKey, str]
) -> tuple[FieldHits, ...]:
    """Give the typed fields of the note that still hold something to change or to keep."""
    return tuple(_hits(form, encounter, written))


def cleaned(
    form: Form, encounter: Encounter, written: Mapping[FieldKey, str]
) -> Mapping[FieldKey, str]:
    """Give what was written as it may stand in the note.

    A field that is not in the note gives nothing. A reference waits for a decision. Name
    and contact stand only where the person agreed to work with the authorities.
    """
    secrets = stored_secrets(encounter)
    kept = kept_words(encounter)
    agrees = written.get(COOPERATION) == "yes"
    found: dict[FieldKey, str] = {}
    for field in form.on(FormPath.notice):
        words = written.get(field.key, "")
        if field.key in AGREED:
            found[field.key] = words if agrees else ""
        elif field.key in DECIDED:
            found[field.key] = words if (field.key, words) in kept else ""
        elif field.choices or (field.key, words) in kept or field.key in OWN:
            found[field.key] = words
        else:
            found[field.key] = without(words, secrets)
    return found


def is_rare(written: Mapping[FieldKey, str]) -> bool:
    """Say whether nationality, town and work stand together; that can point to one person."""
    return all(written.get(FieldKey(key)) for key in RARE)


def _hits(
    form: Form, encounter: Encounter, written: Mapping[FieldKey, str]
) -> Iterator[FieldHits]:
    secrets = stored_secrets(encounter)
    kept = kept_words(encounter)
    for key in dict.fromkeys(field.key for field in form.on(FormPath.notice)):
        words = written.get(key, "")
        if not words or key in AGREED or key in OWN or (key, words) in kept:
            continue
        found = hits(words, secrets)
        if found:
            yield FieldHits(key=key, words=words, hits=found)


def _all(noted: Mapping[str, list[str]], keys: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(words for key in keys for words in noted.get(key, ()))
