"""Choosing where this is and which questions come next, without a browser."""

from xml.etree.ElementTree import Element

from app.domain.answers import QuestionId
from tests.web.officer import Officer
from tests.web.page_check import words_of

CALM = {"core.alone": "alone", "core.needs": "nothing", "core.age": "adult"}
ENOUGH = {
    "alone": "alone",
    "age": "adult",
    "needs": "nothing",
    "leave": "harm",
    "pay": "nothing",
}


def buttons(page: Element, name: str) -> list[str]:
    """Give the values of the buttons of one name."""
    found = page.iter("button")
    return [one.get("value", "") for one in found if one.get("name") == name]


def test_a_place_is_chosen_in_one_tap_and_stands_on_what_now(officer: Officer) -> None:
    """It is stored once, adds no sign, and is the first among the recent ones next time."""
    began = officer.begin()
    page = officer.get(f"{began}/setting?next=now")
    after = officer.post(f"{began}/setting?next=now", setting="car_wash")
    officer.post(f"{began}/setting?next=now", setting="car_wash")
    told = officer.words(after)
    again = officer.get(f"{officer.begin()}/setting")

    assert "agriculture" in buttons(page, "setting")
    assert after == f"{began}/now"
    assert "Car wash" in told
    assert officer.encounter(began).signs == ()
    assert [type(one.event).__name__ for one in officer.encounter(began).history] == [
        "SettingChosen"
    ]
    assert buttons(again, "setting")[0] == "car_wash"


def test_a_place_is_found_by_a_part_of_its_name_without_scripts(officer: Officer) -> None:
    """What was typed is posted, and other names are left out."""
    began = officer.begin()
    address = f"{began}/setting?next=packs"
    answer = officer.app.test_client().post(address, data={"q": "nail"})
    none = officer.app.test_client().post(address, data={"q": "zzz"})

    assert 'value="nail_bar"' in answer.text
    assert 'value="car_wash"' not in answer.text
    assert "No place of that name" in none.text


def test_an_unknown_place_is_refused(officer: Officer) -> None:
    """A form of another edition stores nothing."""
    began = officer.begin()

    officer.refused(f"{began}/setting", 422, setting="moon")

    assert officer.encounter(began).history == ()


def test_the_packs_stand_in_their_order_with_the_reason(officer: Officer) -> None:
    """For everyone first, then work; who is often missed is told."""
    began = officer.begin()
    page = officer.get(f"{began}/packs")
    told = words_of(page)

    assert buttons(page, "way")[:2] == ["core.full", "labour.full"]
    assert "The place is not known. Work is missed most." in told
    assert "Often missed here: men, adults" in told


def test_a_child_is_offered_no_other_pack_but_by_choice(officer: Officer) -> None:
    """The others stand under a heading of their own."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign=["AGE01"])
    told = officer.words(f"{began}/packs")

    assert "Only if a specialist asks" in told
    assert "Often missed here" not in told


def test_a_proposed_way_is_sparing_and_one_by_hand_is_not(officer: Officer) -> None:
    """The button of a pack spares what is on record."""
    began = officer.begin()
    officer.post(f"{began}/ask", way="labour.full", sparing="yes")
    proposed = officer.encounter(began).noted.sparing
    officer.post(f"{began}/ask", way="labour.full")

    assert proposed
    assert not officer.encounter(began).noted.sparing


def test_enough_shows_what_the_answers_show_with_a_way_to_carry_on(officer: Officer) -> None:
    """The answer that makes it enough ends the asking; nobody is asked more by default."""
    began = officer.begin()
    officer.post(f"{began}/language", lang="en")
    place = officer.post(f"{began}/ask", way="core.full")
    while "/questions/" in place:
        told = ENOUGH.get(place.rpartition("core.")[2])
        place = officer.post(place, **({"answer": told} if told else {"absence": "skipped"}))
    page = officer.get(place)
    told = words_of(page)
    onward = officer.post(f"{began}/ask", way="core.full")
    asked = QuestionId(onward.rpartition("/")[2])
    later = officer.post(onward, absence="skipped")

    assert place == f"{began}/findings"
    assert "You have enough" in told
    assert "would not change your duty to refer" in told
    assert buttons(page, "way") == ["core.full"]
    assert asked not in officer.encounter(began).noted.answers.keys() - {asked}
    assert "/questions/" in later


def test_after_the_way_the_next_pack_is_one_tap_away(officer: Officer) -> None:
    """Where it is not enough to refer, the next pack stands at the thumb."""
    began = officer.begin()
    officer.post(f"{began}/language", lang="en")
    place = officer.post(f"{began}/ask", way="core.six")
    while "/questions/" in place:
        place = officer.post(place, absence="skipped")
    officer.post(f"{began}/setting", setting="private_household")
    page = officer.get(f"{began}/findings")
    packs = officer.words(f"{began}/packs")

    assert buttons(page, "way")[-1] in ("core.full", "domestic.full")
    assert "This is where it often happens." in packs
