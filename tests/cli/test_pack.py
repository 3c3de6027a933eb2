"""`fieldcard pack check`: counts and exit codes."""

from datetime import date
from pathlib import Path
from shutil import copytree
from xml.etree.ElementTree import fromstring

import pytest

from app import resources
from app.cli.main import main
from app.cli.pack import counts
from app.library.reading import read

DAYS = (date(2026, 11, 22), date(2027, 3, 1), date(2031, 1, 1))
FIXTURES = Path(__file__).parents[1] / "fixtures" / "packs"


def test_the_shipped_packs_are_good(capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 0; every question reached, every sign set by a reply or a tick, counts of all."""
    content = read(resources.packs()).content
    code = main(["pack", "check"])
    told = dict(line.split(": ") for line in capsys.readouterr().out.splitlines())

    assert content
    asked = str(sum(len(pack.questions) for pack in content.packs))
    assert code == 0
    assert told["packs"] == str(len(content.packs))
    assert told["jurisdictions"] == "6"
    assert told["questions reached"] == f"{asked} of {asked}"
    assert told["indicators covered"] == "164 of 164"
    absent, _, total, _ = told["indicators shown absent"].split()
    assert absent == total
    assert told["journeys"].isdigit()


def test_a_mistake_ends_in_exit_1(capsys: pytest.CaptureFixture[str]) -> None:
    """Each mistake is one line; the count goes to standard error."""
    code = main(["pack", "check", str(FIXTURES / "invalid" / "unreachable")])
    told = capsys.readouterr()

    assert code == 1
    assert told.out == "tiny/questions/bed.toml: id: cannot be reached: it is on no way\n"
    assert told.err == "mistakes: 1\n"


def test_one_pack_folder_can_be_checked(capsys: pytest.CaptureFixture[str]) -> None:
    """It stands on the packs of the program."""
    code = main(["pack", "check", str(FIXTURES / "valid" / "one_pack" / "tiny")])

    assert code == 0
    content = read(resources.packs()).content
    assert content
    assert capsys.readouterr().out.startswith(f"packs: {len(content.packs) + 1}\n")


def test_a_copy_of_the_shipped_packs_is_good(tmp_path: Path) -> None:
    """Authors may start from a copy anywhere."""
    assert main(["pack", "check", str(copytree(resources.packs(), tmp_path / "copy"))]) == 0


def test_no_folder_is_bad_use(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """Exit 2 and one plain sentence."""
    code = main(["pack", "check", str(tmp_path / "nowhere")])

    assert code == 2
    assert capsys.readouterr().err.startswith("There is no folder ")


def test_facts_past_their_review_date_are_counted_not_refused() -> None:
    """Old law is shown with its age, never locked away."""
    content = read(resources.packs()).content

    assert content
    late = [counts(content, day)[-1].split()[2::2] for day in DAYS]
    total = int(late[0][1])

    assert total > 170
    assert [int(some) for some, _ in late][0::2] == [0, total]
    assert 0 < int(late[1][0]) < total


@pytest.mark.parametrize("form", ["svg", "dot", "text"])
def test_the_flow_is_drawn_with_every_pack_and_question(
    form: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """Packs, ways, conditions and routes stand in each of the three forms."""
    content = read(resources.packs()).content
    code = main(["pack", "draw", "--format", form])
    drawn = capsys.readouterr().out

    assert content
    assert code == 0
    for pack in content.packs:
        assert pack.title.english in drawn
        assert all(question.id in drawn for question in pack.questions)
    assert "core.alone alone" in drawn


def test_the_picture_is_well_formed_and_nothing_leaves_it(tmp_path: Path) -> None:
    """Every mark stands inside the frame."""
    out = tmp_path / "flow.svg"
    code = main(["pack", "draw", "--out", str(out)])
    root = fromstring(out.read_text(encoding="utf-8"))  # noqa: S314 - made here
    width, height = (float(root.attrib[side]) for side in ("width", "height"))
    rects = [one for one in root.iter() if one.tag.endswith("rect")]

    assert code == 0
    for one in rects:
        assert float(one.get("x", 0)) + float(one.attrib["width"]) <= width
        assert float(one.get("y", 0)) + float(one.attrib["height"]) <= height


def test_the_routes_in_the_picture_are_those_of_the_rules(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """A child is offered the child pack alone; labour is the default."""
    main(["pack", "draw", "--format", "text"])
    told = capsys.readouterr().out

    assert "Nothing is known: core.full > labour.full" in told
    assert "May be under 18: child.steps\n" in told
    assert "A person stopped for an offence: core.six > crime.full" in told


def test_every_question_is_previewed_in_both_voices(
    capsys: pytest.CaptureFixture[str],
) -> None:
    """The officer's words, the closed form, and every reply with what it states."""
    code = main(["pack", "preview"])
    told = capsys.readouterr().out

    assert code == 0
    assert "Officer asks:   What pay did you expect?" in told
    assert "Alone:          Does someone keep back your pay?" in told
    assert "[ ] Paid in full, to them   <- MON01 absent" in told


def test_a_preview_page_stands_by_itself(tmp_path: Path) -> None:
    """One file without links; only the pack that was named."""
    out = tmp_path / "preview.html"
    code = main(["pack", "preview", str(resources.packs() / "core"), "--html", str(out)])
    page = out.read_text(encoding="utf-8")

    assert code == 0
    assert 'id="core.pay"' in page
    assert "lab.tasks" not in page
    assert "href" not in page
    assert "src=" not in page


@pytest.mark.parametrize("command", ["draw", "preview"])
def test_broken_content_is_neither_drawn_nor_shown(
    command: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """The mistakes are named instead; a folder that is not there is bad use."""
    broken = main(["pack", command, str(FIXTURES / "invalid" / "unknown_key")])
    told = capsys.readouterr().out
    nowhere = main(["pack", command, str(tmp_path / "nowhere")])

    assert (broken, nowhere) == (1, 2)
    assert "unknown key" in told
