"""A device that trusts a publisher, and bundles of the shipped content with changes."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from werkzeug.test import TestResponse

from app.casework.desk import Desk
from app.library.publishing import files_of
from app.library.releases import ReleaseStore
from app.library.shelf import PackShelf
from tests.builders import PACKS
from tests.library.publisher import Publisher
from tests.web.officer import Officer

Files = dict[str, bytes]
EDGE = "edge-of-the-parts"


class Memory(dict[str, bytes]):
    """Named bytes in a dictionary, as the vault would keep them."""

    def read(self, name: str) -> bytes | None:
        """Give what is kept."""
        return self.get(name)

    def write(self, name: str, value: bytes) -> None:
        """Keep it."""
        self[name] = value


def trusting(desk: Desk, folder: Path, publisher: Publisher) -> Desk:
    """Give the desk a shelf and a store of releases that trusts this publisher."""
    store = ReleaseStore(folder / "releases", Memory(), b"", 1)
    store.trust(publisher.trust)
    shelf = PackShelf(PACKS, folder / "packs", store.content)
    return replace(desk, releases=store, shelf=shelf)


def shipped(**changed: Callable[[bytes], bytes]) -> Files:
    """Give the shipped files without journeys, some of them changed; `__` stands for `/`."""
    files = {name: data for name, data in files_of(PACKS).items() if "/journeys/" not in name}
    for name, change in changed.items():
        path = f"packs/{name.replace('__', '/')}.toml"
        files[path] = change(files[path])
    return files


def bring(officer: Officer, data: bytes) -> TestResponse:
    """Choose a file on the page and send it."""
    head = f'--{EDGE}\r\nContent-Disposition: form-data; name="bundle"; filename="any.bin"\r\n'
    body = f"{head}Content-Type: application/octet-stream\r\n\r\n".encode() + data
    return officer.app.test_client().post(
        "/settings/content",
        data=body + f"\r\n--{EDGE}--\r\n".encode(),
        content_type=f"multipart/form-data; boundary={EDGE}",
    )
