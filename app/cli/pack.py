"""Commands for content: check a folder of packs and count what it holds."""

import argparse
import sys
from datetime import date
from pathlib import Path

from app import resources
from app.domain.dated_fact import Contact
from app.domain.dated_fact import DatedFact
from app.domain.pack import Jurisdiction
from app.factory.clock import SystemClock
from app.library.checking import check
from app.library.codes import shown_codes
from app.library.content import Content
from app.library.mistakes import Mistake
from app.library.reading import Reading
from app.library.reading import read

GOOD, FAILED, BAD_USE = 0, 1, 2


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    things = parser.add_subparsers(required=True, metavar="COMMAND")
    told = "check packs: keys, codes, paths, sources, words, journeys"
    checking = things.add_parser("check", help=told, description=told)
    checking.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help="a folder of packs, or one pack; without it, the packs of this program",
    )
    checking.set_defaults(act=_check)


def run(args: argparse.Namespace) -> int:
    """Run one command and give its exit code."""
    code: int = args.act(args)
    return code


def _check(args: argparse.Namespace) -> int:
    folder: Path = args.folder or resources.packs()
    if not folder.is_dir():
        sys.stderr.write(f"There is no folder {folder}. Give a folder of packs.\n")
        return BAD_USE
    reading = _read(folder.resolve())
    mistakes = reading.mistakes or (check(reading.content) if reading.content else ())
    if reading.content is None or mistakes:
        return _tell(mistakes)
    for line in counts(reading.content, SystemClock().now().date()):
        sys.stdout.write(f"{line}\n")
    return GOOD


def _read(folder: Path) -> Reading:
    """Read a folder; what it lacks is taken from the packs of this program."""
    shipped = resources.packs()
    if folder == shipped:
        return read(folder)
    return read(folder, read(shipped).content)


def _tell(mistakes: tuple[Mistake, ...]) -> int:
    for mistake in mistakes:
        sys.stdout.write(f"{mistake}\n")
    sys.stderr.write(f"mistakes: {len(mistakes)}\n")
    return FAILED


def counts(content: Content, today: date) -> tuple[str, ...]:
    """Give the counts that stand under a check without mistakes."""
    shown = shown_codes(content)
    late = [
        dated.is_overdue(today) for place in content.jurisdictions for dated in _dated(place)
    ]
    return (
        f"packs: {len(content.packs)}",
        f"jurisdictions: {len(content.jurisdictions)}",
        f"questions: {sum(len(pack.questions) for pack in content.packs)}",
        f"indicators covered: {len(shown)} of {len(content.catalogue.indicators)}",
        f"journeys: {sum(len(journeys) for journeys in content.journeys.values())}",
        f"facts overdue: {sum(late)} of {len(late)}",
    )


def _dated(place: Jurisdiction) -> tuple[DatedFact | Contact, ...]:
    return (*place.facts, *place.non_punishment, *place.contacts)
