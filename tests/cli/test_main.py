"""The command line: one table of families, loaded by name."""

import pytest

from app.cli import main as command
from app.factory.extras import ExtraMissing


def test_help_lists_every_command_that_people_use(capsys: pytest.CaptureFixture[str]) -> None:
    """The hidden halves of a running device are not listed."""
    code = command.main(["--help"])

    said = capsys.readouterr().out
    assert code == 0
    assert "setup" in said
    assert "worker" not in said


def test_an_unknown_command_is_bad_use(capsys: pytest.CaptureFixture[str]) -> None:
    """A typing mistake ends with exit code 2 and one sentence."""
    code = command.main(["rnu"])

    assert code == 2
    assert capsys.readouterr().err == ("There is no command 'rnu'. Try: fieldcard --help\n")


def test_a_missing_extra_is_one_plain_sentence(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """Nobody meets a traceback because an optional part is absent."""

    def refuse(module: str, extra: str | None = None) -> None:
        raise ExtraMissing(extra or module, "sqlalchemy")

    monkeypatch.setattr(command, "load", refuse)
    code = command.main(["hub", "run"])

    assert code == 2
    assert capsys.readouterr().err == (
        "This command needs sqlalchemy, which is not installed. "
        "Install the extra 'hub' of Fieldcard.\n"
    )


def test_the_version_is_told(capsys: pytest.CaptureFixture[str]) -> None:
    """A report of a fault can name the version."""
    command.main(["--version"])

    assert capsys.readouterr().out.startswith("fieldcard ")
