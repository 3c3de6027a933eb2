"""Frames on plain pipes."""

import io

import pytest

from app.desktop.frames import BadFrame
from app.desktop.frames import number
from app.desktop.frames import raw
from app.desktop.frames import read_frame
from app.desktop.frames import text
from app.desktop.frames import write_frame


def test_a_frame_comes_out_as_it_went_in() -> None:
    """Texts, numbers and bytes survive the way."""
    pipe = io.BytesIO()
    write_frame(pipe, {"kind": "unlocked", "blob": b"\x00\xff", "tries": 5})
    pipe.seek(0)
    frame = read_frame(pipe) or {}

    assert (text(frame, "kind"), raw(frame, "blob"), number(frame, "tries")) == (
        "unlocked",
        b"\x00\xff",
        5,
    )


def test_a_closed_pipe_is_no_frame() -> None:
    """The other end may be gone at any time."""
    assert read_frame(io.BytesIO()) is None


@pytest.mark.parametrize(
    "bytes_",
    [
        b"\x00",
        b"\x00\x00\x00\x09{}",
        b"\xff\xff\xff\xff",
        b"\x00\x00\x00\x02[]",
        b"\x00\x00\x00\x02{x",
    ],
)
def test_half_a_frame_is_refused(bytes_: bytes) -> None:
    """A worker that died in the middle of a word is not believed."""
    with pytest.raises(BadFrame):
        read_frame(io.BytesIO(bytes_))


def test_what_is_missing_is_empty() -> None:
    """Nobody guesses."""
    assert (text({}, "x"), number({}, "x"), raw({}, "x")) == ("", 0, b"")
