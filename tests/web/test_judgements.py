"""Your view, second look, age assessment: shown beside the result, never in its place."""

from tests.web.officer import Officer
from tests.web.page_check import words_of

ENOUGH = ("DOC01", "MON06", "WRK02", "CRM01")
CHILD = "Child steps. No control needs to be shown."
FORBIDDEN = ("cooperate", "came back", "phone", "paid", "agreed", "no right", "story")


def met(officer: Officer, *more: str) -> str:
    """Begin an encounter with enough to refer."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=(*ENOUGH, *more))
    return began


def test_a_view_below_is_shown_beside_the_result(officer: Officer) -> None:
    """Both stand on the findings; the referral can still go."""
    began = met(officer)
    officer.post(
        f"{began}/judgement",
        view="stay_with_it",
        certainty="3",
        below="paper_explains",
        words="A lawful contract",
    )
    words = officer.words(f"{began}/findings")

    assert "Enough to refer" in words
    assert "Your view: Stay with it. By the rules: Enough to refer." in words
    assert "3 of 5: fairly sure" in words
    assert "A paper that I checked explains it" in words
    assert "A lawful contract" in officer.words("/judgements")
    assert "A lawful contract" in officer.words(f"{began}/judgement")


def test_what_is_missing_stays_on_the_page(officer: Officer) -> None:
    """A view, how sure, and below the rules a reason."""
    address = f"{met(officer)}/judgement"
    empty = words_of(officer.refused(address, 422))
    low = words_of(officer.refused(address, 422, view="nothing_noted", certainty="5"))

    assert "Choose your view." in empty
    assert "Say how sure you are." in empty
    assert "Choose a reason." in low


def test_no_reason_offered_is_about_the_person(officer: Officer) -> None:
    """Nothing on the page invites it."""
    page = officer.get(f"{met(officer)}/judgement")
    options = [words_of(one) for one in page.findall(".//option")]

    assert not [one for one in options if any(word in one.lower() for word in FORBIDDEN)]


def test_a_second_look_is_blind(officer: Officer) -> None:
    """The facts stand there, no outcome, no banner, no view."""
    began = met(officer, "DNG01")
    officer.post(f"{began}/judgement", view="refer", certainty="5")
    page = officer.get(f"{began}/second-look")
    words = words_of(page)

    assert "Identity papers are kept by another person" in words
    assert "Act now" not in words
    assert "Your view:" not in words
    assert page.find(".//*[@class='panel']") is None
    assert [one for one in page.findall(".//input[@type='radio']") if one.get("checked")] == []


def test_agreement_is_stored_and_shown(officer: Officer) -> None:
    """A tie asks for a third look, and ends with it."""
    began = met(officer)
    look = f"{began}/second-look"
    officer.post(look, view="stay_with_it", certainty="2", looker="PC 9")
    tie = officer.words(f"{began}/findings")
    officer.post(look, view="refer", certainty="4", looker="PC 10")
    after = officer.words(look)

    assert "A third look breaks the tie." in tie
    assert "A third look came to the same view as the officer." in officer.words(
        f"{began}/judgement"
    )
    assert "No further look is needed." in after
    officer.refused(look, 422, view="refer", certainty="4", looker="PC 11")


def test_a_look_of_the_same_officer_is_refused(officer: Officer) -> None:
    """With the reason beside the field; so is an empty look."""
    look = f"{met(officer)}/second-look"
    own = words_of(officer.refused(look, 422, view="refer", certainty="4", looker="pc 4417"))
    empty = words_of(officer.refused(look, 422, looker="PC 9"))

    assert "Write the staff code of somebody who was not part of this." in own
    assert "Choose your view." in empty


def test_an_age_assessment_ends_the_child_steps(officer: Officer) -> None:
    """Nothing else on these pages does."""
    began = met(officer, "AGE01")
    address = f"{began}/age-assessment"
    refused = words_of(officer.refused(address, 422, age="adult"))
    before = officer.words(f"{began}/findings")
    officer.post(address, age="adult", by="Social worker, city", words="Passport")

    assert "Write who made it." in refused
    assert CHILD in before
    assert CHILD not in officer.words(f"{began}/findings")
    assert "Recorded: 18 or over, by Social worker, city" in officer.words(address)


def test_an_adult_told_against_a_doubt_leads_to_the_age_assessment(officer: Officer) -> None:
    """At once it is a slip that is put right; later the child steps stay, and it says why."""
    began = met(officer)
    age = f"{began}/referral/age"
    officer.post(f"{began}/language?next=now", lang="en")
    officer.post(age, answer="maybe")
    at_once = officer.post(age, answer="adult")
    officer.post(age, answer="maybe")
    officer.post(f"{began}/ask", way="core.full")
    officer.post(f"{began}/questions/core.alone", answer="alone")
    later = officer.post(f"{began}/questions/core.age", answer="adult")
    from_the_referral = officer.post(age, answer="adult")
    page = officer.get(later)

    assert not at_once.endswith("/age-assessment")
    assert later == from_the_referral == f"{began}/age-assessment"
    assert "It alone ends the child steps." in words_of(page)
    assert page.find(f".//a[@href='{began}']") is not None
    assert CHILD in officer.words(f"{began}/findings")


def test_the_list_of_the_supervisor_is_reached_from_saved(officer: Officer) -> None:
    """It says when it is empty."""
    assert officer.get("/saved").find(".//a[@href='/judgements']") is not None
    assert "No view stands below the result." in officer.words("/judgements")
