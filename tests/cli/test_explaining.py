"""`fieldcard assess --explain`: the same result in plain words."""

import json
from itertools import pairwise
from pathlib import Path

import pytest

from app.cli.main import main
from tests.cli.test_assess import EXAMPLE
from tests.cli.test_assess import noted


def test_people_are_told_in_words_and_in_order(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Flags, outcome, three headings, the lens, and at the end the limits; no number."""
    file = tmp_path / "facts.json"
    more = [
        noted("DNG01", basis="third_party"),
        noted("MON07", value={"amount": 3}),
        noted("MOV07", basis="document"),
        noted("CTL12", "unknown"),
    ]
    file.write_text(json.dumps({**EXAMPLE, "indicators": [*EXAMPLE["indicators"], *more]}))

    assert main(["assess", "--explain", str(file)]) == 0
    lines = capsys.readouterr().out.splitlines()
    headings = [line for before, line in pairwise(lines) if not before]

    assert lines[0] == "Act now: Danger now. Call for help, then carry on here."
    assert lines[1].startswith("Enough to refer. Both sides are seen: control, and what for.")
    assert headings == [
        "What was done",
        "How they are controlled",
        "What for",
        "Around it: shown, never counted",
        "Forced labour, looked at apart",
        "Speaks for freedom; takes nothing away",
        "Could it be: smuggling? Both may be true",
        "Could it be: a breach of labour law? Both may be true",
        "Not answered",
        "Limits",
    ]
    assert "- Identity papers are kept by another person (seen)" in lines
    assert "- Did not know: Says that leaving would bring harm or loss" in lines
    assert not any(sign in "\n".join(lines) for sign in ("%", "score", "victim"))


@pytest.mark.parametrize(
    ("codes", "reason"),
    [
        ((), "Not enough asked yet. No sign of control is seen so far."),
        (("CTL13",), "Stay with it. One side is seen so far: control."),
        (("MON07",), "Stay with it. One side is seen so far: what for."),
        (
            ("MON07", "CTL13"),
            "Stay with it. Signs of control and of what for are seen in part.",
        ),
    ],
)
def test_the_reason_is_one_sentence(
    codes: tuple[str, ...], reason: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Which side is seen so far; never who the person is."""
    file = tmp_path / "facts.json"
    told = {"age": "adult", "indicators": [noted(code) for code in codes]}
    file.write_text(json.dumps(told), "utf-8")

    assert main(["assess", "--explain", str(file)]) == 0
    assert capsys.readouterr().out.startswith(reason)


def test_a_flag_that_could_still_be_raised_is_told_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """With enough to refer, danger and age are what is left."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps({"indicators": [noted("CTL12"), noted("MON01")]}), "utf-8")

    main(["assess", "--explain", str(file)])
    said = capsys.readouterr().out

    assert "- May be under 18 now: then control need not be shown\n" in said
    assert "- Exploiter is here, waiting or calling: act now\n" in said


def test_people_are_told_what_would_change_the_result(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Three signs at most, each with what it would lead to."""
    file = tmp_path / "facts.json"
    file.write_text(json.dumps(EXAMPLE), "utf-8")

    main(["assess", "--explain", str(file)])
    _, _, after = capsys.readouterr().out.partition("What would change this\n")
    changes, _, _ = after.partition("\n\n")

    assert len(changes.splitlines()) == 3
    assert all(line.endswith(": Enough to refer") for line in changes.splitlines())
