"""Another account laid beside the facts: both may be true, and silence is no answer."""

import pytest

from app.domain.alternatives import Alternative
from app.domain.answers import Basis
from app.domain.assessment import assess
from app.domain.catalogue import Code
from app.domain.catalogue import Kind
from app.domain.catalogue import State
from app.domain.comparison import compare
from app.domain.comparison import is_near
from app.domain.evidence import PROTECTIVE
from tests.builders import alternatives
from tests.builders import catalogue
from tests.builders import fact
from tests.builders import ledger

EVERY = alternatives().alternatives
BY_ID = {one.id: one for one in EVERY}
BAD_JOB = BY_ID["bad_job"]


def codes(found: tuple[object, ...]) -> list[str]:
    """Give the codes of a column."""
    return [getattr(one, "code", one) for one in found]


def test_there_are_four_differentiators_and_the_one_of_the_home() -> None:
    """Crossing, sex work, offence, bad job, family; in this order on screen."""
    assert list(BY_ID) == ["crossing", "sex_work", "offence", "bad_job", "family"]


def test_every_protective_fact_has_words() -> None:
    """A comparison can name any of them."""
    assert {one.id for one in alternatives().protective} == PROTECTIVE


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_each_account_names_what_is_weak_and_what_is_not_decided(one: Alternative) -> None:
    """No comparison stands without its limits and its open questions."""
    assert len(one.weak) >= 4
    assert len(one.strong) >= 4
    assert len(one.ask) >= 5
    assert one.undecided.english.startswith("Whether")
    assert all(question.english.endswith("?") for question in one.ask)


def test_facts_stand_in_three_columns() -> None:
    """Present, the other account with answers of no, and what nobody answered."""
    found = compare(BAD_JOB, ledger("DOC01 MON07 -CTL12", protective="own_papers own_room"))

    assert codes(found.control) == ["DOC01"]
    assert codes(found.fits) == ["MON07"]
    assert codes(found.denied) == ["CTL12"]
    assert found.free == ("own_papers",)
    assert codes(found.silent) == ["MON02", "MON04", "MON05", "CTL09", "DOC04", "LIV01"]


def test_a_yes_wins_over_a_no_on_the_same_sign() -> None:
    """Contradictory replies: present stands, the no is not laid beside it."""
    found = compare(BAD_JOB, ledger("DOC01 -DOC01"))

    assert codes(found.control) == ["DOC01"]
    assert found.denied == ()


def test_the_strongest_way_of_knowing_is_shown() -> None:
    """Paper before words."""
    told = fact("DOC01")
    read = fact("DOC01", basis=Basis.document)

    assert compare(BAD_JOB, ledger(told, read)).control[0].basis is Basis.document
    assert compare(BAD_JOB, ledger(read, told)).control[0].basis is Basis.document


def test_what_nobody_knew_or_said_is_open_and_no_answer() -> None:
    """It stands under not answered, with its kind."""
    found = compare(BAD_JOB, ledger(fact("DOC01", State.declined)))
    open_codes = {one.code: one.state for one in found.silent}

    assert open_codes[Code("DOC01")] is State.declined
    assert open_codes[Code("CTL12")] is None
    assert found.denied == ()


@pytest.mark.parametrize(
    ("name", "noted", "kind"),
    [
        ("crossing", "MOV01", None),
        ("sex_work", "SEX02", None),
        ("sex_work", "", Kind.sexual),
        ("offence", "CRM01", None),
        ("bad_job", "WRK01", None),
        ("bad_job", "", Kind.labour),
        ("family", "OTH02", None),
    ],
)
def test_a_sign_of_its_family_or_the_setting_brings_it_near(
    name: str, noted: str, kind: Kind | None
) -> None:
    """Nothing else does."""
    assert is_near(BY_ID[name], ledger(noted, kind=kind))
    assert not is_near(BY_ID[name], ledger("DNG01 -WRK01 -SEX02 -CRM01 -MOV01 -OTH02"))


@pytest.mark.parametrize("one", EVERY, ids=lambda one: one.id)
def test_no_comparison_changes_an_outcome(one: Alternative) -> None:
    """Whatever speaks for the other account, enough to refer stays enough."""
    noted = "DOC01 MON01 LIV01 MON04 WRK01"
    more = " ".join((*one.fits, ""))
    beside = ledger(noted, more, protective=" ".join(one.free))

    before = assess(catalogue(), ledger(noted))
    compare(one, beside)

    assert assess(catalogue(), beside).outcome is before.outcome
