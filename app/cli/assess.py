"""Command for other programs and for people: sort the facts of one file, and explain.

Reads one JSON object and writes one. It opens no database and no network, and keeps no log.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from app import resources
from app.cli.explaining import explained
from app.domain.asked import noted_in
from app.domain.catalogue import Element
from app.domain.next_best import NextQuestion
from app.domain.next_best import next_questions
from app.domain.next_question import is_enough
from app.domain.outcome import Assessment
from app.domain.outcome import Reason
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.progress import progress_of
from app.domain.request import NotARequest
from app.domain.request import request_of
from app.library.shelf import PackShelf

GOOD, BAD_USE = 0, 2
LETTERS: Mapping[Element, str] = {
    Element.act: "A",
    Element.means: "M",
    Element.purpose: "P",
    Element.context: "X",
}


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the command."""
    parser.add_argument("file", metavar="FILE", help="a JSON object; - reads standard input")
    told = "say the result in plain words instead of JSON"
    parser.add_argument("--explain", action="store_true", help=told)


def run(args: argparse.Namespace) -> int:
    """Print the result and give the exit code: 0 good, 2 when the file cannot be used."""
    try:
        told = json.loads(_read(args.file))
    except OSError as error:
        return _refuse(f"{args.file} cannot be read: {error.strerror}")
    except (ValueError, RecursionError) as error:
        return _refuse(f"{args.file} is not JSON: {error}")
    edition = _edition()
    try:
        request = request_of(edition, told)
    except NotARequest as wrong:
        return _refuse(f"{wrong.place}: must be {wrong.wanted}")
    progress = progress_of(edition, request.ledger, noted_in(edition, request))
    if args.explain:
        sys.stdout.write("\n".join(explained(progress)) + "\n")
    else:
        json.dump(as_plain_data(progress), sys.stdout, indent=2)
        sys.stdout.write("\n")
    return GOOD


def as_plain_data(progress: Progress) -> dict[str, object]:
    """Give the result with the keys of the machine interface."""
    result = progress.result
    return {
        "outcome": result.outcome,
        "act_now": result.act_now,
        "child_route": result.child_route,
        "pause_offence": result.pause_offence,
        "elements": {
            "act": result.elements.act,
            "means": result.elements.means,
            "purpose": result.elements.purpose,
        },
        "dimensions": dict(result.dimensions),
        "exploitation": list(result.exploitation),
        "reasons": [_reason(reason) for reason in result.reasons],
        "next_questions": [_next(one) for one in next_questions(progress)],
        "enough": is_enough(progress),
        "pack": _pack(progress),
        "explain": _explain(result),
    }


def _reason(reason: Reason) -> dict[str, str]:
    return {
        "code": reason.code,
        "basis": reason.basis,
        "element": "/".join(LETTERS[element] for element in reason.elements),
        "dimension": reason.dimension,
    }


def _next(one: NextQuestion) -> dict[str, object]:
    return {"question": one.question, "codes": list(one.codes), "why": one.why}


def _pack(progress: Progress) -> dict[str, str]:
    """Name the pack that the questions come from, and the digest of all content."""
    packs = progress.edition.packs
    ways = {way.id: pack for pack in packs for way in pack.ways}
    pack = ways.get(progress.way or "", packs[0])
    return {"id": pack.id, "version": pack.version, "digest": progress.edition.digest}


def _explain(result: Assessment) -> dict[str, object]:
    lens, check = result.forced_labour, result.control_check
    return {
        "rule": result.rule,
        "forced_labour": {"involuntary": lens.involuntary, "menace": lens.menace},
        "control_check": {
            "leaving": check.leaving,
            "papers": check.papers,
            "money": check.money,
            "threats": check.threats,
            "clear": check.clear,
        },
    }


def _read(file: str) -> bytes:
    return sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()


def _edition() -> Edition:
    """Give the content of this program; the rules are the same in every jurisdiction."""
    shelf = PackShelf(resources.packs(), None)
    return shelf.current(shelf.jurisdictions()[0])


def _refuse(message: str) -> int:
    sys.stderr.write(f"{message}\n")
    return BAD_USE
