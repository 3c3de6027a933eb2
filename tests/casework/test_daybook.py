"""The daybook: one line for one look, and a purpose for what is of another day."""

from datetime import timedelta

import pytest

from app.casework import observing
from app.casework import receiving
from app.casework import visiting
from app.casework.daybook import MOST_KEPT
from app.casework.daybook import Daybook
from app.casework.desk import Desk
from app.domain.audit import FRESH
from app.domain.audit import SPELL
from app.domain.audit import Act
from app.domain.audit import Operation
from app.domain.audit import Purpose
from app.domain.errors import StoreFull
from app.domain.event import EnvelopeId
from app.domain.policy import Policy
from app.domain.receiving import Incoming
from tests.fake_receiver import FakeMailroom
from tests.fakes import NIGHT
from tests.fakes import FakeClock
from tests.fakes import FakeJournal

MOMENT = timedelta(seconds=1)


def look(about: str, kind: str = "encounter") -> Act:
    """Give a look at one thing."""
    return Act(operation=Operation.consultation, kind=kind, about=about)


def lines(desk: Desk) -> list[tuple[str, str, str, str]]:
    """Give what the journal holds."""
    assert isinstance(desk.journal, FakeJournal)
    return desk.journal.lines


def wait(desk: Desk, by: timedelta) -> None:
    """Let time go by."""
    assert isinstance(desk.clock, FakeClock)
    desk.clock.pass_time(by)


def test_the_same_look_again_stands_under_its_first_line(desk: Desk) -> None:
    """Within a spell one line, after it the next; another record has its own."""
    daybook = Daybook(desk)
    for _ in range(3):
        daybook.note(look("a"))
        daybook.note(look("b"))
    wait(desk, SPELL - MOMENT)
    daybook.note(look("a"))
    wait(desk, MOMENT)
    daybook.note(look("a"))

    assert [line[2] for line in lines(desk)] == ["a", "b", "a"]


@pytest.mark.parametrize(
    "operation", [Operation.disclosure, Operation.collection, Operation.erasure]
)
def test_what_leaves_or_ends_is_never_joined(desk: Desk, operation: Operation) -> None:
    """Each disclosure, first save and erasure has its own line."""
    daybook = Daybook(desk)
    for _ in range(2):
        daybook.note(Act(operation=operation, kind="encounter", about="a"))

    assert len(lines(desk)) == 2


def test_a_clock_that_jumps_back_joins_nothing(desk: Desk) -> None:
    """A line too many is better than a look without one."""
    daybook = Daybook(desk)
    daybook.note(look("a"))
    wait(desk, -timedelta(days=1))
    daybook.note(look("a"))

    assert len(lines(desk)) == 2


def test_a_line_that_was_not_written_joins_nothing(desk: Desk) -> None:
    """The next look tries again."""
    daybook = Daybook(desk)
    journal = desk.journal
    assert isinstance(journal, FakeJournal)

    def full(*_: object, **__: object) -> None:
        raise StoreFull

    journal.note = full  # type: ignore[method-assign]
    with pytest.raises(StoreFull):
        daybook.note(look("a"))
    del journal.note  # type: ignore[method-assign]
    daybook.note(look("a"))

    assert len(lines(desk)) == 1


def test_a_sitting_remembers_no_more_than_it_needs(desk: Desk) -> None:
    """Of very many records the first is written again."""
    daybook = Daybook(desk)
    for number in range(MOST_KEPT + 1):
        daybook.note(look(str(number)))
    daybook.note(look("0"))

    assert len(lines(desk)) == MOST_KEPT + 2


def test_a_record_of_another_day_waits_for_a_purpose(desk: Desk) -> None:
    """Not while it is worked on, however long the night; once told, it holds."""
    where = observing.begin(desk).id
    daybook = Daybook(desk)
    wait(desk, FRESH)
    is_asked_at_night = daybook.must_ask(look(where))
    wait(desk, MOMENT)
    is_asked_next_day = daybook.must_ask(look(where))
    daybook.tell("encounter", where, Purpose.review)
    wait(desk, SPELL)
    daybook.note(look(where))

    assert [is_asked_at_night, is_asked_next_day] == [False, True]
    assert daybook.must_ask(look(where)) is False
    assert desk.journal.purpose("encounter", where, NIGHT) == "review"


def test_a_lock_does_not_bring_the_question_back(desk: Desk) -> None:
    """What was told before it stands in the journal and is taken over."""
    where = observing.begin(desk).id
    wait(desk, FRESH + MOMENT)
    Daybook(desk).tell("encounter", where, Purpose.follow_up)
    after = Daybook(desk)

    assert after.must_ask(look(where)) is False


def test_a_policy_can_leave_the_purpose_out(desk: Desk) -> None:
    """Then an old record opens at once, with its line."""
    where = observing.begin(desk).id
    wait(desk, FRESH + MOMENT)

    before = Daybook(desk).must_ask(look(where))
    desk.device.save_policy(Policy(asks_purpose=False))

    assert (before, Daybook(desk).must_ask(look(where))) == (True, False)


def test_a_received_referral_waits_only_when_it_is_opened_again(desk: Desk) -> None:
    """The first opening is what it was sent for."""
    envelope = EnvelopeId("envelope-1")
    assert isinstance(desk.mailroom, FakeMailroom)
    desk.mailroom.waiting = (Incoming(id=envelope, sender="a", size=1, arrived_at=NIGHT),)
    desk.mailroom.payloads = {envelope: {"note": "made up"}}
    receiving.fetch(desk)
    wait(desk, FRESH + MOMENT)
    daybook = Daybook(desk)
    first = daybook.must_ask(look(envelope, "envelope"))
    receiving.open_referral(desk, envelope)

    assert [first, daybook.must_ask(look(envelope, "envelope"))] == [False, True]


def test_a_place_of_another_day_waits_too(desk: Desk) -> None:
    """It shows the people of that day."""
    site = visiting.begin(desk).id
    wait(desk, FRESH + MOMENT)

    assert Daybook(desk).must_ask(look(site, "site")) is True


@pytest.mark.parametrize("kind", ["encounter", "site", "envelope", "search"])
def test_what_is_not_there_asks_nothing(desk: Desk, kind: str) -> None:
    """The page says that nothing is here."""
    assert Daybook(desk).must_ask(look("nothing", kind)) is False
