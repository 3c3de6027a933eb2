"""A small folder of translations for the tests: three languages, one pack, two screens."""

from pathlib import Path

from app.i18n.collecting import collect
from app.i18n.compiling import compile_all
from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString

ARABIC_FORMS = (
    "nplurals=6; plural=(n==0 ? 0 : n==1 ? 1 : n==2 ? 2 : n%100>=3 && n%100<=10 ? 3 : "
    "n%100>=11 ? 4 : 5);"
)
ROW = """
[[languages]]
tag = "{tag}"
catalogue = "{tag}"
cldr = "{tag}"
own_name = "{tag}"
english_name = "{tag}"
direction = "{direction}"
script = "Latn"
group = "core"
plural_forms = "{forms}"
person = "{person}"
officer = "{officer}"
"""
OFFICER = frozenset({Mark.officer})
PERSON = frozenset({Mark.officer, Mark.person})
SAFETY = PERSON | {Mark.safety}
SAVE = SourceString(english="Save and stop", marks=OFFICER, notes=("a button",))
SIGNS = SourceString(english="%(count)s sign", plural="%(count)s signs", marks=OFFICER)
SLEEP = SourceString(
    english="Where do you sleep?", context="core/home/officer", marks=PERSON, notes=("ask",)
)
STOP = SourceString(english="You can stop.", context="core/stop/says", marks=SAFETY)
DOMAINS = {"messages": (SAVE, SIGNS), "pack-core": (SLEEP, STOP)}


def row(tag: str, person: str = "draft", officer: str = "draft") -> str:
    """Write one language of the list."""
    arabic = tag == "ar"
    return ROW.format(
        tag=tag,
        direction="rtl" if arabic else "ltr",
        forms=ARABIC_FORMS if arabic else "nplurals=2; plural=(n != 1);",
        person=person,
        officer=officer,
    )


def folder(at: Path) -> Path:
    """Make a folder with English, Arabic and a language that has nothing yet."""
    words = row("en", "source", "source") + row("ar") + row("ti", "missing", "missing")
    (at / "languages.toml").write_text(words, encoding="utf-8")
    collect(at, DOMAINS)
    return at


def translate(at: Path, domain: str, english: str, words: str) -> None:
    """Write one translation into the Arabic catalogue, as a translator does."""
    path = at / "ar" / "LC_MESSAGES" / f"{domain}.po"
    text = path.read_text(encoding="utf-8")
    empty = f'msgid "{english}"\nmsgstr ""\n'
    assert empty in text
    path.write_text(
        text.replace(empty, f'msgid "{english}"\nmsgstr "{words}"\n'), encoding="utf-8"
    )


def compiled(at: Path) -> Path:
    """Bring the folder up to date and compile it."""
    collect(at, DOMAINS)
    compile_all(at)
    return at
