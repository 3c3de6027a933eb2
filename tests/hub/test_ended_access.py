"""What was ended or used up stays so: access of a device, code of a ticket."""

from collections.abc import Callable
from contextlib import suppress
from functools import partial
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection
from sqlalchemy import Executable

from app.courier.receiver_card import write_card
from app.courier.signing import digest
from app.domain.device import EnrolmentState
from app.factory.hub_app import HubSettings
from app.factory.hub_app import open_office
from app.hub.administration import add_tenant
from app.hub.administration import make_ticket
from app.hub.enrolling import use_code
from app.hub.errors import Refused
from tests.hub.hub_process import TENANT
from tests.hub.town import Town


@pytest.mark.slow
def test_a_card_does_not_give_ended_access_back(town: Town, tmp_path: Path) -> None:
    """A receiver whose access was ended is not let in again by its old card."""
    lost = town.hub.receiver("Lost desk")
    town.hub.order("device", "revoke", lost.keys.device)
    card = tmp_path / "card.json"
    card.write_text(write_card(lost.card), encoding="utf-8")
    again = town.hub.order("receiver", "add", "--tenant", TENANT, str(card))

    assert (again.returncode, "was ended" in again.stderr) == (1, True)
    assert lost.standing.refresh().state is EnrolmentState.revoked


class Crowd:
    """A connection on which another device uses the same code just after every look at it."""

    def __init__(self, inner: Connection, beside: Callable[[], None]) -> None:
        self._inner = inner
        self._beside = beside

    def execute(self, statement: Executable) -> object:
        """Run the statement; after a look the other device comes in between."""
        found = self._inner.execute(statement)
        if statement.is_select:
            self._beside()
        return found


def test_two_devices_at_one_moment_never_share_a_code(tmp_path: Path) -> None:
    """The look at a code and its use are one statement."""
    office = open_office(HubSettings(data=tmp_path))
    add_tenant(office, TENANT)
    code = digest(make_ticket(office, TENANT, "https://hub.example").code.encode())
    let_in: list[str] = []

    def come(device: str, connection: object) -> None:
        with suppress(Refused):
            use_code(cast("Connection", connection), TENANT, code, device, office.hub.ticks())
            let_in.append(device)

    with office.hub.store.writing() as connection:
        come("first", Crowd(connection, partial(come, "second", connection)))
        come("third", connection)

    assert let_in == ["first"]
