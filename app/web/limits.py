"""How long the body of a form may be: one limit for all addresses, a larger one by name.

The guard refuses a longer body before the app sees it; the app holds to the same limits,
and keeps what is sent in memory: a file on its way in never lies in a temporary folder.
"""

from collections.abc import Mapping
from io import BytesIO
from typing import IO
from typing import Final

from flask import Flask
from flask import Request
from flask import request

LARGEST_FORM: Final = 256 * 1024
LARGEST_IMPORT: Final = 8 * 1024 * 1024
LARGER: Final[Mapping[str, int]] = {"/settings/content": LARGEST_IMPORT}


class _InMemory(Request):
    """Files stay in memory, however long they are."""

    def _get_file_stream(
        self,
        total_content_length: int | None,  # noqa: ARG002 - the signature is Werkzeug's
        content_type: str | None,  # noqa: ARG002
        filename: str | None = None,  # noqa: ARG002
        content_length: int | None = None,  # noqa: ARG002
    ) -> IO[bytes]:
        return BytesIO()


def limit_of(path: str) -> int:
    """Give the largest body that an address takes, in bytes."""
    return LARGER.get(path, LARGEST_FORM)


def install(app: Flask) -> None:
    """Let an app hold to the limits of each of its addresses.

    It comes after every extension that brings a kind of request of its own.
    """
    app.request_class = type("InMemory", (_InMemory, app.request_class), {})
    app.config["MAX_CONTENT_LENGTH"] = LARGEST_FORM
    app.config["MAX_FORM_MEMORY_SIZE"] = LARGEST_FORM
    app.before_request(_widen)


def _widen() -> None:
    request.max_content_length = limit_of(request.path)
