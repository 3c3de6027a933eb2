"""The table of figures shows what was told, and refuses proofs that prove nothing."""

import pytest

from tests.proofs.report import HEAD
from tests.proofs.report import Finding
from tests.proofs.report import table
from tests.proofs.report import tell

ONE = Finding(
    proof="R2",
    what="power cuts",
    size="9",
    result="0 lost",
    control="4 lost",
    seed=7,
    seconds=1,
)


def test_findings_stand_in_the_order_of_their_numbers() -> None:
    """R2 stands before R10, whatever was told first."""
    ten = Finding(
        proof="R10", what="x", size="1", result="0", control="1", seed=None, seconds=2.4
    )

    page = table([ten, ONE])

    rows = "| R2 | power cuts | 9 | 0 lost | 4 lost | 7 | 1 |\n| R10 | x | 1 | 0 | 1 |  | 2 |\n"
    assert HEAD + rows == page


@pytest.mark.parametrize("lacks", ["size", "control"])
def test_a_proof_without_trials_or_control_is_refused(lacks: str) -> None:
    """A proof that cannot fail is not one."""
    facts = {"size": "1", "control": "1", lacks: ""}

    with pytest.raises(AssertionError, match="proves nothing"):
        tell(Finding(proof="R1", what="x", result="0", seed=None, seconds=0, **facts))
