"""The build hook compiles translations before files are gathered."""

import importlib.util
import shutil
from pathlib import Path

from app.i18n.catalogues import Catalogues

ROOT = Path(__file__).resolve().parents[2]


def test_the_hook_compiles_every_catalogue(tmp_path: Path) -> None:
    """A wheel or an editable install holds catalogues and their review states."""
    spec = importlib.util.spec_from_file_location("hook", ROOT / "packaging/hatch_build.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    unbuilt = shutil.ignore_patterns("*.mo", "*.states.json")
    folder = shutil.copytree(ROOT / "translations", tmp_path / "translations", ignore=unbuilt)
    hook = module.CompileTranslations(str(tmp_path), {}, None, None, str(tmp_path), "wheel")
    hook.initialize("standard", {})

    assert [one.tag for one in Catalogues.load(folder).for_person()] == ["en", "vi", "ar"]
    assert len(list(folder.rglob("*.mo"))) == len(list(folder.rglob("*.po")))
