"""Accounts composed of the evidence: what was seen first, then what was said, as it was said.

They are proposals in English for the officer to check; nothing is stored of them until
the officer changes a word.
"""

from collections.abc import Callable
from collections.abc import Iterable
from collections.abc import Mapping
from dataclasses import dataclass

from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.edition_table import edition_table
from app.domain.event import Answered
from app.domain.event import SignNoted
from app.domain.event import Stamp
from app.domain.event import WordsNoted
from app.domain.ledger import Fact
from app.domain.moments import moment_words
from app.domain.referral import Draft

HEADINGS: Mapping[Basis, str] = {
    Basis.observed: "Seen by the officer",
    Basis.document: "On paper",
    Basis.said: "Said to the officer",
    Basis.alone: "Answered alone on the device",
    Basis.third_party: "Told by others",
    Basis.inferred: "The officer's view",
}
QUOTES = "In their own words"


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """One present fact in words, how it is known, and when it was noted."""

    code: Code
    words: str
    basis: Basis
    noted: Stamp | None

    def __str__(self) -> str:
        """Give the line as it stands in an account."""
        when = f" ({moment_words(self.noted)})" if self.noted else ""
        return f"- {self.words}{when}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of the person as spoken, with their language and the time."""

    words: str
    language: str
    noted: Stamp

    def __str__(self) -> str:
        """Give the line as it stands in an account."""
        spoken = f"{self.language}, " if self.language else ""
        return f'- "{self.words}" ({spoken}{moment_words(self.noted)})'


def statements(draft: Draft, starts: Iterable[str]) -> tuple[Statement, ...]:
    """Give the present facts whose codes begin so, seen and on paper first, each once."""
    begins = tuple(starts)
    signs, answers = _noted(draft)
    texts = {one.code: one.text.english for one in draft.edition.catalogue.indicators}
    found: dict[tuple[Code, Basis], Statement] = {}
    for fact in draft.ledger.facts:
        if fact.state is State.present and fact.code.startswith(begins):
            noted = answers.get(fact.question) if fact.question else signs.get(fact.code)
            found[fact.code, fact.basis] = Statement(
                code=fact.code, words=texts[fact.code], basis=fact.basis, noted=noted
            )
    order = tuple(HEADINGS)
    return tuple(sorted(found.values(), key=lambda one: order.index(one.basis)))


def quotes(draft: Draft, starts: Iterable[str]) -> tuple[Quote, ...]:
    """Give their own words at questions that speak of these codes; all of them for ""."""
    begins = tuple(starts)
    speaks = _speaks(draft, begins)
    return tuple(
        Quote(words=event.words, language=_language(draft, event), noted=entry.stamp)
        for entry in draft.encounter.history
        if isinstance(event := entry.event, WordsNoted) and speaks(event.question)
    )


def account(draft: Draft, starts: Iterable[str], *, with_quotes: bool = True) -> str:
    """Compose one account; empty where the record holds nothing for it."""
    begins = tuple(starts)
    parts: list[str] = []
    lines = statements(draft, begins)
    for basis, heading in HEADINGS.items():
        its = [str(line) for line in lines if line.basis is basis]
        if its:
            parts.append("\n".join((f"{heading}:", *its)))
    said = quotes(draft, begins) if with_quotes else ()
    if said:
        parts.append("\n".join((f"{QUOTES}:", *map(str, said))))
    return "\n\n".join(parts)


def differences(draft: Draft) -> tuple[Code, ...]:
    """Give the codes that one reply states and another denies."""
    return tuple(
        dict.fromkeys(
            fact.code
            for fact in draft.ledger.facts
            if fact.state is State.present and _is_denied(fact, draft.ledger.facts)
        )
    )


def _is_denied(stated: Fact, facts: Iterable[Fact]) -> bool:
    return any(one.code == stated.code and one.state is State.absent for one in facts)


def _noted(draft: Draft) -> tuple[Mapping[Code, Stamp], Mapping[QuestionId, Stamp]]:
    """Give when each sign was tapped and each question was answered, the last time."""
    signs: dict[Code, Stamp] = {}
    answers: dict[QuestionId, Stamp] = {}
    for entry in draft.encounter.history:
        match entry.event:
            case SignNoted(code=code):
                signs[code] = entry.stamp
            case Answered(question=question):
                answers[question] = entry.stamp
            case _:
                pass
    return signs, answers


def _speaks(draft: Draft, begins: tuple[str, ...]) -> Callable[[QuestionId | None], bool]:
    """Tell whether words at a question belong here: by what was stated there, else asked."""
    asking = edition_table(draft.edition).questions
    stated: dict[QuestionId, list[Code]] = {}
    for fact in draft.ledger.facts:
        if fact.question and fact.state is State.present:
            stated.setdefault(fact.question, []).append(fact.code)

    def speaks(question: QuestionId | None) -> bool:
        if question is None or question not in asking:
            return "" in begins
        codes = stated.get(question, asking[question].codes)
        return any(code.startswith(begins) for code in codes)

    return speaks


def _language(draft: Draft, noted: WordsNoted) -> str:
    form = draft.edition.form
    return form.language_name(noted.language) if form else noted.language
