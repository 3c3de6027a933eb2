"""Two faults for the control of the headers: one that drops a header, one that surprises."""

from collections.abc import Callable
from collections.abc import Iterable
from wsgiref.types import StartResponse
from wsgiref.types import WSGIEnvironment

from app.domain.encounter import Encounter
from app.vault.encounters import EncounterStore
from app.web.headers import Headers

DROPPED = "X-Frame-Options"


class DroppingHeaders(Headers):
    """Dresses every answer, but loses one header where nothing was found."""

    def __call__(self, environ: WSGIEnvironment, start: StartResponse) -> Iterable[bytes]:
        """Answer."""

        def dropping(
            status: str, headers: list[tuple[str, str]], _exc: object = None
        ) -> Callable[[bytes], object]:
            kept = [one for one in headers if one[0] != DROPPED]
            return start(status, kept if status.startswith("404") else headers)

        return super().__call__(environ, dropping)


class FaultyStore(EncounterStore):
    """Falls over everything that is begun, in a way that nobody foresaw."""

    def begin(self, encounter: Encounter) -> None:
        """Fall."""
        raise RuntimeError(encounter.id)
