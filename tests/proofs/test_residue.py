"""S2: fifty values, put into every kind of field, are found nowhere once they were told."""

import signal
import time
import zlib
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Page
from playwright.sync_api import sync_playwright

from tests.browser import FLAGS
from tests.browser import chromium_path
from tests.i18n.deny_words import denied_anywhere
from tests.processes import Device
from tests.proofs.canaries import files_of
from tests.proofs.canaries import found
from tests.proofs.devices import run
from tests.proofs.devices import set_up_quickly
from tests.proofs.fifty import COUNT
from tests.proofs.fifty import SEED
from tests.proofs.fifty import Fifty
from tests.proofs.fifty import fifty
from tests.proofs.night import Harbour
from tests.proofs.night import Walk
from tests.proofs.night import harbour
from tests.proofs.report import Finding
from tests.proofs.report import tell

pytestmark = [pytest.mark.slow, pytest.mark.browser]
PLACES = ("data", "tmp", "home", "profile", "terminal", "hub")
SHOWN = ("referral", "form", "steps", "offence", "print/referral", "print/statement", "plan")
TYPED = (("referral/name", "words"), ("referral/contact", "words"), ("offence", "told_to_do"))
STREAM = (b"\x78\x01", b"\x78\x5e", b"\x78\x9c", b"\x78\xda", b"\x1f\x8b\x08")
LARGEST = 4 * 1024 * 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Left:
    """What a journey left in each place, how much was read there, and every title of a page."""

    finds: dict[str, int]
    sizes: dict[str, int]
    titles: tuple[str, ...]
    names: tuple[str, ...]
    seconds: float


def inflated(content: bytes) -> Iterator[bytes]:
    """Give every packed stream that can be read from its beginning."""
    for mark in STREAM:
        at = content.find(mark)
        while at >= 0:
            reader = zlib.decompressobj(zlib.MAX_WBITS | 32)
            with suppress(zlib.error):
                yield reader.decompress(content[at : at + LARGEST], LARGEST)
            at = content.find(mark, at + 1)


def lived(folder: Path, around: Harbour, breaks: str = "") -> Left:
    """Tell everything, look at it in a real Chromium, end it, and search every place."""
    began = time.perf_counter()
    for name in ("data", "tmp", "home", "profile"):
        (folder / name).mkdir(parents=True)
    set_up_quickly(folder / "data")
    environ = {"TMPDIR": "tmp", "HOME": "home", "XDG_DATA_HOME": "home"}
    device = run(
        folder / "data", breaks, **{name: str(folder / at) for name, at in environ.items()}
    )
    try:
        device.unlock()
        walk = Walk(device=device)
        walk.enrol(around)
        record = walk.begin()
        values = Fifty(walk=walk, left=iter(fifty()))
        values.record(record)
        values.around()
        assert next(values.left, None) is None, "some values were never put in"
        titles = _looked_at(device, folder / "profile", record)
        walk.refer(record)
        walk.post("/sending/try")
        device.app.stop(signal.SIGINT)
    finally:
        if device.app.process.poll() is None:
            device.app.kill()
    while not device.app.lines.empty():
        device.app.heard.append(device.app.lines.get())
    read = {name: files_of(folder / name) for name in ("data", "tmp", "home", "profile")}
    read["terminal"] = "\n".join(device.app.heard).encode()
    read["hub"] = files_of(around.hub.data)
    return Left(
        finds={name: len(_finds(content)) for name, content in read.items()},
        sizes={name: len(content) for name, content in read.items()},
        titles=titles,
        names=tuple(
            path.name for name in ("data", "tmp", "home") for path in _ours(folder / name)
        ),
        seconds=time.perf_counter() - began,
    )


def _ours(folder: Path) -> Iterator[Path]:
    """Give all files but those of the packs, which everybody may know."""
    return (path for path in folder.rglob("*") if "packs" not in path.parts)


def _finds(content: bytes) -> set[str | bytes]:
    seen = set(found(fifty(), content))
    for stream in inflated(content):
        seen |= set(found(fifty(), stream))
    return seen


def _looked_at(device: Device, profile: Path, record: str) -> tuple[str, ...]:
    """Type into some fields and look at every page of the record, in a real browser.

    Gives the titles that the browser showed.
    """
    titles = []
    name, _, value = device.cookie.partition("=")
    with sync_playwright() as play:
        context = play.chromium.launch_persistent_context(
            str(profile), executable_path=chromium_path(), args=list(FLAGS)
        )
        context.add_cookies([{"name": name, "value": value, "url": device.origin}])
        page = context.new_page()
        for at, field in TYPED:
            _types_again(page, f"{device.origin}{record}/{at}", field)
        for at in SHOWN:
            page.goto(f"{device.origin}{record}/{at}")
            titles.append(page.title())
        page.go_back()
        context.close()
    return tuple(titles)


def _types_again(page: Page, address: str, field: str) -> None:
    """Type what stands in a field once more, and send it."""
    page.goto(address)
    box = page.locator(f"[name={field}]").first
    words = box.input_value()
    assert words, address
    box.fill(words)
    page.locator(".foot button[type=submit]").first.click()
    page.wait_for_load_state()


@pytest.mark.threat("T01")
@pytest.mark.threat("T03")
@pytest.mark.threat("T08")
@pytest.mark.threat("T10")
@pytest.mark.threat("T11")
def test_fifty_values_are_found_nowhere(tmp_path: Path) -> None:
    """Data, temporary and home folder, browser profile, terminal and hub; then unprotected."""
    around = harbour(tmp_path / "hub")
    left = lived(tmp_path / "kept", around)
    open_to_all = lived(tmp_path / "open", around, "leaky")
    around.hub.kill()
    told = ", ".join(f"{name} {count}" for name, count in open_to_all.finds.items() if count)
    tell(
        Finding(
            proof="S2",
            what="values in files, profile, log and hub",
            size=f"{COUNT} fields, {sum(left.sizes.values()) // 1024} KiB searched",
            result=f"{sum(left.finds.values())} found",
            control=f"unprotected: {told}",
            seed=SEED,
            seconds=left.seconds + open_to_all.seconds,
        )
    )

    assert left.finds == dict.fromkeys(PLACES, 0)
    assert all(left.titles)
    assert left.names
    for seen in (*left.titles, *left.names):
        assert not denied_anywhere().search(seen), seen
        assert not found(fifty(), seen.encode()), seen
    assert min(left.sizes[name] for name in ("data", "profile", "terminal", "hub")) > 0
    for name in ("data", "tmp", "profile", "terminal", "hub"):
        assert open_to_all.finds[name], f"nothing was found in {name} without protection"


def test_every_packed_stream_is_looked_into() -> None:
    """A value that only stands packed between other bytes is found."""
    value = fifty()[0]
    packed = b"before" + zlib.compress(b"inside " + value.encode()) + b"after"

    assert found([value], packed) == []
    assert any(found([value], stream) for stream in inflated(packed))
