"""Copy into the form: the path decides the fields, ticks stay, the reference closes it."""

import json

import pytest

from app.casework import copying
from app.casework.desk import Desk
from tests.fakes import FakeJournal
from tests.web.officer import Officer


def _adult(officer: Officer, answer: str = "yes") -> str:
    began = officer.begin()
    officer.post(f"{began}/signs", sign=("DOC01", "MON06"))
    officer.post(f"{began}/language?next=referral", lang="en")
    officer.post(f"{began}/agree", answer=answer, language="en")
    officer.post(f"{began}/referral/age", answer="adult")
    officer.post(f"{began}/referral/name", words="Linh Trần")
    return began


def _keys(officer: Officer, desk: Desk, began: str) -> set[str]:
    pack = copying.copy_pack(desk, officer.encounter(began).id)
    assert pack is not None
    return {one.field.key for one in pack.fields}


def test_an_adult_who_agrees_has_the_whole_form(officer: Officer, desk: Desk) -> None:
    """Name and agreement stand among the fields."""
    began = _adult(officer)

    assert {"person.name_given", "consent.referral"} <= _keys(officer, desk, began)
    assert "Linh" in officer.words(f"{began}/copy")


def test_a_note_without_a_name_holds_no_name(officer: Officer, desk: Desk) -> None:
    """Fields of the person are not needed on this path, and their words stand nowhere."""
    began = _adult(officer, "no")
    words = officer.words(f"{began}/copy")
    paper = officer.words(f"{began}/print/referral")

    assert "They agree No Age" in paper
    assert "in English" not in paper
    assert "person.name_given" not in _keys(officer, desk, began)
    assert "Linh" not in words
    assert "A note without a name." in words
    assert "Tell them first what is sent." in words


def test_a_child_is_asked_for_no_agreement(officer: Officer, desk: Desk) -> None:
    """Safeguarding stands there, agreement does not."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")
    keys = _keys(officer, desk, began)

    assert "consent.referral" not in keys
    assert any(key.startswith("safeguarding.") for key in keys)


def test_ticks_stay_and_can_be_taken_back(officer: Officer) -> None:
    """One tap is stored at once; the page counts."""
    began = _adult(officer)
    part = officer.tap(f"{began}/copy", copied="reference", action="tick")
    kept = copying.copied(officer.encounter(began))
    officer.post(f"{began}/copy", was="reference")

    assert "1 of " in part
    assert kept == {"reference"}
    assert copying.copied(officer.encounter(began)) == frozenset()


def test_the_reference_closes_the_loop(officer: Officer) -> None:
    """Reference and time stand on the record; an empty one is refused."""
    began = _adult(officer)
    officer.refused(f"{began}/copy/back", 422, reference="", sent_at="")
    officer.post(f"{began}/copy/back", reference="REF-1", sent_at="22 November, 23:40")
    back = copying.returned(officer.encounter(began))

    assert back is not None
    assert (back.reference, back.sent_at) == ("REF-1", "22 November, 23:40")
    assert "Closed with the reference REF-1." in officer.words(f"{began}/copy")


@pytest.mark.threat("T16")
def test_the_file_has_the_names_of_the_form_and_a_neutral_name(
    officer: Officer, desk: Desk
) -> None:
    """Their field ids, our words; the journal notes that it left."""
    began = _adult(officer)
    answer = officer.app.test_client().post(f"{began}/copy/file")
    content = json.loads(answer.data)
    assert isinstance(desk.journal, FakeJournal)

    assert answer.headers["Content-Disposition"] == 'attachment; filename="fields.json"'
    assert "pv-name-first-name" in {row["id"] for row in content["fields"]}
    assert desk.journal.lines[-1][3] == "file/nrm"


def test_the_page_says_until_when_the_form_waits(officer: Officer) -> None:
    """Sixty idle minutes from now, by the clock of the device."""
    assert "Save there before" in officer.words(f"{_adult(officer)}/copy")
