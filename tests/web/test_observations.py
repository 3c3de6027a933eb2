"""The card: each tap is saved at once, and two open cards never undo one another."""

from tests.web.officer import Officer


def test_one_tap_answers_with_the_count_alone(officer: Officer) -> None:
    """The fragment holds the button and what the page knows now."""
    began = officer.begin()

    fragment = officer.tap(f"{began}/signs", sign="MON06", action="tick")

    assert "1 noted. What now?" in fragment
    assert 'name="was" value="MON06"' in fragment
    assert "<html" not in fragment
    assert officer.encounter(began).signs == ("MON06",)


def test_a_tap_opens_the_closer_look_under_its_sign(officer: Officer) -> None:
    """Only under the sign that was tapped."""
    began = officer.begin()

    fragment = officer.tap(f"{began}/signs", sign="DOC01", action="tick")

    assert 'id="closer-DOC01"' in fragment
    assert 'id="closer-CTL17"' not in fragment
    assert "hx-swap-oob" in fragment


def test_an_untapped_sign_is_corrected_and_kept_in_the_history(officer: Officer) -> None:
    """It is not noted any more, and it was not lost."""
    began = officer.begin()
    officer.tap(f"{began}/signs", sign="MON06", action="tick")
    officer.tap(f"{began}/signs", was="MON06", action="tick")

    assert officer.encounter(began).signs == ()
    assert len(officer.encounter(began).history) == 2


def test_two_open_cards_do_not_undo_one_another(officer: Officer) -> None:
    """What the other window noted stays."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign="MON06")
    officer.post(f"{began}/signs", sign="HLT01")

    assert set(officer.encounter(began).signs) == {"MON06", "HLT01"}


def test_nothing_tapped_leads_to_rights_and_not_to_a_no(officer: Officer) -> None:
    """The button and the outcome say so in words."""
    began = officer.begin()

    assert "Nothing noted. What now?" in officer.words(f"{began}/signs")
    after = officer.post(f"{began}/signs", action="now")
    words = officer.words(after)
    assert "Not enough asked yet" in words
    assert "What may hide signs" in words
    assert "not a decision about the person" in words


def test_an_offence_is_noted_and_taken_back(officer: Officer) -> None:
    """It adds no sign; an invented kind is refused."""
    began = officer.begin()
    officer.post(f"{began}/signs", offence=("drugs", "theft"))
    assert officer.encounter(began).offences == ("drugs", "theft")

    officer.post(f"{began}/signs", offence_was=("drugs", "theft"))
    officer.refused(f"{began}/signs", 422, offence="invented")

    assert officer.encounter(began).offences == ()
    assert officer.encounter(began).signs == ()


def test_danger_stands_first_on_what_now(officer: Officer) -> None:
    """The banner comes before the outcome, and the number is one tap away."""
    began = officer.begin()
    after = officer.post(f"{began}/danger", sign=("DNG01", "AGE01"))
    words = officer.words(after)

    assert words.index("Act now") < words.index("May be under 18")
    assert "Call 999" in officer.words(f"{began}/danger")
