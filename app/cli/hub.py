"""Commands of a hub: run it, and look after tenants, tickets, receivers and devices."""

import argparse
import signal
import socket
import sys
from collections.abc import Callable
from datetime import timedelta
from pathlib import Path

from platformdirs import user_data_dir
from waitress import create_server

from app.courier.address import BadAddress
from app.courier.address import address_of
from app.courier.envelope_v1 import LARGEST
from app.courier.receiver_card import BadCard
from app.courier.receiver_card import read_card
from app.courier.ticket import write_ticket
from app.desktop.hardening import harden
from app.domain.passing import CLOSED
from app.domain.passing import ReceiverKind
from app.factory.clock import SystemClock
from app.factory.hub_app import HubSettings
from app.factory.hub_app import create_hub
from app.factory.hub_app import open_hub
from app.factory.hub_app import open_office
from app.hub.administration import Listed
from app.hub.administration import add_receiver
from app.hub.administration import add_tenant
from app.hub.administration import confirm
from app.hub.administration import devices
from app.hub.administration import find
from app.hub.administration import make_ticket
from app.hub.administration import revoke
from app.hub.errors import BadOrder
from app.hub.expiry import expire
from app.hub.running import ticks_of

GOOD, FAILED, BAD_USE = 0, 1, 2
HOST = "127.0.0.1"
PORT = 8470
THREADS = 8
ADDRESS_FILE = "address"
CLASSES = tuple(one.value for one in ReceiverKind if one not in CLOSED)


def configure(parser: argparse.ArgumentParser) -> None:
    """Describe the commands."""
    things = parser.add_subparsers(required=True, metavar="COMMAND")
    run_it = _command(things, "run", _serve, "run the hub on this computer")
    run_it.add_argument("--port", type=int, default=PORT)
    run_it.add_argument("--address", default="", help="how devices reach it, https://...")
    tenants = _group(things, "tenant", "who shares this hub")
    _command(tenants, "add", _add_tenant, "add a tenant").add_argument("name")
    ticket = _command(things, "ticket", _ticket, "print a ticket that enrols one device")
    ticket.add_argument("--tenant", required=True)
    ticket.add_argument("--address", default="", help="how devices reach it, https://...")
    receivers = _group(things, "receiver", "who receives referrals")
    add = _command(receivers, "add", _add_receiver, "add a receiver by its public card")
    add.add_argument("file", type=Path)
    add.add_argument("--tenant", required=True)
    add.add_argument("--class", dest="kind", choices=CLASSES, default=CLASSES[0])
    known = _group(things, "device", "which devices may send")
    _command(known, "list", _list, "list the devices")
    confirmed = _command(known, "confirm", _confirm, "let a device send")
    confirmed.add_argument("id")
    confirmed.add_argument("--words", default="", help="the six words that were read to you")
    _command(known, "revoke", _revoke, "end the access of a device").add_argument("id")
    ended = _command(things, "expire", _expire, "delete the sealed bytes of old referrals")
    ended.add_argument("--days", type=int, required=True)


def run(args: argparse.Namespace) -> int:
    """Run one command; every refusal is one plain sentence."""
    harden()
    act: Callable[[argparse.Namespace], int] = args.act
    try:
        return act(args)
    except BadOrder as order:
        return _fail(order.reason)
    except OSError as error:
        return _fail(f"The folder {args.data} cannot be used: {error.strerror}.")


def _serve(args: argparse.Namespace) -> int:
    try:
        listener = socket.create_server((HOST, args.port))
    except OSError:
        return _fail(f"Port {args.port} is in use. Try another one: --port N")
    port = listener.getsockname()[1]
    address = _address(args.address or f"http://{HOST}:{port}")
    if address is None:
        return BAD_USE
    settings = _settings(args)
    app = create_hub(settings)
    (settings.data / ADDRESS_FILE).write_text(f"{address}\n", encoding="ascii")
    server = create_server(
        app, sockets=[listener], threads=THREADS, ident=None, max_request_body_size=2 * LARGEST
    )
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, signal.default_int_handler)
    try:
        _say(f"ready http://{HOST}:{port}")
        server.run()
    except KeyboardInterrupt:
        server.close()
    return GOOD


def _add_tenant(args: argparse.Namespace) -> int:
    add_tenant(open_office(_settings(args)), args.name)
    _say(f"tenant {args.name}")
    return GOOD


def _ticket(args: argparse.Namespace) -> int:
    settings = _settings(args)
    kept = settings.data / ADDRESS_FILE
    given = args.address or (kept.read_text(encoding="ascii").strip() if kept.exists() else "")
    if not given:
        return _fail("Start the hub once, or say how devices reach it: --address URL")
    address = _address(given)
    if address is None:
        return BAD_USE
    _say(write_ticket(make_ticket(open_office(settings), args.tenant, address)))
    return GOOD


def _add_receiver(args: argparse.Namespace) -> int:
    try:
        card = read_card(args.file.read_text(encoding="utf-8"))
    except (OSError, ValueError, BadCard):
        return _fail("This file is no public card of a receiver.")
    entry = add_receiver(open_office(_settings(args)), args.tenant, card, args.kind)
    _say(f"receiver {entry.id}")
    _say(f"words {' '.join(card.words)}")
    _say("Compare these six words with the receiver before the first referral.")
    return GOOD


def _list(args: argparse.Namespace) -> int:
    for one in devices(open_office(_settings(args))):
        role = f"receiver {one.receiver}" if one.receiver else "officer"
        _say(f"{one.device}  {one.tenant}  {one.state.value:9}  {role}  {_clean(one.unit)}")
    return GOOD


def _confirm(args: argparse.Namespace) -> int:
    office = open_office(_settings(args))
    listed = find(office, args.id)
    confirm(office, listed, _words(args.words or _ask(listed)))
    _say(f"confirmed {listed.device}")
    return GOOD


def _revoke(args: argparse.Namespace) -> int:
    office = open_office(_settings(args))
    listed = find(office, args.id)
    revoke(office, listed)
    _say(f"revoked {listed.device}")
    return GOOD


def _expire(args: argparse.Namespace) -> int:
    before = SystemClock().now() - timedelta(days=args.days)
    ended = expire(open_hub(_settings(args)), ticks_of(before))
    _say(f"ended {ended}")
    return GOOD


def _ask(listed: Listed) -> str:
    _say(f"device {listed.device}  {_clean(listed.unit)}")
    _say(f"words {' '.join(listed.words)}")
    _say("Let the officer read the six words to you, and type what you hear:")
    return sys.stdin.readline()


def _words(typed: str) -> tuple[str, ...]:
    return tuple(typed.lower().replace(",", " ").split())


def _clean(text: str) -> str:
    return "".join(sign for sign in text if sign.isprintable())


def _address(text: str) -> str | None:
    try:
        return str(address_of(text))
    except BadAddress:
        _fail("Devices reach a hub by https://... only, or by http:// on this computer.")
        return None


def _settings(args: argparse.Namespace) -> HubSettings:
    return HubSettings(data=args.data, database=args.database)


def _group(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]", name: str, does: str
) -> "argparse._SubParsersAction[argparse.ArgumentParser]":
    parser = things.add_parser(name, help=does, description=does)
    return parser.add_subparsers(required=True, metavar="COMMAND")


def _command(
    things: "argparse._SubParsersAction[argparse.ArgumentParser]",
    name: str,
    act: Callable[[argparse.Namespace], int],
    does: str,
) -> argparse.ArgumentParser:
    parser = things.add_parser(name, help=does, description=does)
    parser.set_defaults(act=act)
    parser.add_argument("--database", default="", help="address of the database")
    home = Path(user_data_dir("fieldcard-hub", appauthor=False))
    parser.add_argument("--data", type=Path, default=home, help="folder of keys and database")
    return parser


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


def _fail(sentence: str) -> int:
    sys.stderr.write(f"{sentence}\n")
    return FAILED
