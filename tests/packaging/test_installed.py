"""The wheel, installed into an empty environment, runs from anywhere."""

import re
import subprocess
import sys
import sysconfig
import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from email.parser import Parser
from pathlib import Path

import pytest

from tests.packaging.conftest import ROOT
from tests.packaging.conftest import Built
from tests.processes import PASSPHRASE
from tests.processes import PIN
from tests.processes import READY
from tests.processes import App
from tests.processes import Device
from tests.processes import environment

pytestmark = pytest.mark.slow
STYLE = re.compile(r'<link rel="stylesheet" href="(?P<href>/static/[^"]+)"')
FONT = re.compile(r'url\("\.\./(?P<file>fonts/[a-z0-9-]+\.woff2)"\)')


@dataclass(frozen=True, slots=True, kw_only=True)
class Installed:
    """An environment that holds the wheel, and a folder elsewhere to work in."""

    venv: Path
    elsewhere: Path

    @property
    def data(self) -> Path:
        """Give the data folder of the device of these tests."""
        return self.elsewhere / "data"

    def fieldcard(self, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
        """Run one command to its end, from elsewhere."""
        return self._run(self.venv / "bin" / "fieldcard", *words, typed=typed)

    def python(self, program: str) -> str:
        """Run a few lines of Python there and give what they print."""
        return self._run(self.venv / "bin" / "python", "-P", "-c", program).stdout.strip()

    def start(self, *words: object) -> App:
        """Start a command that goes on running."""
        process = subprocess.Popen(
            [self.venv / "bin" / "fieldcard", *map(str, words)],
            cwd=self.elsewhere,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env=_environment(),
        )
        return App(process)

    def _run(self, *words: object, typed: str = "") -> subprocess.CompletedProcess[str]:
        return subprocess.run(
            [str(word) for word in words],
            cwd=self.elsewhere,
            input=typed,
            capture_output=True,
            text=True,
            timeout=120,
            check=False,
            env=_environment(),
        )


def _environment() -> dict[str, str]:
    """Give an environment that does not lead back to the checkout."""
    return {name: value for name, value in environment().items() if name != "PYTHONPATH"}


@pytest.fixture(scope="module")
def installed(built: Built, tmp_path_factory: pytest.TempPathFactory) -> Installed:
    """Install the wheel alone; what it needs is borrowed from the tests' environment.

    The folder to work in holds a package of the same name, which nobody may take for ours.
    """
    folder = tmp_path_factory.mktemp("installed")
    venv, elsewhere = folder / "venv", folder / "elsewhere"
    (elsewhere / "app").mkdir(parents=True)
    (elsewhere / "app" / "__init__.py").write_text("raise RuntimeError", encoding="utf-8")
    made = [sys.executable, "-m", "venv", "--without-pip", str(venv)]
    subprocess.run(made, timeout=120, check=True)
    pip = [sys.executable, "-m", "pip", "--python", str(venv / "bin" / "python")]
    wanted = ["install", "--quiet", "--no-index", "--no-deps", str(built.wheel)]
    subprocess.run([*pip, *wanted], timeout=120, check=True, capture_output=True)
    (site,) = (venv / "lib").glob("python*/site-packages")
    borrowed = sysconfig.get_path("purelib")
    (site / "borrowed.pth").write_text(f"{borrowed}\n", encoding="utf-8")
    return Installed(venv=venv, elsewhere=elsewhere)


@pytest.fixture(scope="module")
def device(installed: Installed) -> Iterator[Device]:
    """Set a device up with the installed program, run it, and unlock it."""
    wishes = ("--data", installed.data, "--jurisdiction", "uk-ew", "--language", "en")
    done = installed.fieldcard("setup", *wishes, typed=f"{PASSPHRASE}\n{PIN}\n")
    assert done.returncode == 0, done.stdout + done.stderr
    app = installed.start("run", "--no-window", "--data", installed.data)
    try:
        found = app.wait_for(READY.pattern)
        running = Device(app, int(found["port"]), found["code"])
        running.unlock()
        yield running
    finally:
        app.stop()


def test_the_installed_program_is_the_one_of_the_wheel(installed: Installed) -> None:
    """Nothing is taken from the checkout."""
    where = installed.python("import app; print(app.__file__)")
    shipped = installed.python("from app import resources; print(resources.static())")

    assert Path(where).is_relative_to(installed.venv)
    assert Path(shipped).is_relative_to(installed.venv)
    assert not Path(where).is_relative_to(ROOT)


def test_the_wheel_asks_for_what_the_project_file_names(
    wheel_files: dict[str, bytes],
) -> None:
    """Whoever installs it with a network gets every part, and each extra by its name."""
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    (name,) = (name for name in wheel_files if name.endswith(".dist-info/METADATA"))
    said = Parser().parsestr(wheel_files[name].decode())
    asked = {each for each in said.get_all("Requires-Dist", []) if "extra ==" not in each}

    assert set(project["dependencies"]) == asked
    assert set(project["optional-dependencies"]) == set(said.get_all("Provides-Extra", []))
    assert said["Requires-Python"] == ">=3.11"


def test_the_command_says_what_it_can_do(installed: Installed) -> None:
    """`fieldcard --help` and the version come from anywhere."""
    helped = installed.fieldcard("--help")
    version = installed.fieldcard("--version")

    assert (helped.returncode, version.returncode) == (0, 0)
    assert "start Fieldcard on this device" in helped.stdout
    assert re.fullmatch(r"fieldcard \d+\.\d+\.\d+\n", version.stdout)


def test_the_shipped_content_passes_its_check(installed: Installed) -> None:
    """Every pack is inside and none is broken."""
    done = installed.fieldcard("pack", "check")

    assert done.returncode == 0, done.stdout + done.stderr
    assert "indicators covered" in done.stdout


def test_the_words_are_collected_in_a_checkout_only(installed: Installed) -> None:
    """An installed program says so in one plain sentence."""
    done = installed.fieldcard("strings", "check")

    assert (done.returncode, len(done.stderr.splitlines())) == (2, 1)
    assert "in a checkout" in done.stderr


def test_a_page_comes_with_style_and_letters(
    device: Device, wheel_files: dict[str, bytes]
) -> None:
    """Home is shown, its style is found, and so are the letters that it names."""
    home = device.get("/")
    sheets = [found["href"] for found in STYLE.finditer(home.text)]
    styles = [device.get(sheet) for sheet in sheets]
    fonts = {each["file"] for sheet in styles for each in FONT.finditer(sheet.text)}

    assert home.status == 200
    assert sheets
    assert {(one.status, one.headers["content-type"].split(";")[0]) for one in styles} == {
        (200, "text/css")
    }
    assert "fonts/noto-naskh-arabic-regular.woff2" in fonts
    assert {f"app/_shipped/static/{font}" for font in fonts} <= set(wheel_files)


def test_the_rights_card_comes_in_arabic(device: Device) -> None:
    """The compiled words of the wheel are found and shown from right to left."""
    device.post("/rights/language", lang="ar")
    card = device.get("/rights?told=yes")

    assert card.status == 200
    assert 'lang="ar"' in card.text
    assert 'dir="rtl"' in card.text
    assert len(re.findall(r"[\u0600-\u06ff]+", card.text)) > 20


def test_nothing_is_written_beside_the_program(device: Device, installed: Installed) -> None:
    """Data lies in the data folder alone."""
    assert device.get("/").status == 200
    assert {path.name for path in installed.elsewhere.iterdir()} == {"app", "data"}
    assert {path.name for path in (installed.elsewhere / "app").iterdir()} == {"__init__.py"}
    assert "vault.db" in {path.name for path in installed.data.iterdir()}
