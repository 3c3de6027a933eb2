"""`fieldcard assess`: one JSON object in, one out, and plain words for people."""

import io
import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from app.cli.main import main
from tests.domain.worked_scenes import SCENES
from tests.domain.worked_scenes import Scene

Told = dict[str, Any]

EXAMPLE = {
    "age": "adult",
    "setting": "car_wash",
    "suspected_offence": None,
    "indicators": [
        {"code": "DOC01", "state": "present", "basis": "observed"},
        {"code": "LIV01", "state": "present", "basis": "said"},
        {"code": "CTL05", "state": "declined", "basis": "said"},
    ],
    "protective": ["own_phone"],
}
FLAGS = ("act_now", "child_route", "pause_offence")


def assessed(told: object, folder: Path, capsys: pytest.CaptureFixture[str]) -> Told:
    """Give the result of one request."""
    file = folder / "facts.json"
    file.write_text(json.dumps(told), "utf-8")
    assert main(["assess", str(file)]) == 0
    result: Told = json.loads(capsys.readouterr().out)
    return result


def noted(code: str, state: str = "present", basis: str = "said", **more: object) -> Told:
    """Write one indicator."""
    return {"code": code, "state": state, "basis": basis, **more}


@pytest.mark.parametrize("scene", SCENES, ids=lambda scene: str(scene.number))
def test_a_worked_example_runs_through_the_command(
    scene: Scene, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Outcome, rule, forms and flags are those of the method's table."""
    result = assessed(scene.request(), tmp_path, capsys)

    assert result["outcome"] == scene.outcome
    assert result["explain"]["rule"] == scene.rule
    assert result["exploitation"] == scene.forms.split()
    assert {flag for flag in FLAGS if result[flag]} == scene.flags


def test_every_key_of_the_interface_is_there_and_no_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The example of the method, word for word."""
    result = assessed(EXAMPLE, tmp_path, capsys)
    pack = result.pop("pack")

    assert result == {
        "outcome": "stay_with_it",
        "act_now": False,
        "child_route": False,
        "pause_offence": False,
        "elements": {"act": "shown", "means": "shown", "purpose": "not_explored"},
        "dimensions": dict.fromkeys("12346", "not_explored") | {"5": "shown"},
        "exploitation": [],
        "reasons": [
            {"code": "DOC01", "basis": "observed", "element": "M", "dimension": "5"},
            {"code": "LIV01", "basis": "said", "element": "M", "dimension": "5"},
        ],
        "next_questions": result["next_questions"],
        "enough": False,
        "explain": {
            "rule": None,
            "forced_labour": {"involuntary": "not_explored", "menace": "shown"},
            "control_check": dict.fromkeys(
                ("leaving", "papers", "money", "threats", "clear"), False
            ),
        },
    }
    assert [one["why"] for one in result["next_questions"]] == [
        "safety",
        "safety",
        "changes_outcome",
    ]
    assert set(pack) == {"id", "version", "digest"}
    assert len(pack["digest"]) == 64


def test_a_row_that_serves_two_elements_names_both(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Elements are written as in the catalogue."""
    rows = [noted("REC09"), noted("REC12"), noted("STA02"), noted("REC09", basis="document")]

    result = assessed({"indicators": rows}, tmp_path, capsys)

    assert [(one["code"], one["basis"], one["element"]) for one in result["reasons"]] == [
        ("REC09", "document", "A/M"),
        ("REC12", "said", "M/P"),
        ("STA02", "said", "X"),
    ]


def test_nothing_told_is_not_enough_asked(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """What is left out was not told; the age is not asked, and nobody is taken for adult."""
    result = assessed({"age": "not_asked"}, tmp_path, capsys)

    assert result["outcome"] == "not_enough_asked"
    assert result["child_route"] is False
    assert [one["question"] for one in result["next_questions"]] == [
        "core.alone",
        "core.age",
        "core.needs",
    ]


def test_standard_input_is_read(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """A minus in place of a file."""
    told = io.TextIOWrapper(io.BytesIO(json.dumps(EXAMPLE).encode()))
    monkeypatch.setattr("sys.stdin", told)

    assert main(["assess", "-"]) == 0
    assert json.loads(capsys.readouterr().out)["outcome"] == "stay_with_it"


@pytest.mark.parametrize(
    ("told", "named"),
    [
        ("{", "is not JSON"),
        ("[" * 100_000, "is not JSON"),
        ("[]", "the whole: must be an object"),
        ('{"score": 1}', "the whole, key 'score'"),
        ('{"age": "old"}', "age: must be one of adult, child, unknown, not_asked"),
        ('{"age": 17}', "age: "),
        ('{"setting": 5}', "setting: must be text"),
        ('{"suspected_offence": true}', "suspected_offence: must be text"),
        ('{"under_18_then": "maybe"}', "under_18_then: "),
        ('{"indicators": {}}', "indicators: must be a list"),
        ('{"indicators": ["DOC01"]}', "indicators[0]: must be an object"),
        ('{"indicators": [{}]}', "indicators[0].code: must be a code of the catalogue"),
        ('{"protective": ["own_fone"]}', "protective[0]: "),
        ('{"protective": [["own_phone"]]}', "protective[0]: "),
    ],
)
def test_what_is_not_a_request_is_refused_with_its_place(
    told: str, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Exit 2, the place on standard error, nothing on standard output."""
    file = tmp_path / "facts.json"
    file.write_text(told, "utf-8")

    code = main(["assess", str(file)])
    said = capsys.readouterr()

    assert code == 2
    assert said.out == ""
    assert named in said.err


@pytest.mark.parametrize(
    ("wrong", "named"),
    [
        ({"code": "DOC99"}, "indicators[1].code"),
        ({"code": 1}, "indicators[1].code: must be text"),
        ({"state": "skipped"}, "indicators[1].state"),
        ({"state": None}, "indicators[1].state"),
        ({"basis": "guess"}, "indicators[1].basis"),
        ({"bases": "said"}, "indicators[1], key 'bases'"),
        ({"value": 5}, "indicators[1].value: must be text, a list of texts, or an object"),
        ({"value": ["kept", {}]}, "indicators[1].value[1]"),
        ({"value": {"amount": {}}}, "indicators[1].value.amount"),
    ],
)
def test_a_wrong_indicator_is_named(
    wrong: Told, named: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The second of two, by its number and key."""
    file = tmp_path / "facts.json"
    told = {"indicators": [noted("DOC01"), {**noted("DOC01"), **wrong}]}
    file.write_text(json.dumps(told), "utf-8")

    assert main(["assess", str(file)]) == 2
    assert named in capsys.readouterr().err


def test_no_file_is_bad_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """One plain sentence."""
    assert main(["assess", str(tmp_path / "nowhere.json")]) == 2
    assert "cannot be read: No such file" in capsys.readouterr().err


def test_the_command_opens_no_database_no_network_and_no_log(tmp_path: Path) -> None:
    """It loads none of the rooms that could, and leaves no file behind."""
    told = json.dumps(EXAMPLE).encode()
    rooms = "'app.vault', 'app.web', 'app.courier', 'sqlcipher3', 'socket', 'logging'"
    script = (
        "import sys; from app.cli.main import main; code = main(['assess', '-']); "
        f"sys.exit(code or len({{{rooms}}} & sys.modules.keys()))"
    )
    root = Path(__file__).parents[2]

    done = subprocess.run(
        [sys.executable, "-c", script],
        input=told,
        capture_output=True,
        cwd=tmp_path,
        env={"PYTHONPATH": str(root)},
        check=False,
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert list(tmp_path.iterdir()) == []
