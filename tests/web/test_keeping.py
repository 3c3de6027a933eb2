"""How long a record is kept, the hold, erasing by hand and the date, over a real vault."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from app.casework.desk import Desk
from app.casework.retaining import look_after
from app.domain.delivery import DeliveryState
from app.domain.encounter import EncounterId
from app.factory.officer_app import create_app
from app.i18n.catalogues import Catalogues
from app.library.shelf import PackShelf
from tests.proofs.keeping_desk import DAY
from tests.proofs.keeping_desk import Dial
from tests.proofs.keeping_desk import desk_over
from tests.proofs.keeping_desk import new_vault
from tests.proofs.keeping_desk import sealed
from tests.web.conftest import ROOT
from tests.web.officer import Officer

pytestmark = pytest.mark.threat("T14")


@pytest.fixture
def dial() -> Dial:
    """Give a clock that is right."""
    return Dial()


@pytest.fixture
def kept(
    tmp_path: Path, dial: Dial, shelf: PackShelf, catalogues: Catalogues
) -> Iterator[Officer]:
    """Give an officer whose records lie in a real vault."""
    folder = tmp_path / "data"
    with desk_over(folder, new_vault(folder), dial, shelf.current("uk-ew")) as (desk, _):
        app = create_app(desk, catalogues, ROOT / "static", lambda: None)
        app.testing = True
        yield Officer(app=app, desk=desk)


def begun(officer: Officer) -> tuple[str, EncounterId]:
    """Begin a record with a sign; give its address and id."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign="DOC01")
    return began, EncounterId(began.rpartition("/")[2])


def sent(desk: Desk, where: EncounterId, state: DeliveryState) -> None:
    """Lay a referral into the outbox that got as far as that."""
    envelope = sealed(desk, where)
    desk.outbox.change(envelope, lambda one: replace(one, state=state, receipt="signed"))


def test_the_page_says_until_when_and_why(kept: Officer) -> None:
    """The day, the rule with its source, and where the record stands."""
    began, _ = begun(kept)
    look_after(kept.desk)
    words = kept.words(f"{began}/keep")

    assert "Not finished. Nothing was sent." in words
    assert "22 December 2026" in words or "Dec" in words
    assert "Check with your unit." in words


def test_a_hold_needs_a_reason_and_stops_erasing(kept: Officer) -> None:
    """Set with a reason, shown, lifted with a reason; while it stands nothing is erased."""
    began, where = begun(kept)
    kept.refused(f"{began}/hold", 422, words="order 12")
    kept.post(f"{began}/hold", reason="court", words="order 12")
    held = kept.words(f"{began}/keep")
    kept.refused(f"{began}/erase", 409)
    kept.refused(f"{began}/hold/lift", 422, why="")
    kept.post(f"{began}/hold/lift", why="the case ended")

    assert "A court needs it" in held
    assert "order 12" in held
    assert "Not while it must stay" in held
    assert kept.desk.encounters.open(where).hold is None


@pytest.mark.parametrize(
    ("state", "said"),
    [
        (None, "Nothing was sent. This device has the only copy."),
        (DeliveryState.retry_wait, "If you erase it now, it will not be sent."),
        (DeliveryState.received, "The desk has not opened it."),
        (DeliveryState.fetched, "They have opened it."),
    ],
)
def test_before_erasing_it_says_where_the_referral_stands(
    kept: Officer, state: DeliveryState | None, said: str
) -> None:
    """And what goes for ever, and what stays."""
    began, where = begun(kept)
    if state is not None:
        sent(kept.desk, where, state)
    words = kept.words(f"{began}/erase")

    assert said in words
    assert "What goes, for ever" in words
    assert "What stays" in words


def test_an_erased_record_leaves_its_code_and_receipt(kept: Officer) -> None:
    """The list of erased records has the code of the person's paper, and no other word."""
    began, where = begun(kept)
    sent(kept.desk, where, DeliveryState.fetched)
    code = kept.desk.outbox.of(where)[0].receipt_code
    kept.post(f"{began}/erase")
    words = kept.words("/erased")

    assert f"Receipt {code}" in words
    assert "They have opened it." in words
    kept.get(f"{began}/keep", status=404)


def test_a_clock_that_was_changed_is_said_on_home(kept: Officer, dial: Dial) -> None:
    """Until the officer confirms the date."""
    begun(kept)
    before = kept.words("/")
    dial.off = 3650 * DAY
    during = kept.words("/")
    page = kept.words("/date")
    kept.post("/date")
    after = kept.words("/")

    assert "The date of this device may be wrong." not in before
    assert "The date of this device may be wrong." in during
    assert "2036" in page
    assert "The date of this device may be wrong." not in after


def test_damaged_files_wait_for_the_officer(kept: Officer, tmp_path: Path) -> None:
    """They are told, and deleted by the button alone."""
    aside = tmp_path / "data" / "damaged" / "1"
    aside.mkdir(parents=True)
    words = kept.words("/erased")
    kept.post("/erased/damaged")

    assert "Damaged files are set aside" in words
    assert not aside.exists()
