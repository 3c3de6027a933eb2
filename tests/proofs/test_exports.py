"""T16: a file that leaves the device holds the listed columns and nothing beside them."""

import json
import re
from dataclasses import fields
from pathlib import Path

import pytest

from app.courier.envelope_v1 import Header
from app.courier.receiver_card import write_card
from app.factory import device as devices
from app.vault.journal import Operation
from tests.courier.kit import TestDevice
from tests.paper.kit import about
from tests.paper.kit import paper
from tests.paper.test_typesetting import _document
from tests.processes import PASSPHRASE
from tests.processes import fieldcard
from tests.proofs.devices import set_up_quickly
from tests.web.conftest import catalogues
from tests.web.conftest import desk
from tests.web.conftest import officer
from tests.web.conftest import shelf
from tests.web.officer import Officer

__all__ = ("catalogues", "desk", "officer", "shelf")
pytestmark = pytest.mark.threat("T16")
FORM = {"form", "version", "checked_on", "path", "reference", "fields"}
FIELD = {"row", "id", "words", "values"}
JOURNAL = {
    "sequence", "at", "who", "operation", "kind", "about", "receiver", "purpose", "previous",
    "hash",
}  # fmt: skip
HEAD = {"format"}
SEAL = {"public", "signature"}
CARD = {"format", "name", "signing_key", "recipient", "recovery"}
OUTSIDE = {
    "id", "tenant", "receiver", "device", "kids", "pack", "sha256", "size", "kind", "suite",
    "format",
}  # fmt: skip
ABOUT = {"Title": "Sheet", "Custom Metadata": "no", "JavaScript": "no", "Form": "none"}
TELLING = ("Author", "Keywords", "Subject", "CreationDate", "ModDate", "Producer")


def extra(listed: set[str], *tables: dict[str, object]) -> set[str]:
    """Give the columns that no list names; the tables must have all that it does name."""
    found = {name for table in tables for name in table}
    assert listed <= found
    return found - listed


def test_the_file_for_the_form_holds_its_fields_alone(officer: Officer) -> None:
    """Their row, their name, our words, their choices."""
    began = officer.begin()
    officer.post(f"{began}/language?next=referral", lang="en")
    officer.post(f"{began}/referral/name", words="Linh")
    content = json.loads(officer.app.test_client().post(f"{began}/copy/file").data)

    assert extra(FORM, content) == set()
    assert extra(FIELD, *content["fields"]) == set()
    assert extra(FIELD, {**dict.fromkeys(FIELD), "note": "x"}) == {"note"}


def test_a_line_of_the_journal_holds_codes_and_its_chain_alone(tmp_path: Path) -> None:
    """No column for words, and nothing in a column that is no code, id, time or digest."""
    set_up_quickly(tmp_path)
    opened = devices.by_passphrase(tmp_path, PASSPHRASE)
    opened.desk.journal.note(Operation.consultation, "encounter", "one")
    opened.close()
    done = fieldcard("vault", "journal", "--data", tmp_path, typed=f"{PASSPHRASE}\n")
    head, *lines, seal = (json.loads(line) for line in done.stdout.splitlines())
    cells = [str(one) for row in (head, *lines, seal) for one in row.values()]

    assert extra(JOURNAL, *lines) == set()
    assert (extra(HEAD, head), extra(SEAL, seal)) == (set(), set())
    assert all(re.fullmatch(r"[\w.:/@+-]*", one) for one in cells)


def test_a_card_and_the_outside_of_an_envelope_hold_keys_and_ids_alone() -> None:
    """Neither has room for a word about anybody."""
    card = json.loads(write_card(TestDevice(unit="Desk").card))

    assert extra(CARD, card) == set()
    assert {one.name for one in fields(Header)} == OUTSIDE


def test_a_made_file_says_nothing_of_who_made_it_or_when(tmp_path: Path) -> None:
    """A neutral title, no author, no time, no script, no form, no second copy of the words."""
    made = paper().pdf(_document())
    told = about(made, tmp_path)

    assert {name: told[name] for name in ABOUT} == ABOUT
    assert [name for name in TELLING if name in told] == []
    assert b"/EmbeddedFile" not in made
