"""The styles and scripts of every page, in the order in which they are linked."""

from typing import Final

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
