"""A real device in real processes: start, doors, locks, the end."""

import signal
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from app.web.guard import REFUSED
from app.web.headers import ALWAYS
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import READY
from tests.processes import Device
from tests.processes import fieldcard
from tests.processes import run_device
from tests.processes import set_up
from tests.processes import start_program

pytestmark = pytest.mark.slow


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Set one device up for all tests of this file."""
    data = tmp_path_factory.mktemp("device") / "data"
    set_up(data)
    return data


@pytest.fixture
def device(folder: Path) -> Iterator[Device]:
    """Start the device, and end it after the test."""
    running = run_device(folder)
    yield running
    running.app.stop()


def test_nothing_but_the_launch_page_is_shown_without_the_start_code(device: Device) -> None:
    """A program on the same computer is refused, whatever it asks for."""
    replies = [device.get(path) for path in ("/", "/static/css/base.css", "/nothing")]

    assert [reply.status for reply in replies] == [403, 403, 403]
    assert {reply.text for reply in replies} == {REFUSED.decode()}
    assert device.get("/launch").status == 200


def test_a_command_line_client_is_refused_at_the_launch_page_too(device: Device) -> None:
    """A request without fetch metadata comes from no window of ours."""
    reply = device.get("/launch", **{"Sec-Fetch-Site": ""})

    assert reply.status == 403


def test_a_start_code_works_once(device: Device) -> None:
    """The used code meets a plain sentence, and a new one stands in the terminal."""
    entered = device.enter()
    again = device.enter()
    new = device.app.wait_for(r"new start code (\w{8})")[1]

    assert (entered.status, again.status) == (303, 422)
    assert "A new one stands in the terminal" in again.text
    assert device.enter(new).status == 303


def test_three_wrong_codes_bring_a_new_one(device: Device) -> None:
    """Guessing uses the code up."""
    statuses = [device.enter("WRONGWRO").status for _ in range(3)]
    new = device.app.wait_for(r"new start code (\w{8})")[1]

    assert statuses == [422, 422, 422]
    assert device.enter().status == 422
    assert device.enter(new).status == 303


def test_passphrase_lock_and_pin(device: Device) -> None:
    """After a start the passphrase opens, after a lock the PIN does."""
    device.unlock()
    home = device.get("/")
    device.post("/lock")
    locked = device.get("/")
    opened = device.post("/unlock", pin=PIN)

    assert "Enter your PIN" not in home.text
    assert "Enter your PIN" in locked.text
    assert opened.status == 303
    assert device.get("/").status == 200


def test_after_five_wrong_pins_only_the_passphrase_opens(device: Device) -> None:
    """Even the right PIN is no use then; nothing is wiped."""
    device.unlock()
    device.post("/lock")
    wrong = [device.post("/unlock", pin="111222") for _ in range(5)]
    late = device.post("/unlock", pin=PIN)

    assert [reply.status for reply in wrong] == [422] * 5
    assert "4 tries left" in wrong[0].text
    assert "Enter your passphrase" in wrong[4].text
    assert late.status == 422
    assert device.post("/unlock", passphrase=PASSPHRASE).status == 303


def test_a_wrong_secret_ends_the_process_that_took_it(device: Device) -> None:
    """What was typed is nearly right, and only the end of a process takes it from memory."""
    device.enter()
    before = {child.pid for child in device.app.children()}
    reply = device.post("/unlock", passphrase=PASSPHRASE[:-1])
    device.get("/")

    assert "That was not right" in reply.text
    assert before.isdisjoint(child.pid for child in device.app.children())


@pytest.mark.threat("T02")
def test_a_lock_ends_the_process_with_the_keys(device: Device) -> None:
    """A locked device has no process left that was ever open."""
    device.unlock()
    before = {child.pid for child in device.app.children()}
    device.post("/lock")
    device.get("/")

    assert before.isdisjoint(child.pid for child in device.app.children())


@pytest.mark.parametrize("path", ["/", "/nothing", "/launch", "/static/css/base.css", "/%00"])
def test_every_answer_carries_the_fixed_headers(device: Device, path: str) -> None:
    """Pages, files, refusals and faults alike; none names the server."""
    fixed = {name.lower(): value for name, value in ALWAYS}
    before = device.get(path)
    device.enter()
    after = device.get(path)

    for reply in (before, after):
        assert fixed.items() <= reply.headers.items()
        assert "server" not in reply.headers


@pytest.mark.threat("T02")
def test_an_idle_device_locks_by_itself(folder: Path) -> None:
    """Nobody has to remember it."""
    device = run_device(folder, FIELDCARD_IDLE_SECONDS="2")
    device.unlock()
    unlocked = {child.pid for child in device.app.children()}
    for pid in unlocked:
        psutil.Process(pid).wait(30)

    assert "Enter your PIN" in device.get("/").text
    device.app.stop()


def test_whoever_is_in_already_is_not_asked_for_a_code(device: Device) -> None:
    """The launch page leads on to the device."""
    device.enter()
    again = device.get("/launch")

    assert (again.status, again.headers["location"]) == (303, "/")


def test_a_second_start_points_to_the_first(device: Device, folder: Path) -> None:
    """It says the address in one sentence and ends well."""
    second = fieldcard("run", "--data", folder, "--no-window")

    assert second.returncode == 0
    assert second.stdout == (
        f"Fieldcard runs already at {device.address}; "
        "its start code stands in its own terminal.\n"
    )


def test_a_port_in_use_is_one_plain_sentence(device: Device, tmp_path: Path) -> None:
    """Nobody meets a traceback."""
    other = fieldcard("run", "--data", tmp_path, "--no-window", "--port", device.port)

    assert other.returncode == 2
    assert other.stdout == (
        f"Port {device.port} is in use. Choose another, or leave --port out.\n"
    )
    assert other.stderr == ""


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_the_end_is_clean(folder: Path, number: signal.Signals) -> None:
    """Ctrl-C ends every process with exit code 0 and no noise."""
    device = run_device(folder)
    device.unlock()
    children = device.app.children()

    assert device.app.stop(number) == 0
    assert not any(child.is_running() for child in children)
    assert device.app.lines.empty()


def test_workers_do_not_outlive_a_killed_supervisor(folder: Path) -> None:
    """No process with keys is left behind."""
    device = run_device(folder)
    device.unlock()
    children = device.app.children()
    device.app.stop(signal.SIGKILL)
    psutil.wait_procs(children, timeout=10)

    assert not any(child.is_running() for child in children)


def test_the_data_folder_belongs_to_the_user_alone(device: Device, folder: Path) -> None:
    """Other users of the computer cannot even list it."""
    device.unlock()
    modes = {path.stat().st_mode & 0o077 for path in [folder, *folder.rglob("*")]}

    assert modes == {0}


@pytest.mark.threat("T02")
@pytest.mark.skipif(not Path("/proc/self/status").exists(), reason="Linux only")
def test_no_process_leaves_its_memory_behind(device: Device) -> None:
    """No core dump is written, and no other process of the user may look in."""
    everyone = [psutil.Process(device.app.process.pid), *device.app.children()]
    limits = {
        line.split()[4]
        for each in everyone
        for line in Path(f"/proc/{each.pid}/limits").read_text().splitlines()
        if line.startswith("Max core file size")
    }

    assert limits == {"0"}


def test_made_up_people_need_no_passphrase_and_leave_nothing(tmp_path: Path) -> None:
    """A first start leads to the welcome, one tap from there to Home."""
    device = run_device(tmp_path)
    device.enter()
    welcome = device.get("/").headers["location"]
    tried = device.post("/try")
    home = device.get("/")
    left = {path.name for path in tmp_path.iterdir()}
    device.app.stop()

    assert (welcome, tried.headers["location"], home.status) == ("/welcome", "/", 200)
    assert {"vault.db", "keys.json"}.isdisjoint(left)
    assert {path.name for path in tmp_path.iterdir()} <= {"lock", "packs"}


def test_the_form_sets_a_device_up_and_opens_it(tmp_path: Path) -> None:
    """After a lock the PIN of the form opens it again."""
    device = run_device(tmp_path)
    device.enter()
    made = device.post(
        "/setup",
        jurisdiction="uk-ew",
        language="en",
        passphrase=PASSPHRASE,
        again=PASSPHRASE,
        pin=PIN,
    )
    home = device.get("/")
    device.post("/lock")
    opened = device.post("/unlock", pin=PIN)
    device.app.stop()

    assert (made.status, home.status, opened.status) == (303, 200, 303)


def test_a_window_that_cannot_open_becomes_a_browser(tmp_path: Path) -> None:
    """A display without the parts of a window still leads to Home."""
    program = """
import socket
from pathlib import Path
from app.desktop.supervisor import Supervisor
from app.settings import Settings
bound = socket.create_server(("127.0.0.1", 0))
Supervisor(Settings(data=Path({data!r})), bound, window=True).run()
"""
    app = start_program(program.format(data=str(tmp_path)))
    found = app.wait_for(READY.pattern)
    device = Device(app, int(found["port"]), found["code"])
    entered = device.enter()
    app.stop()

    assert entered.status == 303
