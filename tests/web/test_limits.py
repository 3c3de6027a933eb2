"""How long a body may be, and where it lies meanwhile."""

from io import BytesIO

import pytest
from flask import request

from app.web import limits
from app.web.limits import LARGEST_FORM
from app.web.limits import LARGEST_IMPORT
from tests.web.forged import Made
from tests.web.officer import Officer
from tests.web.requests_made import Behind
from tests.web.requests_made import ask
from tests.web.requests_made import guard_before

IMPORT = "/import"


@pytest.mark.parametrize(
    ("path", "length", "status"),
    [
        (IMPORT, LARGEST_IMPORT, 200),
        (IMPORT, LARGEST_IMPORT + 1, 403),
        ("/", LARGEST_FORM, 200),
        ("/", LARGEST_FORM + 1, 403),
        (f"{IMPORT}/", LARGEST_FORM + 1, 403),
    ],
)
def test_one_address_may_take_more(
    monkeypatch: pytest.MonkeyPatch, path: str, length: int, status: int
) -> None:
    """An import is larger than a form; nothing near its address is."""
    monkeypatch.setattr(limits, "LARGER", {IMPORT: LARGEST_IMPORT})
    made = Made(posts=True, changes={"CONTENT_LENGTH": str(length)})

    assert ask(guard_before(Behind()), made.at(path)).status == status


def test_a_long_file_stays_in_memory(monkeypatch: pytest.MonkeyPatch, officer: Officer) -> None:
    """Nothing that is sent here is ever written to a temporary folder."""
    monkeypatch.setattr(limits, "LARGER", {IMPORT: LARGEST_IMPORT})
    kept = []

    def take() -> str:
        kept.append(request.files["file"].stream)
        return ""

    officer.app.add_url_rule(IMPORT, view_func=take, methods=["POST"])
    head = b'--x\r\nContent-Disposition: form-data; name="file"; filename="a"\r\n\r\n'
    body = b"".join((head, b"x" * 2_000_000, b"\r\n--x--\r\n"))
    kind = "multipart/form-data; boundary=x"
    sent = officer.app.test_client().post(IMPORT, data=body, content_type=kind)

    assert sent.status_code == 200
    assert [type(one) for one in kept] == [BytesIO]


def test_the_app_refuses_too_much_by_itself(officer: Officer) -> None:
    """The second net: also without the guard a long form is not read."""
    client = officer.app.test_client()
    answer = client.post("/settings", data={"language": "x" * LARGEST_FORM})

    assert answer.status_code == 413
