"""What reads a made file back: its words, its tags, its fonts, by an independent reader."""

import shutil
import subprocess
from pathlib import Path

import pytest

from app import resources
from app.paper.typesetting import TypstPaper

PICTURES = Path(__file__).resolve().parents[1] / "pictures" / "paper"
NAMES = {
    "latin": "Nguyễn Thị Hương, Şoför Łukasz",
    "arabic": "فاطمة الزهراء محمد",
    "ethiopic": "ሰላም ተስፋዬ",
    "devanagari": "अनीता श्रेष्ठ",
    "chinese": "王小明 张丽",
}
TURNING = "\u200e\u200f\u202a\u202b\u202c\u2066\u2067\u2068\u2069"


def paper() -> TypstPaper:
    """Give the typesetter with the fonts that are shipped."""
    return TypstPaper(resources.static() / "fonts" / "print")


def words_in(made: bytes, folder: Path) -> str:
    """Read the words of a file back in reading order, without marks of direction."""
    text = _poppler("pdftotext", made, folder, "-layout", "FILE", "-")
    return text.translate({ord(sign): None for sign in TURNING})


def about(made: bytes, folder: Path) -> dict[str, str]:
    """Give what the file says of itself."""
    lines = _poppler("pdfinfo", made, folder, "FILE").splitlines()
    return {name: value.strip() for name, _, value in (line.partition(":") for line in lines)}


def tags_in(made: bytes, folder: Path) -> list[str]:
    """Give the tags of a file in their order."""
    lines = _poppler("pdfinfo", made, folder, "-struct", "FILE").splitlines()
    return [line.split()[0].rstrip(":") for line in lines if line.strip()]


def fonts_in(made: bytes, folder: Path) -> dict[str, bool]:
    """Give each font of a file, and whether it lies inside."""
    lines = _poppler("pdffonts", made, folder, "FILE").splitlines()[2:]
    return {line.split()[0]: line.split()[-5] == "yes" for line in lines}


def drawn(name: str, pictures: tuple[bytes, ...]) -> list[Path]:
    """Keep a picture of every page, to be looked at."""
    PICTURES.mkdir(parents=True, exist_ok=True)
    paths = [PICTURES / f"{name} {number}.png" for number in range(1, len(pictures) + 1)]
    for path, content in zip(paths, pictures, strict=True):
        path.write_bytes(content)
    return paths


def _poppler(tool: str, made: bytes, folder: Path, *arguments: str) -> str:
    if shutil.which(tool) is None:
        pytest.skip(f"no {tool} here: install the Debian package poppler-utils")
    path = folder / "made.pdf"
    path.write_bytes(made)
    given = [str(path) if one == "FILE" else one for one in arguments]
    done = subprocess.run([tool, *given], capture_output=True, check=True)
    return done.stdout.decode("utf-8")
