"""Filling in the form: what is ready, what the officer writes, why something is not known.

Nothing here blocks a referral, and nothing is a reason to ask the person on.
"""

from collections.abc import Mapping
from dataclasses import dataclass

from app.casework.desk import Desk
from app.casework.recording import record
from app.casework.referring import check
from app.domain.accounts import differences
from app.domain.accounts import quotes
from app.domain.answers import Basis
from app.domain.catalogue import State
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from app.domain.event import DetailNoted
from app.domain.explaining import FieldExplained
from app.domain.explaining import HitsKept
from app.domain.explaining import NotKnown
from app.domain.filling import Filled
from app.domain.filling import Readiness
from app.domain.filling import Tally
from app.domain.filling import filled
from app.domain.filling import tally
from app.domain.filling import typed
from app.domain.form import FieldKey
from app.domain.form import Form
from app.domain.form import FormField
from app.domain.form import FormPath
from app.domain.form import Need
from app.domain.form import Who
from app.domain.linting import COPIED
from app.domain.linting import Hint
from app.domain.linting import Sheet
from app.domain.linting import hints
from app.domain.notice import TOLD
from app.domain.notice import FieldHits
from app.domain.notice import is_rare
from app.domain.notice import open_hits
from app.domain.notice import stored_secrets
from app.domain.referral import Draft

MINE = frozenset(
    {
        "officer.email",
        "officer.first_name",
        "officer.last_name",
        "officer.role",
        "officer.phone",
        "officer.alternate_email",
        "agency.organisation",
    }
)
OTHERS_LOOKED_AT = 50
SEEN = (Basis.observed, Basis.document)


@dataclass(frozen=True, slots=True, kw_only=True)
class FilledForm:
    """The form of one referral with everything that its screens show."""

    draft: Draft
    form: Form
    fields: tuple[Filled, ...]
    hints: tuple[Hint, ...]
    hits: tuple[FieldHits, ...]
    is_rare: bool

    @property
    def tally(self) -> Tally:
        """How many fields are needed, and how they stand."""
        return tally(self.fields)

    def field(self, wanted: str) -> Filled | None:
        """Find one field by its id."""
        return next((one for one in self.fields if one.field.id == wanted), None)

    def by_key(self, key: str) -> Filled | None:
        """Find the first field of a key."""
        return next((one for one in self.fields if one.field.key == key), None)

    def open_for(self, who: Who) -> tuple[Filled, ...]:
        """Give the open fields that only somebody can answer; the rest falls to the officer."""
        return tuple(
            one
            for one in self.fields
            if one.readiness is Readiness.open
            and (one.who is Who.person) == (who is Who.person)
        )

    def extra(self) -> tuple[Filled, ...]:
        """Give the fields that may be added and are empty."""
        return tuple(
            one
            for one in self.fields
            if one.readiness is Readiness.not_needed and one.field.need is Need.optional
        )

    def done(self) -> tuple[Filled, ...]:
        """Give the fields that are ready or explained."""
        states = (Readiness.ready, Readiness.explained)
        return tuple(one for one in self.fields if one.readiness in states)


def look_at(desk: Desk, where: EncounterId) -> FilledForm | None:
    """Give the filled form of an encounter; nothing where its place has none."""
    draft = check(desk, where)
    form = draft.edition.form
    if form is None:
        return None
    fields = filled(draft)
    written = typed(draft.encounter)
    is_notice = draft.path is FormPath.notice
    return FilledForm(
        draft=draft,
        form=form,
        fields=fields,
        hints=hints(_sheet(desk, draft, form, fields)),
        hits=open_hits(form, draft.encounter, written) if is_notice else (),
        is_rare=is_notice and is_rare({one.field.key: one.words for one in fields}),
    )


def write(desk: Desk, where: EncounterId, found: Filled, words: str) -> Encounter:
    """Write one field; what the record proposes unchanged stays a proposal.

    What officers write about themselves is kept on the device for the next referral.
    """
    encounter = desk.encounters.open(where)
    key = found.field.key
    if key in MINE:
        profile = desk.device.profile()
        if words and words != found.proposal:
            desk.device.save_profile(profile.with_own(key, words))
    kept = "" if words == found.proposal else words
    if (encounter.detail(key) or "") == kept and not found.explanation:
        return encounter
    return record(desk, where, DetailNoted(detail=key, words=kept or found.proposal))


def explain(
    desk: Desk, where: EncounterId, field: FormField, reason: NotKnown, words: str
) -> Encounter:
    """Say why a field is not known; what was written there stays in the history alone."""
    encounter = desk.encounters.open(where)
    event = FieldExplained(key=field.key, reason=reason, words=words)
    if encounter.detail(field.key):
        return record(desk, where, DetailNoted(detail=field.key, words=""), event)
    return record(desk, where, event)


def keep_hits(desk: Desk, where: EncounterId, key: FieldKey) -> Encounter:
    """Keep names and numbers in the very words that stand in a field now."""
    words = desk.encounters.open(where).detail(key) or ""
    return record(desk, where, HitsKept(key=key, words=words))


def prepare_notice(desk: Desk, where: EncounterId) -> Encounter:
    """Note that the person was told what is sent; the note may go from then on."""
    encounter = desk.encounters.open(where)
    if encounter.detail(TOLD) == "yes":
        return encounter
    return record(desk, where, DetailNoted(detail=TOLD, words="yes"))


def _sheet(desk: Desk, draft: Draft, form: Form, fields: tuple[Filled, ...]) -> Sheet:
    present = [one for one in draft.ledger.facts if one.state is State.present]
    return Sheet(
        path=draft.path,
        fields=fields,
        has_facts=bool(draft.assessment.reasons),
        is_seen=any(fact.basis in SEEN for fact in present),
        differs=bool(differences(draft)),
        quoted=frozenset(
            field.key for field in form.fields if field.codes and quotes(draft, field.codes)
        ),
        secrets=stored_secrets(draft.encounter),
        opinions=form.opinions,
        others=_others(desk, draft.encounter),
    )


def _others(desk: Desk, mine: Encounter) -> Mapping[FieldKey, tuple[str, ...]]:
    """Give what was written into the same fields in other referrals on this device."""
    found: dict[FieldKey, list[str]] = {}
    for encounter in desk.encounters.recent(OTHERS_LOOKED_AT):
        if encounter.id != mine.id:
            for key, words in typed(encounter).items():
                if key in COPIED and words:
                    found.setdefault(key, []).append(words)
    return {key: tuple(words) for key, words in found.items()}
