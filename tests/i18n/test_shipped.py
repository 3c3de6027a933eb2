"""The catalogues that are shipped: fresh, complete, truthful, readable in their fonts."""

import hashlib
import re
import shutil
import tomllib
from pathlib import Path

import pytest

from app.cli.strings import domains
from app.domain.consent import ReviewState
from app.i18n.catalogues import UNUSABLE
from app.i18n.catalogues import Catalogues
from app.i18n.compiling import compile_all
from app.i18n.po_files import messages_of
from app.i18n.po_files import read_catalogue
from app.i18n.proofing import faults

ROOT = Path(__file__).resolve().parents[2]
TRANSLATIONS = ROOT / "translations"
STATIC = ROOT / "static"
FACE = re.compile(
    r"font-family:\"([^\"]+)\".*?url\(\"\.\./([^\"]+)\"\).*?unicode-range:([^}]+)}"
)
FONTS = {"ltr": ("Noto Sans",), "rtl": ("Noto Naskh Arabic", "Noto Sans")}


def _compiled(at: Path) -> Catalogues:
    copy = at / "translations"
    shutil.copytree(TRANSLATIONS, copy, ignore=shutil.ignore_patterns("*.mo", "*.states.json"))
    compile_all(copy)
    return Catalogues.load(copy)


def _ranges(words: str) -> set[int]:
    found: set[int] = set()
    for part in words.replace("U+", "").split(","):
        first, _, last = part.strip().partition("-")
        found |= set(range(int(first, 16), int(last or first, 16) + 1))
    return found


def _vendored() -> dict[str, dict[str, str]]:
    rows = tomllib.loads((STATIC / "vendor.toml").read_text(encoding="utf-8"))["files"]
    return {row["path"]: row for row in rows if row["path"].endswith(".woff2")}


def _readable(families: tuple[str, ...], weight: str) -> set[int]:
    """Give the characters that the page's faces of one weight offer and their files hold."""
    faces = (STATIC / "css" / "fonts.css").read_text(encoding="utf-8")
    found: set[int] = set()
    for family, path, ranges in FACE.findall(faces):
        if family in families and weight in path:
            found |= _ranges(ranges) & _ranges(_vendored()[path]["covers"])
    return found


def test_templates_and_catalogues_have_no_fault() -> None:
    """Fresh, complete where promised, named places equal, reviewed only when vouched for."""
    assert faults(TRANSLATIONS, domains()) == ()


def test_english_arabic_and_vietnamese_are_offered_to_the_person(tmp_path: Path) -> None:
    """Each language on offer is complete; no other is offered."""
    catalogues = _compiled(tmp_path)

    assert {one.tag for one in catalogues.for_person()} == {"en", "ar", "vi"}
    assert {one.tag for one in catalogues.for_officer()} == {"en", "ar"}


def test_every_other_language_is_listed_with_nothing_promised(tmp_path: Path) -> None:
    """The list can be pointed at; it says that nothing is translated."""
    catalogues = _compiled(tmp_path)
    offered = catalogues.for_person()

    others = [one for one in catalogues.languages if one not in offered]

    assert len(others) == 37
    assert {one.person for one in others} == {ReviewState.missing}


def test_no_translation_is_called_reviewed_yet(tmp_path: Path) -> None:
    """Every shipped translation is a draft, and says so."""
    catalogues = _compiled(tmp_path)

    states = {state for one in catalogues.by_place.values() for state in one.states.values()}

    assert states - set(UNUSABLE) == {ReviewState.draft}


@pytest.mark.parametrize("weight", ["regular", "bold"])
@pytest.mark.parametrize(("tag", "direction"), [("ar", "rtl"), ("vi", "ltr")])
def test_every_letter_of_a_catalogue_is_in_its_font(
    tag: str, direction: str, weight: str
) -> None:
    """No box is ever shown in place of a letter, in either weight."""
    words = "".join(
        f"{message.id}{message.string}"
        for path in (*TRANSLATIONS.glob(f"{tag}/**/*.po"), *TRANSLATIONS.rglob("*.pot"))
        for message in messages_of(read_catalogue(path))
    )
    written = {ord(letter) for letter in words if not letter.isspace()}

    assert written - _readable(FONTS[direction], weight) == set()


def test_own_names_of_all_languages_are_in_the_fonts(tmp_path: Path) -> None:
    """The list of languages can be read by those whom it names."""
    names = "".join(one.own_name for one in _compiled(tmp_path).languages)
    letters = {ord(letter) for letter in names if not letter.isspace()}
    families = ("Language names", "Noto Sans", "Noto Naskh Arabic")

    assert letters - _readable(families, "") == set()


def test_the_fonts_are_the_files_that_were_vendored() -> None:
    """Each font file has a row, and each row its file, byte for byte."""
    sums = {
        f"fonts/{path.name}": hashlib.sha256(path.read_bytes()).hexdigest()
        for path in (STATIC / "fonts").glob("*.woff2")
    }

    assert sums == {path: row["sha256"] for path, row in _vendored().items()}
