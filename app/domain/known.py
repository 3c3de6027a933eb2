"""What is known at one point of the path, and whether a single test of a condition holds.

A test on what nobody has answered is open: silence neither opens a question nor closes it.
"""

from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field

from app.domain.answers import Absence
from app.domain.answers import Absent
from app.domain.answers import Age
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.condition import CodeTest
from app.domain.condition import QuestionTest
from app.domain.condition import RouteTest
from app.domain.condition import SettingTest
from app.domain.condition import Test
from app.domain.condition import Truth
from app.domain.edition_table import Asking
from app.domain.edition_table import EditionTable
from app.domain.noted import Noted

CHILD_SIGN = Code("AGE01")
DOUBTS = frozenset((Age.child, Age.unknown))
ANSWERED = "answered"
NOT_ASKED, OFF_PATH = Absence.not_asked, Absence.off_path
HOLDS, FAILS, OPEN = Truth.holds, Truth.fails, Truth.open
TYPE = "type:"
PLACES: Mapping[str, tuple[str, ...]] = {
    "border": ("border_crossing", "airport", "port", "lorry"),
    "desk": ("station_desk",),
}
STRONGEST_FIRST = (State.present, State.absent, State.unknown, State.declined)


@dataclass(frozen=True, slots=True, kw_only=True)
class Known:
    """The answers on the path so far, the questions that fell off it, and what was seen."""

    table: EditionTable
    noted: Noted
    on_path: dict[QuestionId, Asking] = field(default_factory=dict)
    off_path: set[QuestionId] = field(default_factory=set)

    def test(self, test: Test) -> Truth:
        """Give the truth of one test; those of questions are the most frequent."""
        if isinstance(test, QuestionTest):
            return self._replied(test)
        if isinstance(test, SettingTest):
            return self._in_setting(test)
        if isinstance(test, RouteTest):
            return _any(self._on_route(route) for route in test.route)
        return self._in_state(test)

    def present(self) -> frozenset[Code]:
        """Give the codes that stand as present: tapped, ticked or told."""
        told = (
            code
            for question, asking in self.on_path.items()
            if (answer := self.noted.answers.get(question)) is not None
            for code in asking.present(answer)
        )
        return frozenset((*self.noted.signs, *self._of_group, *self._paid, *told))

    @property
    def _of_group(self) -> tuple[Code, ...]:
        """Give the codes that stand because of the place, or because several told them."""
        return (*self.noted.site_facts, *self.noted.group_facts)

    @property
    def _paid(self) -> tuple[Code, ...]:
        """Give the codes that were kept with pay and debt."""
        return self.noted.pay.signs if self.noted.pay else ()

    def _in_setting(self, test: SettingTest) -> Truth:
        setting = self.noted.setting
        if setting is None:
            return Truth.open
        kind = self.table.kinds.get(setting)
        holds = setting in test.setting or f"{TYPE}{kind}" in test.setting
        return Truth.holds if holds else Truth.fails

    def _on_route(self, route: str) -> Truth:
        if route == "child":
            return self._may_be_a_child()
        if route == "offence":
            return Truth.holds if self.noted.offences else Truth.open
        if (route == "site" and self.noted.at_site) or (route == "desk" and self.noted.at_desk):
            return Truth.holds
        setting = self.noted.setting
        if setting is None or route not in PLACES:
            return Truth.open
        return Truth.holds if setting in PLACES[route] else Truth.fails

    def _may_be_a_child(self) -> Truth:
        assessed, ages = self.assessed, self._ages_told()
        if assessed is not None:
            return Truth.holds if assessed is Age.child else Truth.fails
        if ages & DOUBTS or State.present in self._states(CHILD_SIGN) or self.was_doubted:
            return Truth.holds
        return Truth.fails if Age.adult in ages else Truth.open

    @property
    def assessed(self) -> Age | None:
        """Give the age that was assessed, unless somebody told an age or a doubt after it."""
        found, since = self.noted.age_assessed, self.noted.since_assessed
        if found is None or CHILD_SIGN in self.noted.signs:
            return None
        later = {one: asking for one, asking in self.on_path.items() if one in since}
        answers = self.noted.answers
        doubted = any(
            State.present in asking.states(answers[one], CHILD_SIGN)
            or any(reply.age for reply in asking.given(answers[one]))
            for one, asking in later.items()
        )
        return None if doubted else found.age

    @property
    def was_doubted(self) -> bool:
        """Say whether a doubt about age was taken back only after the talk had moved on.

        It stands until an age is assessed: a later answer alone makes nobody an adult.
        """
        return self.noted.young_outlived or any(
            any(reply.age in DOUBTS for reply in asking.given(before))
            or State.present in asking.states(before, CHILD_SIGN)
            for question, before in self.noted.outlived
            if (asking := self.on_path.get(question)) is not None
        )

    def _ages_told(self) -> set[Age | None]:
        return {
            reply.age
            for question, asking in self.on_path.items()
            for reply in asking.given(self.noted.answers.get(question))
        }

    def _in_state(self, test: CodeTest) -> Truth:
        states = set(self._states(test.code))
        state = next((one for one in STRONGEST_FIRST if one in states), None)
        if state is not None:
            return Truth.holds if state in test.state else Truth.fails
        return Truth.holds if Absence.not_asked in test.state else Truth.open

    def _states(self, code: Code) -> Iterator[State]:
        if code in self.noted.signs or code in self._of_group or code in self._paid:
            yield State.present
        for question, asking in self.on_path.items():
            answer = self.noted.answers.get(question)
            if answer is not None:
                yield from asking.states(answer, code)

    def _replied(self, test: QuestionTest) -> Truth:
        question = test.question
        if question in self.off_path:
            return self._absent(test, OFF_PATH)
        answer = self.noted.answers.get(question) if question in self.on_path else None
        if answer is None:
            return HOLDS if NOT_ASKED in test.state else OPEN
        if isinstance(answer, Absent):
            return self._absent(test, answer.absence)
        if ANSWERED in test.state or not set(test.reply).isdisjoint(answer.replies):
            return HOLDS
        return FAILS

    @staticmethod
    def _absent(test: QuestionTest, absence: Absence) -> Truth:
        """Say whether an absence was waited for; where a reply was, that stays open."""
        if absence in test.state:
            return HOLDS
        return OPEN if test.reply else FAILS


def _any(truths: Iterator[Truth]) -> Truth:
    found = set(truths)
    order = (Truth.holds, Truth.open)
    return next((one for one in order if one in found), Truth.fails)
