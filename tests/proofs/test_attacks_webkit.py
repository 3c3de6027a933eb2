"""The attack matrix in WebKitGTK, in a process of the system's own Python under Xvfb.

It belongs to `make prove`: rows A, B, C, H and our own page.
"""

import json
import subprocess
import time
from pathlib import Path
from urllib.parse import quote

import pytest

from tests.proofs.assault import Target
from tests.proofs.assault import target
from tests.proofs.attacker import ATTACK
from tests.proofs.attacker import BENEATH
from tests.proofs.attacker import PAGE
from tests.proofs.attacker import TOP
from tests.proofs.attacker import Trap
from tests.proofs.attacker import trap
from tests.proofs.report import FULL
from tests.proofs.report import Finding
from tests.proofs.report import tell
from tests.proofs.tools import SYSTEM_PYTHON
from tests.proofs.tools import need
from tests.proofs.tools import need_webkit

pytestmark = [
    pytest.mark.slow,
    pytest.mark.browser,
    pytest.mark.threat("T05"),
    pytest.mark.skipif(not FULL, reason="WebKitGTK under Xvfb belongs to make prove"),
]
SCRIPT = Path(__file__).with_name("webkit_view.py")
WHOLE = ("top GET", "top form POST")
PLACES = ("A", "B", "C", "H data")
ORIGIN_RULE = 6
SECONDS = 300
Step = dict[str, str]
SANDBOX = """
const frame = document.createElement('iframe');
frame.sandbox = 'allow-scripts allow-forms';
frame.srcdoc = '<body><script>(' + %s + ')(' + %s + ')</' + 'script>';
document.body.append(frame);
await new Promise(done => setTimeout(done, 3500));
"""
OWN = """
const until = async is => { for (let i = 0; i < 80 && !is(); i++) {
  await new Promise(done => setTimeout(done, 50)); } return is(); };
document.querySelector("nav.nav a[href='/saved']").click();
const link = await until(() => location.pathname === '/saved');
document.querySelector("nav.nav a[href='/']").click();
await until(() => document.querySelector("button[name=way]"));
document.querySelector("button[name=way][value='']").click();
const post = await until(() => location.pathname.endsWith('/signs'));
const form = new URLSearchParams({ theme: 'night' });
const sent = await fetch('/theme', { method: 'POST', mode: 'cors', body: form });
navigator.sendBeacon('/theme', new URLSearchParams({ theme: 'day' }));
return [link, post, sent.status < 500];
"""
PLAIN_FORM = """
const form = document.createElement('form');
Object.assign(form, { action: '/encounters', method: 'post' });
form.innerHTML = '<input name="way" value="">';
document.body.append(form);
form.submit();
"""


def _viewed(trapping: Trap, steps: list[Step]) -> list[object]:
    """Let a web view do the steps, and give what came of each."""
    asked = {"proxy": f"http://127.0.0.1:{trapping.port}", "steps": steps}
    done = subprocess.run(
        ["xvfb-run", "-a", SYSTEM_PYTHON, str(SCRIPT)],
        input=json.dumps(asked),
        capture_output=True,
        text=True,
        timeout=SECONDS,
        check=False,
    )
    assert done.returncode == 0, done.stderr[-2000:]
    told: list[object] = json.loads(done.stdout)
    return told


def _holding(aim: Target, trapping: Trap) -> list[Step]:
    """Give the web view the launch cookie, by another port: cookies know no ports."""
    trapping.tosses = f"{aim.device.cookie}; HttpOnly; SameSite=Strict"
    return [{"open": f"http://127.0.0.1:{trapping.port}/"}]


def _attacks(aim: Target, trapping: Trap) -> list[Step]:
    pages = {
        "A": f"http://localhost:{trapping.port}/",
        "B": f"http://127.0.0.1:{trapping.port}/",
        "C": "http://evil.example/",
        "H data": f"data:text/html,{quote(PAGE)}",
    }
    steps: list[Step] = []
    for place, page in pages.items():
        words = json.dumps([aim.device.origin, place, list(BENEATH)])
        steps += [{"open": page}, {"run": f"return await ({ATTACK})({words});"}]
        for kind in WHOLE:
            path = "/encounters" if "POST" in kind else "/saved"
            address = f"{aim.device.origin}{path}?cell={quote(f'{place}: {kind}')}"
            words = json.dumps([address, kind])
            steps += [{"open": page}, {"goes": f"({TOP})({words});"}]
    words = json.dumps([aim.device.origin, "H sandbox", list(BENEATH)])
    in_frame = SANDBOX % (json.dumps(ATTACK), json.dumps(words))
    return [*steps, {"open": pages["C"]}, {"run": in_frame}]


def _own(aim: Target) -> list[Step]:
    home = {"open": f"{aim.device.origin}/"}
    return [home, {"run": OWN}, home, {"goes": PLAIN_FORM}]


def test_the_guard_holds_in_webkit_too(tmp_path: Path) -> None:
    """No attack reaches the app, our own page is never refused; without guard, all arrive."""
    need("xvfb-run")
    need_webkit()
    begun = time.monotonic()
    with trap() as trapping, target(tmp_path, "watched") as guarded:
        holding = _holding(guarded, trapping)
        told = _viewed(trapping, [*holding, *_own(guarded), *_attacks(guarded, trapping)])
        with target(tmp_path, "open") as bare:
            _viewed(trapping, [*_holding(bare, trapping), *_attacks(bare, trapping)])
    lost = _without_referrer(tmp_path)
    own = [one for one in guarded.seen if not one.cell]
    cells = {f"{place}: {kind}" for place in PLACES for kind in (*BENEATH, *WHOLE)}
    cells |= {f"H sandbox: {kind}" for kind in BENEATH}
    arrived = bare.hits & cells
    tell(
        Finding(
            proof="S1",
            what="attacks in WebKitGTK",
            size=f"{len(cells)} cells from {', '.join(PLACES)}, H sandbox; {len(own)} own",
            result=f"{len(guarded.hits)} reached the app, "
            f"{sum(one.rule > 0 for one in own)} of our own refused",
            control=f"without guard: {len(arrived)} arrived; no-referrer: {lost} refused",
            seed=None,
            seconds=time.monotonic() - begun,
        )
    )

    assert guarded.hits == set()
    assert guarded.refused >= arrived
    assert len(arrived) > len(cells) // 2
    assert told[2] == [True, True, True]
    assert [one for one in own if one.rule] == []
    assert lost > 0


def _without_referrer(folder: Path) -> int:
    with trap() as trapping, target(folder, "unreferred") as aim:
        _viewed(trapping, [*_holding(aim, trapping), *_own(aim)])
        return sum(one.rule == ORIGIN_RULE for one in aim.seen)
