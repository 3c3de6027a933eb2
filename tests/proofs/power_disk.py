"""A disk that loses power: which files it holds then, as drawn from what was never flushed.

Content lasts once its file was flushed after it, and a name once its folder was. Of all
else each write and each name is kept, dropped or, for a write, torn at a step of 512 bytes.
The model knows no disk that lies about a flush.
"""

import random
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from pathlib import Path
from typing import Literal

from tests.proofs.power_recording import Event

STEP = 512
KEPT, TORN = 0.4, 0.7
Fate = Literal["dropped", "kept", "drawn"]
Names = dict[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Naming:
    """A change of names that waits for its folder to be flushed."""

    kind: str
    path: str
    to: str
    file: int

    @property
    def folder(self) -> str:
        """Give the folder whose flush makes it last."""
        return str(Path(self.to or self.path).parent)

    def apply(self, names: Names) -> None:
        """Do it; a move or second name of a file that is not there does nothing."""
        match self.kind:
            case "create":
                names[self.path] = self.file
            case "unname":
                names.pop(self.path, None)
            case "move":
                if names.get(self.path) == self.file:
                    names[self.to] = names.pop(self.path)
            case _:
                if self.file in names.values():
                    names[self.to] = self.file


@dataclass(slots=True, kw_only=True)
class Disk:
    """The files of one folder while events come in."""

    lasting: dict[int, bytearray] = field(default_factory=dict)
    names: Names = field(default_factory=dict)
    live: Names = field(default_factory=dict)
    waiting: dict[int, list[Event]] = field(default_factory=dict)
    namings: list[Naming] = field(default_factory=list)
    made: int = 0

    @classmethod
    def of(cls, files: Mapping[str, bytes]) -> "Disk":
        """Begin with files that lasted before."""
        disk = cls()
        for path, content in files.items():
            disk.lasting[disk.made] = bytearray(content)
            disk.names[path] = disk.live[path] = disk.made
            disk.made += 1
        return disk

    def take(self, event: Event) -> None:
        """Let one event happen."""
        match event.kind:
            case "write" | "size":
                if event.path in self.live:
                    self.waiting.setdefault(self.live[event.path], []).append(event)
            case "sync":
                self._flush(event.path)
            case "acknowledged":
                pass
            case _:
                self._name(event)

    def without_power(self, fate: Fate, chance: random.Random) -> dict[str, bytes]:
        """Give the files as they are found when the power comes back."""
        names = dict(self.names)
        for naming in self.namings:
            if fate == "kept" or (fate == "drawn" and chance.random() < KEPT):
                naming.apply(names)
        return {path: self._content(file, fate, chance) for path, file in names.items()}

    def _name(self, event: Event) -> None:
        if event.kind == "create":
            file, self.made = self.made, self.made + 1
            self.lasting[file] = bytearray()
        elif event.path in self.live:
            file = self.live[event.path]
        else:
            return
        naming = Naming(kind=event.kind, path=event.path, to=event.to, file=file)
        naming.apply(self.live)
        self.namings.append(naming)

    def _flush(self, path: str) -> None:
        if path in self.live:
            file = self.live[path]
            for event in self.waiting.pop(file, ()):
                _write(self.lasting[file], event)
            return
        folder = path or "."
        for naming in [one for one in self.namings if one.folder == folder]:
            self._settle(naming)

    def _settle(self, naming: Naming) -> None:
        """Make a change of names last; what had to be there for it lasts as well."""
        if naming.kind in ("move", "name") and naming.file not in self.names.values():
            self.names[naming.path] = naming.file
        self.namings = [
            one for one in self.namings if one is not naming and not _is_before(one, naming)
        ]
        naming.apply(self.names)

    def _content(self, file: int, fate: Fate, chance: random.Random) -> bytes:
        waiting = self.waiting.get(file)
        if not waiting or fate == "dropped":
            return bytes(self.lasting[file])
        content = bytearray(self.lasting[file])
        for event in waiting:
            _write(content, event if fate == "kept" else _drawn(event, chance))
        return bytes(content)


def _is_before(one: Naming, naming: Naming) -> bool:
    """Say whether a change made the name that another one took away or gave on."""
    return naming.kind == "move" and one.kind == "create" and one.path == naming.path


def _drawn(event: Event, chance: random.Random) -> Event | None:
    drawn = chance.random()
    if drawn < KEPT:
        return event
    if drawn >= TORN or event.kind == "size":
        return None
    steps = chance.randint(0, len(event.content) // STEP)
    return Event(
        kind="write", path=event.path, place=event.place, content=event.content[: steps * STEP]
    )


def _write(content: bytearray, event: Event | None) -> None:
    if event is None:
        return
    if event.kind == "size":
        del content[event.place :]
        content.extend(bytes(event.place - len(content)))
        return
    end = event.place + len(event.content)
    content.extend(bytes(max(0, end - len(content))))
    content[event.place : end] = event.content
