"""The styles: contrast by day and night, equal night blocks, and what a first screen weighs."""

import gzip
import re
from collections.abc import Mapping

import pytest

from app.web.frame import SCRIPTS
from app.web.frame import STYLES
from app.web.frame import joined
from tests.web.parts import STATIC
from tests.web.parts import parts_app

TEXT_PAIRS = (
    *(
        "ink/bg",
        "ink/surface",
        "ink/surface2",
        "ink2/bg",
        "ink2/surface",
        "pri/bg",
        "pri/surface",
    ),
    *(
        "pri-ink/pri",
        "soft-ink/soft",
        "ink/soft",
        "danger-ink/danger-soft",
        "amber-ink/amber-soft",
    ),
    *("on-danger/danger-fill", "on-amber/amber", "on-amber/stripe", "on-amber/stripe2"),
    *("on-strand/act", "on-strand/means", "on-strand/purp"),
    *("act/act-soft", "means/means-soft", "purp/purp-soft"),
)
EDGE_PAIRS = (
    *("edge/bg", "edge/surface", "amber-line/bg", "amber-line/surface"),
    *("pri/soft", "danger/danger-soft"),
)
SHEETS = [name for name in STYLES if name != "fonts.css"]


def _code(name: str) -> str:
    text = (STATIC / "css" / name).read_text(encoding="utf-8")
    return re.sub(r"/\*.*?\*/", "", text, flags=re.DOTALL)


def _blocks() -> list[dict[str, str]]:
    found = re.findall(r"\{([^{}]*--bg:[^{}]*)\}", _code("tokens.css"))
    return [dict(re.findall(r"--([\w-]+):\s*(#\w+)", block)) for block in found]


def _luminance(colour: str) -> float:
    digits = colour.lstrip("#")
    digits = "".join(one * 2 for one in digits) if len(digits) == 3 else digits
    parts = [int(digits[at : at + 2], 16) / 255 for at in (0, 2, 4)]
    red, green, blue = (
        part / 12.92 if part <= 0.03928 else ((part + 0.055) / 1.055) ** 2.4 for part in parts
    )
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _contrast(one: str, two: str) -> float:
    dark, light = sorted((_luminance(one), _luminance(two)))
    return (light + 0.05) / (dark + 0.05)


def _themes() -> Mapping[str, dict[str, str]]:
    day, night, _ = _blocks()
    return {"day": day, "night": {**day, **night}}


@pytest.mark.parametrize("theme", ["day", "night"])
@pytest.mark.parametrize(("goal", "pairs"), [(7, TEXT_PAIRS), (3, EDGE_PAIRS)])
def test_colours_are_far_enough_apart(theme: str, goal: int, pairs: tuple[str, ...]) -> None:
    """Text reaches 7 to 1, edges and icons of controls 3 to 1, by day and by night."""
    tokens = _themes()[theme]
    ratios = {pair: _contrast(*(tokens[one] for one in pair.split("/"))) for pair in pairs}

    assert {pair: ratio for pair, ratio in ratios.items() if ratio < goal} == {}


def test_both_nights_are_the_same() -> None:
    """The night of the switch equals the night of the device."""
    _, chosen, by_device = _blocks()

    assert by_device == chosen


@pytest.mark.parametrize("name", [name for name in SHEETS if name != "tokens.css"])
def test_parts_take_their_colours_from_the_tokens(name: str) -> None:
    """No part names a colour of its own; only paper and more contrast may."""
    code = re.sub(
        r"@media (print|\(prefers-contrast:\s*more\)).*", "", _code(name), flags=re.DOTALL
    )

    assert re.findall(r"#[0-9a-fA-F]{3,8}\b|rgba?\(|hsla?\(", code) == []


@pytest.mark.parametrize("name", SHEETS)
def test_the_style_needs_no_newer_browser(name: str) -> None:
    """Nothing that the oldest supported browsers lack."""
    assert re.findall(r":has\(|light-dark\(|@layer|@container|@import|url\(", _code(name)) == []


def test_every_sheet_is_linked_or_belongs_to_the_parts_page() -> None:
    """No orphan among the styles."""
    found = {path.name for path in (STATIC / "css").glob("*.css")}

    assert found == {*STYLES, "patterns.css", "patterns-large.css"}


def test_a_first_screen_stays_light(capsys: pytest.CaptureFixture[str]) -> None:
    """Styles at most 8 kB; styles, scripts and a page of 4 kB at most 30 kB, compressed."""
    styles = _weight(joined(str(STATIC)).encode())
    scripts = sum(_weight((STATIC / "js" / name).read_bytes()) for name in SCRIPTS)
    page = _weight(parts_app().test_client().get("/patterns").data)
    with capsys.disabled():
        print(f"\nstyles {styles}, scripts {scripts}, all parts {page} bytes gz")  # noqa: T201

    assert styles <= 8_000
    assert styles + scripts + 4_000 <= 30_000


def test_nothing_but_comments_and_spaces_is_left_out() -> None:
    """Every declaration of every sheet stands in the one that travels, in its order."""
    one = _bare(joined(str(STATIC)))
    all_of_them = "".join(_bare(_code(name)) for name in STYLES)

    assert all_of_them == one


def _bare(sheet: str) -> str:
    return re.sub(r"\s", "", sheet)


def _weight(data: bytes) -> int:
    return len(gzip.compress(data, 9))
