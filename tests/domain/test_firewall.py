"""The firewall: the shipped table, what widens it, and that nothing else makes a payload."""

import ast
from dataclasses import replace
from pathlib import Path

import pytest

from app.domain.catalogue import Code
from app.domain.consent import AgreementAnswer
from app.domain.device import Receiver
from app.domain.errors import Barred
from app.domain.errors import NotCleared
from app.domain.event import Event
from app.domain.event import OffencePaused
from app.domain.event import SignNoted
from app.domain.firewall import Cleared
from app.domain.firewall import Held
from app.domain.firewall import clear
from app.domain.firewall import is_barred
from app.domain.firewall import passages
from app.domain.nameless import Nameless
from app.domain.override import NeedNoted
from app.domain.override import OverrideAllowed
from app.domain.override import OverrideEnded
from app.domain.override import OverrideReason
from app.domain.passing import CLOSED
from app.domain.passing import TABLE
from app.domain.passing import Narrowing
from app.domain.passing import ReceiverKind
from app.domain.passing import Scope
from app.domain.passing import Section
from app.domain.passing import cell
from app.domain.passing import narrower
from app.domain.referral import Draft
from app.domain.sorting import EVERY
from app.domain.sorting import of_key
from app.domain.sorting import of_question
from tests.builders import NIGHT
from tests.drafts import adult
from tests.drafts import agreed
from tests.drafts import draft
from tests.drafts import replied
from tests.drafts import shipped
from tests.drafts import wrote

pytestmark = pytest.mark.threat("T12")
APP = Path(__file__).parents[2] / "app"
YES = agreed(AgreementAnswer.yes)
NO = agreed(AgreementAnswer.no, "fear_family")
PAUSED = OffencePaused(offence="Sold figurines", link="The foreman ordered it", told=())


def to(kind: str, *events: Event) -> Draft:
    """Make a draft to a receiver of one kind."""
    receiver = Receiver(id="desk-1", name="Desk", kind=kind, recipients=(), kids=())
    return replace(draft(*events), receiver=receiver)


def held(known: Draft, kind: ReceiverKind) -> dict[Section, Held | None]:
    """Give why each section is held back."""
    return {one.section: one.held for one in passages(known, kind)}


def opened(section: Section, kind: ReceiverKind) -> OverrideAllowed:
    """Open one section for the desk."""
    return OverrideAllowed(
        receiver="desk-1",
        listed_as=kind,
        section=section,
        reason=OverrideReason.danger,
        words="Their brother is on the way",
    )


@pytest.mark.parametrize("kind", ["immigration_enforcement", "figures", "desk", ""])
def test_a_closed_or_unknown_kind_gets_nothing(kind: str) -> None:
    """Neither agreement nor an override of any section opens it."""
    known = set(ReceiverKind)
    named = ReceiverKind(kind) if kind in known else ReceiverKind.support
    events = (adult(), YES, *(opened(one, named) for one in Section))
    made = to(kind, *events)
    with pytest.raises(Barred):
        clear(made, NIGHT)

    assert made.receiver is not None
    assert is_barred(made.receiver)


def test_nothing_is_sealed_that_the_firewall_did_not_make() -> None:
    """Neither made by hand nor changed after it was made."""
    made = clear(to("support", adult(), YES), NIGHT)
    with pytest.raises(NotCleared):
        Cleared(object(), made.receiver, {})
    with pytest.raises(NotCleared):
        made._content = "{}"  # type: ignore[misc]
    made.content()["person"] = "changed"

    assert made.content()["person"] != "changed"


def test_one_place_alone_makes_it_and_one_alone_builds_the_whole() -> None:
    """No other module of the program names the key or the builder of the whole payload."""
    makers = set()
    for path in APP.rglob("*.py"):
        tree = ast.parse(path.read_text(encoding="utf-8"))
        names = {one.id for one in ast.walk(tree) if isinstance(one, ast.Name)}
        taken = {
            one.module
            for one in ast.walk(tree)
            if isinstance(one, ast.ImportFrom) and one.module
        }
        if "_KEY" in names or "app.domain.payload" in taken:
            makers.add(path.relative_to(APP).as_posix())

    assert makers == {"domain/firewall.py"}


def test_a_support_desk_gets_signs_and_no_account_offence_or_status() -> None:
    """The account stays short, and what tells of an offence or of papers is held back."""
    signs = (SignNoted(code=Code(one)) for one in ("LIV04", "CRM01", "SMU05"))
    made = clear(to("support", adult(), YES, *signs, PAUSED, wrote("name", "Bao")), NIGHT)
    content = made.content()

    assert [one["code"] for one in content["facts"]] == ["LIV04"]
    assert content["person"]["name_to_use"] == "Bao"
    assert "offence" not in content
    assert "figurines" not in str(content)


def test_the_prosecutor_gets_the_offence_and_its_link_but_no_name_and_no_account() -> None:
    """Names that stand in the link are left out of it."""
    pause = OffencePaused(offence="Sold figurines", link="Bao was ordered to", told=())
    made = clear(to("custody", adult(), YES, wrote("name", "Bao"), pause), NIGHT)
    content = made.content()

    assert content["offence"]["link_to_control"] == "[left out] was ordered to"
    assert content["reference"]
    assert "Bao" not in str(content)
    assert "facts" not in content


def test_an_agreement_is_only_for_the_kinds_that_its_words_speak_of() -> None:
    """The words shown speak of no labour inspectors, so that the name is held back."""
    kind = ReceiverKind.labour_inspectorate

    assert held(to(kind, adult(), YES), kind)[Section.identity] is Held.consent
    assert (
        held(to("support", adult(), NO), ReceiverKind.support)[Section.health] is Held.consent
    )


def test_for_a_child_the_safeguarding_desk_needs_no_agreement() -> None:
    """Name, account and needs go at once; papers never."""
    kind = ReceiverKind.child_safeguarding
    why = held(to(kind, SignNoted(code=Code("AGE01"))), kind)

    assert why[Section.identity] is None
    assert why[Section.health] is None
    assert why[Section.status] is Held.never
    assert why[Section.offence] is Held.need


def test_health_goes_to_an_investigation_only_in_danger() -> None:
    """Danger now is the flag of the result, not a choice on this page."""
    kind = ReceiverKind.criminal_investigation
    danger = SignNoted(code=Code("DNG01"))

    assert held(to(kind, adult(), YES), kind)[Section.health] is Held.urgent
    assert held(to(kind, adult(), YES, danger), kind)[Section.health] is None


def test_as_needed_waits_for_the_officer_to_say_so() -> None:
    """The offence goes to an investigation once the need is noted for this desk."""
    kind = ReceiverKind.criminal_investigation
    needs = NeedNoted(receiver="desk-1", listed_as=kind, section=Section.offence)
    other = NeedNoted(receiver="desk-2", listed_as=kind, section=Section.offence)

    assert held(to(kind, adult(), YES, other), kind)[Section.offence] is Held.need
    assert held(to(kind, adult(), YES, needs), kind)[Section.offence] is None


def test_an_override_sends_a_section_and_the_receiver_reads_that_it_is_one() -> None:
    """Reason and words go with it; taken back, or listed under another kind, it is void."""
    allowed = opened(Section.offence, ReceiverKind.support)
    ended = OverrideEnded(receiver="desk-1", section=Section.offence)
    sent = clear(to("support", adult(), YES, PAUSED, allowed), NIGHT).content()
    taken_back = clear(to("support", adult(), YES, PAUSED, allowed, ended), NIGHT).content()
    moved = clear(to("labour_inspectorate", adult(), YES, PAUSED, allowed), NIGHT).content()

    assert sent["firewall"]["sent_on_override"] == [
        {"section": "offence", "reason": "danger", "words": "Their brother is on the way"}
    ]
    assert sent["offence"]["offence"] == "Sold figurines"
    assert "offence" not in taken_back
    assert "offence" not in moved


def test_a_jurisdiction_can_take_away_and_never_give() -> None:
    """Whatever a pack says, every cell stays within the shipped one."""
    wide = tuple(
        Narrowing(kind=kind, section=section, scope=Scope.whole)
        for kind in ReceiverKind
        for section in Section
    )
    none = Narrowing(kind=ReceiverKind.support, section=Section.identity, scope=Scope.none)

    assert all(
        cell(kind, section, wide) == cell(kind, section)
        for kind in ReceiverKind
        for section in Section
    )
    assert cell(ReceiverKind.support, Section.identity, (none,)).scope is Scope.none
    assert narrower(Scope.short, Scope.work) is Scope.none


def test_a_note_without_a_name_goes_to_the_identification_desk_alone() -> None:
    """Another desk has no duty behind it; no override opens a section of the note."""
    kind = ReceiverKind.identification
    named = (wrote("name", "Bao"), opened(Section.identity, kind))
    made = clear(to(kind, adult(), NO, *named), NIGHT).content()
    with pytest.raises(Barred):
        clear(to("criminal_investigation", adult(), NO), NIGHT)

    assert made["variant"] == "notice"
    assert "Bao" not in str(made)


def test_the_builder_of_that_note_never_receives_the_encounter() -> None:
    """What it is given has no field for a name, a contact, a place or somebody's words."""
    assert set(Nameless.__annotations__) == {
        "edition", "jurisdiction", "unit", "staff", "age", "result", "facts", "form", "content",
    }  # fmt: skip


def test_a_quote_about_health_is_left_out_of_composed_accounts_too() -> None:
    """The words stand in no other part either."""
    answer = replied("core.needs", "no_doctor")
    made = to("criminal_investigation", adult(), YES, answer)

    assert Section.health in of_question(made.edition, "core.needs")
    assert "core.needs" not in str(clear(made, NIGHT).content())


@pytest.mark.parametrize("place", ["uk-ew", "us"])
def test_every_field_of_every_form_has_its_section(place: str) -> None:
    """A field that nobody sorted would be held back from all."""
    form = shipped(place).form

    assert form is not None
    assert [one.key for one in form.fields if of_key(one.key) == EVERY] == []


def test_the_table_bars_the_offence_from_support_and_all_from_enforcement() -> None:
    """The cells that matter most, in one line each."""
    assert Section.offence not in TABLE[ReceiverKind.support]
    assert all(not TABLE[kind] for kind in CLOSED)
    assert all(
        cell(kind, Section.status).scope in (Scope.none, Scope.form) for kind in ReceiverKind
    )


def test_one_team_may_be_labour_inspectors_where_the_words_say_one_team() -> None:
    """The agreement of the generic places covers them, and never custody."""
    kind = ReceiverKind.labour_inspectorate
    receiver = Receiver(id="desk-1", name="Desk", kind=kind, recipients=(), kids=())
    made = replace(draft(adult(), YES, place="us"), receiver=receiver)

    assert held(made, kind)[Section.identity] is None
    assert ReceiverKind.custody not in made.edition.jurisdiction.agreement_covers
