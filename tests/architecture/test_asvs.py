"""docs/asvs.toml answers every requirement of OWASP ASVS 5.0.0 that is in scope.

Left out are V9 self-contained tokens, V10 OAuth and V17 WebRTC, which the program does not
use. The file holds ids and levels only; the texts are those of the standard.
"""

import tomllib
from collections import Counter
from collections.abc import Mapping
from typing import Any

from tests.architecture.house import ROOT
from tests.architecture.named_tests import exists

FILE = ROOT / "docs" / "asvs.toml"
IN_SCOPE: Mapping[str, int] = {
    "1": 30,
    "2": 13,
    "3": 31,
    "4": 16,
    "5": 13,
    "6": 47,
    "7": 19,
    "8": 13,
    "11": 24,
    "12": 12,
    "13": 21,
    "14": 13,
    "15": 21,
    "16": 17,
}
LEVELS: Mapping[int, int] = {1: 61, 2: 149, 3: 80}
LEAST_BY_TEST = 0.7


def test_every_requirement_in_scope_is_answered() -> None:
    """290 of 290, by chapter and by level."""
    answers = _answers()

    assert Counter(IN_SCOPE) == Counter(one.partition(".")[0] for one in answers)
    assert Counter(LEVELS) == Counter(one["level"] for one in answers.values())


def test_each_answer_is_a_test_or_a_reason() -> None:
    """Never both, never neither; a reason is a sentence."""
    odd = {
        requirement
        for requirement, answer in _answers().items()
        if set(answer) not in ({"level", "tests"}, {"level", "reason"})
        or not answer.get("tests", answer.get("reason"))
        or not str(answer.get("reason", "It is.")).endswith(".")
    }

    assert odd == set()


def test_every_named_test_is_there() -> None:
    """An answer by a test that was renamed is none."""
    missing = {
        (requirement, test)
        for requirement, answer in _answers().items()
        for test in answer.get("tests", ())
        if not exists(test)
    }

    assert missing == set()


def test_most_are_answered_by_tests() -> None:
    """Seven of ten at least."""
    answers = _answers().values()
    by_test = sum("tests" in one for one in answers)

    assert by_test >= LEAST_BY_TEST * len(answers)


def _answers() -> dict[str, Any]:
    return tomllib.loads(FILE.read_text(encoding="utf-8"))["requirement"]
