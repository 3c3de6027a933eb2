"""An officer at the screens without a browser: taps, reads, and checks every page."""

from collections.abc import Iterable
from dataclasses import dataclass
from uuid import UUID
from xml.etree.ElementTree import Element

from flask import Flask
from werkzeug.datastructures import MultiDict
from werkzeug.test import TestResponse

from app.casework.desk import Desk
from app.domain.encounter import Encounter
from app.domain.encounter import EncounterId
from tests.fakes import FakeIds
from tests.web.page_check import faults
from tests.web.page_check import parsed
from tests.web.page_check import words_of

HTMX = {"HX-Request": "true", "HX-Request-Type": "partial"}
Fields = dict[str, str | Iterable[str]]


class CountedIds(FakeIds):
    """Counted ids in the form of real ones, as addresses want them."""

    def _next(self, kind: str) -> str:
        number = int(super()._next(kind).rpartition("-")[2])
        return str(UUID(int=(4 << 76) | (8 << 60) | number))


@dataclass
class Officer:
    """Speaks to the app as a browser without scripts would."""

    app: Flask
    desk: Desk
    answer: TestResponse | None = None

    def get(self, address: str, status: int = 200) -> Element:
        """Open an address, follow where it leads, and check the page."""
        self.answer = self.app.test_client().get(address, follow_redirects=True)
        assert self.answer.status_code == status, (address, self.answer.text)
        return self._checked()

    def post(self, address: str, **fields: str | Iterable[str]) -> str:
        """Send a form that is accepted; give the address that comes next."""
        response = self.app.test_client().post(address, data=_form(fields))
        assert response.status_code == 303, (address, response.text)
        return response.headers["Location"]

    def refused(self, address: str, status: int, **fields: str | Iterable[str]) -> Element:
        """Send a form that is not accepted, and check the page that says so."""
        self.answer = self.app.test_client().post(address, data=_form(fields))
        assert self.answer.status_code == status, (address, self.answer.text)
        return self._checked()

    def tap(self, address: str, **fields: str | Iterable[str]) -> str:
        """Tap one row as the scripts do; give the fragment that comes back."""
        self.answer = self.app.test_client().post(address, data=_form(fields), headers=HTMX)
        assert self.answer.status_code == 200, (address, self.answer.text)
        return self.answer.text

    def begin(self) -> str:
        """Start looking and listening; give the address of the encounter."""
        return self.post("/encounters", way="").rpartition("/")[0]

    def encounter(self, address: str) -> Encounter:
        """Read what is stored for an address."""
        return self.desk.encounters.open(EncounterId(address.split("/")[2]))

    def words(self, address: str, status: int = 200) -> str:
        """Open an address and give the words on its page."""
        return words_of(self.get(address, status))

    def _checked(self) -> Element:
        assert self.answer is not None
        page = parsed(self.answer.text)
        assert faults(page) == []
        return page


def _form(fields: Fields) -> MultiDict[str, str]:
    form: MultiDict[str, str] = MultiDict()
    for name, value in fields.items():
        form.setlist(name, [value] if isinstance(value, str) else list(value))
    return form
