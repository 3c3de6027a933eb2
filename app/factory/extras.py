"""Parts that may be missing from an installation, loaded by name in this one place."""

from importlib import import_module
from importlib.util import find_spec
from types import ModuleType


class ExtraMissing(Exception):
    """A part of the program is not installed; `extra` is its name in the project file."""

    def __init__(self, extra: str, package: str) -> None:
        super().__init__(extra, package)
        self.extra = extra
        self.package = package


_PACKAGES = {"hub": "sqlalchemy", "window": "webview", "pdf": "typst", "keystore": "keyring"}


def has_extra(extra: str) -> bool:
    """Say whether an extra is installed, without loading it."""
    return find_spec(_PACKAGES[extra]) is not None


def load(module: str, extra: str | None = None) -> ModuleType:
    """Import a module by name; raises ExtraMissing when the extra it needs is absent."""
    if extra is not None and not has_extra(extra):
        raise ExtraMissing(extra, _PACKAGES[extra])
    return import_module(module)
