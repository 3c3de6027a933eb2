"""Keys of the hub as files that only its own user may read.

The receipt key is used by the running hub. The directory key signs directory and
certificates in the administrator's commands only; the running hub never reads it.
"""

import os
from pathlib import Path

from app.courier.signing import SigningKey
from app.courier.signing import new_key
from app.domain.plain_form import base64url
from app.domain.plain_form import from_base64url

RECEIPT = "receipt.key"
DIRECTORY = "directory.key"
PRIVATE_FILE = 0o600
PRIVATE_FOLDER = 0o700


def receipt_key(folder: Path) -> SigningKey:
    """Give the key that signs receipts; made when it is asked for first."""
    return _key(folder / RECEIPT)


def directory_key(folder: Path) -> SigningKey:
    """Give the key that signs directory and certificates; made when asked for first."""
    return _key(folder / DIRECTORY)


def private_folder(folder: Path) -> Path:
    """Make the data folder, readable by its own user only."""
    folder.mkdir(mode=PRIVATE_FOLDER, parents=True, exist_ok=True)
    return folder


def _key(path: Path) -> SigningKey:
    private_folder(path.parent)
    try:
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, PRIVATE_FILE)
    except FileExistsError:
        return SigningKey(raw=from_base64url(path.read_text(encoding="ascii").strip()))
    key = new_key()
    with os.fdopen(handle, "w", encoding="ascii") as file:
        file.write(base64url(key.raw) + "\n")
        file.flush()
        os.fsync(file.fileno())
    return key
