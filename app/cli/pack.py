"""Commands for content: check, draw and show packs; publishing and taking stand beside."""

import argparse
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from pathlib import Path

from app import resources
from app.cli import publishing
from app.cli import taking
from app.domain.dated_fact import Contact
from app.domain.dated_fact import DatedFact
from app.domain.pack import Digest
from app.domain.pack import Jurisdiction
from app.factory.clock import SystemClock
from app.library.checking import check
from app.library.content import Content
from app.library.coverage import coverage_of
from app.library.coverage import deniable
from app.library.coverage import uncovered
from app.library.drawing import drawing_of
from app.library.drawing_svg import svg
from app.library.drawing_text import dot
from app.library.drawing_text import text
from app.library.mistakes import Mistake
from app.library.preview import preview_lines
from app.library.preview import preview_page
from app.library.reading import Reading
from app.library.reading import read

GOOD, FAILED, BAD_USE = 0, 1, 2
FORMATS = {"svg": svg, "dot": dot, "text": text}


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    things = parser.add_subparsers(required=True, metavar="COMMAND")
    told = "check packs: keys, codes, paths, sources, words, journeys"
    _with_folder(things.add_parser("check", help=told, description=told), _check)
    told = "draw the flow: packs, ways, questions, conditions and routes"
    drawing = _with_folder(things.add_parser("draw", help=told, description=told), _draw)
    drawing.add_argument(
        "--format", choices=tuple(FORMATS), default="svg", help="svg if left out"
    )
    drawing.add_argument(
        "--out", type=Path, metavar="FILE", help="write here, not to the screen"
    )
    told = "show each question as officer and person meet it"
    showing = _with_folder(things.add_parser("preview", help=told, description=told), _preview)
    told = "write one page that opens in a browser, instead of plain lines"
    showing.add_argument("--html", type=Path, metavar="FILE", help=told)
    publishing.configure(things)
    taking.configure(things)


def _with_folder(
    parser: argparse.ArgumentParser, act: Callable[[argparse.Namespace], int]
) -> argparse.ArgumentParser:
    parser.add_argument(
        "folder",
        nargs="?",
        type=Path,
        metavar="DIR",
        help="a folder of packs, or one pack; without it, the packs of this program",
    )
    parser.set_defaults(act=act)
    return parser


def run(args: argparse.Namespace) -> int:
    """Run one command and give its exit code."""
    code: int = args.act(args)
    return code


def _check(args: argparse.Namespace) -> int:
    folder, reading = _opened(args)
    if reading is None:
        return BAD_USE
    mistakes = reading.mistakes or (check(reading.content) if reading.content else ())
    if reading.content is None or mistakes:
        return _tell(mistakes)
    for line in counts(reading.content, SystemClock().now().date()):
        sys.stdout.write(f"{line}\n")
    if _is_whole(folder):
        return _tell(tuple(uncovered(reading.content)))
    return GOOD


def _draw(args: argparse.Namespace) -> int:
    _, reading = _opened(args)
    if reading is None:
        return BAD_USE
    if reading.content is None:
        return _tell(reading.mistakes)
    edition = reading.content.edition(reading.content.jurisdictions[0], Digest("drawing"))
    return _put(args.out, FORMATS[args.format](drawing_of(edition)))


def _preview(args: argparse.Namespace) -> int:
    folder, reading = _opened(args)
    if reading is None:
        return BAD_USE
    if reading.content is None:
        return _tell(reading.mistakes)
    content = reading.content if _is_whole(folder) else _own(reading.content, folder)
    if args.html:
        return _put(args.html, preview_page(content))
    return _put(None, "\n".join(preview_lines(content)) + "\n")


def _own(content: Content, folder: Path) -> Content:
    """Leave only the packs of the folder that was named."""
    names = {folder.name, *(item.name for item in folder.iterdir() if item.is_dir())}
    return replace(content, packs=tuple(one for one in content.packs if one.id in names))


def _put(out: Path | None, words: str) -> int:
    if out is None:
        sys.stdout.write(words)
        return GOOD
    try:
        out.write_text(words, encoding="utf-8")
    except OSError as error:
        sys.stderr.write(f"{out} cannot be written: {error.strerror}\n")
        return BAD_USE
    return GOOD


def _opened(args: argparse.Namespace) -> tuple[Path, Reading | None]:
    """Read the folder that was named; without one, the packs of this program."""
    folder: Path = args.folder or resources.packs()
    if not folder.is_dir():
        sys.stderr.write(f"There is no folder {folder}. Give a folder of packs.\n")
        return folder, None
    return folder.resolve(), _read(folder.resolve())


def _is_whole(folder: Path) -> bool:
    """Say whether all content is checked; a single pack cannot cover all signs."""
    return (folder / "catalogue.toml").is_file()


def _read(folder: Path) -> Reading:
    """Read a folder; what it lacks is taken from the packs of this program."""
    shipped = resources.packs()
    if folder == shipped:
        return read(folder)
    return read(folder, read(shipped).content)


def _tell(mistakes: tuple[Mistake, ...]) -> int:
    for mistake in mistakes:
        sys.stdout.write(f"{mistake}\n")
    if not mistakes:
        return GOOD
    sys.stderr.write(f"mistakes: {len(mistakes)}\n")
    return FAILED


def counts(content: Content, today: date) -> tuple[str, ...]:
    """Give the counts that stand under a check without mistakes."""
    covered, total = coverage_of(content), len(content.catalogue.indicators)
    questions = [question.id for pack in content.packs for question in pack.questions]
    reached = covered.questions.intersection(questions)
    asked = frozenset(deniable(content))
    late = [
        dated.is_overdue(today) for place in content.jurisdictions for dated in _dated(place)
    ]
    return (
        f"packs: {len(content.packs)}",
        f"jurisdictions: {len(content.jurisdictions)}",
        f"questions: {len(questions)}",
        f"questions reached: {len(reached)} of {len(questions)}",
        f"indicators covered: {len(covered.present)} of {total}",
        f"indicators shown absent: {len(covered.absent & asked)} of {len(asked)} asked",
        f"journeys: {sum(len(journeys) for journeys in content.journeys.values())}",
        f"facts overdue: {sum(late)} of {len(late)}",
    )


def _dated(place: Jurisdiction) -> tuple[DatedFact | Contact, ...]:
    return (*place.facts, *place.non_punishment, *place.contacts)
