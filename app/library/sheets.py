"""Reads TOML files into sheets and joins the files of one folder; knows no dataclass.

File names are checked like keys, since a misspelt file would silently be left out.
"""

import re
import tomllib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from app.library.building import Findings
from app.library.building import Sheet
from app.library.mistakes import Mistake
from app.library.mistakes import nearest

AT_LINE = re.compile(r" \(at (?:line (\d+), column \d+|end of document)\)")


@dataclass(frozen=True, slots=True, kw_only=True)
class Layout:
    """Which files a folder may hold.

    Keys of `joined` files stand beside those of the `head`; a `whole` file is the table of
    the key it is named after; files of a folder in `lists` are the items of one list.
    """

    head: str
    joined: tuple[str, ...] = ()
    whole: tuple[str, ...] = ()
    lists: tuple[str, ...] = ()


def read_sheet(root: Path, file: Path, findings: Findings) -> Sheet:
    """Read one TOML file; what cannot be read is a mistake and gives an unread sheet."""
    name = file.relative_to(root).as_posix()
    try:
        if file.is_symlink():
            findings.wrong(name, "", "wanted a file of its own, not a link to another")
            return _unread(name)
        return Sheet(name, tomllib.loads(file.read_text(encoding="utf-8")))
    except tomllib.TOMLDecodeError as error:
        found = AT_LINE.search(str(error))
        line = int(found.group(1)) if found and found.group(1) else None
        wanted = AT_LINE.sub("", str(error))
        findings.mistakes.append(Mistake(file=name, key="", wanted=wanted, line=line))
    except RecursionError:
        findings.wrong(name, "", "wanted fewer tables and lists inside one another")
    except (OSError, UnicodeDecodeError):
        findings.wrong(name, "", "cannot be read; wanted a text file in UTF-8")
    return _unread(name)


def _unread(name: str) -> Sheet:
    sheet = Sheet(name, {})
    sheet.unread = True
    return sheet


def read_folder(root: Path, folder: Path, layout: Layout, findings: Findings) -> Sheet:
    """Read the files of a folder as one sheet that remembers where each key came from."""
    _require_known_names(root, folder, layout, findings)
    sheet = read_sheet(root, folder / layout.head, findings)
    joined: dict[str, str] = {}
    table = dict(sheet)
    for name in layout.joined:
        if (folder / name).is_file():
            part = read_sheet(root, folder / name, findings)
            for key in part.keys() & table.keys():
                findings.wrong(
                    part.file, key, f"stands already in {joined.get(key, sheet.file)}"
                )
            table |= part
            joined |= dict.fromkeys(part, part.file)
    for name in layout.whole:
        if (folder / name).is_file():
            table[Path(name).stem] = read_sheet(root, folder / name, findings)
    whole = Sheet(sheet.file, table, joined)
    whole.unread = sheet.unread
    return whole


def read_list(root: Path, folder: Path, findings: Findings) -> tuple[Sheet, ...]:
    """Read each file of a folder; the file name must be the last part of its id."""
    found = []
    for file in sorted(folder.glob("*.toml")):
        sheet = read_sheet(root, file, findings)
        name = sheet.get("id")
        if isinstance(name, str) and name.rpartition(".")[2] != file.stem:
            findings.wrong(sheet.file, "id", f'wanted an id that ends in "{file.stem}"')
        found.append(sheet)
    return tuple(found)


def _require_known_names(root: Path, folder: Path, layout: Layout, findings: Findings) -> None:
    known = {layout.head, *layout.joined, *layout.whole, *layout.lists}
    for item in sorted(folder.iterdir()):
        if item.name not in known:
            place = item.relative_to(root).as_posix()
            findings.wrong(place, "", f"unknown file or folder{nearest(item.name, known)}")


def names(sheets: Iterable[Sheet]) -> tuple[str, ...]:
    """Give the ids of sheets that have one."""
    return tuple(sheet["id"] for sheet in sheets if isinstance(sheet.get("id"), str))
