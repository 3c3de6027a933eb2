"""`fieldcard strings extract|compile|check|left`: collects, compiles and proves the words.

Runs in a checkout: it reads the sources of screens and content and writes `translations`.
"""

import argparse
import sys
from collections.abc import Iterable
from pathlib import Path

from app.i18n.catalogues import SCREENS
from app.i18n.catalogues import Catalogues
from app.i18n.collecting import collect
from app.i18n.compiling import compile_all
from app.i18n.errors import WordsError
from app.i18n.extracting import strings_of_screens
from app.i18n.proofing import faults
from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString
from app.library.shelf import PackShelf
from app.library.wording import Audience
from app.library.wording import Wording
from app.library.wording import WordingKind
from app.library.wording import texts

CODE = Path(__file__).resolve().parent.parent
PACKS = CODE / "packs"
FOLDER = CODE.parent / "translations"
AUDIENCES = {
    Audience.officer: frozenset({Mark.officer}),
    Audience.person: frozenset({Mark.person, Mark.officer}),
    Audience.both: frozenset({Mark.person, Mark.officer}),
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the acts."""
    acts = parser.add_subparsers(dest="act", required=True, metavar="ACT")
    acts.add_parser("extract", help="collect the strings and bring catalogues up to date")
    acts.add_parser("compile", help="compile the catalogues and write the review states")
    acts.add_parser("check", help="prove templates and catalogues; exit 1 on a fault")
    acts.add_parser("left", help="count what each offered language still lacks")


def run(args: argparse.Namespace) -> int:
    """Do one act; 0 when all is well, 1 when a check failed, 2 outside of a checkout."""
    if not FOLDER.is_dir():
        sys.stderr.write("Words are collected in a checkout, not in an installed program.\n")
        return 2
    acts = {"extract": _extract, "compile": _compile, "check": _check, "left": _left}
    try:
        return acts[args.act]()
    except WordsError as error:
        sys.stderr.write(f"{type(error).__name__}: {error}\n")
        return 1


def domains() -> dict[str, tuple[SourceString, ...]]:
    """Collect every string of the screens and of the shipped content, by domain."""
    return {SCREENS: strings_of_screens(CODE), **strings_of_content(PackShelf(PACKS, None))}


def strings_of_content(shelf: PackShelf) -> dict[str, tuple[SourceString, ...]]:
    """Collect every text of every installed edition, in its order, by domain."""
    found: dict[str, dict[tuple[str, str], SourceString]] = {}
    for jurisdiction in shelf.jurisdictions():
        for wording in texts(shelf.current(jurisdiction)):
            string = _string(wording)
            found.setdefault(wording.domain, {}).setdefault(string.key, string)
    return {domain: tuple(strings.values()) for domain, strings in found.items()}


def _string(wording: Wording) -> SourceString:
    marks = AUDIENCES[wording.audience]
    if wording.safety:
        marks |= {Mark.safety}
    if wording.kind is WordingKind.law:
        marks |= {Mark.legal}
    return SourceString(
        english=wording.text.english,
        context=wording.text.id,
        marks=marks,
        notes=(f"{wording.kind}. {wording.why}",),
    )


def _extract() -> int:
    written = collect(FOLDER, domains())
    _say(f"{path.relative_to(FOLDER.parent)}: written" for path in written)
    return _left()


def _compile() -> int:
    written = compile_all(FOLDER)
    _say([f"{len(written)} files written under {FOLDER}"])
    return 0


def _check() -> int:
    found = faults(FOLDER, domains())
    _say(found or ["No fault found."])
    return 1 if found else 0


def _left() -> int:
    compile_all(FOLDER)
    catalogues = Catalogues.load(FOLDER)
    _say(
        f"{one.language.english_name}: person {one.person_done} of {one.person_total}, "
        f"officer {one.officer_done} of {one.officer_total}"
        for one in map(catalogues.standing, catalogues.languages)
        if one.person_done or one.officer_done
    )
    return 0


def _say(lines: Iterable[str]) -> None:
    sys.stdout.writelines(f"{line}\n" for line in lines)
