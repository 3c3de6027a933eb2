"""A result in plain English words, for people at a terminal; never a number or a finding."""

from collections.abc import Iterable
from collections.abc import Iterator
from collections.abc import Mapping

from app.domain.alternatives import Alternative
from app.domain.answers import Basis
from app.domain.catalogue import Code
from app.domain.catalogue import Element
from app.domain.catalogue import State
from app.domain.comparison import compare
from app.domain.comparison import is_near
from app.domain.guidance import Flag
from app.domain.ledger import BASIS_ORDER
from app.domain.next_question import changes_of
from app.domain.outcome import Change
from app.domain.outcome import Reason
from app.domain.outcome import Rule
from app.domain.outcome import Shown
from app.domain.progress import Progress

HEADINGS: Mapping[Element, str] = {
    Element.act: "What was done",
    Element.means: "How they are controlled",
    Element.purpose: "What for",
    Element.context: "Around it: shown, never counted",
}
SOURCES: Mapping[Basis, str] = {
    Basis.document: "on paper",
    Basis.observed: "seen",
    Basis.said: "said",
    Basis.alone: "answered alone",
    Basis.third_party: "told by another",
    Basis.inferred: "the officer's view",
}
RULES: Mapping[Rule, str] = {
    Rule.both_sides: "Both sides are seen: control, and what for.",
    Rule.child: "For a child, control need not be shown.",
    Rule.forced_labour: "The work is not free, and there is a threat.",
    Rule.other_form: "Another form is seen.",
    Rule.own_words: "They said it in their own words, and control is shown.",
}
DEGREES: Mapping[Shown, str] = {
    Shown.shown: "shown",
    Shown.possible: "possible",
    Shown.not_shown: "asked, and not shown",
    Shown.not_explored: "not explored",
}
LIMITS = (
    "This is not a finding. It says what to do next, never who the person is.",
    "What was not asked is not a no.",
)


def explained(progress: Progress) -> Iterator[str]:
    """Give the lines, in the order in which a result is always explained."""
    yield from _outcome(progress)
    for element in Element:
        yield from _section(HEADINGS[element], _signs(progress, element))
    yield from _section("Forced labour, looked at apart", _lens(progress))
    protective = progress.ledger.circumstances.protective
    told = (one.replace("_", " ").capitalize() for one in dict.fromkeys(protective))
    yield from _section("Speaks for freedom; takes nothing away", told)
    for one in progress.edition.alternatives.alternatives:
        if is_near(one, progress.ledger):
            heading = f"Could it be: {one.name.english}? Both may be true"
            yield from _section(heading, _beside(progress, one))
    yield from _section("Not answered", _unanswered(progress))
    changes = (_change(progress, change) for change in changes_of(progress))
    yield from _section("What would change this", changes)
    yield from _section("Limits", LIMITS)


def _outcome(progress: Progress) -> Iterator[str]:
    result, guidance = progress.result, progress.edition.guidance
    for flag in Flag:
        if getattr(result, flag) is True:
            words = guidance.flag(flag)
            yield f"{words.shown.english}: {words.line.english}"
    shown = guidance.words(result.outcome)
    yield f"{shown.shown.english}. {_reason(progress)} {shown.line.english}"


def _reason(progress: Progress) -> str:
    """Say in one sentence why."""
    result = progress.result
    if result.rule is not None:
        return RULES[result.rule]
    elements = {element for reason in result.reasons for element in reason.elements}
    match Element.means in elements, Element.purpose in elements:
        case True, True:
            return "Signs of control and of what for are seen in part."
        case True, False:
            return "One side is seen so far: control."
        case False, True:
            return "One side is seen so far: what for."
        case _:
            return "No sign of control is seen so far."


def _signs(progress: Progress, element: Element) -> Iterator[str]:
    """Give the signs of one element: paper and eye first, then words, then views."""
    noted = [one for one in progress.result.reasons if one.elements[0] is element]
    for reason in sorted(noted, key=_known_as):
        yield f"{_text(progress, reason.code)} ({SOURCES[reason.basis]})"


def _known_as(reason: Reason) -> int:
    return BASIS_ORDER[reason.basis]


def _lens(progress: Progress) -> Iterator[str]:
    lens = progress.result.forced_labour
    yield f"Work that is not free: {DEGREES[lens.involuntary]}"
    yield f"Threat of a penalty: {DEGREES[lens.menace]}"


def _beside(progress: Progress, alternative: Alternative) -> Iterator[str]:
    """Lay one alternative beside the result: what fits it, what does not, what is open."""
    found = compare(alternative, progress.ledger)
    fits = [_text(progress, one.code) for one in found.fits]
    fits += [progress.edition.alternatives.words(fact).english for fact in found.free]
    fits += [f"not so: {_text(progress, one.code)}" for one in found.denied]
    yield f"Fits: {_listed(fits)}"
    against = (_text(progress, one.code) for one in found.control)
    yield f"Points to control and use: {_listed(against)}"
    yield f"Not asked: {_listed(_text(progress, one.code) for one in found.silent)}"
    yield f"Not decided here: {alternative.undecided.english}"


def _unanswered(progress: Progress) -> Iterator[str]:
    left = [one.question.topic.english for one in (*progress.unasked, *progress.open)]
    if left:
        yield f"Not asked: {', '.join(left)}"
    for state, words in ((State.unknown, "Did not know"), (State.declined, "Did not say")):
        codes = dict.fromkeys(f.code for f in progress.ledger.facts if f.state is state)
        yield from (f"{words}: {_text(progress, code)}" for code in codes)


def _change(progress: Progress, change: Change) -> str:
    sign, result = _text(progress, change.code), progress.result
    if change.act_now and not result.act_now:
        return f"{sign}: act now"
    if change.child_route and not result.child_route:
        return f"{sign}: then control need not be shown"
    return f"{sign}: {progress.edition.guidance.words(change.outcome).shown.english}"


def _text(progress: Progress, wanted: Code) -> str:
    rows = progress.edition.catalogue.indicators
    return next(row.text.english for row in rows if row.code == wanted)


def _listed(words: Iterable[str]) -> str:
    return "; ".join(words) or "nothing noted"


def _section(heading: str, lines: Iterable[str]) -> Iterator[str]:
    """Give a heading with its lines, nothing where there are none."""
    held = list(lines)
    if held:
        yield from ("", heading, *(f"- {line}" for line in held))
