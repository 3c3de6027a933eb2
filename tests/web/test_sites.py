"""Many people at one place, without a browser: each screen leads on, nobody is forgotten."""

from app.casework.desk import Desk
from app.domain.encounter import Encounter
from app.domain.site_record import Site
from app.domain.site_record import SiteId
from app.web.received_group import group_rows
from tests.web.officer import Officer
from tests.web.page_check import words_of


def farm(officer: Officer, people: int = 20) -> str:
    """Describe a farm with people; give the address of the place."""
    place = officer.post("/sites")
    officer.get(place)
    return officer.post(
        place,
        where="Yard behind the mill",
        setting="agriculture",
        entry="let_in",
        fact=("CTL03", "LIV02"),
        people=str(people),
    )


def stored(desk: Desk, at: str) -> Site:
    """Give the place as it is stored."""
    return desk.sites.open(SiteId(at.rpartition("/")[2]))


def one(desk: Desk, at: str, token: int) -> Encounter:
    """Give the record of one person."""
    return desk.encounters.open(stored(desk, at).people[token - 1].encounter)


def minute(officer: Officer, at: str, token: int, **taps: str) -> str:
    """Spend a minute with one person; give where it leads."""
    there = f"{at}/people/{one(officer.desk, at, token).id}"
    replies = {k.replace("_", "."): v for k, v in taps.items() if k.startswith("core_")}
    rest = {k: v for k, v in taps.items() if not k.startswith("core_")}
    return officer.post(there, **{"then": "next", **replies, **rest})


def test_twenty_people_are_met_one_after_the_other(officer: Officer, desk: Desk) -> None:
    """Each save leads to the next number, the last one to the list."""
    at = farm(officer)
    for token in range(1, 20):
        leads = minute(officer, at, token, core_age="adult", core_alone="alone")

        assert leads == f"{at}/people/{one(desk, at, token + 1).id}"
    assert minute(officer, at, 20, core_age="adult") == at
    assert "20 people" in officer.words(at)


def test_danger_and_children_stand_first(officer: Officer) -> None:
    """By number, with what was tapped beside it."""
    at = farm(officer, 5)
    minute(officer, at, 5, seen="DNG01", language="vi")
    minute(officer, at, 4, core_age="child")
    minute(officer, at, 3, wish="now", core_papers="kept", core_age="adult")
    words = officer.words(at)

    assert words.index("5: Danger now") < words.index("4: May be under 18")
    assert words.index("4: May be under 18") < words.index("3: ")
    assert words.index("3: ") < words.index("1: Nobody spoke with them yet")
    assert "Wants to talk now · Someone else keeps them" in words


def test_the_same_number_from_two_people_is_proposed_and_kept(
    officer: Officer, desk: Desk
) -> None:
    """The officer decides; then it stands in each record."""
    at = farm(officer, 3)
    for token in (1, 2):
        there = f"{at}/people/{one(desk, at, token).id}/threads"
        officer.get(there)
        officer.post(there, phone="07 700 900", recruiter="")
    words = officer.words(at)
    officer.post(f"{at}/patterns", thread="phone", words="07 700 900")

    assert "Phone number of the one in charge: 07 700 900 Numbers 1 and 2" in words
    assert [pattern.people for pattern in one(desk, at, 3).patterns] == [2]
    assert "In each record" in officer.words(at)
    officer.refused(f"{at}/patterns", 422, thread="phone", words="08")


def test_those_who_direct_are_kept_apart_and_nobody_leaves_with_them(officer: Officer) -> None:
    """The rules stand on the page of the place."""
    at = farm(officer, 3)
    minute(officer, at, 2, directs="yes")
    words = officer.words(at)

    assert "Keep number 2 apart: they direct others." in words
    assert "Nobody leaves with the manager." in words
    assert "One referral for each person." in words


def test_a_talk_alone_is_the_short_one_and_leads_back(officer: Officer, desk: Desk) -> None:
    """The language is chosen already; the findings lead back to the place."""
    at = farm(officer, 2)
    leads = minute(officer, at, 1, language="vi", core_age="adult", then="talk")
    record = one(desk, at, 1)

    assert leads == f"/encounters/{record.id}/questions/core.alone"
    assert record.way == "core.six"
    assert "Number 1, back to the place" in officer.words(f"/encounters/{record.id}/findings")


def test_who_is_to_be_referred_raises_the_question_for_all(officer: Officer) -> None:
    """On the list, and on the page of each person."""
    at = farm(officer, 3)
    minute(officer, at, 1, core_papers="kept", core_pay="nothing")
    person = officer.get(f"{at}/people/{one(officer.desk, at, 3).id}")

    assert "Others may still be held there" in officer.words(at)
    assert "Ask: who else is in danger there?" in words_of(person)


def test_what_was_seen_at_the_place_says_so_in_each_record(officer: Officer) -> None:
    """And what they have in common stands there too."""
    at = farm(officer, 2)
    for token in (1, 2):
        there = f"{at}/people/{one(officer.desk, at, token).id}/threads"
        officer.post(there, employer="Mill Farm")
    officer.post(f"{at}/patterns", thread="employer", words="Mill Farm")
    words = officer.words(f"/encounters/{one(officer.desk, at, 2).id}/findings")

    assert "Seen at the place" in words
    assert "Who they work for: Mill Farm" in words


def test_the_receiver_reads_what_they_share(officer: Officer) -> None:
    """What is not known there is left out."""
    pattern = {"what": "phone", "words": "07", "people": 3}
    group = {"number": 4, "patterns": [pattern, {"what": "moon"}, "x"]}
    with officer.app.test_request_context():
        rows = [(str(a), str(b)) for a, b in group_rows({"group": group})]
        none = list(group_rows({})), len(list(group_rows({"group": {"patterns": "x"}})))

    assert rows == [
        ("One of several people at a place", "Number 4"),
        ("Phone number of the one in charge", "07 (3 people)"),
    ]
    assert none == ([], 1)


def test_numbers_are_handed_out_instead_of_names(officer: Officer, desk: Desk) -> None:
    """One for each person, with the code word of the place."""
    at = farm(officer, 20)
    page = officer.get(f"{at}/numbers")

    assert [item.text for item in page.findall(".//li/b")] == [str(n) for n in range(1, 21)]
    assert f"{stored(desk, at).label}" in words_of(page)


def test_the_place_stands_in_the_list_of_what_is_kept_once(officer: Officer) -> None:
    """Its people are found there, not between the others."""
    at = farm(officer, 20)
    words = officer.words("/saved")

    assert "20 people at one place" in words
    assert ", 7" not in words
    assert "Carry on" in officer.words("/")
    officer.post(f"{at}/people", people="1")
    assert "21 people" in officer.words(at)


def test_what_the_page_does_not_offer_is_refused(officer: Officer, desk: Desk) -> None:
    """Nothing is stored then."""
    at = farm(officer, 1)
    there = f"{at}/people/{one(desk, at, 1).id}"
    officer.refused(there, 422, then="fly")
    officer.refused(there, 422, then="next", language="xx")
    officer.refused(there, 422, then="next", seen="CTL01")
    officer.refused(f"{at}/place", 422, fact="DOC01")
    officer.refused(f"{at}/place", 422, setting="moon")
    officer.refused(f"{at}/people", 422, people="99")
    other = officer.begin().rpartition("/")[2]
    officer.get(f"{at}/people/{other}", 404)
    officer.get(f"/sites/{other}", 404)

    assert one(desk, at, 1).answers == {}
