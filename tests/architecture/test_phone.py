"""The phone can carry the rooms that it needs: they import without native packages."""

import subprocess
import sys

import pytest

from tests.architecture.house import APP
from tests.architecture.house import ROOT

NATIVE = (
    "sqlcipher3",
    "cryptography",
    "pyrage",
    "joserfc",
    "waitress",
    "webview",
    "sqlalchemy",
)
STAND_INS = {
    "app.vault.driver",
    "app.vault.primitives",
    "app.courier.age_file",
    "app.courier.signing",
    "app.library.sealing",
}
SCRIPT = """
import importlib, sys, types

class Refuse:
    def find_spec(self, name, path=None, target=None):
        if name.split('.')[0] in {native!r}:
            raise ImportError('native: ' + name)

sys.meta_path.insert(0, Refuse())
for name in {stand_ins!r}:
    sys.modules[name] = types.ModuleType(name)
    sys.modules[name].__getattr__ = lambda attribute: type(attribute, (Exception,), {{}})
for name in {names!r}:
    importlib.import_module(name)
"""


def rooms() -> list[str]:
    """Give the modules that the phone loads."""
    found = []
    for room in ("domain", "casework", "library", "i18n", "vault", "courier", "web"):
        for path in sorted((APP / room).rglob("*.py")):
            dotted = ".".join(path.relative_to(ROOT).with_suffix("").parts)
            found.append(dotted.removesuffix(".__init__"))
    return [name for name in found if name not in STAND_INS and name != "app.courier.by_https"]


def test_the_phone_can_import_its_rooms() -> None:
    """Every module of the phone's rooms imports where native packages are refused."""
    failed = _import_all(rooms())

    assert failed == ""


def test_a_native_import_would_be_noticed() -> None:
    """The control: a module that needs a native package is refused."""
    pytest.importorskip("sqlcipher3")

    assert "native: sqlcipher3" in _import_all(["sqlcipher3"])


def _import_all(names: list[str]) -> str:
    script = SCRIPT.format(native=set(NATIVE), stand_ins=STAND_INS, names=names)
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=ROOT, capture_output=True, text=True, check=False
    )
    return done.stderr.strip().splitlines()[-1] if done.returncode else ""
