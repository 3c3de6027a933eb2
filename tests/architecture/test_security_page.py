"""docs/security.md states what the code does: its figures are read from the page."""

import re

from app.courier import by_https
from app.desktop import admission
from app.desktop import idling
from app.desktop import rounds
from app.desktop import serving
from app.desktop import session
from app.domain import site_record
from app.domain.policy import BOUNDS
from app.domain.policy import Policy
from app.vault import encounters
from app.vault import secret_rules
from app.web import limits
from app.web import reading_forms
from tests.architecture.house import ROOT

PAGE = ROOT / "docs" / "security.md"
FIGURE = re.compile(r"^\| ([^|]+?) \| (\d+)(?: [a-z]+)? \|$", re.MULTILINE)
HELD = {
    "body of a form": limits.LARGEST_FORM,
    "longest text of one field": reading_forms.LONGEST,
    "one event": encounters.MOST_CHARACTERS,
    "people at one place": site_record.MOST_PEOPLE,
    "answer of a hub": by_https.LARGEST_ANSWER,
    "connect to a hub": by_https.CONNECT_SECONDS,
    "read from a hub, and more with the size": by_https.READ_SECONDS,
    "threads of the local server": serving.THREADS,
    "pause between two rounds of sending": rounds.PAUSE_SECONDS,
    "passphrase, least signs": secret_rules.LEAST_CHARACTERS,
    "or least words": secret_rules.LEAST_WORDS,
    "PIN, digits": secret_rules.PIN_DIGITS,
    "tries of the PIN, then the passphrase is needed": session.PIN_TRIES,
    "wrong passphrases before each makes the next wait longer": session.FREE_PASSPHRASE_TRIES,
    "longest wait after a wrong passphrase": session.LONGEST_PAUSE,
    "a session lasts from the passphrase": session.SESSION_SECONDS,
    "idle, unless the agency says otherwise": Policy().idle_seconds,
    "idle at most": BOUNDS["idle_seconds"][1],
    "behind the clock of Hide": idling.HIDDEN_SECONDS,
    "launch token": admission.TOKEN_SECONDS,
    "start code": admission.CODE_SECONDS,
    "tries of a start code": admission.CODE_TRIES,
}
SECTIONS = (
    "Data and how it is protected",
    "Who may do what",
    "Input",
    "Secrets, tries and sessions",
    "Keys and algorithms",
    "Connections",
    "Logs",
    "Components",
)


def test_every_figure_of_the_page_is_the_one_of_the_code() -> None:
    """What the page promises is what runs."""
    stated = {name: int(figure) for name, figure in FIGURE.findall(_page())}
    held = {name: int(figure) for name, figure in HELD.items()}

    assert held == stated


def test_every_decision_has_its_section() -> None:
    """Data, access, input, secrets, keys, connections, logs, components."""
    found = tuple(re.findall(r"^## (.+)$", _page(), re.MULTILINE))

    assert found == SECTIONS


def test_every_stored_key_is_in_the_list_of_keys() -> None:
    """Whoever adds a kind of cryptography adds its row."""
    words = _page()
    used = ("Argon2id", "HKDF-SHA256", "ChaCha20-Poly1305", "X25519", "Ed25519", "SHA-256")

    assert [name for name in used if name not in words] == []


def _page() -> str:
    return PAGE.read_text(encoding="utf-8")
