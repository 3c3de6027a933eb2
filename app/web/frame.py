"""The styles and scripts of every page; the styles travel as one sheet, in this order."""

import re
from functools import cache
from pathlib import Path
from typing import Final

from flask import Flask
from flask import Response

from app.web.deeds import no_record

STYLES: Final = (
    "fonts.css",
    "tokens.css",
    "base.css",
    "frame.css",
    "button.css",
    "notice.css",
    "tick.css",
    "field.css",
    "question.css",
    "outcome.css",
    "list.css",
    "lock.css",
    "sheet.css",
    "site.css",
    "adapt.css",
)
SCRIPTS: Final = ("htmx-4.0.1.min.js", "fieldcard.js")
SHEET: Final = "css/style.css"
_COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)


def install(app: Flask) -> None:
    """Serve the one sheet beside the files that it is made of, so that fonts are found."""
    folder = str(app.static_folder)

    @no_record("styles")
    def sheet() -> Response:
        return Response(joined(folder), mimetype="text/css")

    app.add_url_rule(f"{app.static_url_path}/{SHEET}", "sheet", sheet)


@cache
def joined(folder: str) -> str:
    """Join the sheets of a folder of static files, without comments and indentation."""
    sheets = (Path(folder, "css", name).read_text(encoding="utf-8") for name in STYLES)
    lines = _COMMENT.sub("", "".join(sheets)).splitlines()
    return "\n".join(filter(None, (line.strip() for line in lines)))
