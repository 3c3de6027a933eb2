"""The agency's policy: safe without a word, bounded, and clear about what is wrong."""

import pytest

from app.domain.errors import BadPolicy
from app.domain.policy import Policy
from app.domain.policy import read_policy


def test_without_a_word_the_policy_is_the_safe_one() -> None:
    """Two minutes, a PIN, and nothing that deletes."""
    assert read_policy({}) == Policy(
        idle_seconds=120, pin=True, asks_purpose=True, full_wipe=False
    )


def test_a_policy_says_what_it_changes() -> None:
    """What it leaves out stays safe."""
    policy = read_policy({"idle_seconds": 300, "pin": False})

    assert policy == Policy(idle_seconds=300, pin=False)


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        ({"idle_seconds": 119}, "idle_seconds: this must be from 120 to 300"),
        ({"idle_seconds": 301}, "idle_seconds: this must be from 120 to 300"),
        ({"idle_seconds": True}, "idle_seconds: this must be a whole number"),
        ({"idle_seconds": "180"}, "idle_seconds: this must be a whole number"),
        ({"idle_seconds": 180.0}, "idle_seconds: this must be a whole number"),
        ({"pin": 1}, "pin: this must be true or false"),
        ({"full_wipe": "yes"}, "full_wipe: this must be true or false"),
        ({"wipe_at_noon": True}, "wipe_at_noon: there is no such rule"),
    ],
)
def test_a_policy_that_cannot_be_followed_says_why(
    table: dict[str, object], fault: str
) -> None:
    """Each fault names its rule."""
    with pytest.raises(BadPolicy) as bad:
        read_policy(table)

    assert bad.value.faults == (fault,)


def test_all_faults_are_told_at_once() -> None:
    """Nobody mends a file line by line."""
    with pytest.raises(BadPolicy) as bad:
        read_policy({"pin": 0, "idle_seconds": 5, "more": 1})

    assert len(bad.value.faults) == 3
