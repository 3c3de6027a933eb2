"""What would follow if something more were told; each sign is looked at once."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping
from dataclasses import dataclass
from dataclasses import field
from dataclasses import replace
from functools import lru_cache

from app.domain.answers import Basis
from app.domain.answers import QuestionId
from app.domain.assessment import verdict
from app.domain.assessment import verdict_of
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.edition_table import Asking
from app.domain.edition_table import edition_table
from app.domain.evidence import Evidence
from app.domain.evidence import evidence_of
from app.domain.evidence import with_sign
from app.domain.ledger import Fact
from app.domain.ledger import Ledger
from app.domain.ledger import facts_by_reply
from app.domain.ledger import tick
from app.domain.outcome import Verdict
from app.domain.pack import Edition
from app.domain.progress import Progress
from app.domain.question import Reply

Signs = tuple[Fact, ...]
Named = tuple[Code, tuple[str, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Supposition:
    """One progress, and the verdicts that were looked up from there."""

    progress: Progress
    evidence: Evidence
    looked_up: dict[Named, Verdict] = field(default_factory=dict)

    @property
    def now(self) -> Verdict:
        """The verdict as it stands."""
        result = self.progress.result
        return Verdict(
            outcome=result.outcome,
            act_now=result.act_now,
            child_route=result.child_route,
            pause_offence=result.pause_offence,
        )

    def signs(self, asking: Asking) -> Iterator[tuple[Code, Verdict]]:
        """Give what each sign that one question can bring would lead to."""
        edition = self.progress.edition
        for fact in signs_by_question(edition)[asking.question.id]:
            name = (fact.code, fact.values)
            if name not in self.looked_up:
                self.looked_up[name] = self._with(fact)
            yield fact.code, self.looked_up[name]

    def replies(self, asking: Asking) -> Iterator[Verdict]:
        """Give what each whole reply of one question would lead to."""
        ledger, said = self.progress.ledger, facts_by_reply(self.progress.edition)[Basis.said]
        for name, reply in asking.replies.items():
            told = _with_facts(ledger, said[asking.question.id][name])
            yield self._verdict(_with_reply(told, reply))

    def _with(self, fact: Fact) -> Verdict:
        """Give the verdict with one sign more, the short way where there is one."""
        more = None if fact.values else with_sign(self.evidence, fact.code, fact.basis)
        if more is not None:
            return verdict_of(more)
        return self._verdict(_with_facts(self.progress.ledger, (fact,)))

    def _verdict(self, ledger: Ledger) -> Verdict:
        return verdict(self.progress.edition.catalogue, ledger)


def suppose(progress: Progress) -> Supposition:
    """Begin to suppose from where a talk stands."""
    evidence = evidence_of(progress.edition.catalogue, progress.ledger)
    return Supposition(progress=progress, evidence=evidence)


@lru_cache(maxsize=8)
def signs_by_question(edition: Edition) -> Mapping[QuestionId, Signs]:
    """Make the signs that each question can bring: told, seen or read on paper."""
    said = facts_by_reply(edition)[Basis.said]
    return {
        question: _signs(asking, said[question].values())
        for question, asking in edition_table(edition).questions.items()
    }


def _signs(asking: Asking, told: Iterable[Signs]) -> Signs:
    """Give each sign once, as it can be known first."""
    question = asking.question
    facts = [fact for one in told for fact in one if fact.state is State.present]
    facts += [tick(code, Basis.observed, question.id) for code in question.seen]
    facts += [tick(code, Basis.document, question.id) for code in question.on_paper]
    named = {(fact.code, fact.values): fact for fact in reversed(facts)}
    return tuple(reversed(named.values()))


def _with_facts(ledger: Ledger, facts: Signs) -> Ledger:
    return replace(ledger, facts=ledger.facts + facts)


def _with_reply(ledger: Ledger, reply: Reply) -> Ledger:
    if reply.age is None and not reply.protective:
        return ledger
    around = ledger.circumstances
    return replace(
        ledger,
        circumstances=replace(
            around,
            age=reply.age or around.age,
            protective=around.protective + reply.protective,
        ),
    )
