"""Do not hand back: asked once where control was seen, never in the way of danger."""

from app.domain.departure import DepartureAsked
from app.domain.departure import LeavesWith
from app.domain.departure import Rehearsed
from tests.web.officer import Officer

CONTROL = ("DOC01",)
NO_CONTROL = ("HLT01",)


def test_the_row_stands_where_control_was_seen(officer: Officer) -> None:
    """No sign of control, no row."""
    held, free = officer.begin(), officer.begin()
    officer.post(f"{held}/signs", sign=CONTROL)
    officer.post(f"{free}/signs", sign=NO_CONTROL)

    assert "Who do they leave with?" in officer.words(f"{held}/steps")
    assert "Who do they leave with?" not in officer.words(f"{free}/steps")


def test_the_row_stands_for_a_child(officer: Officer) -> None:
    """The child route asks it, whatever else was seen."""
    began = officer.begin()
    officer.post(f"{began}/danger", sign="AGE01")

    assert "Who do they leave with?" in officer.words(f"{began}/steps")
    assert "only with the child desk" in officer.words(f"{began}/leave")


def test_the_page_names_everyone_to_warn_of(officer: Officer) -> None:
    """Employer, companion, relative, smuggler, sponsor, interpreter, and the address."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=CONTROL)
    words = officer.words(f"{began}/leave")

    for one in ("work for", "came with them", "relative", "border", "sponsor", "interpreter"):
        assert one in words
    assert "address where they were held" in words


def test_leaving_with_someone_needs_who_and_why(officer: Officer) -> None:
    """The reason is required; what was written stays."""
    began = officer.begin()
    officer.refused(f"{began}/leave", 422, leaves="someone", someone="Aunt", why="")
    officer.refused(f"{began}/leave", 422)
    nothing = officer.encounter(began).departure
    officer.post(f"{began}/leave", leaves="someone", someone="A teacher", why="They chose her")
    departure = officer.encounter(began).departure

    assert nothing is None
    assert departure is not None
    assert (LeavesWith.someone, "A teacher", "They chose her") == (
        departure.leaves,
        departure.someone,
        departure.reason,
    )


def test_save_and_stop_asks_once(officer: Officer) -> None:
    """The first stop leads over the question, the second does not."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=CONTROL)
    first = officer.post(f"{began}/stop")
    shown = officer.words(first)
    second = officer.post(f"{began}/stop")

    assert f"{began}/leave?after=stop" == first
    assert "Leave it open for now" in shown
    assert second == "/saved"


def test_an_answer_at_the_end_leads_out(officer: Officer) -> None:
    """Answered at save and stop, the encounter is left."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=CONTROL)
    after = officer.post(officer.post(f"{began}/stop"), leaves="safe_place")

    assert after == "/saved"
    assert officer.post(f"{began}/stop") == "/saved"


def test_danger_is_never_held_up(officer: Officer) -> None:
    """In danger, save and stop leads straight out; the row stays open."""
    began = officer.begin()
    officer.post(f"{began}/signs", sign=CONTROL)
    officer.post(f"{began}/danger", sign="DNG01")

    assert officer.post(f"{began}/stop") == "/saved"
    assert officer.encounter(began).when(DepartureAsked) is None
    assert "Who do they leave with?" in officer.words(f"{began}/steps")


def test_without_control_nothing_is_asked(officer: Officer) -> None:
    """A stop is a stop."""
    assert officer.post(f"{officer.begin()}/stop") == "/saved"


def test_who_came_with_them_is_kept(officer: Officer) -> None:
    """First facts stand on the record; a second save of the same stores nothing."""
    began = officer.begin()
    came = {"brought": "A man", "speaks": "The man", "rehearsed": "unclear"}
    for _ in range(2):
        officer.post(f"{began}/leave", part="company", **came)
    encounter = officer.encounter(began)

    assert encounter.company is not None
    assert encounter.company.rehearsed is Rehearsed.unclear
    assert sum(type(one.event).__name__ == "CompanyNoted" for one in encounter.history) == 1
