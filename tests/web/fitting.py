"""How much of a question fits on one phone screen, measured in a real browser."""

from collections.abc import Iterator
from dataclasses import dataclass

from playwright.sync_api import Page

from app.domain.question import Question
from tests.web.officer import Officer

_MEASURE = """() => {
  const bottom = what => Math.max(...[...document.querySelectorAll(what)]
    .map(one => one.getBoundingClientRect().bottom));
  const least = Math.min(...[...document.querySelectorAll('.ans button,.row3 button')]
    .map(one => one.getBoundingClientRect().height));
  const foot = document.querySelector('.foot').getBoundingClientRect();
  return [document.documentElement.scrollHeight, bottom('.ans button'), foot.top, least]
    .map(Math.round);
}"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Fit:
    """One question as it stands: its height, its lowest action, and what the foot hides."""

    question: str
    replies: int
    height: int
    answers_end: int
    foot_begins: int
    lowest: int

    @property
    def hidden(self) -> int:
        """Say how many pixels of the answers lie below the foot before one scrolls."""
        return max(0, self.answers_end - self.foot_begins)


def walk(page: Page, at: str, officer: Officer, language: str, way: str) -> Iterator[Fit]:
    """Answer every question of a way with its longest reply, and measure each screen before.

    The line "Saved" above a question is thus as long as it can be. A question whose
    condition does not hold after those before it is left out.
    """
    began = officer.begin()
    officer.post(f"{began}/ask", way=way)
    officer.post(f"{began}/language?next=question", lang=language)
    edition = officer.desk.shelf.current("uk-ew")
    for wanted in edition.way(way).questions:
        question = edition.question(wanted)
        place = f"{began}/questions/{wanted}"
        shown = page.goto(at + place)
        if shown is None or not shown.ok:
            continue
        height, end, begins, least = page.evaluate(_MEASURE)
        yield Fit(
            question=question.id,
            replies=len(question.replies),
            height=height,
            answers_end=end,
            foot_begins=begins,
            lowest=least,
        )
        officer.post(place, answer=_longest(question))


def table(title: str, fits: list[Fit]) -> str:
    """Write what was measured as a table, a line for each question."""
    rows = (f"  {f.question:<14}{f.replies:>3}{f.height:>7}{f.hidden:>6}" for f in fits)
    return "\n".join((f"{title}: question, replies, page height, hidden", *rows))


def _longest(question: Question) -> str:
    """Give the longest reply; alone, so that the question about fear is asked too."""
    if question.id == "core.alone":
        return question.replies[0].id
    return max(question.replies, key=lambda reply: len(reply.says.english)).id
