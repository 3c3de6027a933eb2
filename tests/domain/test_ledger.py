"""The ledger: facts of signs, replies, ticks and absences, with how they are known."""

import pytest

from app.domain.answers import Absence
from app.domain.answers import Age
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.errors import UnknownReply
from app.domain.event import Event
from app.domain.event import OffenceNoted
from app.domain.event import SettingChosen
from app.domain.event import SignCorrected
from app.domain.event import SignNoted
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import ledger_of
from app.domain.question import FactStated
from tests.builders import answered
from tests.builders import begun
from tests.builders import edition
from tests.builders import encounter
from tests.builders import question
from tests.builders import reply
from tests.builders import unanswered

LEAVE = FactStated(code=Code("CTL12"), state=State.present, value="nothing")
FRAUD = FactStated(code=Code("CRM03"), state=State.present, value="fraud")
CONTENT = edition(
    question("t.age", reply("adult", age=Age.adult), reply("young", age=Age.unknown)),
    question(
        "t.pay", reply("none", "MON01"), reply("full", "-MON01 -MON02", protective="own_money")
    ),
    question("t.leave", reply("free", LEAVE), seen="CTL03", on_paper="CTL20"),
    question("t.crime", reply("fraud", FRAUD), reply("advert", "REC15"), reply("lie", "REC01")),
)


def noted(*events: Event) -> list[tuple[str, str, str, str | None]]:
    """Give code, state, basis and question of each fact."""
    facts = ledger_of(CONTENT, encounter(begun(), *events)).facts
    return [(fact.code, fact.state, fact.basis, fact.question) for fact in facts]


def around(*events: Event) -> Circumstances:
    """Give what stands around the facts."""
    return ledger_of(CONTENT, encounter(begun(), *events)).circumstances


def test_a_tapped_sign_was_observed() -> None:
    """A sign that was untapped again is not asked, and not a no."""
    dog, key = SignNoted(code=Code("CTL19")), SignNoted(code=Code("LIV04"))

    assert noted(dog, key) == [
        ("CTL19", "present", "observed", None),
        ("LIV04", "present", "observed", None),
    ]
    assert noted(dog, key, SignCorrected(code=Code("CTL19"))) == [
        ("LIV04", "present", "observed", None)
    ]


def test_a_reply_states_its_facts_in_the_basis_of_the_answer() -> None:
    """One reply can state several codes, present or absent."""
    assert noted(answered("t.pay", "full")) == [
        ("MON01", "absent", "said", "t.pay"),
        ("MON02", "absent", "said", "t.pay"),
    ]
    assert noted(answered("t.pay", "none", basis=Basis.alone)) == [
        ("MON01", "present", "alone", "t.pay")
    ]


def test_a_value_that_sets_a_state_has_set_it_in_the_ledger() -> None:
    """Nothing happens on leaving stands as absent, with its value."""
    facts = ledger_of(CONTENT, encounter(begun(), answered("t.leave", "free"))).facts

    assert facts == (
        Fact(
            code=Code("CTL12"),
            state=State.absent,
            basis=Basis.said,
            values=("nothing",),
            question=CONTENT.packs[0].questions[2].id,
        ),
    )


def test_ticks_are_present_as_seen_or_on_paper() -> None:
    """They stand beside a reply and beside an absence alike."""
    ticks = [
        ("CTL03", "present", "observed", "t.leave"),
        ("CTL20", "present", "document", "t.leave"),
    ]

    assert noted(answered("t.leave", "free", seen="CTL03", on_paper="CTL20"))[:2] == ticks
    assert noted(unanswered("t.leave", Absence.skipped, seen="CTL03")) == ticks[:1]


@pytest.mark.parametrize(
    ("absence", "expected"),
    [
        (Absence.unknown, [("MON01", "unknown"), ("MON02", "unknown")]),
        (Absence.declined, [("MON01", "declined"), ("MON02", "declined")]),
        (Absence.skipped, []),
    ],
)
def test_a_question_without_an_answer_is_no_answer(
    absence: Absence, expected: list[tuple[str, str]]
) -> None:
    """Not known and declined name the codes; skipped leaves them out."""
    found = noted(unanswered("t.pay", absence))

    assert [(code, state) for code, state, _, _ in found] == expected


@pytest.mark.parametrize("name", ["t.age", "t.leave"])
def test_a_reply_of_other_content_is_refused(name: str) -> None:
    """A fact is never guessed, and never dropped in silence."""
    with pytest.raises(UnknownReply) as caught:
        around(answered(name, "gone"))

    assert (caught.value.question, caught.value.reply) == (name, "gone")


def test_the_circumstances_come_from_what_was_chosen_and_told() -> None:
    """Age, type of setting, offence and protective facts stand around the facts."""
    found = around(
        SettingChosen(setting="car_wash"),
        OffenceNoted(kinds=("work",)),
        answered("t.age", "young"),
        answered("t.pay", "full"),
    )

    assert found == Circumstances(
        age=Age.unknown,
        kind=Kind.labour,
        suspected_offence=True,
        protective=("own_money",),
    )


def test_nobody_is_taken_for_adult_unasked() -> None:
    """Without the age tap, or with an absence in its place, the age is not asked."""
    assert around() == Circumstances()
    assert around(unanswered("t.age", Absence.unknown)).age is Age.not_asked
    assert around(answered("t.age", "adult")).age is Age.adult
    assert around(SettingChosen(setting="unknown")).kind is None


@pytest.mark.parametrize(
    ("replies", "basis"),
    [("fraud", None), ("advert lie", None), ("fraud advert", "said"), ("fraud lie", "said")],
)
def test_forced_fraud_after_an_advert_is_derived(replies: str, basis: str | None) -> None:
    """It is never asked; it is known as well as the weaker of its two parts."""
    found = {code: how for code, _, how, _ in noted(answered("t.crime", replies))}

    assert found.get("CRM08") == basis


def test_a_derived_sign_is_known_as_well_as_its_weaker_part() -> None:
    """An advert that was seen and a fraud that was told give what was told."""
    seen = SignNoted(code=Code("REC01"))

    found = noted(seen, answered("t.crime", "fraud lie", basis=Basis.third_party))

    assert found[-1] == ("CRM08", "present", "third_party", None)
