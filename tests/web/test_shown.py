"""Which words stood on the screen: their own language, whatever the person speaks."""

from tests.web.officer import Officer


def test_english_that_stands_in_is_recorded_as_english(officer: Officer) -> None:
    """No translation: the words were English, and the record does not say otherwise."""
    began = officer.begin()
    officer.post(f"{began}/language?next=agree", lang="so")
    officer.post(f"{began}/agree", answer="yes", language="so")
    officer.post(f"{began}/rights", understood="yes", language="so")
    kept = officer.encounter(began)

    assert kept.agreement is not None
    assert kept.rights is not None
    assert (kept.agreement.shown.language, kept.rights.shown.language) == ("en", "en")
    assert "in English" in officer.words(f"{began}/referral")
