"""The eighteen hints: each with a case that fires and one that does not."""

from collections.abc import Mapping
from dataclasses import replace

import pytest

from app.domain.explaining import Explanation
from app.domain.explaining import NotKnown
from app.domain.filling import fill
from app.domain.form import FieldKey
from app.domain.form import FormPath
from app.domain.likeness import is_alike
from app.domain.linting import HintRule
from app.domain.linting import Sheet
from app.domain.linting import hints
from app.domain.scanning import secrets_of
from tests.drafts import form_of

LONG = (
    "I saw three beds in one small room and a list of fines on the door. He could not show "
    "any paper of his own, and the manager answered each question for him. To me the debt and "
    "the fines are what keeps him there, and I want somebody to look further."
)
ANOTHER = "She cleans two houses each day and hands her pay to the aunt who brought her here."


def sheet(path: FormPath = FormPath.adult, **written: str) -> Sheet:
    """Fill the UK form by hand; a double underscore in a key stands for its dot."""
    keys = {FieldKey(key.replace("__", ".")): words for key, words in written.items()}
    fields = fill(form_of(), path, {}, keys, {})
    return Sheet(path=path, fields=fields, opinions=form_of().opinions)


def fired(found: Sheet, rule: HintRule) -> tuple[str, ...]:
    """Give the fields that one rule is about."""
    return tuple(hint.key for hint in hints(found) if hint.rule is rule)


CASES: Mapping[str, tuple[Sheet, Sheet, str]] = {
    "L01": (
        sheet(exploitation__episodes="A while"),
        sheet(exploitation__episodes="Spring 2024, then two months at the farm"),
        "exploitation.episodes",
    ),
    "L02": (
        replace(sheet(facts__any="yes"), has_facts=True),
        replace(sheet(facts__any="yes", facts__text="Seen: three beds"), has_facts=True),
        "facts.text",
    ),
    "L03": (
        replace(sheet(facts__any="yes", facts__text="He said he owes"), is_seen=True),
        replace(
            sheet(facts__any="yes", facts__text="Seen by the officer: a lock"), is_seen=True
        ),
        "facts.text",
    ),
    "L04": (sheet(), sheet(officer__role="Sergeant"), "officer.role"),
    "L05": (
        sheet(history__reported_before="no"),
        sheet(history__reported_before="no", history__delay_reasons="Fear"),
        "history.delay_reasons",
    ),
    "L06": (
        replace(sheet(), differs=True),
        replace(sheet(officer__insight="Fear explains it"), differs=True),
        "officer.insight",
    ),
    "L07": (sheet(officer__insight="Short"), sheet(officer__insight=LONG), "officer.insight"),
    "L08": (
        sheet(officer__insight="He is clearly exploited."),
        sheet(officer__insight="Clearly a debt: he owes 3000 to the manager."),
        "officer.insight",
    ),
    "L09": (
        replace(sheet(work__account=LONG), others={FieldKey("work.account"): (LONG,)}),
        replace(sheet(work__account=LONG), others={FieldKey("work.account"): (ANOTHER,)}),
        "work.account",
    ),
    "L10": (
        replace(sheet(home__account="A van"), quoted=frozenset({FieldKey("home.account")})),
        replace(sheet(home__account=LONG), quoted=frozenset({FieldKey("home.account")})),
        "home.account",
    ),
    "L11": (
        sheet(officer__email="a@x.org", officer__alternate_email="A@x.org"),
        sheet(officer__email="a@x.org", officer__alternate_email="team@x.org"),
        "officer.alternate_email",
    ),
    "L12": (
        sheet(evidence__files="picture.jpg"),
        sheet(evidence__files="Photo of the beds, 12 May 2026"),
        "evidence.files",
    ),
    "L13": (
        replace(
            sheet(encounter__label="Zamora case"), secrets=secrets_of(("Ana Zamora",), (), ())
        ),
        replace(sheet(encounter__label="Kite 27"), secrets=secrets_of(("Ana Zamora",), (), ())),
        "encounter.label",
    ),
    "L14": (
        sheet(decision__to="person", decision__channel="post", decision__to_details="1 Lane"),
        sheet(
            decision__to="person",
            decision__channel="post",
            decision__to_details="1 Lane",
            decision__safe="yes",
        ),
        "decision.safe",
    ),
    "L15": (
        sheet(officer__insight="I was told to refer by my sergeant."),
        sheet(officer__insight=LONG),
        "officer.insight",
    ),
    "L16": (
        sheet(account__concerns="yes", account__evidence="He was hostile and came back twice."),
        sheet(account__concerns="yes", account__evidence="The CCTV record shows another day."),
        "account.evidence",
    ),
    "L17": (
        sheet(FormPath.child),
        sheet(FormPath.child, safeguarding__authority__name="Made-up Council"),
        "safeguarding.authority.name",
    ),
    "L18": (
        sheet(exploitation__several="yes", exploitation__episodes="2021 and again in 2024"),
        sheet(exploitation__several="yes", exploitation__episodes="2021: farm\n2024: car wash"),
        "exploitation.episodes",
    ),
}


@pytest.mark.parametrize("rule", list(HintRule))
def test_each_hint_fires_and_names_its_field(rule: HintRule) -> None:
    """Eighteen rules, none without a case."""
    fires, _, key = CASES[rule.value]

    assert key in fired(fires, rule)


@pytest.mark.parametrize("rule", list(HintRule))
def test_each_hint_stays_quiet_where_there_is_no_need(rule: HintRule) -> None:
    """The same record, put right."""
    _, quiet, key = CASES[rule.value]

    assert key not in fired(quiet, rule)


def test_a_reason_is_no_gap() -> None:
    """Not asked, to spare the person, is a full answer."""
    why = {FieldKey("background.family"): Explanation(reason=NotKnown.not_asked)}
    explained = Sheet(path=FormPath.adult, fields=fill(form_of(), FormPath.adult, {}, {}, why))

    assert "background.family" not in fired(explained, HintRule.gaps)


def test_signs_and_a_no_to_signs_do_not_go_together() -> None:
    """The hint is about the answer then."""
    found = replace(sheet(facts__any="no"), has_facts=True)

    assert fired(found, HintRule.indicators) == ("facts.any",)


def test_an_opinion_with_a_quote_beside_it_is_none() -> None:
    """Words of the person are a fact."""
    found = sheet(officer__insight='He is not credible to the boss, he said "they laugh".')

    assert fired(found, HintRule.opinion) == ()


def test_somebody_else_needs_a_relation_and_a_permission() -> None:
    """For the phone and for the letter."""
    found = sheet(
        consent__support="yes",
        person__safe_contact="07700 900123",
        decision__to="someone_else",
    )

    assert fired(found, HintRule.safe) == ("decision.permission", "person.contact_checked")


def test_names_of_others_are_found_by_how_they_are_told() -> None:
    """No names of others in a referral for one."""
    told = sheet(others__people="yes", others__people_details="A man called Bardo is there")
    counted = sheet(others__people="yes", others__people_details="Three men since May")

    assert fired(told, HintRule.names) == ("others.people_details",)
    assert fired(counted, HintRule.names) == ()


def test_copied_text_is_told_by_what_it_shares() -> None:
    """A few words changed change nothing; short and different texts are their own."""
    assert is_alike(LONG, LONG.replace("three", "four"))
    assert not is_alike(LONG, ANOTHER)
    assert not is_alike("They sleep there", "They sleep there")


def test_no_hint_blocks_anything() -> None:
    """A hint has a rule and a field, and nothing else."""
    assert {"rule", "key"} == set(type(hints(sheet())[0]).__dataclass_fields__)
