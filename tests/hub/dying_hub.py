"""A real hub that is killed after it committed and before it answers, as a program.

It dies at the first PUT while the file `deadly` lies in its data folder.
"""

import os
import signal
import sys
from collections.abc import Callable
from collections.abc import Iterable
from pathlib import Path
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

import app.cli.hub as commands
from app.cli.main import main
from app.factory.hub_app import HubSettings
from app.factory.hub_app import create_hub

Callee = Callable[[WSGIEnvironment, StartResponse], Iterable[bytes]]


def deadly(settings: HubSettings) -> Callee:
    """Make a hub that ends itself between commit and answer."""
    hub = create_hub(settings)
    sign = Path(settings.data) / "deadly"

    def call(environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        answer = hub(environ, start)
        if environ["REQUEST_METHOD"] == "PUT" and sign.exists():
            os.kill(os.getpid(), signal.SIGKILL)
        return answer

    return call


if __name__ == "__main__":
    commands.create_hub = deadly  # type: ignore[assignment]  # the fault that is tested
    sys.exit(main(["hub", "run", *sys.argv[1:]]))
