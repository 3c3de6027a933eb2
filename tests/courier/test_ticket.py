"""Enrolment tickets."""

import pytest

from app.courier.signing import new_key
from app.courier.signing import one_time_code
from app.courier.ticket import START
from app.courier.ticket import Pinned
from app.courier.ticket import Ticket
from app.courier.ticket import TicketFault
from app.courier.ticket import read_ticket
from app.courier.ticket import write_ticket
from app.domain.errors import BadTicket
from app.domain.plain_form import base64url


def _ticket(hub: str = "https://hub.example", tenant: str = "north") -> Ticket:
    pinned = Pinned(
        hub=hub,
        tenant=tenant,
        receipt_keys=(new_key().public,),
        root=new_key().public,
    )
    return Ticket(pinned=pinned, code=one_time_code())


def test_a_ticket_survives_print_and_paste() -> None:
    """Line breaks and spaces around and inside do no harm."""
    ticket = _ticket()
    line = write_ticket(ticket)
    pasted = f"  {line[:40]}\r\n{line[40:90]} \t{line[90:]}\n"

    assert ticket == read_ticket(line)
    assert ticket == read_ticket(pasted)
    assert "\n" not in line


@pytest.mark.parametrize("text", ["", "hello", START, f"{START}00000000-", f"{START}-e30"])
def test_other_text_is_no_ticket(text: str) -> None:
    """What is no ticket is called unreadable."""
    with pytest.raises(BadTicket) as bad:
        read_ticket(text)

    assert TicketFault.unreadable == bad.value.reason


def test_a_mistyped_ticket_is_noticed() -> None:
    """Each changed sign is found before the network is asked."""
    line = write_ticket(_ticket())
    for place in range(len(START), len(line), 5):
        other = "x" if line[place] != "x" else "y"
        with pytest.raises(BadTicket):
            read_ticket(line[:place] + other + line[place + 1 :])


@pytest.mark.parametrize(
    "hub",
    [
        "http://hub.example",
        "http://10.0.0.7:8470",
        "ftp://hub.example",
        "https://user:pw@hub.example",
        "https://hub.example/path",
        "hub.example",
        "",
    ],
)
def test_a_ticket_never_leads_to_an_open_line(hub: str) -> None:
    """Only HTTPS, or plain HTTP on this computer, is an address of a hub."""
    with pytest.raises(BadTicket) as bad:
        read_ticket(write_ticket(_ticket(hub=hub)))

    assert TicketFault.address == bad.value.reason


@pytest.mark.parametrize(
    "hub", ["http://127.0.0.1:8470", "http://localhost:1", "http://[::1]:9", "https://h:8443"]
)
def test_this_computer_may_be_spoken_to_in_clear(hub: str) -> None:
    """A hub on the same computer needs no certificate."""
    assert hub == read_ticket(write_ticket(_ticket(hub=hub))).pinned.hub


def test_a_ticket_with_keys_that_are_none_is_unreadable() -> None:
    """A key of the wrong length is found at once."""
    pinned = Pinned(
        hub="https://hub.example", tenant="north", receipt_keys=(base64url(b"x"),), root="AA"
    )

    with pytest.raises(BadTicket):
        read_ticket(write_ticket(Ticket(pinned=pinned, code="code")))
    with pytest.raises(BadTicket):
        read_ticket(write_ticket(_ticket(tenant="North Shore")))
