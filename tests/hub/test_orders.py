"""The administrator's commands, as an administrator types them."""

import json
import signal
import socket
from dataclasses import replace
from pathlib import Path

import pytest

from app.courier.receiver_card import BadCard
from app.courier.receiver_card import read_card
from app.courier.receiver_card import write_card
from app.courier.ticket import TicketFault
from app.courier.ticket import read_ticket
from app.courier.ticket import write_ticket
from app.domain.device import EnrolmentState
from app.domain.errors import BadTicket
from tests.courier.kit import TestDevice
from tests.hub.hub_process import TENANT
from tests.hub.hub_process import order
from tests.hub.hub_process import start
from tests.hub.hub_process import wait_until_gone
from tests.hub.town import Town

pytestmark = pytest.mark.slow


def test_a_ticket_works_once(town: Town) -> None:
    """A second device with the same ticket is refused; the first may ask again."""
    ticket = town.hub.ticket()
    first, second = TestDevice(), TestDevice()
    first.standing.enrol(ticket)
    with pytest.raises(BadTicket) as bad:
        second.standing.enrol(ticket)

    assert TicketFault.used == bad.value.reason
    assert first.standing.enrol(ticket).state is EnrolmentState.waiting


def test_a_code_that_was_never_given_out_opens_nothing(town: Town) -> None:
    """The hub knows its own codes only, and gives none for a tenant that it lacks."""
    guessed = replace(read_ticket(town.hub.ticket()), code="guessed")
    with pytest.raises(BadTicket) as bad:
        TestDevice().standing.enrol(write_ticket(guessed))
    nowhere = town.hub.order("ticket", "--tenant", "nowhere")

    assert TicketFault.unknown == bad.value.reason
    assert (nowhere.returncode, "no tenant of that name" in nowhere.stderr) == (1, True)


def test_six_words_are_shown_and_have_to_be_typed(town: Town) -> None:
    """Wrong words change nothing; the words that the officer reads confirm."""
    device = town.hub.officer(is_confirmed=False)
    enrolment = device.standing.enrolment()
    words = " ".join(enrolment.words)
    wrong = town.hub.order("device", "confirm", enrolment.device, said="one two three\n")
    still = device.standing.refresh()
    right = town.hub.order("device", "confirm", enrolment.device[:8], said=f"{words.upper()}\n")

    assert (wrong.returncode, "not the six words" in wrong.stderr) == (1, True)
    assert still.state is EnrolmentState.waiting
    assert (right.returncode, words in right.stdout) == (0, True)
    assert device.standing.refresh().state is EnrolmentState.confirmed


def test_a_revoked_device_is_not_confirmed_again(town: Town) -> None:
    """It needs to be set up anew."""
    device = town.hub.officer(is_confirmed=False)
    words = " ".join(device.standing.enrolment().words)
    town.hub.order("device", "revoke", device.keys.device)
    again = town.hub.order("device", "confirm", device.keys.device, "--words", words)

    assert again.returncode == 1
    assert device.standing.refresh().state is EnrolmentState.revoked


def test_the_list_names_devices_and_receivers(town: Town) -> None:
    """Each line holds id, tenant, state, role and unit."""
    lines = town.hub.order("device", "list").stdout.splitlines()
    officer = next(one for one in lines if one.startswith(town.officer.keys.device))
    desk = next(one for one in lines if one.startswith(town.desk.keys.device))

    assert officer.split()[1:] == ["north", "confirmed", "officer", "Unit", "4"]
    assert desk.split()[1:] == ["north", "confirmed", "receiver", "desk", "Desk"]


def test_a_renewed_card_takes_the_place_of_the_first(town: Town, tmp_path: Path) -> None:
    """One name is one receiver; the newest directory holds the newest key."""
    for device in (TestDevice(unit="Night desk"), TestDevice(unit="Night desk")):
        card = tmp_path / "card.json"
        card.write_text(write_card(device.card), encoding="utf-8")
        added = town.hub.order("receiver", "add", "--tenant", TENANT, str(card))
        town.officer.standing.refresh()
        listed = {one.id: one for one in town.officer.standing.receivers()}

        assert added.stdout.splitlines()[0] == "receiver night-desk"
        assert added.stdout.splitlines()[1] == f"words {' '.join(device.card.words)}"
        assert (device.keys.recipient,) == listed["night-desk"].recipients


@pytest.mark.parametrize(
    ("words", "sentence"),
    [
        (("tenant", "add", "North Shore"), "small letters"),
        (("tenant", "add", TENANT), "already"),
        (("device", "confirm", "ffffffff", "--words", "x"), "no one device"),
        (("device", "revoke", ""), "no one device"),
        (("receiver", "add", "--tenant", TENANT, "/nowhere.json"), "no public card"),
        (("ticket", "--tenant", TENANT, "--address", "http://hub.example"), "https://"),
    ],
)
def test_a_wrong_order_is_one_plain_sentence(
    town: Town, words: tuple[str, ...], sentence: str
) -> None:
    """It ends with a code other than 0 and without a trace."""
    done = town.hub.order(*words)

    assert done.returncode in (1, 2)
    assert sentence in done.stderr
    assert "Traceback" not in done.stderr


def test_a_port_in_use_is_said_plainly(tmp_path: Path) -> None:
    """The administrator reads what to do."""
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = str(taken.getsockname()[1])
        done = order(tmp_path / "data", "run", "--port", port)

    assert (1, f"Port {port} is in use. Try another one: --port N\n") == (
        done.returncode,
        done.stderr,
    )


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_ctrl_c_ends_a_hub_quietly(tmp_path: Path, number: signal.Signals) -> None:
    """No trace is left in the terminal, and the exit code is good; a system may end it too."""
    hub = start(tmp_path / "data")
    hub.process.send_signal(number)
    code = wait_until_gone(hub.process)
    hub.process.communicate()

    assert (code, hub.log()) == (0, "")


def test_a_ticket_needs_an_address(tmp_path: Path) -> None:
    """A hub that never ran does not know how devices reach it; it can be told."""
    data = tmp_path / "data"
    order(data, "tenant", "add", TENANT)
    unknown = order(data, "ticket", "--tenant", TENANT)
    given = order(data, "ticket", "--tenant", TENANT, "--address", "https://hub.example")

    assert (unknown.returncode, "--address" in unknown.stderr) == (1, True)
    assert given.stdout.startswith("FIELDCARD-TICKET-1-")


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("format", "fieldcard-receiver-card-9"),
        ("name", " "),
        ("name", "x" * 201),
        ("signing_key", "AAAA"),
        ("recipient", "age1nonsense"),
        ("recipient", "AGE-SECRET-KEY-1"),
        ("recovery", "age1nonsense"),
        ("recovery", 7),
    ],
)
def test_a_card_with_a_fault_is_no_card(name: str, value: object) -> None:
    """Every field is checked before a directory is signed."""
    card = TestDevice(unit="Desk").card
    table = {**json.loads(write_card(card)), name: value}

    assert card == read_card(write_card(card))
    with pytest.raises(BadCard):
        read_card(json.dumps(table))
