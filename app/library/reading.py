"""Reads a folder of content: all of it, or all of its mistakes.

A pack is a folder with `pack.toml`, a jurisdiction one with `jurisdiction.toml`.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeVar

from app.domain.alternatives import Alternatives
from app.domain.catalogue import Catalogue
from app.domain.form import Form
from app.domain.guidance import Guidance
from app.domain.pack import Jurisdiction
from app.domain.pack import Pack
from app.domain.pack import PackId
from app.domain.pack import Setting
from app.library.building import Findings
from app.library.building import Sheet
from app.library.building import build
from app.library.content import Content
from app.library.journeys import Journey
from app.library.mistakes import Mistake
from app.library.mistakes import nearest
from app.library.sheets import Layout
from app.library.sheets import names
from app.library.sheets import read_folder
from app.library.sheets import read_list
from app.library.sheets import read_sheet

Shape = TypeVar("Shape")
PACK = Layout(
    head="pack.toml",
    joined=("flow.toml",),
    whole=("card.toml",),
    lists=("questions", "journeys"),
)
JURISDICTION = Layout(
    head="jurisdiction.toml",
    joined=(
        "facts.toml",
        "contacts.toml",
        "wages.toml",
        "retention.toml",
        "person.toml",
        "non_punishment.toml",
        "firewall.toml",
    ),
    whole=("switches.toml",),
)
SHARED = ("catalogue.toml", "guidance.toml", "settings.toml", "alternatives.toml")
FORMS = "forms"


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The shape of settings.toml."""

    settings: tuple[Setting, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What a folder holds: content only where there is no mistake."""

    content: Content | None
    mistakes: tuple[Mistake, ...]


def read(folder: Path, base: Content | None = None, *, with_journeys: bool = True) -> Reading:
    """Read a folder of content, or one pack folder; what it lacks is taken from the base.

    A folder with a catalogue of its own stands by itself: its packs are read by that one.
    Journeys are for checks alone and may be left unread.
    """
    findings = Findings()
    if (folder / SHARED[0]).is_file():
        base = None
    alone = any((folder / layout.head).is_file() for layout in (PACK, JURISDICTION))
    root = folder.parent if alone else folder
    folders = (folder,) if alone else _folders(folder, findings)
    shared = _shared(folder, base, findings)
    packs = _packs(root, folders, findings)
    journeys = _all_journeys(root, packs, findings) if with_journeys else {}
    jurisdictions = _jurisdictions(root, folders, findings)
    forms = _forms(folder, findings)
    if findings.mistakes or shared is None:
        return Reading(content=None, mistakes=tuple(findings.mistakes))
    catalogue, guidance, settings, alternatives = shared
    fresh = Content(
        catalogue=catalogue,
        guidance=guidance,
        settings=settings.settings,
        alternatives=alternatives,
        packs=packs,
        jurisdictions=jurisdictions,
        forms=forms,
        journeys=journeys,
        places=findings.places,
    )
    return Reading(content=fresh.over(base) if base else fresh, mistakes=())


def _folders(folder: Path, findings: Findings) -> tuple[Path, ...]:
    """Give the folders of packs and jurisdictions; anything else is out of place."""
    found = []
    for item in sorted(folder.iterdir()):
        heads = [(item / layout.head).is_file() for layout in (PACK, JURISDICTION)]
        if any(heads):
            found.append(item)
        elif item.name == FORMS and item.is_dir():
            continue
        elif item.is_dir():
            findings.wrong(item.name, "", "wanted a pack.toml or a jurisdiction.toml in it")
        elif item.name not in SHARED:
            findings.wrong(item.name, "", f"unknown file{nearest(item.name, SHARED)}")
    return tuple(found)


def _shared(
    folder: Path, base: Content | None, findings: Findings
) -> tuple[Catalogue, Guidance, Settings, Alternatives] | None:
    known = Settings(settings=base.settings) if base else None
    catalogue = _whole(folder, Catalogue, findings) or (base and base.catalogue)
    guidance = _whole(folder, Guidance, findings) or (base and base.guidance)
    settings = _whole(folder, Settings, findings) or known
    others = _whole(folder, Alternatives, findings) or (base and base.alternatives)
    if catalogue and guidance and settings and others:
        return catalogue, guidance, settings, others
    for name in SHARED if base is None else ():
        if not (folder / name).is_file():
            findings.wrong(name, "", "missing; all content stands on this file")
    return None


def _whole(folder: Path, shape: type[Shape], findings: Findings) -> Shape | None:
    """Build one shared file, which is named after what it holds."""
    name = shape.__name__.lower()
    if not (folder / f"{name}.toml").is_file():
        return None
    sheet = read_sheet(folder, folder / f"{name}.toml", findings)
    return build(shape, sheet, name, findings)


def _packs(root: Path, folders: tuple[Path, ...], findings: Findings) -> tuple[Pack, ...]:
    found = []
    for folder in (one for one in folders if (one / PACK.head).is_file()):
        sheet = read_folder(root, folder, PACK, findings)
        _require_name(folder, sheet, findings)
        questions = read_list(root, folder / "questions", findings)
        sheet["questions"] = _in_order(sheet, questions, findings)
        pack = build(Pack, sheet, folder.name, findings)
        if pack is not None:
            found.append(pack)
    found.sort(key=lambda pack: (pack.order, pack.id))
    return tuple(found)


def _all_journeys(
    root: Path, packs: tuple[Pack, ...], findings: Findings
) -> Mapping[PackId, tuple[Journey, ...]]:
    return {pack.id: _journeys(root, root / pack.id, findings) for pack in packs}


def _in_order(sheet: Sheet, questions: tuple[Sheet, ...], findings: Findings) -> list[Sheet]:
    """Put the questions in the order that flow.toml gives; each stands in it exactly once."""
    order = sheet.get("questions", [])
    if any(question.unread for question in questions):
        return list(questions)
    flow = sheet.joined.get("questions", sheet.file)
    known = {str(question.get("id")): question for question in questions}
    if not isinstance(order, list) or not all(isinstance(one, str) for one in order):
        findings.wrong(flow, "questions", "wanted a list of question ids")
        return list(questions)
    for one in order:
        if one not in known:
            findings.wrong(flow, "questions", f'no question "{one}"{nearest(one, known)}')
    for one, question in known.items():
        if order.count(one) != 1:
            findings.wrong(flow, "questions", f'wanted "{one}" once, from {question.file}')
    return [known[one] for one in dict.fromkeys(order) if one in known]


def _journeys(root: Path, folder: Path, findings: Findings) -> tuple[Journey, ...]:
    sheets = read_list(root, folder / "journeys", findings)
    built = (build(Journey, sheet, folder.name, findings) for sheet in sheets)
    return tuple(journey for journey in built if journey is not None)


def _jurisdictions(
    root: Path, folders: tuple[Path, ...], findings: Findings
) -> tuple[Jurisdiction, ...]:
    found = []
    for folder in (one for one in folders if (one / JURISDICTION.head).is_file()):
        sheet = read_folder(root, folder, JURISDICTION, findings)
        _require_name(folder, sheet, findings)
        found.append(build(Jurisdiction, sheet, folder.name, findings))
    return tuple(one for one in found if one is not None)


def _forms(folder: Path, findings: Findings) -> tuple[Form, ...]:
    """Build the forms; a file carries the name of its form."""
    sheets = read_list(folder, folder / FORMS, findings)
    built = (build(Form, sheet, str(sheet.get("id", "form")), findings) for sheet in sheets)
    return tuple(one for one in built if one is not None)


def _require_name(folder: Path, sheet: Sheet, findings: Findings) -> None:
    if names((sheet,)) not in ((), (folder.name,)):
        findings.wrong(sheet.file, "id", f'wanted the name of its folder, "{folder.name}"')
