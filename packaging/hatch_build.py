"""Compiles translations while a wheel or an editable install is made.

Compiled catalogues are never committed; the same sources give the same bytes.
"""

import sys
from importlib import import_module
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = "translations"


class CompileTranslations(BuildHookInterface):
    """Turns every `.po` into `.mo` and review states before files are gathered."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile with the compiler of the project itself, found beside this folder."""
        del version, build_data
        sys.path.insert(0, self.root)
        try:
            compiling = import_module("app.i18n.compiling")
        finally:
            sys.path.remove(self.root)
        compiling.compile_all(Path(self.root) / FOLDER)
