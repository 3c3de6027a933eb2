"""What the receiver reads of views, looks and pay; whatever is odd is left out."""

from app.casework import referring
from app.casework.desk import Desk
from app.domain.encounter import EncounterId
from app.domain.payload import payload
from app.web.received_words import sections_of
from tests.fakes import NIGHT
from tests.web.officer import Officer


def sections(officer: Officer, told: dict[str, object]) -> dict[str, list[tuple[str, str]]]:
    """Give the sections of an opened referral in words."""
    with officer.app.test_request_context():
        return {
            str(one.heading): [(str(label), str(words)) for label, words in one.rows]
            for one in sections_of(told)
        }


def test_the_receiver_reads_rules_view_looks_and_working(officer: Officer, desk: Desk) -> None:
    """The outcome of the rules stands beside the view, each step on a line of its own."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06", "WRK02", "CRM01"))
    officer.post(f"{began}/judgement", view="stay_with_it", certainty="2", below="other")
    officer.post(f"{began}/second-look", view="refer", certainty="4", looker="PC 9")
    officer.post(f"{began}/age-assessment", age="adult", by="Social worker")
    told = {"currency": "GBP", "period": "hour", "paid": "4"}
    officer.post(f"{began}/pay", **told, sign="MON07", basis="said", action="keep")
    draft = referring.check(desk, EncounterId(began.split("/")[2]))
    found = sections(officer, payload(draft, NIGHT))
    views = dict(found["The view of the officer"])

    assert views["By the rules"] == "Enough to refer"
    assert views["View of the officer"] == "Stay with it"
    assert views["View of a colleague"] == "Enough to refer"
    assert views["Reason"] == "Another reason, in my words"
    assert views["How the looks stand"].endswith("A third look breaks the tie.")
    assert views["Age assessment by"] == "Social worker"
    assert views["What did the assessment find?"] == "Adult"
    assert found["Pay and debt"][0] == ("Step 1", "Pay is 4.00 GBP an hour.")


def test_odd_values_of_another_release_are_shown_as_they_are_or_left_out(
    officer: Officer,
) -> None:
    """A newer sender breaks no page."""
    view = {"rules": "new_word", "view": "refer", "certainty_1_to_5": 9, "words": "So"}
    told = {"judgement": {"views": [view, 5], "agreement": "odd"}, "pay": {"working": 5}}
    found = sections(officer, told)

    assert found["The view of the officer"] == [
        ("By the rules", "new_word"),
        ("View of the officer", "Enough to refer"),
        ("In their words", "So"),
    ]
    assert "Pay and debt" not in found
    assert list(sections(officer, {"judgement": 5, "pay": 5})) == ["Agreement"]
