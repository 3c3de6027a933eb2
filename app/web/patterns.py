"""The page of all parts, in every state: for development and tests, never for an officer.

A new part enters the product only after it stands here. The words are samples; they
are no one's story and belong to no catalogue.
"""

from collections.abc import Callable
from collections.abc import Mapping
from pathlib import Path
from typing import Final

from flask import Blueprint
from flask import Response
from flask import g

from app.domain.consent import ReviewState
from app.i18n.voices import Said
from app.i18n.voices import Voices
from app.web.deeds import no_record
from app.web.hypermedia import respond
from app.web.patterns_arabic import ARABIC
from app.web.speaking import catalogues

blueprint = Blueprint("patterns", __name__)

SCREENS: Final = ("danger", "offence", "agree", "saved", "setup", "received")
_ICONS: Final = Path(__file__).parent / "templates" / "components" / "icons"
_LANGUAGES: Final[Mapping[str, tuple[str, ...]]] = {
    "vi": (),
    "ar": ("not reviewed",),
    "en": (),
}
_FACTS: Final = (
    ("Tổ chức này sẽ đọc những gì anh/chị nói.", "This organisation will read what you say."),
    ("Họ sẽ hỏi anh/chị cần gì.", "They will ask what you need."),
    ("Anh/chị có thể nói không.", "You can say no."),
    ("Anh/chị có thể đổi ý sau này.", "You can change your mind later."),
)


@blueprint.get("/patterns")
@no_record("made-up parts")
def parts() -> Response:
    """Show every part by day and by night."""
    return _page(str, ("patterns.css",))


@blueprint.get("/patterns/arabic")
@no_record("made-up parts")
def mirrored() -> Response:
    """Show the same page from right to left, with Arabic words."""
    arabic = catalogues().language("ar")
    g.voices = Voices(arabic, arabic, catalogues())
    return _page(_arabic, ("patterns.css",))


@blueprint.get("/patterns/large")
@no_record("made-up parts")
def large() -> Response:
    """Show the same page with text at twice its size."""
    return _page(str, ("patterns.css", "patterns-large.css"))


def _page(words: Callable[[str], object], sheets: tuple[str, ...]) -> Response:
    return respond(
        "patterns/_patterns.html",
        title="Parts",
        t=words,
        stylesheets=sheets,
        screens=tuple((name, at) for name in SCREENS for at in ("day", "night")),
        icons=tuple(sorted(path.stem for path in _ICONS.glob("*.svg"))),
        languages=tuple((catalogues().language(tag), m) for tag, m in _LANGUAGES.items()),
        theirs_draft=_vietnamese("Hộ chiếu của anh/chị bây giờ ở đâu?"),
        theirs_settled=_vietnamese("Anh/chị có thể dừng lại bất cứ lúc nào."),
        facts=tuple((_vietnamese(said), english) for said, english in _FACTS),
    )


def _vietnamese(words: str) -> Said:
    return Said(words=words, lang="vi", dir="ltr", state=ReviewState.draft)


def _arabic(words: str) -> Said:
    known = ARABIC.get(words)
    if known is None:
        return Said(words=words, lang="en", dir="ltr", state=ReviewState.source)
    return Said(words=known, lang="ar", dir="rtl", state=ReviewState.draft)
