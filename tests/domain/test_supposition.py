"""Supposing a sign the short way gives what sorting all facts again gives."""

from dataclasses import replace

from hypothesis import given
from hypothesis import settings

from app.domain.answers import Basis
from app.domain.assessment import verdict
from app.domain.assessment import verdict_of
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.evidence import SORTS_ANEW
from app.domain.evidence import evidence_of
from app.domain.evidence import with_sign
from app.domain.ledger import Circumstances
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from tests.domain.test_assessment_properties import bases
from tests.domain.test_assessment_properties import codes
from tests.domain.test_assessment_properties import ledgers
from tests.shipped import catalogue


@settings(max_examples=1500, deadline=None)
@given(ledgers, codes, bases)
def test_the_short_way_and_the_long_way_agree(ledger: Ledger, code: Code, basis: Basis) -> None:
    """For any facts, any sign, however it is known."""
    fact = Fact(code=code, state=State.present, basis=basis)
    longer = verdict(catalogue(), replace(ledger, facts=(*ledger.facts, fact)))
    short = with_sign(evidence_of(catalogue(), ledger), code, basis)

    assert short is None or verdict_of(short) == longer


def test_what_changes_the_view_is_sorted_anew() -> None:
    """A sign of another type, of age, of hours, or one that stands already."""
    plain = evidence_of(catalogue(), Ledger(facts=(), circumstances=Circumstances()))

    for code in sorted(SORTS_ANEW):
        assert with_sign(plain, code, Basis.said) is None
    assert with_sign(plain, Code("DOC01"), Basis.said) is not None
    assert with_sign(plain, Code("DOC01"), Basis.inferred) is None
