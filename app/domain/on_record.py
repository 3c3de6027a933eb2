"""What other questions have answered already, so that nobody is asked twice."""

from app.domain.answers import QuestionId
from app.domain.catalogue import Code
from app.domain.catalogue import State
from app.domain.edition_table import Asking
from app.domain.known import Known

ANSWERS = (State.present, State.absent)


def on_record(known: Known) -> frozenset[QuestionId]:
    """Give the questions without an answer whose every code other answers have settled.

    A sign that was only seen settles nothing, and neither does an answer that is not known.
    A question that tells an age, or how safe the talk is, is never left out.
    """
    answers = known.noted.answers
    settled = settled_codes(known)
    return frozenset(
        question
        for question, asking in known.on_path.items()
        if question not in answers and _is_settled(asking, settled)
    )


def settled_codes(known: Known) -> frozenset[Code]:
    """Give the codes that replies on the path state as present or absent."""
    answers = known.noted.answers
    return frozenset(
        fact.code
        for question, asking in known.on_path.items()
        for reply in asking.given(answers.get(question))
        for fact in reply.facts
        if fact.state in ANSWERS
    )


def _is_settled(asking: Asking, settled: frozenset[Code]) -> bool:
    if not asking.codes or asking.tells_more:
        return False
    return settled.issuperset(asking.codes)
