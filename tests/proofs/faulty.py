"""Programs that fail on every page with what was sent in the message, for the proof of logs."""

import logging

from flask import request

from app.desktop import sparing_log
from app.desktop import worker
from app.factory import officer_app


def faulty() -> None:
    """Let every page of an open device fail, with the whole form in the message."""
    make = officer_app.create_app

    def broken(*args: object, **more: object) -> object:
        app = make(*args, **more)  # type: ignore[arg-type]
        for name in app.view_functions:
            if name != "static":
                app.view_functions[name] = _fails
        return app

    worker.create_app = broken  # type: ignore[assignment]


def loud() -> None:
    """Fail on every page, under a log that writes what an error says."""
    faulty()
    sparing_log.Sparing = logging.Formatter  # type: ignore[assignment,misc]


def _fails(**_: object) -> object:
    message = f"could not keep {dict(request.form)} of {request.full_path}"
    raise RuntimeError(message)
