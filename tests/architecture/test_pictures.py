"""The pictures of the README: there, of one phone screen, and light."""

import re
import struct

import pytest

from tests.architecture.house import ROOT

NAMED = re.findall(r"\]\((docs/pictures/[^)]+)\)", (ROOT / "README.md").read_text("utf-8"))
HEAVIEST = 120_000
SIGNATURE = b"\x89PNG\r\n\x1a\n"


def test_the_readme_shows_screens() -> None:
    """A newcomer sees what it looks like before the first command."""
    assert len(NAMED) >= 4


@pytest.mark.parametrize("name", NAMED)
def test_a_picture_is_one_phone_screen(name: str) -> None:
    """`python -m tests.readme_pictures` draws them all anew."""
    picture = (ROOT / name).read_bytes()

    assert picture.startswith(SIGNATURE)
    assert struct.unpack(">II", picture[16:24]) == (390, 844)
    assert len(picture) < HEAVIEST
