"""Names of scripts as the officer reads them, for letters that this device cannot print."""

from collections.abc import Iterable
from collections.abc import Mapping

from app.i18n.formatting import listing
from app.i18n.voices import marked
from app.web.speaking import officer
from app.web.speaking import voices

SCRIPTS: Mapping[str, str] = {
    "cjk": marked("Chinese letters"),
    "hiragana": marked("Japanese letters"),
    "katakana": marked("Japanese letters"),
    "hangul": marked("Korean letters"),
    "arabic": marked("Arabic letters"),
    "ethiopic": marked("Ethiopic letters"),
    "devanagari": marked("Devanagari letters"),
    "bengali": marked("Bengali letters"),
    "gurmukhi": marked("Gurmukhi letters"),
    "tamil": marked("Tamil letters"),
    "sinhala": marked("Sinhala letters"),
    "thai": marked("Thai letters"),
    "lao": marked("Lao letters"),
    "khmer": marked("Khmer letters"),
    "myanmar": marked("Myanmar letters"),
}
OTHER = marked("some letters")


def script_names(scripts: Iterable[str]) -> str:
    """Name scripts, each once; what has no name of its own is called some letters."""
    names = dict.fromkeys(SCRIPTS.get(one, OTHER) for one in scripts)
    return listing(voices().officer_language, map(officer, names))
