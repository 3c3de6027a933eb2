"""Compiling: only what may be shown, the same bytes each time, nothing unvouched."""

from pathlib import Path

import pytest

from app.i18n.compiling import Unvouched
from app.i18n.compiling import compile_all
from tests.i18n.small_folder import compiled
from tests.i18n.small_folder import folder
from tests.i18n.small_folder import translate


def _translated(at: Path) -> Path:
    at.mkdir(exist_ok=True)
    folder(at)
    translate(at, "pack-core", "Where do you sleep?", "أين تنام؟")
    return compiled(at)


def _outcome(at: Path) -> dict[str, bytes]:
    built = [*at.rglob("*.mo"), *at.rglob("*.states.json")]
    return {path.relative_to(at).as_posix(): path.read_bytes() for path in built}


def test_the_same_sources_give_the_same_bytes(tmp_path: Path) -> None:
    """Two folders made apart compile to equal files."""
    first, second = _translated(tmp_path / "a"), _translated(tmp_path / "b")

    assert _outcome(first) == _outcome(second)
    assert len(_outcome(first)) == 5


def test_a_reader_never_meets_half_a_file(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """While a new file is made the old one stands; nothing else is left lying about."""
    _translated(tmp_path)
    before = _outcome(tmp_path)
    files = sorted(tmp_path.rglob("*"))
    seen: list[dict[str, bytes]] = []
    replace = Path.replace

    def looked(part: Path, target: Path) -> Path:
        seen.append(_outcome(tmp_path))
        return replace(part, target)

    monkeypatch.setattr(Path, "replace", looked)
    compile_all(tmp_path)

    assert seen == [before] * len(before)
    assert sorted(tmp_path.rglob("*")) == files


def test_a_fuzzy_translation_is_left_out(tmp_path: Path) -> None:
    """A stale translation cannot be shown, because it is not there."""
    _translated(tmp_path)
    path = tmp_path / "ar" / "LC_MESSAGES" / "pack-core.po"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("#, officer, person\n", "#, fuzzy, officer, person\n", 1))
    compile_all(tmp_path)

    assert "أين".encode() not in path.with_suffix(".mo").read_bytes()
    assert '"fuzzy"' in path.with_suffix(".states.json").read_text(encoding="utf-8")


def test_reviewed_without_role_and_date_is_refused(tmp_path: Path) -> None:
    """Nothing is built on a review that nobody answers for."""
    _translated(tmp_path)
    path = tmp_path / "ar" / "LC_MESSAGES" / "pack-core.po"
    words = path.read_text(encoding="utf-8")
    path.write_text(words.replace("state: draft", "state: reviewed"), encoding="utf-8")

    with pytest.raises(Unvouched):
        compile_all(tmp_path)
