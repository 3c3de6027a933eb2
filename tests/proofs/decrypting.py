"""What somebody with the key in hand could read: every page of a database, log and copies.

Written by the published format of SQLCipher 4 and by nothing of the program: pages of 4096
bytes, the last 80 of which are a nonce of 16 and a check of 64; the first 16 of a file are
its salt. Checks are not looked at: what fails them may still be read by somebody.
"""

import base64
import json
from collections.abc import Iterable
from collections.abc import Iterator
from pathlib import Path

from cryptography.hazmat.primitives.ciphers import Cipher
from cryptography.hazmat.primitives.ciphers import algorithms
from cryptography.hazmat.primitives.ciphers import modes

from app.vault.errors import WrongSecret
from app.vault.keys import KeySet
from app.vault.primitives import unwrap

PAGE = 4096
RESERVED = 80
NONCE = 16
SALT = 16
LOG_HEAD = 32
FRAME_HEAD = 24
LEAST_RECORD = 28


def readable(folder: Path, keys: KeySet) -> Iterator[tuple[str, bytes]]:
    """Give the name of every file below a folder and what the keys make of it."""
    for path in sorted(folder.rglob("*")):
        if path.is_file():
            content = path.read_bytes()
            yield path.name, content
            yield path.name, _opened(path.name, content, keys)


def found(folder: Path, keys: KeySet, canary: str) -> set[str]:
    """Give the names of the files in which a canary can be read, as text, hex or base64."""
    return found_in(tuple(readable(folder, keys)), canary)


def found_in(files: Iterable[tuple[str, bytes]], canary: str) -> set[str]:
    """Give the names of files in which a canary can be read, of such as were read before."""
    plain = canary.encode()
    forms = {plain, json.dumps(canary)[1:-1].encode(), plain.hex().encode()}
    forms |= {base64.b64encode(bytes(lead) + plain)[4:-4] for lead in range(3)}
    return {name for name, content in files if any(form in content for form in forms)}


def _opened(name: str, content: bytes, keys: KeySet) -> bytes:
    if name.startswith("replay"):
        return b"".join(_records(content, keys))
    if "-wal" in name:
        return b"".join(_frames(content, keys.database))
    return b"".join(_pages(content, keys.database))


def _pages(content: bytes, key: bytes) -> Iterator[bytes]:
    for place in range(0, len(content) - PAGE + 1, PAGE):
        yield _page(content[place : place + PAGE], key, is_first=place == 0)


def _frames(content: bytes, key: bytes) -> Iterator[bytes]:
    step = FRAME_HEAD + PAGE
    for place in range(LOG_HEAD, len(content) - step + 1, step):
        page = content[place + FRAME_HEAD : place + step]
        yield _page(page, key, is_first=content[place : place + 4] == b"\x00\x00\x00\x01")


def _page(page: bytes, key: bytes, *, is_first: bool) -> bytes:
    sealed = page[SALT if is_first else 0 : PAGE - RESERVED]
    nonce = page[PAGE - RESERVED : PAGE - RESERVED + NONCE]
    opener = Cipher(algorithms.AES(key), modes.CBC(nonce)).decryptor()
    return opener.update(sealed) + opener.finalize()


def _records(content: bytes, keys: KeySet) -> Iterator[bytes]:
    """Open the records of a second copy, also such as stand behind its end."""
    place = 0
    while place + 4 < len(content):
        size = int.from_bytes(content[place : place + 4], "big")
        sealed = content[place + 4 : place + 4 + size]
        if not LEAST_RECORD <= size <= len(content) - place:
            place += 1
            continue
        try:
            yield unwrap(keys.replay, sealed, f"replay 1 {keys.vault}".encode())
            place += 4 + size + 1
        except WrongSecret:
            place += 1
