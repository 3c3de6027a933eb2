"""Reading folders: files that cannot be read, and folders that are no packs."""

from pathlib import Path
from shutil import copytree

from app import resources
from app.library.checking import check
from app.library.reading import read

WHOLE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "whole_content"
ONE = Path(__file__).parents[1] / "fixtures" / "packs" / "valid" / "one_pack"


def mistakes(folder: Path) -> list[str]:
    """Read a folder without anything beneath it."""
    return [str(mistake) for mistake in read(folder).mistakes]


def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path) -> None:
    """Bytes of another encoding are no text."""
    folder = copytree(WHOLE, tmp_path / "content")
    (folder / "settings.toml").write_bytes(b'says = "\xff"')

    assert mistakes(folder) == ["settings.toml: cannot be read; wanted a text file in UTF-8"]


def test_a_file_cut_short_is_named(tmp_path: Path) -> None:
    """A mistake at the end of a file has no line."""
    folder = copytree(WHOLE, tmp_path / "content")
    (folder / "look" / "card.toml").write_text('says = """')

    assert mistakes(folder) == ["look/card.toml: Unterminated string"]


def test_missing_shared_files_are_named(tmp_path: Path) -> None:
    """An empty folder lacks all four files."""
    assert mistakes(tmp_path) == [
        "catalogue.toml: missing; all content stands on this file",
        "guidance.toml: missing; all content stands on this file",
        "settings.toml: missing; all content stands on this file",
        "alternatives.toml: missing; all content stands on this file",
    ]


def test_stray_files_and_folders_are_named(tmp_path: Path) -> None:
    """A folder that is no pack would silently be left out."""
    folder = copytree(WHOLE, tmp_path / "content")
    (folder / "empty").mkdir()
    (folder / "guidence.toml").write_text("")

    assert mistakes(folder) == [
        "empty: wanted a pack.toml or a jurisdiction.toml in it",
        'guidence.toml: unknown file; did you mean "guidance.toml"?',
    ]


def test_a_key_in_two_files_is_named(tmp_path: Path) -> None:
    """Neither of two files wins."""
    folder = copytree(WHOLE, tmp_path / "content")
    (folder / "here" / "facts.toml").write_text("facts = []\n")

    assert mistakes(folder) == [
        "here/facts.toml: facts: stands already in here/jurisdiction.toml"
    ]


def test_a_head_that_cannot_be_read_hides_no_other_mistake(tmp_path: Path) -> None:
    """The pack is left out, and only its head is named."""
    folder = copytree(WHOLE, tmp_path / "content")
    (folder / "look" / "pack.toml").write_text("id =\n")
    (folder / "here" / "jurisdiction.toml").write_text("id =\n")

    assert mistakes(folder) == [
        "look/pack.toml:1: Invalid value",
        "here/jurisdiction.toml:1: Invalid value",
    ]


def test_the_order_of_questions_is_a_list(tmp_path: Path) -> None:
    """Anything else in flow.toml is named."""
    folder = copytree(ONE, tmp_path / "content")
    flow = folder / "tiny" / "flow.toml"
    flow.write_text(flow.read_text().replace('["tiny.door", "tiny.bed"]\nways', "1\nways"))

    found = [str(one) for one in read(folder, read(resources.packs()).content).mistakes]

    assert found == ["tiny/flow.toml: questions: wanted a list of question ids"]


def test_two_jurisdictions_stand_side_by_side(tmp_path: Path) -> None:
    """Each has words of its own; shared words are checked once."""
    folder = copytree(WHOLE, tmp_path / "content")
    copytree(folder / "here", folder / "there")
    head = folder / "there" / "jurisdiction.toml"
    head.write_text(head.read_text().replace('id = "here"', 'id = "there"'))

    content = read(folder).content

    assert content
    assert [place.id for place in content.jurisdictions] == ["here", "there"]
    assert check(content) == ()


def test_one_pack_alone_stands_on_the_base() -> None:
    """A pack folder is read beside the packs of the program."""
    base = read(resources.packs()).content
    content = read(ONE / "tiny", base).content

    assert base
    assert content
    assert {pack.id for pack in content.packs} == {*(pack.id for pack in base.packs), "tiny"}
    assert content.catalogue == base.catalogue


def test_a_pack_of_the_same_id_takes_the_place_of_the_base() -> None:
    """A changed copy of a shipped pack is checked instead of it."""
    base = read(resources.packs()).content
    content = read(resources.packs() / "core", base).content

    assert base
    assert content
    assert sorted(pack.id for pack in content.packs) == sorted(pack.id for pack in base.packs)
    assert content.places == base.places
    assert content.journeys == base.journeys


def test_a_text_of_a_million_letters_is_refused_in_its_place(tmp_path: Path) -> None:
    """Nobody reads that far; the place and the most that is taken are named."""
    folder = copytree(ONE, tmp_path / "content")
    door = folder / "tiny" / "questions" / "door.toml"
    long = "a" * (1 << 20)
    door.write_text(door.read_text().replace("A key shows who decides.", long))
    base = read(resources.packs()).content

    assert [str(one) for one in read(folder, base).mistakes] == [
        "tiny/questions/door.toml: why: wanted at most 4000 letters, not 1048576; split it"
    ]


def test_a_byte_of_nothing_in_a_file_is_refused_with_its_line(tmp_path: Path) -> None:
    """A NUL byte is no letter of TOML."""
    folder = copytree(ONE, tmp_path / "content")
    (folder / "tiny" / "questions" / "door.toml").write_bytes(b'id = "a\0b"\n')
    base = read(resources.packs()).content
    told = [str(one) for one in read(folder, base).mistakes]

    assert told == ["tiny/questions/door.toml:1: Illegal character '\\x00'"]


def test_a_link_to_another_file_is_not_followed(tmp_path: Path) -> None:
    """A pack holds its own files, and reads no other file of the device."""
    folder = copytree(ONE, tmp_path / "content")
    door = folder / "tiny" / "questions" / "door.toml"
    door.rename(tmp_path / "door.toml")
    door.symlink_to(tmp_path / "door.toml")
    base = read(resources.packs()).content
    told = [str(one) for one in read(folder, base).mistakes]

    assert told == ["tiny/questions/door.toml: wanted a file of its own, not a link to another"]
