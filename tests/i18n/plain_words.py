"""The rules of plain words, each as a function from a string to what breaks it."""

import re
from collections.abc import Callable
from collections.abc import Iterator

from app.i18n.source_string import Mark
from app.i18n.source_string import SourceString

OFFICER_LONGEST = 20
PERSON_LONGEST = 12
OFFICER_MEAN = 15
PLACE = re.compile(r"%\(\w+\)[sd]")
WORD = re.compile(r"[\w\u2019'-]+")
CONTRACTION = re.compile(
    r"(?i)\b\w+(n['\u2019]t|['\u2019](re|ve|ll|d|m))\b|\b(it|that|what|who)['\u2019]s\b",
)
AVOID = re.compile(
    r"(?i)\b(victims?|illegal(ly)?|prostitut\w*|claims|claimed|alleg\w+|refused|confess\w*|admit\w*"
    r"|high risk|red flags?|scores?|not a victim|sync\w*|queue[ds]?|upload\w*|payload|submit\w*"
    r"|rescue[ds]?|consent form|slaves?|vulnerable|smuggled|trafficked|interrogat\w+|suspects?"
    r"|failed to leave|log out|invalid|error|please enter)\b",
)
ACRONYM = re.compile(r"\b[A-Z]{2,}\b")
EVERYDAY = {"PIN", "ID", "SIM", "UK"}
# Kinds of files and codes of currencies are known by their letters alone; two charities
# have no other name.
NAMES = {"PDF", "JPG", "PNG", "DOC", "MB", "GBP", "EUR", "USD", "NSPCC", "BAWSO"}
CLAUSES = re.compile(r"(?i)\b(because|although|unless|whereas|which|despite|whether)\b")
CLOSED = re.compile(r"(?i)^(is|are|do|does|did|can|could|was|were|has|have|will|would)\b")
NEGATIVE = re.compile(r"(?i)\b(not|no|never|nobody|nothing|without|cannot)\b")
SUBJECT = re.compile(r"(?i)traffick|slave|victim|exploit|abuse|forced|prostitut|signs of")

Rule = Callable[[SourceString], Iterator[str]]


def sentences(string: SourceString) -> list[str]:
    """Cut a string into sentences; a named place counts as one word."""
    words = PLACE.sub("word", string.english)
    return [part.strip() for part in re.findall(r"[^.?!:]+[.?!:]*", words) if part.strip()]


def length(sentence: str) -> int:
    """Count the words of a sentence."""
    return len(WORD.findall(sentence))


def is_for_person(string: SourceString) -> bool:
    """Say whether the person reads or hears it."""
    return Mark.person in string.marks


def is_quoted(string: SourceString) -> bool:
    """Say whether it is law, a proper name, or a question that is shown as wrong."""
    kinds = ("do not ask.", "name.")
    return Mark.legal in string.marks or any(note.startswith(kinds) for note in string.notes)


def too_long(string: SourceString) -> Iterator[str]:
    """L1, L2: 20 words for the officer, 12 for the person."""
    most = PERSON_LONGEST if is_for_person(string) else OFFICER_LONGEST
    return (one for one in sentences(string) if length(one) > most)


def two_clauses(string: SourceString) -> Iterator[str]:
    """L2: the person reads one clause at a time."""
    found = CLAUSES.search(string.english) if is_for_person(string) else None
    return iter([found.group()] if found else [])


def contractions(string: SourceString) -> Iterator[str]:
    """L3: every word is written out."""
    return (match.group() for match in CONTRACTION.finditer(string.english))


def avoided(string: SourceString) -> Iterator[str]:
    """L4: words that label, accuse, or belong to computers."""
    found = AVOID.finditer(string.english)
    return (match.group() for match in found if not is_quoted(string))


def acronyms(string: SourceString) -> Iterator[str]:
    """L5: letters stand for words that not everyone knows."""
    return (one for one in ACRONYM.findall(string.english) if one not in EVERYDAY | NAMES)


def two_questions(string: SourceString) -> Iterator[str]:
    """L6: a closed question of the person has no `or` and no double negative."""
    for one in sentences(string) if is_for_person(string) else []:
        if CLOSED.match(one) and one.endswith("?") and " or " in one:
            yield one
        if len(NEGATIVE.findall(one)) > 1:
            yield one


def without_note(string: SourceString) -> Iterator[str]:
    """L7: the translator is told what it is for."""
    return iter([] if any(string.notes) else [string.english])


def measures(string: SourceString) -> Iterator[str]:
    """L8: no share and no score is ever said about a person."""
    words = PLACE.sub("", f"{string.english} {string.plural}")
    return (one for one in ("%", "score", "percent") if one in words.lower())


RULES: dict[str, Rule] = {
    "length": too_long,
    "clauses": two_clauses,
    "contractions": contractions,
    "avoided words": avoided,
    "acronyms": acronyms,
    "two questions in one": two_questions,
    "notes": without_note,
    "measures of a person": measures,
}
