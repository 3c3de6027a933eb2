"""`make run` installs what it needs and no more; what stops it is one plain sentence."""

import os
import shutil
import subprocess
import sys
import sysconfig
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PYTHON = """#!/bin/sh
echo "$@" >>{calls}
case "$*" in *pip*"{refused}"*) exit 1 ;; esac
"""

LEFT_OUT = (
    *("DISPLAY", "WAYLAND_DISPLAY", "QTWEBENGINE_DISABLE_SANDBOX"),
    *("MAKEFLAGS", "MAKELEVEL", "MFLAGS"),
)
MAKES_VENV = """#!/bin/sh
echo "$@" >>{calls}
case "$*" in *venv*) rm -r .venv && mkdir -p .venv/bin && cp "$0" .venv/bin/python ;; esac
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Checkout:
    """A copy of the files that prepare a checkout, with a Python that only notes its calls."""

    folder: Path
    calls: Path

    def make(self, word: str, **environ: str) -> subprocess.CompletedProcess[str]:
        """Run make on a machine without a display, unless told otherwise."""
        kept = {name: value for name, value in os.environ.items() if name not in LEFT_OUT}
        return subprocess.run(
            ["make", word],
            cwd=self.folder,
            env={**kept, **environ},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    def installed(self) -> list[str]:
        """Give the lock files that were installed, in order."""
        calls = self.calls.read_text(encoding="utf-8").splitlines()
        return [call.split()[-1] for call in calls if "pip install" in call]

    def refuse(self, lock: str) -> None:
        """Let the installation of one lock fail, as without a network."""
        self.write("python", PYTHON.format(calls=self.calls, refused=f" {lock}"))

    def write(self, name: str, program: str) -> None:
        """Put one program into the virtual environment."""
        _write(self.folder / ".venv" / "bin" / name, program)


def _write(path: Path, program: str) -> None:
    path.write_text(program, encoding="utf-8")
    path.chmod(0o755)


def _as_user(checkout: Checkout, number: int) -> str:
    """Give a path of programs that begins with an `id` of that user."""
    folder = checkout.folder / "user"
    folder.mkdir()
    _write(folder / "id", f"#!/bin/sh\necho {number}\n")
    return f"{folder}:{os.environ['PATH']}"


def _few_programs(checkout: Checkout, *more: str) -> Path:
    """Make a folder of the few programs that every system has."""
    folder = checkout.folder / "programs"
    folder.mkdir()
    for name in ("sh", "make", "dirname", "id", "uname", "cmp", "cp", *more):
        (folder / name).symlink_to(shutil.which(name) or name)
    return folder


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """Copy what prepares a checkout, and stand in for the programs that it calls."""
    made = Checkout(folder=tmp_path / "checkout", calls=tmp_path / "calls")
    (made.folder / ".venv" / "bin").mkdir(parents=True)
    shutil.copy(ROOT / "Makefile", made.folder)
    shutil.copytree(ROOT / "packaging", made.folder / "packaging")
    for lock in ROOT.glob("*.lock"):
        shutil.copy(lock, made.folder)
    made.refuse("nothing")
    made.write("fieldcard", '#!/bin/sh\necho "started $1"\n')
    return made


def test_a_plain_run_installs_the_core_only(checkout: Checkout) -> None:
    """Neither the window nor the tests nor the hub is fetched without a display."""
    done = checkout.make("run")

    assert (done.returncode, done.stdout.splitlines()[-1]) == (0, "started run")
    assert checkout.installed() == ["requirements.lock"]


def test_a_display_adds_the_window(checkout: Checkout) -> None:
    """The heavy parts come where they can be shown."""
    checkout.make("run", DISPLAY=":9", PATH=_as_user(checkout, 1000))

    assert checkout.installed() == ["requirements.lock", "requirements-window.lock"]


def test_root_gets_no_window(checkout: Checkout) -> None:
    """A web view refuses to start as root, so its parts are not fetched."""
    done = checkout.make("run", DISPLAY=":9", PATH=_as_user(checkout, 0))

    assert done.stdout.endswith("started run\n")
    assert checkout.installed() == ["requirements.lock"]


def test_a_window_that_cannot_be_installed_leaves_a_browser(checkout: Checkout) -> None:
    """The program starts all the same, and the fetching is tried again a day later."""
    checkout.refuse("requirements-window.lock")
    screen = {"WAYLAND_DISPLAY": "wayland-0", "PATH": _as_user(checkout, 1000)}
    first = checkout.make("run", **screen)
    second = checkout.make("run", **screen)
    os.utime(checkout.folder / ".venv" / "window.left-out", (0, 0))
    third = checkout.make("run", **screen)

    assert "opens in your browser" in first.stdout
    assert "started run" in first.stdout
    assert second.stdout == "started run\n"
    assert "opens in your browser" in third.stdout


def test_a_second_run_installs_nothing(checkout: Checkout) -> None:
    """It says nothing either; a changed lock is installed again."""
    checkout.make("run")
    second = checkout.make("run")
    lock = checkout.folder / "requirements.lock"
    lock.write_text(lock.read_text(encoding="utf-8") + "\n", encoding="utf-8")
    checkout.make("run")

    assert second.stdout == "started run\n"
    assert checkout.installed() == ["requirements.lock", "requirements.lock"]


def test_tools_that_the_tests_need_are_named(checkout: Checkout) -> None:
    """Where nothing may be installed, one sentence says what to install."""
    checkout.write("python", '#!/bin/sh\ncase "$*" in *playwright*) exit 127 ;; esac\n')
    done = checkout.make("test", PATH=str(_few_programs(checkout)))

    assert done.returncode == 2
    assert (
        "The tests need: chromium age strace poppler-utils fonts-droid-fallback libatomic1. "
        "Please install what is missing" in done.stderr
    )


def test_root_on_debian_gets_the_tools_that_the_tests_need(checkout: Checkout) -> None:
    """They come from the packages of the system, and no others with them."""
    programs = _few_programs(checkout, "rm")
    (programs / "id").unlink()
    _write(programs / "id", "#!/bin/sh\necho 0\n")
    _write(programs / "apt-get", f'#!/bin/sh\necho "$@" >>{checkout.calls}\n')
    done = checkout.make("test", PATH=str(programs))
    calls = checkout.calls.read_text(encoding="utf-8").splitlines()

    assert done.returncode == 0, done.stderr
    wanted = "chromium age strace poppler-utils fonts-droid-fallback"
    assert f"install -q -y --no-install-recommends {wanted}" in calls
    assert any("-m pytest" in call for call in calls)


def test_a_broken_environment_is_made_anew(checkout: Checkout) -> None:
    """A half made one, or one whose Python is gone, does not have to be removed by hand."""
    marker = checkout.folder / ".venv" / "requirements.lock.installed"
    shutil.copy(checkout.folder / "requirements.lock", marker)
    checkout.write("python", "#!/bin/sh\nexit 1\n")
    programs = checkout.folder / "programs"
    programs.mkdir()
    _write(programs / "python3", MAKES_VENV.format(calls=checkout.calls))
    checkout.make("run", PATH=f"{programs}:{os.environ['PATH']}")

    assert "-m venv --clear .venv" in checkout.calls.read_text(encoding="utf-8")
    assert checkout.installed() == ["requirements.lock"]


def test_the_command_works_in_a_folder_with_spaces(tmp_path: Path) -> None:
    """Neither a space nor a quote in the name of a folder breaks the command."""
    folder = tmp_path / "it's a folder"
    shutil.copytree(ROOT / "packaging", folder / "packaging")
    shutil.copytree(ROOT / "app", folder / "app", ignore=shutil.ignore_patterns("__pycache__"))
    venv = [sys.executable, "-m", "venv", "--without-pip", str(folder / ".venv")]
    subprocess.run(venv, timeout=60, check=True)
    (site,) = (folder / ".venv" / "lib").glob("python*/site-packages")
    (site / "borrowed.pth").write_text(f"{sysconfig.get_path('purelib')}\n", encoding="utf-8")
    shutil.copytree(ROOT / "translations", folder / "translations")
    (folder / "none.lock").touch()
    shutil.copy(folder / "none.lock", folder / ".venv" / "none.lock.installed")
    made = subprocess.run(
        ["packaging/prepare", "none.lock"],
        cwd=folder,
        timeout=60,
        capture_output=True,
        check=False,
    )
    done = subprocess.run(
        [folder / ".venv" / "bin" / "fieldcard", "--version"],
        cwd=tmp_path,
        timeout=60,
        capture_output=True,
        text=True,
        check=False,
    )

    assert made.returncode == 0, made.stderr
    assert done.stdout.startswith("fieldcard "), done.stderr


def test_without_a_network_the_first_run_ends_in_one_sentence(checkout: Checkout) -> None:
    """It says what to do, and the program does not start."""
    checkout.refuse("requirements.lock")
    done = checkout.make("run")

    assert done.returncode == 2
    assert "started" not in done.stdout
    assert "Check the network and the room on the disk" in done.stderr
    assert "Traceback" not in done.stderr


def test_without_a_python_the_run_ends_in_one_sentence(checkout: Checkout) -> None:
    """Make and a shell are enough to be told what is missing."""
    shutil.rmtree(checkout.folder / ".venv")
    done = checkout.make("run", PATH=str(_few_programs(checkout)))

    assert done.returncode == 2
    assert "Fieldcard needs Python 3.11 or newer." in done.stderr


def test_the_demonstration_adds_the_hub(checkout: Checkout) -> None:
    """No other part is needed for a first look."""
    checkout.make("demo")

    assert checkout.installed() == ["requirements-hub.lock"]
