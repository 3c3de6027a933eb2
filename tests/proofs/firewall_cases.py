"""Random policies, receivers, records and overrides, and what may be read, reckoned apart.

`TABLE` is written from the threat model by hand, as sets of parts: a limit of a place is the
intersection. Nothing of the program's own table or rules is used to say what may be read.
"""

import random
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import replace

from app.domain.answers import QuestionId
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.device import Receiver
from app.domain.event import Event
from app.domain.event import LanguageChosen
from app.domain.event import OffencePaused
from app.domain.event import SignNoted
from app.domain.event import WordsNoted
from app.domain.ledger import ledger_of
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideReason
from app.domain.pack import Digest
from app.domain.pack import Edition
from app.domain.passing import Condition
from app.domain.passing import Narrowing
from app.domain.passing import ReceiverKind
from app.domain.passing import Scope
from app.domain.passing import Section
from app.domain.referral import Draft
from tests.drafts import agreed
from tests.drafts import noted
from tests.drafts import replied
from tests.drafts import shipped
from tests.drafts import wrote
from tests.fakes import PROFILE

PACKS = ("core", "labour", "crime", "border_second")
STAFF = "QX-Staff-9137"
PARTS: Mapping[str, frozenset[str]] = {
    "none": frozenset(),
    "short": frozenset({"short"}),
    "work": frozenset({"work"}),
    "link": frozenset({"link"}),
    "form": frozenset({"form"}),
    "unit": frozenset({"unit"}),
    "call_back": frozenset({"unit", "call_back"}),
    "whole": frozenset({"short", "work", "link", "form", "unit", "call_back", "whole"}),
}
TABLE: Mapping[str, Mapping[str, str]] = {
    "support": {
        "identity": "whole consent", "account": "short consent", "health": "whole consent",
        "sender": "call_back",
    },
    "identification": {
        "identity": "whole consent", "account": "whole", "health": "whole form",
        "offence": "whole form", "status": "form form", "sender": "whole",
    },
    "child_safeguarding": {
        "identity": "whole", "account": "whole", "health": "whole", "offence": "whole need",
        "sender": "whole",
    },
    "labour_inspectorate": {
        "identity": "whole consent", "account": "work", "sender": "unit",
    },
    "criminal_investigation": {
        "identity": "whole consent", "account": "whole consent", "health": "whole urgent",
        "offence": "whole need", "sender": "whole",
    },
    "custody": {
        "identity": "link", "account": "link", "health": "whole urgent", "offence": "whole",
        "sender": "whole",
    },
    "immigration_enforcement": {},
    "figures": {},
    "made_up_kind": {},
}  # fmt: skip
CLOSED = ("immigration_enforcement", "figures", "made_up_kind")


@dataclass(frozen=True, slots=True, kw_only=True)
class Marker:
    """Made-up words in one field, and the parts of sections that have to be open for it."""

    words: str
    needs: tuple[tuple[str, str], ...]


MARKERS = {
    "name": Marker(words="Zubaydah", needs=(("identity", "whole"),)),
    "contact": Marker(words="wren kettle 91", needs=(("identity", "whole"),)),
    "place": Marker(words="Saltmarsh Quay", needs=(("identity", "whole"),)),
    "person.name_family": Marker(words="Quillfeather", needs=(("identity", "whole"),)),
    "person.birthdate": Marker(words="31 Nebelung 1999", needs=(("identity", "whole"),)),
    "note": Marker(words="Pemberlinde waits", needs=(("account", "short"),)),
    "exploiter.account": Marker(words="Crabapple Voss", needs=(("account", "whole"),)),
    "officer.insight": Marker(words="Insight of Thornbury", needs=(("account", "whole"),)),
    "work.account": Marker(words="Gutted marmoset", needs=(("account", "work"),)),
    "language.aid": Marker(words="Hearing horn", needs=(("health", "whole"),)),
    "person.ho_reference": Marker(  # a file number names a person, too
        words="HOX marble 4471", needs=(("status", "form"), ("identity", "whole"))
    ),
}
AT_QUESTIONS = {
    "core.hurt": Marker(words="He struck the lute", needs=(("account", "whole"),)),
    "core.pay": Marker(words="Paid in thimbles", needs=(("account", "work"),)),
    "core.needs": Marker(
        words="My lungs whistle", needs=(("account", "whole"), ("health", "whole"))
    ),
    "crm.decide": Marker(
        words="They made me carry figs", needs=(("account", "whole"), ("offence", "whole"))
    ),
    "bor.arrive": Marker(
        words="Under the lorry tarp", needs=(("account", "whole"), ("status", "form"))
    ),
}
PAUSE = Marker(words="Sold figurines", needs=(("offence", "whole"),))
LINK = Marker(words="The foreman ordered figurines", needs=(("offence", "whole"),))
STAFF_CODE = Marker(words=STAFF, needs=(("sender", "whole"),))
EVERY = (*MARKERS.values(), *AT_QUESTIONS.values(), PAUSE, LINK, STAFF_CODE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """One draft to one receiver, and the markers that this receiver may read."""

    draft: Draft
    may_read: frozenset[str]
    is_closed: bool
    is_overridden: bool


def cases(seed: int, count: int) -> Iterator[Case]:
    """Draw cases, each with a policy, a receiver and a record of its own."""
    chance = random.Random(seed)  # noqa: S311 - a draw for a test
    content = shipped()
    packs = tuple(pack for pack in content.packs if pack.id in PACKS)
    for number in range(count):
        place = _policy(chance, replace(content, packs=packs), number)
        yield _case(chance, place)


def _policy(chance: random.Random, content: Edition, number: int) -> Edition:
    """Draw what a place narrows, what its agreement covers and what its form asks."""
    law = content.jurisdiction
    kinds, sections = tuple(ReceiverKind), tuple(Section)
    narrowed = tuple(
        Narrowing(
            kind=chance.choice(kinds),
            section=chance.choice([one for one in sections if one is not Section.outcome]),
            scope=chance.choice(tuple(Scope)),
            when=tuple(chance.sample(tuple(Condition), chance.choice((0, 0, 1)))),
        )
        for _ in range(chance.choice((0, 0, 2, 5)))
    )
    assert content.form is not None
    return replace(
        content,
        digest=Digest(f"case-{number}"),
        form=replace(content.form, asks=tuple(chance.sample(sections, chance.randrange(8)))),
        jurisdiction=replace(
            law,
            narrowed=narrowed,
            agreement_covers=tuple(chance.sample(kinds, chance.randrange(2, 9))),
            switches=replace(law.switches, child_consent=chance.random() < 0.3),
        ),
    )


def _case(chance: random.Random, content: Edition) -> Case:
    kind = chance.choice((*TABLE, "identification", "criminal_investigation"))
    receiver = Receiver(id="desk-1", name="Desk", kind=kind, recipients=(), kids=())
    is_child, is_urgent = chance.random() < 0.25, chance.random() < 0.4
    answer = chance.choice((AgreementAnswer.yes, AgreementAnswer.yes, AgreementAnswer.not_now))
    allowed, wanted = _asked_for(chance, kind)
    events = [*_record(is_child=is_child, is_urgent=is_urgent), agreed(answer)]
    events += [*allowed, *wanted]
    encounter = replace(noted(events), edition=content.digest)
    ledger = ledger_of(content, encounter)
    draft = Draft(
        encounter=encounter,
        edition=content,
        ledger=ledger,
        assessment=assess(content.catalogue, ledger),
        receiver=receiver,
        profile=replace(PROFILE, staff=STAFF),
    )
    law, form = content.jurisdiction, content.form
    says_yes = answer is AgreementAnswer.yes and kind in {*law.agreement_covers}
    held = {
        "consent": says_yes or (is_child and not law.switches.child_consent),
        "urgent": is_urgent,
        "form": {one.value for one in form.asks} if form else set(),
        "need": {one.section.value for one in wanted if one.receiver == "desk-1"},
    }
    opened = {one.section.value for one in allowed if one.receiver == "desk-1"}
    parts = {} if kind in CLOSED else _parts(kind, law.narrowed, held, opened)
    return Case(
        draft=draft,
        may_read=frozenset(one.words for one in EVERY if _may(one, parts)),
        is_closed=kind in CLOSED,
        is_overridden=bool(opened),
    )


def _asked_for(
    chance: random.Random, kind: str
) -> tuple[list[OverrideAllowed], list[NeedNoted]]:
    """Draw overrides and needs: for this desk as it is, for another, or for another kind."""
    known = ReceiverKind(kind) if kind in set(ReceiverKind) else ReceiverKind.support
    sections = tuple(Section)
    allowed = [
        OverrideAllowed(
            receiver=chance.choice(("desk-1", "desk-1", "desk-2")),
            listed_as=known,
            section=one,
            reason=chance.choice(tuple(OverrideReason)),
            words="because",
        )
        for one in chance.sample(sections, chance.choice((0, 0, 0, 1, 2)))
    ]
    wanted = [
        NeedNoted(receiver=chance.choice(("desk-1", "desk-2")), listed_as=known, section=one)
        for one in chance.sample(sections, chance.choice((0, 1, 3)))
    ]
    return allowed, wanted


def _record(*, is_child: bool, is_urgent: bool) -> list[Event]:
    """Give every marker in the field where it belongs."""
    told: list[Event] = [LanguageChosen(language="vi")]
    told.append(replied("core.age", "child" if is_child else "adult"))
    told += [SignNoted(code=Code(one)) for one in ("LIV04", "CRM01", "SMU05", "HLT01")]
    told += [SignNoted(code=Code("DNG01"))] if is_urgent else []
    told += [wrote(key, one.words) for key, one in MARKERS.items()]
    told += [
        WordsNoted(words=one.words, language="vi", question=QuestionId(question))
        for question, one in AT_QUESTIONS.items()
    ]
    told.append(wrote("person.ho_reference_known", "yes"))
    told.append(OffencePaused(offence=PAUSE.words, link=LINK.words, told=()))
    return told


def _parts(
    kind: str,
    narrowed: tuple[Narrowing, ...],
    holds: Mapping[str, object],
    opened: set[str],
) -> dict[str, frozenset[str]]:
    """Reckon which parts of each section are open, by the table of this module."""
    found: dict[str, frozenset[str]] = {}
    for section, cell in TABLE[kind].items():
        scope, *when = cell.split()
        parts = PARTS[scope]
        for one in narrowed:
            if (one.kind.value, one.section.value) == (kind, section):
                parts &= PARTS[one.scope.value]
                when += [condition.value for condition in one.when]
        found[section] = (
            parts if all(_holds(one, section, holds) for one in when) else PARTS["none"]
        )
    return found | dict.fromkeys(opened, PARTS["whole"])


def _holds(condition: str, section: str, holds: Mapping[str, object]) -> bool:
    told = holds[condition]
    return section in told if isinstance(told, set) else bool(told)


def _may(marker: Marker, parts: Mapping[str, frozenset[str]]) -> bool:
    return all(part in parts.get(section, ()) for section, part in marker.needs)
